import { expect, it } from 'vitest';
import { HOUR_MS } from '../../src/core/instant.ts';
import { occasionOf, type Warning } from '../../src/core/warning.ts';
import { blockedMark } from '../../src/flows/incoming-call.ts';
import { oldMarks } from '../../src/flows/old-marks.ts';
import { warnedMark } from '../../src/flows/warn.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';
import { NOON } from '../core/given-settings.ts';

const [ENDED, RUNNING, FOR_GOOD, UNBLOCKED] = ['+46701', '+46702', '+46703', '+46704'] as const;
const blocked = [
  { number: ENDED, untilAt: NOON },
  { number: RUNNING, untilAt: NOON + 1 },
  { number: FOR_GOOD, untilAt: null },
].map((block) => ({ ...block, reason: null, by: 'UANNA', at: 0 }));

it('what still keeps a warning from being told twice stays, and so do counts of who is blocked', async () => {
  const { outbox } = createMemoryCalls();
  const flood: Warning = { kind: 'caller-floods', caller: '+46701', lineName: 'Main', step: 'reject' };
  const low: Warning = { kind: 'balance-low', balance: 1, currency: 'SEK' };
  const { subject, period } = occasionOf(flood, NOON);
  const warned = { [warnedMark(subject)]: period, [warnedMark(occasionOf(low, 0).subject)]: 0 };
  const counts = [ENDED, RUNNING, FOR_GOOD, UNBLOCKED].map((number) => [blockedMark(number), 1] as const);
  await outbox.put([], { ...warned, ...Object.fromEntries(counts), other: 0 });

  const gone = [ENDED, UNBLOCKED].map(blockedMark);
  const at = (before: number) => oldMarks(before, { blocked, outbox, now: NOON });
  expect([...(await at(NOON + HOUR_MS - 1))]).toEqual(gone);
  expect([...(await at(NOON + HOUR_MS))]).toEqual([...gone, warnedMark(subject)]);
});
