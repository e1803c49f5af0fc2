// Reads a webhook's form body with our own limits: what a stranger sends must neither fill memory nor pass as a call.
import type { IncomingMessage } from 'node:http';

export const BODY_MAX_BYTES = 64 * 1024;
/** 46elks sends about a dozen. */
export const FIELDS_MAX = 100;

export type Form = ReadonlyMap<string, string>;
export type FormReading =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly why: string };

const refuse = (status: 400 | 413 | 415, why: string): FormReading => ({ ok: false, status, why });

/** Fields of `application/x-www-form-urlencoded` text; of a doubled field the first one counts. */
export const parseForm = (text: string): FormReading => {
  if (text.split('&', FIELDS_MAX + 1).length > FIELDS_MAX) return refuse(413, 'too many fields');
  const form = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) if (!form.has(name)) form.set(name, value);
  return { ok: true, form };
};

const isForm = (request: IncomingMessage): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');

/** Collects the body; null when it grows over the limit or the sender breaks off. */
const readBody = (request: IncomingMessage): Promise<Buffer | null> =>
  new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > BODY_MAX_BYTES) resolve(null);
      else chunks.push(chunk);
    });
    request.once('end', () =>
      resolve(chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)),
    );
    request.once('close', () => resolve(null));
    request.once('error', () => resolve(null));
  });

export const readForm = async (request: IncomingMessage): Promise<FormReading> => {
  if (!isForm(request)) return refuse(415, 'not a form');
  if (Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES) return refuse(413, 'body too large');
  const body = await readBody(request);
  return body === null ? refuse(413, 'body too large or cut off') : parseForm(body.toString('utf8'));
};
