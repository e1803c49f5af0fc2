// Nights in which clocks change, minute by minute: whatever hour a turn passes at, somebody is on call in every minute, and the
// turn passes once, when another library's clocks say so.
import { expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import { orderAt, shiftsBetween } from '../../src/core/order.ts';
import { clockShows, dateAfter } from './any-turns.ts';

/** Each zone's next changes, and for Brazil, which has none any more, its last. */
const NIGHTS = [
  ['Europe/Stockholm', '2026-10-25'],
  ['Europe/Stockholm', '2027-03-28'],
  ['America/New_York', '2026-11-01'],
  ['America/New_York', '2027-03-14'],
  ['Australia/Lord_Howe', '2026-10-04'],
  ['Australia/Lord_Howe', '2027-04-04'],
  ['Asia/Beirut', '2026-10-25'],
  ['Asia/Beirut', '2027-03-28'],
  ['America/Sao_Paulo', '2018-11-04'],
  ['America/Sao_Paulo', '2019-02-17'],
  ['UTC', '2026-10-25'],
] as const;

/** Every half hour from nine in the evening before to six in the morning, as minutes after the midnight between. */
const HANDOFFS = Array.from({ length: 19 }, (_one, index) => -180 + index * 30);

const MEMBERS = ['UA', 'UB', 'UC'];

/** Minutes from noon to noon around that midnight; in the middle of a half hour as well. */
const minutesAround = (midnight: number): readonly number[] =>
  Array.from({ length: 26 * 60 }, (_one, minute) => midnight - 13 * HOUR_MS + minute * MINUTE_MS);

it.each(NIGHTS)('%s, the night of %s', (timeZone, date) => {
  const midnight = clockShows(date, 0, timeZone);
  const span = { fromAt: midnight - DAY_MS, untilAt: midnight + DAY_MS };
  for (const minute of HANDOFFS) {
    const anchor = minute < 0 ? dateAfter(date, -1) : date;
    const rotation = { everyDays: 7, minute: (minute + 1_440) % 1_440, anchor };
    const roster = { members: MEMBERS, rotation, overrides: [] };
    const handoff = clockShows(anchor, rotation.minute, timeZone);
    const expected = (now: number): readonly string[] =>
      now < handoff ? ['UC', 'UA', 'UB'] : ['UA', 'UB', 'UC'];
    for (const now of [...minutesAround(midnight), handoff - 1])
      expect(orderAt(roster, { now, timeZone })).toEqual(expected(now));
    const passes = shiftsBetween(roster, span, { timeZone }).map(({ fromAt }) => fromAt);
    expect(passes).toEqual([span.fromAt, handoff]);
  }
});
