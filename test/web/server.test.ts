import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, request } from 'node:http';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createWebServer } from '../../src/web/server.ts';

const LIMIT_MS = 60_000;
/** More than the system takes at once for a reader that is behind. */
const SOUND_BYTES = 32 * 1024 * 1024;
const READS_AGAIN_AFTER_MS = 100;

/** A server whose calls are answered by hand, and one request that it has taken. */
const withOneRequest = async () => {
  let taken: (response: ServerResponse) => void = () => undefined;
  const response = new Promise<ServerResponse>((resolve) => {
    taken = resolve;
  });
  const server = createWebServer({
    elks: (_request, answer) => taken(answer),
    takes: () => undefined,
    prompts: () => false,
  });
  const port = await server.listen(0, '127.0.0.1');
  const agent = new Agent({ keepAlive: true });
  const body = new Promise<string>((resolve, reject) => {
    const asked = request({ port, path: '/elks/calls', method: 'POST', agent }, (answer) => {
      answer
        .setEncoding('utf8')
        .reduce((all: string, part: string) => all + part, '')
        .then(resolve, reject);
    });
    asked.once('error', reject).end();
  });
  return { server, response: await response, body, agent };
};

describe('stopping while an answer is under way', () => {
  it('lets it finish, and does not wait for the kept connection', async () => {
    const { server, response, body, agent } = await withOneRequest();
    const closed = server.close(LIMIT_MS);
    response.end('{"hangup":"reject"}');
    expect(await body).toBe('{"hangup":"reject"}');
    await closed;
    agent.destroy();
  });

  it('does so too when its head has left already', async () => {
    const { server, response, body, agent } = await withOneRequest();
    response.write('{"hangup":');
    const closed = server.close(LIMIT_MS);
    response.end('"reject"}');
    expect(await body).toBe('{"hangup":"reject"}');
    await closed;
    agent.destroy();
  });

  it('lets whoever reads slowly have all of a sound that was handed over before', async () => {
    const sound = Buffer.alloc(SOUND_BYTES);
    const server = createWebServer({
      elks: () => undefined,
      takes: () => undefined,
      prompts: (_request, answer) => {
        answer.writeHead(200, { 'content-length': sound.length }).end(sound);
        return true;
      },
    });
    const port = await server.listen(0, '127.0.0.1');
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request({ port, path: '/prompts/1.wav', agent: false }, resolve).once('error', reject).end();
    });
    answer.pause();
    const closed = server.close(LIMIT_MS);
    await setTimeout(READS_AGAIN_AFTER_MS);
    let bytes = 0;
    for await (const part of answer) bytes += (part as Buffer).length;
    expect(bytes).toBe(SOUND_BYTES);
    await closed;
  });
});

it('says what to do when another program has the port', async () => {
  const handlers = { elks: () => undefined, takes: () => undefined, prompts: () => false };
  const first = createWebServer(handlers);
  const port = await first.listen(0, '127.0.0.1');
  await expect(createWebServer(handlers).listen(port, '127.0.0.1')).rejects.toThrow(
    `port ${port} (EADDRINUSE). Another program listens there: stop it, or choose another PORT.`,
  );
  await first.close(LIMIT_MS);
});
