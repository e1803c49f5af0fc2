// Express for everything but calls: health, metrics, and Slack's requests, which Bolt adds itself. No global body
// parser: Bolt has to read Slack's bodies raw to check their signatures.
import express, { type Application } from 'express';
import type { Health, Metrics } from './observe.ts';

export const createExpressApp = (health: () => Promise<Health>, metrics: Metrics): Application => {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');

  app.get('/healthz', (_request, response) => {
    response.type('text').send('ok\n');
  });

  app.get('/readyz', async (_request, response) => {
    const state = await health();
    response.status(state.ready ? 200 : 503).json(state);
  });

  app.get('/metrics', async (_request, response) => {
    const { contentType, text } = await metrics.render();
    response.type(contentType).send(text);
  });

  return app;
};

/** Added after Bolt's routes: unknown paths and failures tell nothing about what runs here. */
export const addLastResorts = (app: Application): void => {
  app.use((_request, response) => {
    response.status(404).end();
  });
  app.use(
    (_error: unknown, _request: express.Request, response: express.Response, _next: express.NextFunction) => {
      response.status(500).end();
    },
  );
};
