import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/core/change.ts';
import { createAnnounce } from '../../src/flows/announce.ts';
import type { Outbox } from '../../src/ports/store.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { createMemorySettings } from '../../src/store/memory-settings.ts';
import { ANNA, givenSettings, NOON } from '../core/given-settings.ts';

const change = (seq: number): Change => ({
  seq,
  at: NOON,
  by: ANNA,
  lineId: 'main',
  deed: { kind: 'resume', userId: ANNA },
});

const withChanges = (count: number) => ({
  ...givenSettings(),
  changes: Array.from({ length: count }, (_, index) => change(index + 1)),
});

/** What is kept outlives the process; `start` makes a new one on it. */
const given = () => {
  const settings = createMemorySettings(givenSettings());
  const { outbox } = createMemoryCalls();
  const start = (over: Outbox = outbox) =>
    createAnnounce({ settings, outbox: over, clock: { now: () => NOON }, kick: () => undefined });
  return {
    outbox,
    start,
    make: (count: number) => settings.update(() => withChanges(count)),
    waiting: async () => (await outbox.pending()).map(({ key }) => key),
    /** The channel was told of all that waits. */
    tell: async () => {
      for (const entry of await outbox.pending()) await outbox.settle(entry);
    },
  };
};

const failing = (outbox: Outbox): Outbox => ({ ...outbox, put: () => Promise.reject(new Error('killed')) });

describe('accepted changes', () => {
  it('are put up to be told once each, in order', async () => {
    const { make, start, waiting } = given();
    await make(3);
    await start()();
    expect(await waiting()).toEqual(['change:1', 'change:2', 'change:3']);
  });

  it('are told once, however often and however closely it is asked', async () => {
    const { make, start, tell, waiting } = given();
    const announce = start();
    await make(1);
    await Promise.all([announce(), announce()]);
    await make(2);
    await Promise.all([announce(), announce()]);
    expect(await waiting()).toEqual(['change:1', 'change:2']);
    await tell();
    await announce();
    expect(await waiting()).toEqual([]);
  });

  it('are told after a crash between the change and the telling, and not again after the next one', async () => {
    const { make, outbox, start, tell, waiting } = given();
    await make(2);
    await expect(start(failing(outbox))()).rejects.toThrow('killed');
    expect(await waiting()).toEqual([]);

    await start()();
    expect(await waiting()).toEqual(['change:1', 'change:2']);
    await tell();
    await start()();
    expect(await waiting()).toEqual([]);
  });

  it('are told when an earlier try failed in the same process', async () => {
    const { make, outbox, start, waiting } = given();
    let isBroken = true;
    const announce = start({
      ...outbox,
      put: (entries, marks) =>
        isBroken ? Promise.reject(new Error('disk full')) : outbox.put(entries, marks),
    });
    await make(1);
    await expect(announce()).rejects.toThrow('disk full');
    isBroken = false;
    await announce();
    expect(await waiting()).toEqual(['change:1']);
  });

  it('are told too when older settings were put back and numbers come a second time', async () => {
    const { make, start, tell, waiting } = given();
    await make(7);
    await start()();
    await tell();

    await make(5);
    const announce = start();
    await announce();
    expect(await waiting()).toEqual([]);
    await make(6);
    await announce();
    expect(await waiting()).toEqual(['change:6']);
  });
});
