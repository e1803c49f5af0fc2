// A simulator beside a tiny webhook server: what each path answers, and what was asked of it.
import http from 'node:http';
import {
  createElksSimulator,
  type ElksOptions,
  type ElksSimulator,
  type IncomingCall,
} from '../../../src/simulator/elks/simulator.ts';
import { makeWav } from '../../../src/simulator/elks/wav.ts';
import { createManualClock, type ManualClock } from '../../../src/simulator/manual-clock.ts';

export const LINE = '+46846500400';
export const MOBILE_LINE = '+46701740600';
export const CALLER = '+46701740605';
export const ANNA = '+46701740610';
export const BO = '+46701740611';
export const CECILIA = '+46701740612';
export const AT = Date.parse('2026-11-22T09:24:24.355Z');
export const USERNAME = 'u-fiction';
export const PASSWORD = 'fictional-password';

export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly contentType: string;
  readonly authorization: string;
  readonly form: Readonly<Record<string, string>>;
}

export interface CannedAnswer {
  readonly status?: number;
  readonly type?: string;
  readonly body: string | Buffer;
}

export type Answering = CannedAnswer | object | ((asked: Asked) => CannedAnswer | object);

export interface Stage {
  readonly elks: ElksSimulator;
  readonly clock: ManualClock;
  /** Base of the webhook server. */
  readonly app: string;
  readonly api: string;
  readonly asked: Asked[];
  /** What a path answers: JSON for an object, or as canned. */
  on(path: string, answering: Answering): void;
  asks(path: string): Asked[];
  calls(call: Partial<IncomingCall>): ReturnType<ElksSimulator['call']>;
  /** A request to the REST API with the right name and password. */
  request(path: string, form?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

const isCanned = (answer: object): answer is CannedAnswer => 'body' in answer;

const canned = (answer: CannedAnswer | object): CannedAnswer =>
  isCanned(answer) ? answer : { body: JSON.stringify(answer) };

export const wavOf = (seconds: number): CannedAnswer => ({ type: 'audio/wav', body: makeWav(seconds) });

const readAsked = async (request: http.IncomingMessage): Promise<Asked> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(Buffer.from(part));
  return {
    method: request.method ?? '',
    path: new URL(request.url ?? '/', 'http://app.invalid').pathname,
    contentType: request.headers['content-type'] ?? '',
    authorization: request.headers.authorization ?? '',
    form: Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString())),
  };
};

const startApp = async (
  answers: Map<string, Answering>,
  asked: Asked[],
): Promise<{ url: string; server: http.Server }> => {
  const server = http.createServer((request, response) => {
    void readAsked(request).then((ask) => {
      asked.push(ask);
      const answering = answers.get(ask.path) ?? { status: 404, body: 'nothing here' };
      const {
        status = 200,
        type = 'application/json',
        body,
      } = canned(typeof answering === 'function' ? answering(ask) : answering);
      response.writeHead(status, { 'content-type': type }).end(status === 204 ? undefined : body);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    server,
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
  };
};

/** Reports are taken at `/recordings` and `/hangups`, and `/prompt.wav` is a sound of 2 s, unless told otherwise. */
export const startStage = async (options: Partial<ElksOptions> = {}): Promise<Stage> => {
  const answers = new Map<string, Answering>([
    ['/recordings', { status: 204, body: '' }],
    ['/hangups', { status: 204, body: '' }],
    ['/prompt.wav', wavOf(2)],
  ]);
  const asked: Asked[] = [];
  const { url: app, server } = await startApp(answers, asked);
  const clock = createManualClock(AT);
  const voiceStart = `${app}/calls?key=secret`;
  const numbers = [LINE, MOBILE_LINE].map((number) => ({ number, voiceStart }));
  const elks = createElksSimulator({ clock, username: USERNAME, password: PASSWORD, numbers, ...options });
  const { url: api } = await elks.start();
  const authorization = `Basic ${Buffer.from(`${USERNAME}:${PASSWORD}`).toString('base64')}`;
  return {
    elks,
    clock,
    app,
    api,
    asked,
    on: (path, answering) => void answers.set(path, answering),
    asks: (path) => asked.filter((ask) => ask.path === path),
    calls: (call) => elks.call({ from: CALLER, to: LINE, ...call }),
    request: (path, form) =>
      fetch(`${api}${path}`, {
        headers: { authorization },
        redirect: 'manual',
        ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
      }),
    stop: async () => {
      await elks.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
