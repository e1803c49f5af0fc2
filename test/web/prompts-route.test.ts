import type { IncomingHttpHeaders, Server } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Prompt } from '../../src/web/prompt-shelf.ts';
import { createPromptsHandler, parseRange } from '../../src/web/prompts-route.ts';

const HASH = '0123456789abcdef0123456789abcdef';
const prompt: Prompt = {
  hash: HASH,
  path: `/prompts/${HASH}.wav`,
  bytes: Buffer.from('RIFF0123456789'),
  seconds: 1,
};

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

let server: Server;
beforeAll(async () => {
  const handle = createPromptsHandler({ byHash: (hash) => (hash === HASH ? prompt : undefined) });
  server = createServer((request, response) => {
    const path = (request.url ?? '').split('?')[0] ?? '';
    if (!handle(request, response, path)) response.writeHead(418).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void server.close());

/** Plain node:http: fetch would tidy up the paths that are tried here. */
const ask = (path: string, options: { method?: string; range?: string } = {}): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    const headers = options.range === undefined ? {} : { range: options.range };
    const asked = httpRequest(
      { host: '127.0.0.1', port, path, method: options.method ?? 'GET', headers },
      (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            headers: answer.headers,
            body: Buffer.concat(parts).toString('latin1'),
          }),
        );
      },
    );
    asked.on('error', reject).end();
  });

test('a prompt is sent whole, to be kept for good', async () => {
  const answer = await ask(prompt.path);
  expect(answer).toMatchObject({ status: 200, body: 'RIFF0123456789' });
  expect(answer.headers).toMatchObject({
    'content-type': 'audio/wav',
    'content-length': '14',
    'cache-control': 'public, max-age=31536000, immutable',
    'accept-ranges': 'bytes',
  });
});

test('HEAD tells the same without the sound, and heeds no range', async () => {
  const answer = await ask(prompt.path, { method: 'HEAD', range: 'bytes=0-1' });
  expect(answer).toMatchObject({ status: 200, body: '' });
  expect(answer.headers['content-length']).toBe('14');
});

test('a range is sent as a part', async () => {
  const answer = await ask(prompt.path, { range: 'bytes=4-6' });
  expect(answer).toMatchObject({ status: 206, body: '012' });
  expect(answer.headers).toMatchObject({ 'content-range': 'bytes 4-6/14', 'content-length': '3' });
});

test('a range behind the end is refused with the length', async () => {
  const answer = await ask(prompt.path, { range: 'bytes=14-' });
  expect(answer).toMatchObject({ status: 416, body: '' });
  expect(answer.headers['content-range']).toBe('bytes */14');
});

test.each([
  '/prompts',
  '/prompts/',
  `/prompts/${HASH}`,
  `/prompts/${HASH}.mp3`,
  `/prompts/${HASH}.wav/`,
  `/prompts/${HASH}.wav%00`,
  `/prompts/${HASH}.WAV`,
  `/prompts/${HASH.toUpperCase()}.wav`,
  `/prompts/x/../${HASH}.wav`,
  `/prompts//${HASH}.wav`,
  `/prompts/..%2f${HASH}.wav`,
  `/prompts/%2e%2e/%2e%2e/package.json`,
  '/prompts/../package.json',
  '/prompts/en/hold.wav',
  '/prompts/ffffffffffffffffffffffffffffffff.wav',
])('%s is not there, and the refusal is not kept', async (path) => {
  const answer = await ask(path);
  expect(answer).toMatchObject({ status: 404, body: '' });
  expect(answer.headers['cache-control']).toBe('no-store');
});

test.each(['/', '/elks/calls', '/promptsx', `/PROMPTS/${HASH}.wav`, `/%70rompts/${HASH}.wav`])(
  '%s is left to others',
  async (path) => {
    expect((await ask(path)).status).toBe(418);
  },
);

test('other methods are refused', async () => {
  const answer = await ask(prompt.path, { method: 'POST' });
  expect(answer.status).toBe(405);
  expect(answer.headers.allow).toBe('GET, HEAD');
});

test.each([
  [undefined, undefined],
  ['bytes=0-', { first: 0, last: 9 }],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=3-99', { first: 3, last: 9 }],
  ['bytes=-4', { first: 6, last: 9 }],
  ['bytes=-99', { first: 0, last: 9 }],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=5-4', undefined],
  ['bytes=-', undefined],
  ['bytes=0-1,3-4', undefined],
  ['bytes=a-b', undefined],
  ['items=0-1', undefined],
  [`bytes=${'9'.repeat(400)}-`, undefined],
])('of ten bytes, %s asks for %j', (header, expected) => {
  expect(parseRange(header, 10)).toEqual(expected);
});
