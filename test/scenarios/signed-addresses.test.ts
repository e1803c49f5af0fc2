import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { card, cards, everythingTold } from './told.ts';
import { actionIn, pathsIn, post, send, startsCall } from './webhooks.ts';
import { BO, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const MINE = 'c0000000000000000000000000000000a';
const OTHER = 'c0000000000000000000000000000000b';

let world: World;
let mine: unknown;
let other: unknown;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  mine = actionIn(await startsCall(world, { callid: MINE }));
  await cardSays('Ringing @anna…');
  other = actionIn(await startsCall(world, { callid: OTHER }));
  await world.slack.until('both cards', () => cards(world).length === 2);
});
afterEach(() => world.end());

const cardSays = (text: string): Promise<unknown> =>
  world.slack.until(text, () => cards(world)[0]?.includes(text) === true);

const first = (answer: unknown, purpose: string): string => pathsIn(answer, purpose)[0] ?? '';

const signatureOf = (path: string): string => path.split('/').at(-1)?.replace('.wav', '') ?? '';

/** The path with another signature, as long as the right one. */
const signedLike = (path: string, signature: string): string => path.replace(signatureOf(path), signature);

const stepped = (path: string, step: number): string => path.replace(/\/\d+(?=\/[^/]+$)/, `/${step}`);

const EACH = ['resume', 'progress', 'hangup', 'recording'] as const;

const asks = (path: string, purpose: (typeof EACH)[number]) =>
  purpose === 'progress' ? send(world, path) : post(world, path, 'duration=9&legs=[]&actions=[]');

describe.each(EACH)('the address of a %s report', (purpose) => {
  it('has no effect when any of it was changed by hand', async () => {
    const path = first(mine, purpose);
    const forged = [
      signedLike(path, 'A'.repeat(signatureOf(path).length)),
      signedLike(path, signatureOf(first(other, purpose))),
      signedLike(path, signatureOf(first(mine, purpose === 'hangup' ? 'recording' : 'hangup'))),
      path.replace(MINE, OTHER),
      path.replace(MINE, `${MINE}0`),
      stepped(path, 3),
      stepped(path, 7),
      path.replace(purpose, purpose === 'progress' ? 'resume' : 'progress'),
      `${path}x`,
      `${path}/`,
      path.toUpperCase(),
    ];
    const told = everythingTold(world);
    for (const address of forged) expect((await asks(address, purpose)).status, address).toBe(404);
    await world.settle();
    expect(everythingTold(world)).toEqual(told);
  });
});

describe('a right address', () => {
  it('of a busy phone leads on to the next person, and says so on the card', async () => {
    const action = actionIn(await post(world, first(mine, 'resume'), 'result=busy'));
    expect(action).toHaveProperty('connect', BO.phone);
    await cardSays('Ringing @bo…');
    expect(cards(world)[0]).toContain('@anna was busy');
    expect(card(world)).toContain('Ringing @anna…');
  });

  it('of the second phone leads on to the third', async () => {
    const action = actionIn(await post(world, pathsIn(mine, 'resume')[1] ?? '', 'result=busy'));
    expect(action).toHaveProperty('connect', CIA.phone);
  });

  it('of a progress sound counts when it is fetched, and not when it is only looked at', async () => {
    const path = first(mine, 'progress');
    const looked = await send(world, path, { method: 'HEAD' });
    expect(looked).toMatchObject({ status: 200, headers: { 'content-type': 'audio/wav' }, text: '' });
    await world.settle();
    expect(cards(world)[0]).toContain('Ringing @anna…');
    const fetched = await send(world, path);
    expect(fetched.headers['content-length']).toBe(looked.headers['content-length']);
    await cardSays('Ringing @bo…');
  });

  it.each([
    ['progress', 'POST', 'GET, HEAD'],
    ['resume', 'GET', 'POST'],
    ['hangup', 'GET', 'POST'],
    ['recording', 'GET', 'POST'],
  ])('of a %s report takes no %s', async (purpose, method, allow) => {
    const told = everythingTold(world);
    const body = 'duration=9&wav=https%3A%2F%2Fapi.46elks.com%2Fa1%2FRecordings%2Fx.wav';
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await send(world, first(mine, purpose), {
      method,
      headers,
      ...(method === 'POST' ? { body } : {}),
    });
    expect(answer).toMatchObject({ status: 405, headers: { allow } });
    await world.settle();
    expect(everythingTold(world)).toEqual(told);
  });

  it('of a call nobody knows still leads to voicemail', async () => {
    const { createAddresses } = await import('../../src/elks/addresses.ts');
    const addresses = createAddresses(world.publicUrl, world.key);
    const address = addresses.of({ purpose: 'resume', callId: 'cunknown', step: 1 });
    const action = actionIn(await post(world, new URL(address).pathname, 'result=busy'));
    expect(pathsIn(action, 'recording')).toHaveLength(1);
  });
});
