// The running demo's own door, on this machine only: takes calls to place and commands to type, one after another.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { isRecord, listIn, parsedJson } from '../slack/record.ts';
import { type ControlAnswer, type ControlRequest, MARK } from './control-words.ts';

export type ControlHandler = (request: ControlRequest) => Promise<ControlAnswer>;
/** By path, like `/call`. */
export type ControlHandlers = Readonly<Record<string, ControlHandler>>;

/** What else is served at the same address; true when it answered. */
export type BesideControl = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface ControlServer {
  /** Rejects when the port is taken. The answer is the port. */
  listen(port: number): Promise<number>;
  /** Until this is called, everybody is asked to wait. */
  serve(handlers: ControlHandlers): void;
  close(): Promise<void>;
}

const BODY_MAX_BYTES = 64 * 1024;
const COLUMNS = 100;

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > BODY_MAX_BYTES) return '';
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString('utf8');
};

const controlRequest = (body: string): ControlRequest | null => {
  const said = parsedJson(body);
  if (!isRecord(said) || !Array.isArray(said.args)) return null;
  const args = listIn(said.args).filter((arg) => typeof arg === 'string');
  const columns = typeof said.columns === 'number' ? said.columns : COLUMNS;
  return args.length === said.args.length ? { args, colours: said.colours === true, columns } : null;
};

const fault = (text: string): ControlAnswer => ({ ok: false, text });

export const createControlServer = (beside: BesideControl = async () => false): ControlServer => {
  let handlers: ControlHandlers | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** What came before is over first, so that the channel's news belong to one request. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work, work);
    last = done.catch(() => undefined);
    return done;
  };

  const answerTo = async (request: IncomingMessage): Promise<ControlAnswer> => {
    // A page in a browser cannot send JSON here without asking first, and is never answered.
    const isJson = request.headers['content-type'] === 'application/json';
    if (request.method !== 'POST' || !isJson) return fault('POST a JSON object here.');
    if (handlers === undefined) return fault('The evening is still being played: try again in a moment.');
    const handler = Object.hasOwn(handlers, request.url ?? '') ? handlers[request.url ?? ''] : undefined;
    const asked = controlRequest(await bodyOf(request));
    if (handler === undefined || asked === null) return fault('The demo does not understand this request.');
    return inTurn(() => handler(asked));
  };

  const respond = (response: ServerResponse, answer: ControlAnswer): void => {
    const headers = { 'content-type': 'text/plain; charset=utf-8', [MARK]: '1' };
    response.writeHead(answer.ok ? 200 : 400, headers).end(answer.text);
  };

  const serveOne = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (await beside(request, response)) return;
    const answer = await answerTo(request).catch((error: unknown) =>
      fault(error instanceof Error ? error.message : String(error)),
    );
    respond(response, answer);
  };

  const server = createServer((request, response) => {
    serveOne(request, response).catch(() => response.destroy());
  });

  return {
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, '127.0.0.1', () => {
          const address = server.address();
          resolve(typeof address === 'object' && address !== null ? address.port : port);
        });
      }),
    serve: (given) => {
      handlers = given;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
