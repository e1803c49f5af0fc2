// GET /prompts/<hash>.wav, from the shelf and from nowhere else. Plain node:http, so it works before Express is there.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Prompt, PromptShelf } from './prompt-shelf.ts';
import { PROMPT_HASH_CHARACTERS } from './prompt-shelf.ts';

/** Answers requests below `/prompts`; false when the path is somebody else's. `path` comes undecoded, without the query. */
export type PromptsHandler = (request: IncomingMessage, response: ServerResponse, path: string) => boolean;

export type ByteRange = { readonly first: number; readonly last: number };

/** A year: the content of an address never changes. */
const IMMUTABLE = 'public, max-age=31536000, immutable';
const ADDRESS = new RegExp(`^/prompts/([0-9a-f]{${PROMPT_HASH_CHARACTERS}})\\.wav$`);

/**
 * What a `Range` header asks of `size` bytes. Undefined: the whole file, also for several ranges or a header that
 * cannot be read, as RFC 9110 section 14.2 allows.
 */
export const parseRange = (
  header: string | undefined,
  size: number,
): ByteRange | 'unsatisfiable' | undefined => {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (from === '' && to === '') return undefined;
  if (from !== '' && to !== '' && Number(to) < Number(from)) return undefined;
  const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
  const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first < size ? { first, last } : 'unsatisfiable';
};

const refuse = (response: ServerResponse, status: 404 | 405): true => {
  // 46elks keeps what it fetched for good, so a refusal must say that it is not to be kept.
  response.writeHead(status, {
    'Cache-Control': 'no-store',
    'Content-Length': 0,
    ...(status === 405 && { Allow: 'GET, HEAD' }),
  });
  response.end();
  return true;
};

const sendPart = (prompt: Prompt, range: ByteRange | 'unsatisfiable', response: ServerResponse): void => {
  const size = prompt.bytes.length;
  if (range === 'unsatisfiable') {
    response
      .writeHead(416, {
        'Content-Range': `bytes */${size}`,
        'Content-Length': 0,
        'Cache-Control': 'no-store',
      })
      .end();
    return;
  }
  const part = prompt.bytes.subarray(range.first, range.last + 1);
  response.writeHead(206, {
    'Content-Range': `bytes ${range.first}-${range.last}/${size}`,
    'Content-Length': part.length,
  });
  response.end(part);
};

const sendWhole = (prompt: Prompt, method: string | undefined, response: ServerResponse): void => {
  response.writeHead(200, { 'Content-Length': prompt.bytes.length });
  response.end(method === 'HEAD' ? undefined : prompt.bytes);
};

/** Sends a prompt as audio; `cacheControl` for addresses that are not made of its content. */
export const sendPrompt = (
  prompt: Prompt,
  to: {
    readonly request: IncomingMessage;
    readonly response: ServerResponse;
    readonly cacheControl?: string;
  },
): void => {
  const { request, response } = to;
  response.setHeader('Content-Type', 'audio/wav');
  response.setHeader('Cache-Control', to.cacheControl ?? IMMUTABLE);
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  const range = request.method === 'GET' ? parseRange(request.headers.range, prompt.bytes.length) : undefined;
  if (range === undefined) sendWhole(prompt, request.method, response);
  else sendPart(prompt, range, response);
};

export const createPromptsHandler =
  (shelf: Pick<PromptShelf, 'byHash'>): PromptsHandler =>
  (request, response, path) => {
    if (path !== '/prompts' && !path.startsWith('/prompts/')) return false;
    const prompt = shelf.byHash(ADDRESS.exec(path)?.[1] ?? '');
    if (prompt === undefined) return refuse(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(response, 405);
    sendPrompt(prompt, { request, response });
    return true;
  };
