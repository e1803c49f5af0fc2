// The HTTP side: routes requests, lets trouble happen, records what was asked and answered.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { textArg } from './args.ts';
import type { Asked, Doors } from './doors.ts';
import { bodyBytes } from './http-body.ts';
import { parsedJson } from './record.ts';
import type { RecordedRequest } from './requests.ts';
import type { SocketMode } from './socket-mode.ts';
import type { Troubles } from './trouble.ts';
import { type Served, send, serveWith, type WireAnswer } from './wire.ts';
import type { World } from './world.ts';

export interface SlackServer {
  start(port: number): Promise<string>;
  stop(): Promise<void>;
  requests(): readonly RecordedRequest[];
}

export function createSlackServer(deps: {
  readonly world: World;
  readonly doors: Doors;
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
    const asked = deps.doors(path, request, body);
    const trouble = deps.troubles.take(
      asked.method,
      textArg(asked.args, 'channel') ?? textArg(asked.args, 'channel_id'),
    );
    const served = await serveWith(trouble, asked.carryOut);
    const facts = { at: world.clock.now(), trouble: trouble?.kind ?? null, isGone: response.destroyed };
    recorded.push(recordOf(asked, served, facts));
    send(response, served.outcome);
    world.bell.ring();
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
  { isGone, ...facts }: Pick<RecordedRequest, 'at' | 'trouble'> & { readonly isGone: boolean },
): RecordedRequest {
  const { outcome, wasTaken } = served;
  const isTrue = facts.trouble === null || facts.trouble === 'ok' || facts.trouble === 'slow';
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
    wasHeard: isTrue && !isGone,
  };
}

function listening(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
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
