import { describe, expect, it } from 'vitest';
import type { NewEntry } from '../../src/core/effect.ts';
import { audio, card, givenOutbox, later, notice } from './given-outbox.ts';

/** An outbox in which sending `slow` takes until it is let go. */
const withSlow = async (slow: string, ...entries: readonly NewEntry[]) => {
  const given = givenOutbox(...entries);
  await given.put();
  let letGo: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  given.whileSending((entry) => (entry.key === slow ? held : Promise.resolve()));
  return { ...given, letGo, letGone: held };
};

describe('while one sending takes long', () => {
  it('a recording holds up no message that comes meanwhile', async () => {
    const given = await withSlow('sound', audio('sound'));
    const running = given.run();
    await given.outbox.put([card('a')]);
    const second = given.run();
    await expect.poll(() => given.sentKeys()).toEqual(['sound', 'a']);
    given.letGo();
    await Promise.all([running, second]);
    expect(await given.waiting()).toEqual([]);
  });

  it('a message that comes to the same channel meanwhile leaves right after it', async () => {
    const given = await withSlow('a', card('a'));
    const running = given.run();
    await given.outbox.put([card('b')]);
    const second = given.run();
    given.letGo();
    await Promise.all([running, second]);
    expect(given.sentKeys()).toEqual(['a', 'b']);
  });

  it('another channel is served as soon as something comes for it, without looking through all at every call', async () => {
    const given = await withSlow('a', card('a'));
    const running = given.run();
    await expect.poll(() => given.sentKeys()).toEqual(['a']);
    const looksBefore = given.looks();
    await given.outbox.put([card('b', 'C0OTHER')]);
    const manyCalls = 50;
    for (let call = 0; call < manyCalls; call += 1) {
      given.kick('C0OTHER');
      await new Promise((done) => setImmediate(done));
    }
    await expect.poll(() => given.sentKeys()).toEqual(['a', 'b']);
    expect(given.looks() - looksBefore).toBeLessThan(manyCalls / 5);
    given.letGo();
    await running;
  });

  it('what more comes to that channel is not looked through until then, and leaves', async () => {
    const given = await withSlow('a', card('a'));
    const running = given.run();
    await expect.poll(() => given.sentKeys()).toEqual(['a']);
    const looksBefore = given.looks();
    await given.outbox.put([card('b'), card('c')]);
    const more = [given.run(), given.run()];
    for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => setImmediate(done));
    expect(given.looks()).toBe(looksBefore);
    given.letGo();
    await Promise.all([running, ...more]);
    expect(given.sentKeys()).toEqual(['a', 'b', 'c']);
  });

  it('what goes to another channel meanwhile leaves there alone, and not from both lanes at once', async () => {
    const given = await withSlow('a', card('a'), card('b'), card('c'));
    const lanes: string[] = [];
    let letGoOfB: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGoOfB = resolve;
    });
    given.whileSending(async ({ key, channelId }) => {
      lanes.push(`${key} ${channelId}`);
      if (key === 'a') await given.letGone;
      if (key === 'b') await held;
    });
    const running = given.run();
    await expect.poll(() => lanes).toEqual(['a C0ONCALL']);
    await given.outbox.put([card('b', 'C0NEW'), card('c', 'C0NEW')]);
    const second = given.run();
    await expect.poll(() => lanes).toEqual(['a C0ONCALL', 'b C0NEW']);
    given.letGo();
    await new Promise((done) => setTimeout(done, 20));
    letGoOfB();
    await Promise.all([running, second]);
    expect(lanes).toEqual(['a C0ONCALL', 'b C0NEW', 'c C0NEW']);
  });

  it('who wants all to be settled waits for it, also when it was put off meanwhile', async () => {
    const given = await withSlow('a', card('a'));
    const running = given.run();
    await expect.poll(() => given.sentKeys()).toEqual(['a']);
    await given.outbox.put([{ ...card('a'), nextAt: 60_000 }]);
    let isOver = false;
    const second = given.settle().then(() => {
      isOver = true;
    });
    for (let turn = 0; turn < 10; turn += 1) await new Promise((done) => setImmediate(done));
    expect(isOver).toBe(false);
    given.letGo();
    await Promise.all([running, second]);
    expect(await given.waiting()).toEqual(['a']);
  });

  it('stopping begins nothing new and waits for it', async () => {
    const given = await withSlow('a', card('a'), card('b'));
    const running = given.run();
    await expect.poll(() => given.sentKeys()).toEqual(['a']);
    const stopped = given.stop(60_000);
    given.letGo();
    await Promise.all([running, stopped]);
    expect(await given.waiting()).toEqual(['b']);
  });

  it('stopping does not wait for it for ever', async () => {
    const given = await withSlow('a', card('a'));
    void given.run();
    await given.stop(1);
    expect(await given.waiting()).toEqual(['a']);
    given.letGo();
  });
});

describe('a channel in which very many cards wait', () => {
  it('gets them in order, and few are looked at for each', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `c${String(index).padStart(3, '0')}`);
    const given = givenOutbox(...ids.map((id) => card(id)));
    await given.put();
    const seenBefore = given.seen();
    given.meets('c000', later());
    await given.run();
    expect(given.sentKeys()).toEqual(['c000']);
    expect(given.seen() - seenBefore).toBeLessThan(100);
    for (let second = 0; second < 300; second += 1) await given.pass(1_000);
    expect(given.sentKeys()).toEqual(['c000', ...ids]);
    expect(await given.waiting()).toEqual([]);
  });
});

it('a card behind very many of a channel that takes none leaves all the same', async () => {
  const many = Array.from({ length: 200 }, (_, index) => card(`c${index}`, 'C0OTHER'));
  const given = givenOutbox(...many, card('ours'));
  await given.put();
  given.meets('c0', later({ who: 'channel', inMs: 60_000 }));
  await given.run();
  expect(given.sentKeys().toSorted()).toEqual(['c0', 'ours']);
  const seenBefore = given.seen();
  await given.outbox.put([card('next')]);
  await given.run();
  expect(given.lastSent()?.key).toBe('next');
  expect(given.seen() - seenBefore).toBeLessThan(10);
});

it('a notice behind very many cards has its turn among them', async () => {
  const given = givenOutbox(...Array.from({ length: 200 }, (_, index) => card(`c${index}`)), notice('n'));
  await given.put();
  for (let second = 0; second < 20; second += 1) await given.pass(1_000);
  expect(given.sentKeys().indexOf('n')).toBeLessThan(10);
  expect(given.sentKeys().filter((key) => key !== 'n')).toEqual(
    Array.from({ length: given.sentKeys().length - 1 }, (_, index) => `c${index}`),
  );
});

describe('a channel that Slack limits', () => {
  it('waits with its messages and its audio, and no other channel does', async () => {
    const given = givenOutbox(card('a'), card('other', 'C0OTHER'));
    await given.put();
    given.meets('a', later({ who: 'channel', inMs: 30_000 }));
    await given.run();
    await given.outbox.put([audio('sound'), card('b')]);
    await given.pass(29_999);
    expect(given.sentKeys().toSorted()).toEqual(['a', 'other']);
    await given.pass(1);
    expect(await given.waiting()).toEqual([]);
  });
});
