// Reading what arrives over HTTP: forms, JSON, uploaded bytes.
import type { IncomingMessage } from 'node:http';
import type { Args } from './args.ts';
import { parsedJson, recordIn } from './record.ts';

export async function bodyBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** Arguments from the query and the body; form fields are texts, JSON fields are what they are. */
export function argsFrom(request: IncomingMessage, body: Buffer): Args {
  const query = new URL(request.url ?? '/', 'http://slack').searchParams;
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
  const given = isJson
    ? recordIn(parsedJson(body.toString()))
    : Object.fromEntries(new URLSearchParams(body.toString()));
  return { ...Object.fromEntries(query), ...given };
}

/** The header first; the body may carry it as well. */
export function tokenFrom(request: IncomingMessage, args: Args): string | undefined {
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  const inBody = args.token;
  return bearer ?? (typeof inBody === 'string' && inBody !== '' ? inBody : undefined);
}

/** Uploads come raw or as the one file of a multipart form. */
export async function uploadedBytes(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}
