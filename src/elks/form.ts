// Reads a webhook's form body with our own limits: what a stranger sends must neither fill memory nor pass as a call.
import type { IncomingMessage } from 'node:http';

export const BODY_MAX_BYTES = 64 * 1024;
/** 46elks sends about a dozen. */
export const FIELDS_MAX = 100;

export interface Form {
  /** Of a doubled field the first one. */
  get(name: string): string | undefined;
}
export type FormReading =
  | { readonly ok: true; readonly form: Form }
  | { readonly ok: false; readonly status: 400 | 413 | 415; readonly why: string };

const refuse = (status: 400 | 413 | 415, why: string): FormReading => ({ ok: false, status, why });

/** A plus is a space; what is no UTF-8 becomes replacement characters, as everywhere on the web. `text` holds no `&`. */
const decoded = (text: string): string => {
  if (!text.includes('%') && !text.includes('+')) return text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return new URLSearchParams(`_=${text}`).get('_') ?? '';
  }
};

/** Few as they are, fields are found sooner by going through them than a table of them is made. */
const formOf = (names: readonly string[], values: readonly string[]): Form => ({
  get: (name) => {
    const place = names.indexOf(name);
    return place === -1 ? undefined : values[place];
  },
});

/** Fields of `application/x-www-form-urlencoded` text, as URLSearchParams reads them. */
export const parseForm = (text: string): FormReading => {
  const names: string[] = [];
  const values: string[] = [];
  for (let at = 0; at < text.length; ) {
    const next = text.indexOf('&', at);
    const end = next === -1 ? text.length : next;
    // What is empty is passed by at once: it may come by the thousand.
    if (end > at) {
      const equals = text.indexOf('=', at);
      const cut = equals === -1 || equals > end ? end : equals;
      if (names.length === FIELDS_MAX) return refuse(413, 'too many fields');
      names.push(decoded(text.slice(at, cut)));
      values.push(decoded(text.slice(cut + 1, end)));
    }
    at = end + 1;
  }
  return { ok: true, form: formOf(names, values) };
};

const isForm = (request: IncomingMessage): boolean =>
  /^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '');

const NO_BODY = refuse(413, 'body too large or cut off');

const textOf = (chunks: readonly Buffer[]): string =>
  (chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)).toString('utf8');

type OnForm = (reading: FormReading) => void;

/** Refused when the body grows over the limit or the sender breaks off, which Node tells as an error. */
const readBody = (request: IncomingMessage, then: OnForm): void => {
  let chunks: Buffer[] | null = [];
  let size = 0;
  const refuseIt = (): void => {
    if (chunks === null) return;
    chunks = null;
    then(NO_BODY);
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > BODY_MAX_BYTES) refuseIt();
    else chunks?.push(chunk);
  });
  request.on('end', () => {
    if (chunks === null) return;
    const text = textOf(chunks);
    chunks = null;
    then(parseForm(text));
  });
  request.on('error', refuseIt);
};

/** Calls `then` once. Not by a promise: every call comes this way, and waits for it. */
export const onForm = (request: IncomingMessage, then: OnForm): void => {
  const isTooLarge = Number(request.headers['content-length'] ?? 0) > BODY_MAX_BYTES;
  if (!isForm(request)) then(refuse(415, 'not a form'));
  else if (isTooLarge) then(refuse(413, 'body too large'));
  else readBody(request, then);
};

export const readForm = (request: IncomingMessage): Promise<FormReading> =>
  new Promise((resolve) => {
    onForm(request, resolve);
  });
