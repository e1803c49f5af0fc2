import { describe, expect, it } from 'vitest';
import type { Call } from '../../src/core/call.ts';
import { watchedCalls } from '../../src/flows/watched.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { aCall, aFinishedCall } from '../store/builders.ts';

const given = () => {
  const { calls } = createMemoryCalls();
  const told: (Call | undefined | null)[] = [];
  let changes = 0;
  const onChange = (ids: readonly string[] = []): void => {
    changes += 1;
    told.push(...ids.map((id) => calls.atHand(id)));
  };
  const watching = { onChange, onErased: () => undefined };
  return { calls, told, watching, changes: () => changes };
};

describe('whoever watches calls', () => {
  it('is told of each of several that are changed as one, but not of those that failed', async () => {
    const { calls, told, watching, changes } = given();
    const fails = (): never => {
      throw new Error('a fault');
    };
    const kept = watchedCalls(calls, watching).updateAll([
      { callId: 'c1', decide: () => ({ call: aCall('c1') }) },
      { callId: 'c2', decide: fails },
      { callId: 'c3', decide: () => ({ call: aCall('c3') }) },
    ]);
    const failed = (await Promise.all(kept.map((one) => one.failed))).flat();
    expect(told).toEqual([aCall('c1'), aCall('c3')]);
    expect(failed.map(({ callId }) => callId)).toEqual(['c2']);
    expect(changes()).toBe(2);
  });

  it('is told last what holds last, however soon the next change comes', async () => {
    const { calls, told, watching } = given();
    const watched = watchedCalls(calls, watching);
    await Promise.all([
      ...watched
        .updateAll([{ callId: 'c1', decide: () => ({ call: aCall('c1') }) }])
        .map((one) => one.failed),
      watched.update('c1', () => ({ call: aFinishedCall('c1') })),
    ]);
    expect(told.at(-1)).toEqual(aFinishedCall('c1'));
  });
});
