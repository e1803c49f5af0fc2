// The one HTTP server. Calls and prompts are answered from the first moment; the rest waits for what is still loading.
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** Longer than a proxy keeps an idle connection, so that it never sends a call into one we just closed. */
const KEEP_ALIVE_MS = 65_000;
/** A sender slower than this is cut off; 46elks sends a few hundred bytes. */
const REQUEST_LIMIT_MS = 10_000;
const HEADERS_LIMIT_MS = 8_000;
const CHECK_EVERY_MS = 2_000;
const CLOSE_IDLE_EVERY_MS = 20;

export interface WebServerDeps {
  readonly elks: RequestListener;
  /** Calls in which people record prompts. */
  readonly takes: RequestListener;
  /** True when the path was a prompt's and was answered. */
  readonly prompts: (request: IncomingMessage, response: ServerResponse, path: string) => boolean;
}

const LISTEN_REMEDIES: Readonly<Record<string, string>> = {
  EADDRINUSE: 'Another program listens there: stop it, or choose another PORT.',
  EADDRNOTAVAIL: 'That is no address of this machine: choose another HOST.',
  ENOTFOUND: 'That is no address of this machine: choose another HOST.',
  EACCES: 'The system does not allow this port: choose a PORT above 1023.',
};

const cannotListen = (
  cause: NodeJS.ErrnoException,
  { port, host }: { readonly port: number; readonly host: string },
): Error => {
  const remedy = LISTEN_REMEDIES[cause.code ?? ''] ?? 'Choose another PORT or HOST.';
  return new Error(`It cannot listen on ${host}, port ${port} (${cause.code ?? cause.message}). ${remedy}`, {
    cause,
  });
};

/** The answer stands at its connection: a table would have to be written to at every call. */
interface Connection extends Socket {
  latestAnswer?: ServerResponse;
}

/** All of it was handed over, and a reader who is slow has not got it all. */
const isOnItsWay = ({ writableEnded, writableFinished }: ServerResponse): boolean =>
  writableEnded && !writableFinished;

export const createWebServer = (deps: WebServerDeps) => {
  let rest: RequestListener | null = null;
  const connections = new Set<Connection>();
  let isClosing = false;

  const latestAnswers = (): readonly ServerResponse[] =>
    [...connections].flatMap(({ latestAnswer }) => latestAnswer ?? []);

  const answerRest: RequestListener = (request, response) => {
    if (rest !== null) return rest(request, response);
    response.writeHead(503, { 'retry-after': '1', 'content-length': 0 }).end();
    return undefined;
  };

  const server: Server = createServer((request, response) => {
    (request.socket as Connection).latestAnswer = response;
    if (isClosing) response.setHeader('connection', 'close');
    const url = request.url ?? '/';
    if (url.startsWith('/elks/takes/')) return deps.takes(request, response);
    if (url.startsWith('/elks/')) return deps.elks(request, response);
    if (url.startsWith('/prompts/') && deps.prompts(request, response, url.split('?')[0] ?? url))
      return undefined;
    return answerRest(request, response);
  });
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
  });
  const closeIdle = server.closeIdleConnections.bind(server);
  // Node, which also asks for it when it closes, would cut off an answer that is on its way.
  server.closeIdleConnections = () => {
    if (!latestAnswers().some(isOnItsWay)) closeIdle();
  };
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_LIMIT_MS;
  server.requestTimeout = REQUEST_LIMIT_MS;
  Object.assign(server, { connectionsCheckingInterval: CHECK_EVERY_MS });

  /** Rejects with what is to be done when the address cannot be had. */
  const listen = (port: number, host: string): Promise<number> =>
    new Promise((resolve, reject) => {
      const refuse = (error: NodeJS.ErrnoException): void => reject(cannotListen(error, { port, host }));
      server.once('error', refuse);
      server.listen(port, host, () => {
        server.off('error', refuse);
        resolve((server.address() as AddressInfo).port);
      });
    });

  /** Takes no new requests, lets answers under way finish, then cuts what is left after `limitMs`. */
  const close = (limitMs: number): Promise<void> =>
    new Promise((resolve) => {
      isClosing = true;
      const timer = setTimeout(() => server.closeAllConnections(), limitMs);
      // What was answered would else be kept open for a next request, which is not taken any more.
      const closing = setInterval(() => server.closeIdleConnections(), CLOSE_IDLE_EVERY_MS);
      server.close(() => {
        clearTimeout(timer);
        clearInterval(closing);
        resolve();
      });
      for (const response of latestAnswers())
        if (!response.headersSent) response.setHeader('connection', 'close');
    });

  return {
    listen,
    close,
    /** Hands everything that is neither a call nor a prompt to this listener. */
    serveRestWith: (listener: RequestListener): void => {
      rest = listener;
    },
  };
};

export type WebServer = ReturnType<typeof createWebServer>;
