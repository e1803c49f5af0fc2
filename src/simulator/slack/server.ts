// The HTTP side: routes requests, lets trouble happen, records what was asked and answered.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Args, textArg } from './args.ts';
import type { Downloads } from './downloads.ts';
import { argsFrom, bodyBytes, tokenFrom, uploadedBytes } from './http-body.ts';
import { parsedJson } from './record.ts';
import type { RecordedRequest } from './requests.ts';
import type { ResponseUrls } from './response-urls.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Troubles } from './trouble.ts';
import type { WebApi } from './web-api.ts';
import { jsonAnswer, type Served, send, serveWith, textAnswer, type WireAnswer } from './wire.ts';
import type { World } from './world.ts';

export interface SlackServer {
  start(port: number): Promise<string>;
  stop(): Promise<void>;
  requests(): readonly RecordedRequest[];
}

interface Asked {
  readonly method: string;
  readonly args: Args;
  readonly carryOut: () => WireAnswer | Promise<WireAnswer>;
}

export function createSlackServer(deps: {
  readonly world: World;
  readonly api: WebApi;
  readonly urls: ResponseUrls;
  readonly downloads: Downloads;
  readonly troubles: Troubles;
  readonly socket: SocketMode;
  /** The page for people who look; `undefined` when there is none at that path. */
  readonly pageAt: (path: string) => WireAnswer | undefined;
}): SlackServer {
  const recorded: RecordedRequest[] = [];
  const { world } = deps;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = new URL(request.url ?? '/', 'http://slack').pathname;
    const page = request.method === 'GET' ? deps.pageAt(path) : undefined;
    if (page !== undefined) return send(response, page);
    const body = await bodyBytes(request);
    const asked = askedFor(path, request, body);
    const trouble = deps.troubles.take(
      asked.method,
      textArg(asked.args, 'channel') ?? textArg(asked.args, 'channel_id'),
    );
    const served = await serveWith(trouble, asked.carryOut);
    recorded.push(recordOf(asked, served, { at: world.clock.now(), trouble: trouble?.kind ?? null }));
    send(response, served.outcome);
    world.bell.ring();
  }

  function askedFor(path: string, request: IncomingMessage, body: Buffer): Asked {
    if (path.startsWith('/api/')) return apiCall(path.slice(5), request, body);
    if (path.startsWith('/upload/'))
      return {
        method: 'upload',
        args: { path, bytes: body.length },
        carryOut: () => receive(path, request, body),
      };
    if (path.startsWith('/files-pri/'))
      return {
        method: 'download',
        args: { path },
        carryOut: () => deps.downloads.serve(path, tokenFrom(request, {})),
      };
    if (path.startsWith('/response/')) return responseUrlCall(path, argsFrom(request, body));
    world.complaints.add(`${request.method ?? ''} ${path}`, 'asked for, but Slack has nothing there');
    return { method: path, args: {}, carryOut: () => textAnswer(404, 'not found') };
  }

  function apiCall(method: string, request: IncomingMessage, body: Buffer): Asked {
    const args = argsFrom(request, body);
    const { token: _secret, ...shown } = args;
    const headers = { 'x-oauth-scopes': [...world.scopes].join(',') };
    const carryOut = (): WireAnswer =>
      jsonAnswer(deps.api.call({ method, args, token: tokenFrom(request, args) }), 200, headers);
    return { method, args: shown, carryOut };
  }

  function responseUrlCall(path: string, args: Args): Asked {
    const url = deps.urls.find(path);
    const carryOut = (): WireAnswer => {
      const answer = url === undefined ? { ok: false, error: 'invalid_url' } : deps.urls.use(url, args);
      if (answer.ok) return textAnswer(200, 'ok');
      world.complaints.add('response_url', `refused: ${String(answer.error)}`);
      return jsonAnswer(answer, String(answer.error).endsWith('_url') ? 404 : 400);
    };
    return { method: 'response_url', args, carryOut };
  }

  async function receive(path: string, request: IncomingMessage, body: Buffer): Promise<WireAnswer> {
    const file = world.files.find(path.split('/').at(-1) ?? '');
    if (file === undefined || file.isComplete) return textAnswer(404, 'no such upload');
    const bytes = await uploadedBytes(request, body);
    if (bytes.length !== file.length)
      return textAnswer(400, `expected ${file.length} bytes, got ${bytes.length}`);
    world.files.receive(file, bytes);
    return textAnswer(200, `OK - ${bytes.length}`);
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      // An app that dies in the middle of a request is no fault of the request.
      const isCutOff = request.destroyed && !request.complete;
      if (!isCutOff) world.complaints.add('simulator', String(error));
      response.destroy();
    });
  });
  server.on('upgrade', (request, socket, head) => deps.socket.handleUpgrade(request, socket, head));
  return { start: (port) => listening(server, port), stop: () => closed(server), requests: () => recorded };
}

function recordOf(
  asked: Asked,
  served: Served,
  facts: Pick<RecordedRequest, 'at' | 'trouble'>,
): RecordedRequest {
  const { outcome, wasTaken } = served;
  const isAnswered = outcome !== 'lost' && outcome !== 'hung';
  const body = isAnswered ? outcome.body.toString() : outcome;
  const status = isAnswered ? outcome.status : 0;
  return {
    method: asked.method,
    args: asked.args,
    ...facts,
    status,
    answer: parsedJson(body) ?? body,
    wasTaken,
  };
}

function listening(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address() as AddressInfo;
      resolve(`http://127.0.0.1:${taken}`);
    });
  });
}

function closed(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
