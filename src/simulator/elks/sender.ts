// Sends 46elks' own requests (webhooks, reports, sounds) over kept connections and never throws.
import http from 'node:http';
import https from 'node:https';

export interface Sent {
  readonly kind: 'answer';
  readonly status: number;
  readonly contentType: string;
  readonly body: Buffer;
}

export type Sending = Sent | { readonly kind: 'no-answer'; readonly why: string };

export interface Outgoing {
  readonly url: string;
  /** Given: a POST with this form. Left out: a GET. */
  readonly form?: Readonly<Record<string, string>>;
  readonly maxBytes: number;
}

export interface Sender {
  send(request: Outgoing): Promise<Sending>;
  close(): void;
}

/** Real time; how long 46elks waits is not documented. */
const NO_ANSWER_MS = 10_000;

const nothing = (why: string): Sending => ({ kind: 'no-answer', why });

const readBody = (response: http.IncomingMessage, maxBytes: number): Promise<Sending> =>
  new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    response.on('data', (part: Buffer) => {
      size += part.length;
      parts.push(part);
      if (size <= maxBytes) return;
      resolve(nothing(`the answer is larger than ${maxBytes} bytes`));
      response.destroy();
    });
    response.on('error', (error) => resolve(nothing(error.message)));
    response.on('end', () =>
      resolve({
        kind: 'answer',
        status: response.statusCode ?? 0,
        contentType: response.headers['content-type'] ?? '',
        body: Buffer.concat(parts),
      }),
    );
  });

export const createSender = (): Sender => {
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) };

  const open = (url: URL, options: http.RequestOptions): http.ClientRequest =>
    url.protocol === 'https:'
      ? https.request(url, { ...options, agent: agents.https })
      : http.request(url, { ...options, agent: agents.http });

  const once = (request: Outgoing): Promise<Sending | 'stale'> =>
    new Promise((resolve) => {
      const body = request.form === undefined ? '' : new URLSearchParams(request.form).toString();
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
      };
      const sending = open(
        new URL(request.url),
        request.form === undefined ? { method: 'GET' } : { method: 'POST', headers },
      );
      sending.setTimeout(NO_ANSWER_MS, () =>
        sending.destroy(new Error(`no answer within ${NO_ANSWER_MS} ms`)),
      );
      sending.on('response', (response) => void readBody(response, request.maxBytes).then(resolve));
      sending.on('error', (error: NodeJS.ErrnoException) =>
        resolve(sending.reusedSocket && error.code === 'ECONNRESET' ? 'stale' : nothing(error.message)),
      );
      sending.end(body);
    });

  return {
    send: async (request) => {
      if (!URL.canParse(request.url)) return nothing(`not an address: ${request.url}`);
      const answer = await once(request);
      // A kept connection that the other side closed meanwhile says nothing about the request.
      const again = answer === 'stale' ? await once(request) : answer;
      return again === 'stale' ? nothing('connection reset twice') : again;
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
};
