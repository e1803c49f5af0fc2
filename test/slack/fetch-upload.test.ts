// Files that people hand in: fetched with our token, from Slack's own hosts only.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { createFetchUpload } from '../../src/slack/fetch-upload.ts';

const TOKEN = 'xoxb-the-token';
let server: Server;
let origin = '';
let asked: IncomingMessage[] = [];
let answer: (request: IncomingMessage, response: ServerResponse) => void;

beforeEach(async () => {
  asked = [];
  answer = (_, response) => response.writeHead(200, { 'content-type': 'audio/wav' }).end('RIFF');
  server = createServer((request, response) => {
    asked.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => void server.close());

const fetchUpload = (url: string | undefined, size?: number) => {
  const apiUrl = `${origin}/api/`;
  const client = new WebClient(TOKEN, { slackApiUrl: apiUrl, retryConfig: { retries: 0 } });
  return createFetchUpload({ client, botToken: TOKEN, apiUrl, log: createLog('silent') })({
    id: 'F1',
    url,
    size,
  });
};

test('the file comes with our token', async () => {
  expect(await fetchUpload(`${origin}/files-pri/T1-F1/a.wav`)).toEqual({
    kind: 'file',
    bytes: Buffer.from('RIFF'),
  });
  expect(asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
});

test('the token goes to no other host, however it is written', async () => {
  const { port } = new URL(origin);
  for (const url of [
    `http://localhost:${port}/a.wav`,
    `http://user:pass@127.0.0.1:${port}/a.wav`,
    'http://files.slack.com/a.wav',
    'https://files.slack.com.example.com/a.wav',
    'https://files.slack.com:8443/a.wav',
    'file:///etc/passwd',
    'not an address',
  ])
    expect(await fetchUpload(url)).toEqual({ kind: 'refused', why: 'not-handed-out' });
  expect(asked).toEqual([]);
});

test('a redirect is not followed', async () => {
  answer = (_, response) => response.writeHead(302, { location: `${origin}/elsewhere` }).end();
  expect(await fetchUpload(`${origin}/a.wav`)).toEqual({ kind: 'refused', why: 'not-handed-out' });
  expect(asked).toHaveLength(1);
});

test('a page to sign in at is no file', async () => {
  answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html>');
  expect(await fetchUpload(`${origin}/a.wav`)).toEqual({ kind: 'refused', why: 'not-handed-out' });
});

test.each([404, 500, 429])('status %i is worth another try', async (status) => {
  answer = (_, response) => response.writeHead(status).end();
  expect(await fetchUpload(`${origin}/a.wav`)).toEqual({ kind: 'refused', why: 'not-fetched' });
});

test('what is too big by its own account is not fetched, and what never ends is cut off', async () => {
  expect(await fetchUpload(`${origin}/a.wav`, 11 * 1024 * 1024)).toEqual({ kind: 'refused', why: 'too-big' });
  expect(asked).toEqual([]);
  answer = (_, response) => {
    const pour = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(256 * 1024)));
    };
    response.on('drain', pour);
    pour();
  };
  expect(await fetchUpload(`${origin}/a.wav`)).toEqual({ kind: 'refused', why: 'too-big' });
});

test('a file without an address is asked about first', async () => {
  answer = (request, response) => {
    const isApi = request.url?.startsWith('/api/files.info') === true;
    const json = JSON.stringify({ ok: true, file: { url_private_download: `${origin}/b.wav` } });
    response
      .writeHead(200, { 'content-type': isApi ? 'application/json' : 'audio/wav' })
      .end(isApi ? json : 'RIFF');
  };
  expect((await fetchUpload(undefined)).kind).toBe('file');
});
