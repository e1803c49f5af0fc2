import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { cardEntry, nobodyAlertEntry } from '../../src/flows/effects.ts';
import { createGatherAlerts } from '../../src/flows/gather-alerts.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { aCall } from '../store/builders.ts';

const NOW = 1_000_000;
const CHANNEL = 'C0ONCALL';
const posted = { channelId: CHANNEL, messageId: '1.1' };
const named = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `c${index}`);

/** So many missed calls, each with its card and its alert waiting. */
const given = async (count: number, change: Partial<Call> = {}) => {
  const { calls, outbox } = createMemoryCalls();
  for (const id of named(count)) {
    const call = { ...aCall(id), ...change };
    const enqueue = [cardEntry(call, CHANNEL, NOW), nobodyAlertEntry(call, CHANNEL, NOW)];
    await calls.update(id, () => ({ call, enqueue }));
  }
  const gather = createGatherAlerts({ outbox, calls, clock: { now: () => NOW } });
  return {
    outbox,
    gather: async () => gather(await outbox.pending()),
    keys: async () => (await outbox.pending()).map(({ key }) => key),
    doubtAll: async () => {
      for (const entry of await outbox.pending()) await outbox.postpone({ ...entry, maybeSent: true });
    },
    cardsArePosted: async () => {
      for (const id of named(count)) {
        const card = await outbox.find(`card:${id}`);
        if (card === undefined) throw new Error('no card waits');
        await calls.update(id, (call) =>
          call === undefined ? undefined : { call: { ...call, card: posted }, settle: [card] },
        );
      }
    },
  };
};

describe('alerts that wait for one channel', () => {
  it('leave one by one as long as they are few', async () => {
    const { gather, keys } = await given(20);
    expect(await gather()).toBe(false);
    expect((await keys()).filter((key) => key.startsWith('alert:'))).toHaveLength(20);
  });

  it('leave together when they are many, before the cards, and each is in one list only', async () => {
    const { outbox, gather, keys } = await given(120);
    expect(await gather()).toBe(true);
    expect((await keys()).slice(0, 5)).toEqual([
      `alerts:c0:${NOW}`,
      `alerts:c50:${NOW}`,
      `alerts:c100:${NOW}`,
      'card:c0',
      'card:c1',
    ]);
    const lists = (await outbox.pending()).flatMap(({ effect }) =>
      effect.kind === 'alerts' ? [effect.callIds] : [],
    );
    expect(lists.map((callIds) => callIds.length)).toEqual([50, 50, 20]);
    expect(lists.flat()).toEqual(named(120));
    expect((await keys()).filter((key) => key.startsWith('alert:'))).toEqual([]);
    expect(await gather()).toBe(false);
  });

  it('leave together after a restart too, while their cards were never posted', async () => {
    const { gather, doubtAll } = await given(30);
    await doubtAll();
    expect(await gather()).toBe(true);
  });

  it('leave one by one when any may have been sent: each is to be looked for', async () => {
    const { gather, cardsArePosted, doubtAll, keys } = await given(30);
    await cardsArePosted();
    await doubtAll();
    expect(await gather()).toBe(false);
    expect(await keys()).toHaveLength(30);
  });
});
