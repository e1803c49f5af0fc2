// What every Outbox does, whatever keeps it.
import { describe, expect, it } from 'vitest';
import type { OutboxEntry } from '../../../src/core/effect.ts';
import type { Outbox } from '../../../src/ports/store.ts';
import { anEntry, NOON } from '../builders.ts';
import type { CreateCalls } from './calls-contract.ts';

const only = async (outbox: Outbox): Promise<OutboxEntry> => {
  const [entry] = await outbox.pending();
  if (entry === undefined) throw new Error('the outbox is empty');
  return entry;
};

export const outboxContract = (name: string, create: CreateCalls): void => {
  describe(`outbox, ${name}`, () => {
    it('gives a new entry the next place, a revision of its own and no attempts', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a'), anEntry('b')]);
      expect(await outbox.pending()).toEqual([
        { ...anEntry('a'), place: 1, revision: 1, attempts: 0, maybeSent: false },
        { ...anEntry('b'), place: 2, revision: 2, attempts: 0, maybeSent: false },
      ]);
    });

    it('replaces the effect of a key put again, in its old place, to be tried at the new time', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a'), anEntry('b')]);
      await outbox.postpone({ ...(await only(outbox)), attempts: 3, maybeSent: true, nextAt: NOON + 9 });
      await outbox.put([anEntry('a', { effect: { kind: 'change', seq: 7 }, nextAt: NOON + 5 })]);
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['a', 'b']);
      expect(await only(outbox)).toMatchObject({
        effect: { kind: 'change', seq: 7 },
        place: 1,
        revision: 3,
        attempts: 0,
        maybeSent: true,
        nextAt: NOON + 5,
      });
    });

    it('lists marks by how their names begin', async () => {
      const { outbox } = await create();
      await outbox.put([], { 'told:1': 1, 'told:2': 2, other: 3 });
      await outbox.put([], { 'told:2': 4 });
      expect(await outbox.marks('told:')).toEqual(
        new Map([
          ['told:1', 1],
          ['told:2', 4],
        ]),
      );
      expect(await outbox.marks('none')).toEqual(new Map());
    });

    it('remembers since when a key waits: what may have been sent is looked for from then on', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a')]);
      await outbox.put([{ ...anEntry('a'), createdAt: NOON + 60_000 }]);
      expect(await only(outbox)).toMatchObject({ createdAt: NOON });
    });

    it('lets go of a settled entry, but not of one put again since', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a')]);
      await outbox.put([anEntry('a')]);
      await outbox.settle({ key: 'a', revision: 1 });
      expect(await only(outbox)).toMatchObject({ key: 'a', revision: 2 });
      await outbox.settle({ key: 'a', revision: 2 });
      expect(await outbox.pending()).toEqual([]);
      await outbox.settle({ key: 'a', revision: 2 });
    });

    it('keeps an entry put again after its settling, whatever was still under way for the old one', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a')]);
      const old = await only(outbox);
      await outbox.settle(old);
      await outbox.put([anEntry('a', { nextAt: NOON + 5 })]);
      await outbox.settle(old);
      await outbox.postpone({ ...old, attempts: 9 });
      expect(await only(outbox)).toMatchObject({ nextAt: NOON + 5, attempts: 0 });
    });

    it('tells which channels anything waits for, and what', async () => {
      const { outbox } = await create();
      expect(await outbox.channels()).toEqual(new Map());
      await outbox.put([anEntry('a', { channelId: 'C1' }), anEntry('b', { channelId: 'C2' })]);
      await outbox.put([anEntry('c', { channelId: 'C2', effect: { kind: 'alert', callId: 'c1' } })]);
      const { kind } = anEntry('a').effect;
      expect(await outbox.channels()).toEqual(
        new Map([
          ['C1', new Set([kind])],
          ['C2', new Set([kind, 'alert'])],
        ]),
      );
      await outbox.settle({ key: 'a', revision: 9 });
      await outbox.put([anEntry('b', { channelId: 'C3' })]);
      expect([...(await outbox.channels()).keys()].toSorted()).toEqual(['C2', 'C3']);
    });

    it('tells how one entry stands now', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a'), anEntry('b')]);
      await outbox.put([anEntry('b', { nextAt: NOON + 5 })]);
      expect(await outbox.find('b')).toEqual((await outbox.pending())[1]);
      expect(await outbox.find('c')).toBeUndefined();
    });

    it('keeps what was learnt when an entry is postponed, unless it was put again since', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a')]);
      const first = await only(outbox);
      const effect = { kind: 'recording', callId: 'c1', recordingId: 'r1', fileId: 'F1' } as const;
      await outbox.postpone({ ...first, effect, attempts: 1, nextAt: NOON + 1_000 });
      expect(await only(outbox)).toEqual({ ...first, effect, attempts: 1, nextAt: NOON + 1_000 });
      await outbox.put([anEntry('a')]);
      await outbox.postpone({ ...first, attempts: 9 });
      expect(await only(outbox)).toMatchObject({ revision: 2, attempts: 0 });
      await outbox.settle({ key: 'a', revision: 2 });
      await outbox.postpone({ ...first, attempts: 9 });
      expect(await outbox.pending()).toEqual([]);
    });

    it('puts one entry instead of several, before what else waits for that channel, in the order they came', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('card'), anEntry('a'), anEntry('b'), anEntry('c')]);
      const [, a, b, c] = await outbox.pending();
      if (a === undefined || b === undefined || c === undefined) throw new Error('they are not there');
      const together = (key: string) => anEntry(key, { effect: { kind: 'alerts', callIds: [key] } });
      await outbox.replace([a, b], together('ab'));
      await outbox.replace([c], together('c-too'));
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['ab', 'c-too', 'card']);
      await outbox.put([anEntry('later')]);
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['ab', 'c-too', 'card', 'later']);
    });

    it('keeps marks, with entries or alone', async () => {
      const { outbox } = await create();
      expect(await outbox.mark('told')).toBeUndefined();
      await outbox.put([anEntry('a')], { told: 3, other: 1 });
      await outbox.put([], { told: 4 });
      expect(await outbox.mark('told')).toBe(4);
      expect(await outbox.mark('other')).toBe(1);
      expect(await outbox.pending()).toHaveLength(1);
    });

    it('is not changed by what a reader does with its answer', async () => {
      const { outbox } = await create();
      await outbox.put([anEntry('a')]);
      const entries = (await outbox.pending()) as OutboxEntry[];
      entries.length = 0;
      expect(await outbox.pending()).toHaveLength(1);
    });
  });
};
