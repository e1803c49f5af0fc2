// What every CallStore does, whatever keeps it.
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../../src/core/instant.ts';
import type { CallStore, CallUpdate, FailedUpdate, Outbox } from '../../../src/ports/store.ts';
import { aCall, aFinishedCall, allBetween, anEnd, anEntry, NOON } from '../builders.ts';

export type CreateCalls = () => Promise<{ readonly calls: CallStore; readonly outbox: Outbox }>;

/** Resolves to those that failed. */
const allOf = async (calls: CallStore, updates: readonly CallUpdate[]): Promise<readonly FailedUpdate[]> =>
  (await Promise.all(calls.updateAll(updates).map(({ failed }) => failed))).flat();

export const callsContract = (name: string, create: CreateCalls): void => {
  describe(`calls, ${name}`, () => {
    it('do not find a call nobody told of', async () => {
      const { calls } = await create();
      expect(await calls.find('c1')).toBeUndefined();
    });

    it('find what an update made of a call', async () => {
      const { calls } = await create();
      expect(await calls.update('c1', () => ({ call: aCall('c1') }))).toEqual(aCall('c1'));
      expect(await calls.find('c1')).toEqual(aCall('c1'));
    });

    it('say at once what is at hand', async () => {
      const { calls } = await create();
      expect(calls.atHand('c1')).toBeUndefined();
      const safe = calls.update('c1', () => ({ call: aCall('c1') }));
      expect(calls.atHand('c1')).toEqual(aCall('c1'));
      await safe;
      expect(calls.atHand('c1')).toEqual(aCall('c1'));
    });

    it('hand the newest state to each of many updates that come together', async () => {
      const { calls } = await create();
      const steps = Array.from({ length: 30 }, (_, step) => step);
      await Promise.all(
        steps.map((step) =>
          calls.update('c1', (call = aCall('c1')) => ({
            call: { ...call, reached: [...call.reached, { step, at: NOON, because: 'busy' as const }] },
          })),
        ),
      );
      expect((await calls.find('c1'))?.reached.map(({ step }) => step)).toEqual(steps);
    });

    it('make several updates as one, each of what the one before it left', async () => {
      const { calls, outbox } = await create();
      await calls.update('c0', () => ({ call: aCall('c0') }));
      const end = { call: aFinishedCall('c1'), enqueue: [anEntry('card:c1')] };
      const failed = await allOf(calls, [
        { callId: 'c1', decide: (call) => (call === undefined ? { call: aCall('c1') } : undefined) },
        { callId: 'c1', decide: (call) => (call === undefined ? undefined : end) },
        { callId: 'c0', decide: () => undefined },
        { callId: 'c2', decide: () => undefined },
      ]);
      expect(failed).toEqual([]);
      expect(await calls.find('c0')).toEqual(aCall('c0'));
      expect(await calls.find('c1')).toEqual(aFinishedCall('c1'));
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['card:c1']);
    });

    it('make the others when one of several decisions throws', async () => {
      const { calls } = await create();
      const failed = await allOf(calls, [
        { callId: 'c1', decide: () => ({ call: aCall('c1') }) },
        {
          callId: 'c2',
          decide: () => {
            throw new Error('a fault');
          },
        },
        { callId: 'c3', decide: () => ({ call: aCall('c3') }) },
      ]);
      expect(failed).toEqual([{ callId: 'c2', error: new Error('a fault') }]);
      expect(await calls.find('c1')).toEqual(aCall('c1'));
      expect(await calls.find('c2')).toBeUndefined();
      expect(await calls.find('c3')).toEqual(aCall('c3'));
    });

    it('tell those that began long ago and of whose end nothing is known', async () => {
      const { calls } = await create();
      await calls.update('old', () => ({ call: aCall('old', { startedAt: NOON - 2 }) }));
      await calls.update('over', () => ({ call: aFinishedCall('over', { startedAt: NOON - 1 }) }));
      await calls.update('new', () => ({ call: aCall('new', { startedAt: NOON }) }));
      expect((await calls.unended(NOON)).map(({ id }) => id)).toEqual(['old']);
      expect(await calls.unended(NOON, new Set(['old']))).toEqual([]);
    });

    it('change nothing when the decision is to change nothing', async () => {
      const { calls } = await create();
      expect(await calls.update('c1', () => undefined)).toBeUndefined();
      await calls.update('c1', () => ({ call: aCall('c1') }));
      expect(await calls.update('c1', () => undefined)).toEqual(aCall('c1'));
    });

    it('change nothing when the decision throws', async () => {
      const { calls } = await create();
      await calls.update('c1', () => ({ call: aCall('c1') }));
      const failing = calls.update('c1', () => {
        throw new Error('surprise');
      });
      await expect(failing).rejects.toThrow('surprise');
      expect(await calls.find('c1')).toEqual(aCall('c1'));
    });

    it('refuse a change that is of another call', async () => {
      const { calls } = await create();
      await expect(calls.update('c1', () => ({ call: aCall('c2') }))).rejects.toThrow('c2');
      expect(await calls.find('c2')).toBeUndefined();
    });

    it('are gone for good once erased, with what was to be told of them and the marks named', async () => {
      const { calls, outbox } = await create();
      for (const id of ['c1', 'c2', 'c3'])
        await calls.update(id, () => ({ call: aCall(id), enqueue: [anEntry(`card:${id}`)] }));
      await outbox.put([], { 'blocked:1': 3, other: 4 });
      await calls.erase({ callIds: new Set(['c1', 'c3']), marks: new Set(['blocked:1']), keys: new Set() });
      expect(await calls.find('c1')).toBeUndefined();
      expect(await calls.find('c2')).toEqual(aCall('c2'));
      expect((await calls.latest({ limit: 9 })).map(({ id }) => id)).toEqual(['c2']);
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['card:c2']);
      expect([await outbox.mark('blocked:1'), await outbox.mark('other')]).toEqual([undefined, 4]);
      await calls.update('c1', (known) => ({ call: known ?? aFinishedCall('c1') }));
      expect(await calls.find('c1')).toEqual(aFinishedCall('c1'));
    });

    it('enqueue and settle entries with the call', async () => {
      const { calls, outbox } = await create();
      await calls.update('c1', (call = aCall('c1')) => ({
        call,
        enqueue: [anEntry('card:c1'), anEntry('alert:c1')],
      }));
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['card:c1', 'alert:c1']);
      await calls.update('c1', (call = aCall('c1')) => ({
        call: { ...call, end: anEnd() },
        settle: [{ key: 'card:c1', revision: 1 }],
        enqueue: [anEntry('end:c1')],
      }));
      expect((await outbox.pending()).map(({ key }) => key)).toEqual(['alert:c1', 'end:c1']);
    });

    it('begin an entry anew when it is settled and enqueued in one change', async () => {
      const { calls, outbox } = await create();
      await calls.update('c1', () => ({ call: aCall('c1'), enqueue: [anEntry('card:c1')] }));
      await calls.update('c1', () => ({
        call: aCall('c1'),
        settle: [{ key: 'card:c1', revision: 1 }],
        enqueue: [anEntry('card:c1')],
      }));
      expect(await outbox.pending()).toMatchObject([{ key: 'card:c1', place: 2, revision: 2 }]);
    });

    it('list the latest, newest first by start, as many as asked for', async () => {
      const { calls } = await create();
      for (const minute of [3, 1, 4, 2, 5]) {
        const startedAt = NOON + minute * 60_000;
        await calls.update(`c${minute}`, () => ({ call: aCall(`c${minute}`, { startedAt }) }));
      }
      expect((await calls.latest({ limit: 3 })).map(({ id }) => id)).toEqual(['c5', 'c4', 'c3']);
      expect((await calls.latest({ limit: 99 })).map(({ id }) => id)).toEqual(['c5', 'c4', 'c3', 'c2', 'c1']);
      expect(await calls.latest({ limit: 0 })).toEqual([]);
    });

    it('list only those that match in their newest state', async () => {
      const { calls } = await create();
      await calls.update('c1', () => ({ call: aCall('c1') }));
      await calls.update('c2', () => ({ call: aCall('c2') }));
      await calls.update('c1', () => ({ call: aFinishedCall('c1') }));
      const ringing = await calls.latest({ limit: 9, matches: ({ end }) => end === undefined });
      expect(ringing.map(({ id }) => id)).toEqual(['c2']);
    });

    it('list those that nobody has taken on, newest first, until somebody does', async () => {
      const { calls } = await create();
      const missed = (id: string, startedAt: number) =>
        aCall(id, { startedAt, end: { ...anEnd(), legs: [], actions: [] }, alertDueAt: NOON });
      await calls.update('c1', () => ({ call: missed('c1', NOON) }));
      await calls.update('c2', () => ({ call: missed('c2', NOON + 60_000) }));
      await calls.update('c3', () => ({ call: aCall('c3') }));
      expect((await calls.waiting()).map(({ id }) => id)).toEqual(['c2', 'c1']);
      const claim = { by: 'UANNA', at: NOON };
      await calls.update('c2', (call = aCall('c2')) => ({ call: { ...call, work: { claim } } }));
      expect((await calls.waiting()).map(({ id }) => id)).toEqual(['c1']);
    });

    it('are to be looked at once after a change, and again when that was said', async () => {
      const { calls } = await create();
      const missed = (id: string) => aCall(id, { end: anEnd(), alertDueAt: NOON });
      for (const id of ['c1', 'c2']) await calls.update(id, () => ({ call: missed(id) }));
      await calls.update('ringing', () => ({ call: aCall('ringing') }));
      expect(await calls.toLookAt(NOON)).toEqual(['c1', 'c2']);
      expect(await calls.toLookAt(NOON + DAY_MS)).toEqual([]);
      await calls.lookAgain('c1', NOON + 2);
      await calls.lookAgain('c1', NOON + 3);
      await calls.lookAgain('ringing', NOON);
      expect(await calls.toLookAt(NOON + 1)).toEqual([]);
      expect(await calls.toLookAt(NOON + 2)).toEqual(['c1']);
      await calls.update('c2', () => ({ call: { ...missed('c2'), pinLabel: 'acme' } }));
      await calls.lookAgain('c2', NOON + 9);
      expect(await calls.toLookAt(NOON)).toEqual(['c2']);
      expect(await calls.toLookAt(Number.POSITIVE_INFINITY)).toEqual(['c1', 'c2']);
    });

    it('are not to be looked at any more once somebody has taken them on, or they are gone', async () => {
      const { calls } = await create();
      const missed = (id: string) => aCall(id, { end: anEnd(), alertDueAt: NOON });
      for (const id of ['c1', 'c2', 'c3']) await calls.update(id, () => ({ call: missed(id) }));
      const claim = { by: 'UANNA', at: NOON };
      await calls.update('c1', () => ({ call: { ...missed('c1'), work: { claim } } }));
      await calls.erase({ callIds: new Set(['c2']), marks: new Set(), keys: new Set() });
      expect(await calls.toLookAt(Number.POSITIVE_INFINITY)).toEqual(['c3']);
    });

    it('hand out every call that began in a span of time, once, in its newest state', async () => {
      const { calls } = await create();
      const startsAt = [NOON - 1, NOON, NOON + 1, NOON + DAY_MS - 1, NOON + DAY_MS];
      for (const [n, startedAt] of startsAt.entries())
        await calls.update(`c${n}`, () => ({ call: aCall(`c${n}`, { startedAt }) }));
      const end = anEnd(NOON + 5_000);
      await calls.update('c1', (call = aCall('c1')) => ({ call: { ...call, end } }));
      const found = await allBetween(calls, { fromAt: NOON, untilAt: NOON + DAY_MS });
      expect(found.map(({ id }) => id).sort()).toEqual(['c1', 'c2', 'c3']);
      expect(found.find(({ id }) => id === 'c1')?.end).toEqual(end);
      expect(await allBetween(calls, { fromAt: 0, untilAt: NOON - 1 })).toEqual([]);
    });

    it('hand out a call whose newest state is still being written', async () => {
      const { calls } = await create();
      await calls.update('c1', () => ({ call: aCall('c1') }));
      const writing = calls.update('c1', () => ({ call: aFinishedCall('c1') }));
      const found = await allBetween(calls, { fromAt: NOON, untilAt: NOON + 1 });
      expect(found).toEqual([aFinishedCall('c1')]);
      await writing;
    });
  });
};
