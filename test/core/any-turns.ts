// Any rotation and overrides a team may have, and when handoffs come by another library's clocks.
import fc from 'fast-check';
import { DateTime } from 'luxon';
import { DAY_MS, HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/instant.ts';
import type { Turns } from '../../src/core/order.ts';
import type { Override } from '../../src/core/override.ts';
import type { Rotation } from '../../src/core/rotation.ts';
import type { UserId } from '../../src/core/settings.ts';

/** Half an hour, at midnight, none any more, none at all: the odd ones besides the usual. */
export const ZONES = [
  'Europe/Stockholm',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Beirut',
  'America/Sao_Paulo',
  'UTC',
] as const;

export const PEOPLE: readonly UserId[] = ['UA', 'UB', 'UC', 'UD', 'UE', 'UF', 'UG'];
const FIRST_DAY = Date.UTC(2016, 0, 1) / DAY_MS;

const anyDate = fc
  .integer({ min: FIRST_DAY, max: FIRST_DAY + 4_000 })
  .map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));

export const anyRotation: fc.Arbitrary<Rotation> = fc.record({
  everyDays: fc.constantFrom(1, 7, 14, 21, 28),
  minute: fc.oneof(
    fc.constantFrom(0, 30, 119, 120, 150, 180, 540, 1_439),
    fc.integer({ min: 0, max: 1_439 }),
  ),
  anchor: anyDate,
});

export const anyMembers = fc.shuffledSubarray([...PEOPLE], { minLength: 1 });

const anySpan = (around: Instant) =>
  fc
    .record({ from: fc.integer({ min: -48, max: 48 }), hours: fc.integer({ min: 1, max: 72 }) })
    .map(({ from, hours }) => {
      const fromAt = around + from * HOUR_MS;
      return { fromAt, untilAt: fromAt + hours * HOUR_MS };
    });

const person = fc.constantFrom(...PEOPLE);

const anyOverride = (around: Instant): fc.Arbitrary<Override> =>
  fc
    .record({
      kind: fc.constantFrom('take' as const, 'cover' as const, 'swap' as const),
      userId: person,
      insteadOf: person,
      span: anySpan(around),
      other: anySpan(around),
    })
    .map(({ kind, userId, insteadOf, span, other }): Override => {
      const base = { id: 1, userId, by: userId, at: around };
      if (kind === 'take') return { ...base, kind, spans: [span] };
      return { ...base, kind, insteadOf, spans: kind === 'swap' ? [span, other] : [span] };
    });

export const anyTurns = (around: Instant): fc.Arbitrary<Turns> =>
  fc.record({
    members: anyMembers,
    rotation: fc.option(anyRotation, { nil: null }),
    overrides: fc.array(anyOverride(around), { maxLength: 6 }),
  });

/** When a clock there first shows that time of that day; a skipped time is as much later as clocks skip. */
export const clockShows = (date: string, minute: number, zone: string): Instant => {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  const found = DateTime.fromObject({ year, month, day, hour, minute: rest }, { zone });
  const face = found.toMillis() + found.offset * MINUTE_MS;
  const isEarlier = (ms: number): boolean => {
    const time = found.minus(ms);
    return time.toMillis() + time.offset * MINUTE_MS === face;
  };
  return found.toMillis() - ([HOUR_MS, HOUR_MS / 2].find(isEarlier) ?? 0);
};

export const dateAfter = (date: string, days: number): string =>
  DateTime.fromISO(date, { zone: 'UTC' }).plus({ days }).toISODate() ?? '';
