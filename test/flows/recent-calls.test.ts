import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { createRecentCalls } from '../../src/flows/recent-calls.ts';
import { createLog } from '../../src/log.ts';
import { aCall } from '../core/given-call.ts';
import { NOON } from '../core/given-settings.ts';

const at = (id: string, seconds: number): Call => aCall({ id, startedAt: NOON + seconds * 1_000 });
const log = createLog('silent');

/** @param latest what is read from disk; what is noted stands in memory, or is to be read as well */
const given = (latest: () => Promise<readonly Call[]>) => {
  const inMemory = new Map<string, Call>();
  const onDisk = new Map<string, Call>();
  let late = 0;
  const recent = createRecentCalls({
    calls: {
      latest,
      atHand: (id) => (onDisk.has(id) ? null : inMemory.get(id)),
      find: (id) => Promise.resolve(onDisk.get(id)),
    },
    log,
    onLate: () => {
      late += 1;
    },
  });
  const noteIn = (states: Map<string, Call>, call: Call): void => {
    states.set(call.id, call);
    recent.note([call.id]);
  };
  return {
    ...recent,
    /** How often something came in late. */
    late: () => late,
    note: (call: Call): void => noteIn(inMemory, call),
    noteOnDisk: (call: Call): void => noteIn(onDisk, call),
  };
};

const ids = (calls: readonly Call[]): readonly string[] => calls.map(({ id }) => id);

describe('the newest calls', () => {
  it('are looked up once, and then follow what changes', async () => {
    let looks = 0;
    const latest = () => Promise.resolve([at('b', 2), at('a', ++looks)]);
    const recent = given(latest);
    expect(ids(await recent.list())).toEqual(['b', 'a']);
    recent.note(at('c', 3));
    expect(ids(await recent.list())).toEqual(['c', 'b', 'a']);
    expect(looks).toBe(1);
  });

  it('as noted are newer than as they are read at the same time', async () => {
    const recent = given(() => Promise.resolve([at('a', 1)]));
    const listing = recent.list();
    recent.note({ ...at('a', 1), pinLabel: 'acme' });
    expect((await listing)[0]?.pinLabel).toBe('acme');
  });

  it('follow what has left memory by the time it is told', async () => {
    const recent = given(() => Promise.resolve([at('a', 1)]));
    await recent.list();
    recent.noteOnDisk(at('b', 2));
    expect(recent.late()).toBe(0);
    await expect.poll(async () => ids(await recent.list())).toEqual(['b', 'a']);
    expect(recent.late()).toBe(1);
  });

  it('never hold many, however many there were', async () => {
    const recent = given(() => Promise.resolve([]));
    await recent.list();
    for (let index = 0; index < 1_000; index += 1) recent.note(at(`c${index}`, index));
    const calls = await recent.list();
    expect(calls).toHaveLength(50);
    expect(calls[0]?.id).toBe('c999');
  });

  it('are looked up again when they could not be read', async () => {
    let fails = true;
    const latest = () => (fails ? Promise.reject(new Error('disk')) : Promise.resolve([at('a', 1)]));
    const recent = given(latest);
    expect(await recent.list()).toEqual([]);
    fails = false;
    expect(ids(await recent.list())).toEqual(['a']);
  });

  it('are no older than what was noted after they could not be read', async () => {
    let fails = true;
    const latest = () => (fails ? Promise.reject(new Error('disk')) : Promise.resolve([at('a', 1)]));
    const recent = given(latest);
    await recent.list();
    recent.note(at('a', 1));
    recent.note({ ...at('a', 1), pinLabel: 'acme' });
    fails = false;
    expect((await recent.list())[0]?.pinLabel).toBe('acme');
  });

  it('do not bring back what was taken out while they were read', async () => {
    let kept = [at('b', 2), at('a', 1)];
    const latest = () => Promise.resolve(kept);
    const recent = given(latest);
    const listing = recent.list();
    kept = [at('b', 2)];
    recent.drop(new Set(['a']));
    expect(ids(await listing)).toEqual(['b']);
    recent.drop(new Set(['b']));
    expect(await recent.list()).toEqual([]);
  });
});
