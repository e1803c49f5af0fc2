// Any opening hours that the words may have to tell of, with names and reasons from outside.
import fc from 'fast-check';
import type { ClosedThen, DayRange, Holiday, HoursException, WeekHours } from '../../../src/core/hours.ts';
import type { HoursDeed, HoursStep } from '../../../src/core/hours-deed.ts';
import type { HoursProblem } from '../../../src/core/hours-problem.ts';
import type { OpenBecause, OpenState } from '../../../src/core/hours-state.ts';
import type { HoursView } from '../../../src/core/hours-view.ts';
import type { Instant } from '../../../src/core/instant.ts';
import type { NobodyReason } from '../../../src/core/plan.ts';

const EXCEPTIONS_SHOWN_MOST = 100;

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const localTime = fc
  .integer({ min: 0, max: 73_000 * 96 })
  .map((quarters) => new Date(quarters * 900_000).toISOString().slice(0, 16));

const range: fc.Arbitrary<DayRange> = fc
  .record({
    day: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
    fromMinute: fc.integer({ min: 0, max: 1_439 }),
    length: fc.integer({ min: 1, max: 1_439 }),
  })
  .map(({ day, fromMinute, length }) => ({ day, fromMinute, toMinute: fromMinute + length }));

const week: fc.Arbitrary<WeekHours> = fc.oneof(
  fc.constantFrom<WeekHours>({ kind: 'always' }, { kind: 'never' }),
  fc.record({ kind: kind('week'), ranges: fc.array(range, { maxLength: 21 }) }),
);

interface Texts {
  readonly name: fc.Arbitrary<string>;
  readonly outside: fc.Arbitrary<string>;
  readonly at: fc.Arbitrary<Instant>;
  readonly nobody: fc.Arbitrary<NobodyReason>;
}

export const anyHours = ({ name, outside, at, nobody }: Texts) => {
  const holiday: fc.Arbitrary<Holiday> = fc.record({
    date: localTime.map((time) => time.slice(0, 10)),
    name,
  });
  const exception: fc.Arbitrary<HoursException> = fc.record({
    id: fc.nat(),
    kind: fc.constantFrom('closed', 'open'),
    from: localTime,
    to: localTime,
    reason: maybe(outside),
  });
  const because: fc.Arbitrary<OpenBecause> = fc.oneof(
    fc.record({ kind: kind('week') }),
    fc.record({ kind: kind('exception'), id: fc.nat(), reason: maybe(outside) }),
    fc.record({ kind: kind('holiday'), name }),
  );
  const open: fc.Arbitrary<OpenState> = fc.record({ isOpen: fc.boolean(), because, changesAt: maybe(at) });
  const closedThen: fc.Arbitrary<ClosedThen> = fc.oneof(
    fc.record({ kind: fc.constantFrom('voicemail' as const, 'hangup' as const) }),
    fc.record({ kind: kind('ring'), rosterName: name }),
  );
  const step: fc.Arbitrary<HoursStep> = fc.oneof(
    fc.record({ kind: kind('hours'), hours: week }),
    fc.record({ kind: kind('exception-added'), exception }),
    fc.record({ kind: kind('exceptions-removed'), exceptions: fc.array(exception, { minLength: 1 }) }),
    fc.record({ kind: kind('holidays'), country: maybe(outside), eves: fc.boolean() }),
    fc.record({
      kind: kind('holidays-kept'),
      days: fc.array(holiday, { minLength: 1 }),
      isOpen: fc.boolean(),
    }),
    fc.record({ kind: kind('closed-then'), closedThen }),
    fc.record({ kind: kind('announces-hours'), announces: fc.boolean() }),
  );
  const deed: fc.Arbitrary<HoursDeed> = fc.oneof(
    { weight: 4, arbitrary: step },
    { weight: 1, arbitrary: fc.record({ kind: kind('several'), steps: fc.array(step, { maxLength: 20 }) }) },
  );
  const view: fc.Arbitrary<HoursView> = fc.record({
    lineName: name,
    timeZone: fc.constant('America/Argentina/Buenos_Aires'),
    open,
    hours: week,
    exceptions: fc.array(exception, { maxLength: EXCEPTIONS_SHOWN_MOST }),
    holidays: maybe(
      fc.record({
        country: name,
        eves: fc.boolean(),
        next: fc.array(
          fc.tuple(holiday, fc.boolean()).map(([day, isKeptOpen]) => ({ ...day, isKeptOpen })),
          { maxLength: 3 },
        ),
      }),
    ),
    closedThen,
    nobodyWhenClosed: maybe(nobody),
    announces: fc.boolean(),
  });
  const problem: fc.Arbitrary<HoursProblem> = fc.oneof(
    fc.record({ kind: kind('unknown-exception'), id: fc.nat() }),
    fc.record({ kind: kind('too-many-exceptions'), most: fc.nat() }),
    fc.record({ kind: kind('unknown-country'), country: outside }),
    fc.record({ kind: fc.constantFrom('no-holiday-source' as const, 'no-holidays' as const) }),
    fc.record({ kind: kind('unknown-holiday'), which: outside, next: fc.array(holiday, { maxLength: 3 }) }),
  );
  return { open, closedThen, deed, view, problem, week, exception };
};
