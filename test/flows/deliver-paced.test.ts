// A message a second for each channel once a burst is spent, and a clock that is put back.
import { describe, expect, it } from 'vitest';
import { LANE_PACE } from '../../src/flows/lane-pauses.ts';
import { ELSE_ONCE_IN } from '../../src/flows/lane-turns.ts';
import { audio, card, givenOutbox, later, notice } from './given-outbox.ts';

const cards = (count: number) => Array.from({ length: count }, (_, index) => card(`c${index}`));

describe('many messages for one channel', () => {
  it('leave in a burst, then one a second, in order', async () => {
    const given = givenOutbox(...cards(40));
    await given.put();
    await given.run();
    expect(given.sentKeys()).toHaveLength(LANE_PACE.atOnce);
    for (let second = 1; second <= 20; second += 1) {
      await given.pass(1_000);
      expect(given.sentKeys()).toHaveLength(LANE_PACE.atOnce + second);
    }
    expect(given.sentKeys()).toEqual(cards(40).map(({ key }) => key));
    expect(await given.waiting()).toEqual([]);
  });

  it('hold up neither another channel nor recordings', async () => {
    const given = givenOutbox(...cards(40), card('other', 'C0SALES'), audio('sound'));
    await given.put();
    await given.run();
    expect(given.sentKeys()).toEqual(expect.arrayContaining(['other', 'sound']));
  });

  it('hold up no text and no question to 46elks', async () => {
    const texts = Array.from({ length: 40 }, (_, index) => ({
      ...card(`t${index}`),
      effect: { kind: 'text-caller', callId: `t${index}` } as const,
    }));
    const given = givenOutbox(...texts);
    await given.put();
    await given.run();
    expect(given.sentKeys()).toHaveLength(40);
  });
});

describe('what calls have to tell', () => {
  const notices = (count: number) => Array.from({ length: count }, (_, index) => notice(`n${index}`));

  it('leaves before notices that came earlier, both in their order', async () => {
    const given = givenOutbox(notice('n0'), card('a'), notice('n1'), card('b'));
    await given.put();
    await given.run();
    expect(given.sentKeys()).toEqual(['a', 'b', 'n0', 'n1']);
  });

  it('leaves next when it comes while notices are leaving', async () => {
    const given = givenOutbox(...notices(5));
    await given.put();
    given.whileSending(async ({ key }) => {
      if (key !== 'n1') return;
      await given.outbox.put([card('a')]);
      void given.run();
      await new Promise((done) => setImmediate(done));
    });
    await given.run();
    expect(given.sentKeys()).toEqual(['n0', 'n1', 'a', 'n2', 'n3', 'n4']);
  });

  it('leaves a turn in ten to notices, however much there is', async () => {
    const given = givenOutbox(...cards(200), ...notices(3));
    await given.put();
    await given.run();
    for (let second = 1; second <= 20; second += 1) await given.pass(1_000);
    const places = ['n0', 'n1', 'n2'].map((key) => given.sentKeys().indexOf(key) + 1);
    expect(places).toEqual([ELSE_ONCE_IN, 2 * ELSE_ONCE_IN, 3 * ELSE_ONCE_IN]);
  });

  it('takes the turn of notices that are not due', async () => {
    const given = givenOutbox(...cards(15), { ...notice('n0'), nextAt: 60_000 });
    await given.put();
    await given.run();
    expect(given.sentKeys()).toEqual(cards(15).map(({ key }) => key));
  });
});

describe('a clock that is put back an hour', () => {
  const HOUR_MS = 3_600_000;

  it('holds up nothing that waited for minutes', async () => {
    const given = givenOutbox(card('refused'), card('next'));
    await given.clock.set(10 * HOUR_MS);
    await given.put();
    given.meets('refused', { kind: 'refused', who: 'lane', reason: 'not_in_channel' });
    await given.run();
    expect(given.sentKeys()).toEqual(['refused']);
    await given.clock.set(9 * HOUR_MS);
    await given.run();
    expect(given.sentKeys()).toEqual(['refused', 'refused', 'next']);
  });

  it('makes nothing be tried without end', async () => {
    const given = givenOutbox({ ...card('a'), createdAt: 10 * HOUR_MS, nextAt: 10 * HOUR_MS });
    await given.clock.set(9 * HOUR_MS);
    await given.put();
    given.meets('a', later({ who: 'alone' }), later({ who: 'alone' }));
    await given.run();
    expect(given.sentKeys()).toEqual(['a']);
    await given.pass(1_000);
    await given.pass(2_000);
    expect(given.sentKeys()).toEqual(['a', 'a', 'a']);
  });

  it('sends nothing again and again that is put again for later while it leaves', async () => {
    const ringing = { ...card('ringing'), createdAt: 10 * HOUR_MS, nextAt: 10 * HOUR_MS };
    const given = givenOutbox(ringing);
    await given.clock.set(9 * HOUR_MS);
    await given.put();
    given.whileSending(() => given.outbox.put([ringing]));
    await given.run();
    expect(given.sentKeys()).toEqual(['ringing']);
  });
});
