import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cards } from './told.ts';
import { actionIn, post, startFields, startPath, startsCall } from './webhooks.ts';
import { ANNA, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const without = (...names: readonly string[]): string =>
  new URLSearchParams(
    Object.entries(startFields(world)).filter(([name]) => !names.includes(name)),
  ).toString();

const startsWith = (body: string) => post(world, startPath(world), body);

describe('an authentic webhook of a call', () => {
  it.each(['to', 'from', 'callid', 'created', 'direction', 'result'])(
    'rings somebody although %s is missing',
    async (name) => {
      expect(actionIn(await startsWith(without(name)))).toHaveProperty('connect', ANNA.phone);
      await world.settle();
      expect(cards(world)).toHaveLength(1);
    },
  );

  it.each([
    ['nothing at all', () => ''],
    ['only an ampersand', () => '&'],
    ['percent signs that are no code', () => '%ZZ=%&from=%ZZ'],
    ['a NUL in each field', () => 'callid=a%00b&from=%00&to=%00&created=%00'],
    ['a doubled callid', () => `${without('callid')}&callid=c1&callid=c2`],
    ['callid in brackets', () => `${without('callid')}&callid[]=c1&callid[$ne]=x`],
    ['fields named after JavaScript’s own', () => `__proto__[x]=1&constructor=1&toString=2&${without()}`],
    ['a callid that is a path', () => `${without('callid')}&callid=..%2F..%2Fetc%2Fpasswd`],
    ['numbers that are texts', () => 'callid=c1&from=me&to=you&created=now&result=odd'],
    ['bytes that are no UTF-8', () => 'callid=%ff%fe&from=%c3%28&to=%80'],
    ['ninety-nine further fields', () => Array.from({ length: 99 }, (_, index) => `x${index}=1`).join('&')],
  ])('with %s rings somebody', async (_name, body) => {
    expect(actionIn(await startsWith(body()))).toHaveProperty('connect', ANNA.phone);
    await world.settle();
    expect(cards(world)).toHaveLength(1);
  });

  it('in an unusual but right content type is read', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded; charset=UTF-8' };
    const answer = await post(world, startPath(world), without(), headers);
    expect(actionIn(answer)).toHaveProperty('connect', ANNA.phone);
  });

  it('to a number that is no line of ours is hung up on, and leaves nothing behind', async () => {
    expect(actionIn(await startsCall(world, { to: '+46701740650' }))).toEqual({ hangup: 'reject' });
    await world.settle();
    expect(cards(world)).toEqual([]);
    expect(await world.keptCalls()).toEqual([]);
  });
});
