import { expect, it } from 'vitest';
import { initialSettings } from '../../src/core/initial-settings.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import type { PastCall } from '../../src/core/past-call.ts';
import { createCatchUp } from '../../src/flows/catch-up.ts';
import { erasedMark } from '../../src/flows/erase-effects.ts';
import { createLog } from '../../src/log.ts';
import { createMemoryCalls } from '../../src/store/memory-calls.ts';

const AT = Date.UTC(2026, 10, 24, 18, 0);
const settings = initialSettings({
  lineNumber: '+46701740600',
  channelId: 'C1',
  timeZone: 'Europe/Stockholm',
});

const missed = (callId: string, createdAt: number): PastCall => ({
  callId,
  isIncoming: true,
  to: '+46701740600',
  caller: { kind: 'number', number: '+46701740699' },
  createdAt,
  end: { endedAt: createdAt, totalSeconds: 0, legs: [], actions: [] },
});

const given = () => {
  const { calls, outbox } = createMemoryCalls();
  const clock = { at: AT, now: () => clock.at };
  const onRecord: PastCall[] = [];
  /** As after a start: what was in memory is gone. */
  const start = () =>
    createCatchUp({
      settings: { current: () => settings, update: async () => settings },
      calls,
      outbox,
      clock,
      log: createLog('silent'),
      books: {
        since: async (at) => ({ calls: onRecord.filter((call) => call.createdAt > at), recordings: [] }),
      },
      wasRefused: () => false,
      kick: () => undefined,
    });
  const known = async (): Promise<readonly string[]> =>
    (await calls.latest({ limit: 100 })).map(({ id }) => id).sort();
  /** As having a caller forgotten does. */
  const erase = async (callId: string): Promise<void> => {
    await outbox.put([], { [erasedMark(callId)]: clock.now() });
    await calls.erase({ callIds: new Set([callId]), marks: new Set(), keys: new Set() });
  };
  return { clock, onRecord, start, known, erase };
};

it('what was erased does not come back from the provider’s books, in this process or the next', async () => {
  const { clock, onRecord, start, known, erase } = given();
  const first = start();
  await first();
  clock.at += 10 * MINUTE_MS;
  onRecord.push(missed('c1', AT + 5 * MINUTE_MS));
  await first();
  expect(await known()).toEqual(['c1']);

  await erase('c1');
  clock.at += 10 * MINUTE_MS;
  await first();
  expect(await known()).toEqual([]);

  clock.at += MINUTE_MS;
  await start()();
  expect(await known()).toEqual([]);
});

it('what came after an erasure is told of all the same', async () => {
  const { clock, onRecord, start, known, erase } = given();
  const first = start();
  await first();
  await erase('c0');
  onRecord.push(missed('c1', AT + MINUTE_MS));
  clock.at += HOUR_MS;
  await start()();
  expect(await known()).toEqual(['c1']);
});

it('what was missed a moment before a start is told of within minutes, not at the next look ten minutes later', async () => {
  const { clock, onRecord, start, known } = given();
  await start()();
  onRecord.push(missed('c1', AT + 10 * MINUTE_MS));
  clock.at += 10.5 * MINUTE_MS;
  const second = start();
  await second();
  expect(await known()).toEqual([]);
  clock.at += 2 * MINUTE_MS;
  await second();
  expect(await known()).toEqual(['c1']);
});

it('a clock that was a day ahead, before a start or in between, hides no call', async () => {
  const { clock, onRecord, start, known } = given();
  await start()();
  clock.at += DAY_MS;
  const ahead = start();
  await ahead();
  onRecord.push(missed('while-ahead', AT + MINUTE_MS), missed('after', AT + 20 * MINUTE_MS));
  clock.at = AT + 30 * MINUTE_MS;
  await ahead();
  expect(await known()).toEqual(['after', 'while-ahead']);
});
