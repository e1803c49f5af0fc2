// The HTTP server of the REST API: Basic auth, forms, the log of requests, and faults on purpose.
import { createHash, timingSafeEqual } from 'node:crypto';
import http from 'node:http';
import type { Complaints } from './complaints.ts';
import {
  type ApiAnswer,
  type ApiRequest,
  type ApiRequestEntry,
  json,
  type Route,
  text,
} from './rest-request.ts';
import type { Form } from './transcript.ts';

export interface ApiFault {
  /** A status to answer with, a cut connection, or no answer at all. */
  readonly how: number | 'reset' | 'hang';
  /** How often; default until it is mended. */
  readonly times?: number;
  /** Only requests like `POST /numbers/n…`. */
  readonly only?: RegExp;
}

export interface RestServer {
  readonly requests: readonly ApiRequestEntry[];
  readonly start: (port: number) => Promise<string>;
  readonly stop: () => Promise<void>;
  /** Undefined mends it. */
  readonly breakApi: (fault: ApiFault | undefined) => void;
}

export interface RestServerNeeds {
  readonly username: string;
  readonly password: string;
  readonly routes: readonly Route[];
  readonly complaints: Complaints;
  readonly now: () => number;
  readonly clockAheadMs: () => number;
}

const MAX_BODY_BYTES = 1024 * 1024;

const formOf = (encoded: string): Form => Object.fromEntries(new URLSearchParams(encoded));

const readBody = async (request: http.IncomingMessage): Promise<string> => {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    parts.push(Buffer.from(part));
    size += parts.at(-1)?.length ?? 0;
    if (size > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(parts).toString('utf8');
};

const sha256 = (secret: string): Buffer => createHash('sha256').update(secret).digest();

const write = (answer: ApiAnswer, response: http.ServerResponse): void => {
  if (answer.kind === 'raw') {
    answer.write(response);
    return;
  }
  const body = answer.kind === 'json' ? JSON.stringify(answer.json) : answer.text;
  const type = answer.kind === 'json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8';
  response
    .writeHead(answer.status, { 'content-type': type, 'content-length': Buffer.byteLength(body) })
    .end(body);
};

const faultAnswer = (how: ApiFault['how']): ApiAnswer => {
  if (typeof how === 'number') return text(how, 'broken on purpose');
  return {
    kind: 'raw',
    status: null,
    write: (response) => (how === 'reset' ? void response.destroy() : undefined),
  };
};

const createFaults = (): {
  readonly set: (fault: ApiFault | undefined) => void;
  readonly answerTo: (request: ApiRequest) => ApiAnswer | undefined;
} => {
  let fault: ApiFault | undefined;
  let left = 0;
  return {
    set: (next) => {
      fault = next;
      left = next?.times ?? Number.POSITIVE_INFINITY;
    },
    answerTo: (request) => {
      if (fault === undefined || left <= 0) return undefined;
      if (fault.only !== undefined && !fault.only.test(`${request.method} ${request.path}`)) return undefined;
      left -= 1;
      return faultAnswer(fault.how);
    },
  };
};

/** What came in, as plain data; `isAuthorised` is for the caller to find out. */
const readRequest = async (
  incoming: http.IncomingMessage,
): Promise<Omit<ApiRequest, 'at' | 'isAuthorised'>> => {
  const url = new URL(incoming.url ?? '/', 'http://elks.invalid');
  const path = url.pathname.replace(/^\/a1(?=\/|$)/, '');
  return {
    method: incoming.method ?? '',
    path: path === url.pathname ? `(outside /a1) ${path}` : path,
    query: formOf(url.search.slice(1)),
    form: formOf(await readBody(incoming)),
  };
};

export const createRestServer = ({
  username,
  password,
  routes,
  complaints,
  now,
  clockAheadMs,
}: RestServerNeeds): RestServer => {
  const requests: ApiRequestEntry[] = [];
  const faults = createFaults();
  const expected = sha256(`Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`);

  const answerTo = (request: ApiRequest): ApiAnswer => {
    const broken = faults.answerTo(request);
    if (broken !== undefined) return broken;
    if (!request.isAuthorised) return text(401, 'API access requires Basic HTTP authentication');
    for (const route of routes) {
      const answer = route(request);
      if (answer !== undefined) return answer;
    }
    complaints.add(`unknown request: ${request.method} ${request.path}`);
    return json({ message: 'not found' }, 404);
  };

  const serve = async (incoming: http.IncomingMessage, response: http.ServerResponse): Promise<void> => {
    // By its own clock, which tests turn.
    response.setHeader('date', new Date(now() + clockAheadMs()).toUTCString());
    const isAuthorised = timingSafeEqual(sha256(incoming.headers.authorization ?? ''), expected);
    const request = { at: now(), isAuthorised, ...(await readRequest(incoming)) };
    const answer = answerTo(request);
    requests.push({ ...request, status: answer.status });
    write(answer, response);
  };

  const server = http.createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) =>
      response.destroy(error instanceof Error ? error : undefined),
    );
  });

  return {
    requests,
    breakApi: faults.set,
    start: async (port) => {
      await new Promise<void>((resolve, reject) =>
        server.once('error', reject).listen(port, '127.0.0.1', resolve),
      );
      const address = server.address();
      return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : port}/a1`;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
