// Settings whose plan changes with the clock: hours, exceptions, turns, overrides and pauses around one instant.
import fc from 'fast-check';
import type { HoursException, Weekday } from '../../src/core/hours.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from '../../src/core/instant.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { anyLine } from './any-line.ts';
import { withLine } from './any-settings.ts';
import { anyTurns, PEOPLE, ZONES } from './any-turns.ts';
import { givenSettings } from './given-settings.ts';

const AROUND_HOURS = 60;

/** Within two and a half days either way. */
export const anyTimeAround = (around: Instant): fc.Arbitrary<Instant> =>
  fc
    .integer({ min: -AROUND_HOURS * 60, max: AROUND_HOURS * 60 })
    .map((minutes) => around + minutes * MINUTE_MS);

const textOf = (at: Instant): string => new Date(at).toISOString().slice(0, 16);

const anyHours = fc.oneof(
  fc.constant<Line['hours']>({ kind: 'always' }),
  fc
    .array(
      fc.record({
        day: fc.constantFrom<Weekday>(1, 2, 3, 4, 5, 6, 7),
        fromMinute: fc.integer({ min: 0, max: 1_439 }),
        lasts: fc.integer({ min: 1, max: 1_440 }),
      }),
      { maxLength: 6 },
    )
    .map((week): Line['hours'] => ({
      kind: 'week',
      ranges: week.map(({ day, fromMinute, lasts }) => ({ day, fromMinute, toMinute: fromMinute + lasts })),
    })),
);

const anyExceptions = (around: Instant): fc.Arbitrary<readonly HoursException[]> =>
  fc
    .array(
      fc.record({
        kind: fc.constantFrom<HoursException['kind']>('open', 'closed'),
        from: anyTimeAround(around),
        hours: fc.integer({ min: 1, max: 30 }),
      }),
      { maxLength: 3 },
    )
    .map((all) =>
      all.map(({ kind, from, hours }, id) => {
        const [start, end] = [textOf(from), textOf(from + hours * HOUR_MS)];
        return { id, kind, from: start, to: end, reason: null };
      }),
    );

const anyMembers = (around: Instant): fc.Arbitrary<Settings['membersById']> =>
  fc
    .array(fc.option(fc.option(anyTimeAround(around), { nil: null }), { nil: undefined }), {
      minLength: PEOPLE.length,
      maxLength: PEOPLE.length,
    })
    .map((pauses) =>
      Object.fromEntries(
        PEOPLE.map((userId, index) => {
          const untilAt = pauses[index];
          const phone = `+4670174060${index}`;
          return [userId, untilAt === undefined ? { phone } : { phone, pause: { untilAt } }];
        }),
      ),
    );

export const anyTimedSettings = (around: Instant): fc.Arbitrary<Settings> =>
  fc
    .record({
      turns: anyTurns(around),
      membersById: anyMembers(around),
      line: anyLine,
      hours: anyHours,
      exceptions: anyExceptions(around),
      timeZone: fc.constantFrom(...ZONES),
    })
    .map(({ turns, membersById, line, ...times }) => {
      const given = givenSettings({ membersById });
      const rosters = given.rosters.map((roster) => ({ ...roster, ...turns }));
      return withLine({ ...given, rosters }, { ...line, ...times });
    });
