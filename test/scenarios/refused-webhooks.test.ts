import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cards } from './told.ts';
import { post, send, startFields, startPath, startsCall } from './webhooks.ts';
import { startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
let messagesBefore: number;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  messagesBefore = world.messages().length;
});
afterEach(() => world.end());

const body = (): string => new URLSearchParams(startFields(world)).toString();

const expectNothingHappened = async (): Promise<void> => {
  await world.settle();
  expect(world.messages()).toHaveLength(messagesBefore);
  expect(await world.keptCalls()).toEqual([]);
};

describe('a call webhook without the right key', () => {
  it.each([
    ['no query', '/elks/calls'],
    ['no key', '/elks/calls?other=1'],
    ['an empty key', '/elks/calls?key='],
    ['a wrong key', '/elks/calls?key=webhook-secret-of-the-stage-012345678X'],
    ['the key cut short', '/elks/calls?key=webhook-secret-of-the-stage'],
    ['the key in the wrong place', '/elks/calls?Key=webhook-secret-of-the-stage-0123456789'],
    ['a wrong key first', '/elks/calls?key=x&key=webhook-secret-of-the-stage-0123456789'],
  ])('is refused with 403 and leaves nothing behind: %s', async (_name, path) => {
    expect(await post(world, path, body())).toMatchObject({ status: 403, text: '' });
    await expectNothingHappened();
  });
});

describe('a request with the right key that is no webhook', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'])('is refused with 405: %s', async (method) => {
    const answer = await send(world, startPath(world), { method });
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'POST' }, text: '' });
    await expectNothingHappened();
  });

  it.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'is refused with 415: %j',
    async (type) => {
      const answer = await post(world, startPath(world), body(), { 'content-type': type });
      expect(answer.status).toBe(415);
      await expectNothingHappened();
    },
  );

  it.each([
    ['over 64 KiB', () => `${body()}&x=${'y'.repeat(64 * 1024)}`],
    ['with a thousand fields', () => Array.from({ length: 1_000 }, (_, index) => `x${index}=1`).join('&')],
  ])('is refused with 413: %s', async (_name, made) => {
    expect((await post(world, startPath(world), made())).status).toBe(413);
    await expectNothingHappened();
  });

  it.each(['/elks/calls/', '/elks/', '/elks/call', '/elks/calls/x', '/elks/hangup', '/elks/%63alls'])(
    'is not found at %s',
    async (path) => {
      expect((await post(world, `${path}?key=${world.key}`, body())).status).toBe(404);
      await expectNothingHappened();
    },
  );
});

it('who goes on guessing is turned away unheard, and calls with the right key come in from the same place', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 40 }, () => post(world, '/elks/calls?key=x', body())),
  );
  expect(new Set(guesses.map(({ status }) => status))).toEqual(new Set([403, 429]));
  expect((await post(world, '/elks/nowhere', body())).status).toBe(429);
  expect((await startsCall(world)).status).toBe(200);
  await world.pass(60_000);
  expect((await post(world, '/elks/nowhere', body())).status).toBe(404);
});

it('after any number of refusals a call is answered as ever', async () => {
  const bad = Array.from({ length: 50 }, (_, index) =>
    index % 2 === 0
      ? post(world, '/elks/calls?key=wrong', body())
      : post(world, startPath(world), 'x'.repeat(70_000)),
  );
  await Promise.all(bad);
  expect((await startsCall(world)).status).toBe(200);
  await world.settle();
  expect(cards(world)).toHaveLength(1);
});
