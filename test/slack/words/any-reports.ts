// Anything about numbers, digests and files that could have to be put into words.
import fc from 'fast-check';
import { HOURS_A_DAY } from '../../../src/core/call-stats.ts';
import type { DigestTimes } from '../../../src/core/digest.ts';
import type { DigestSetting, DigestView, OpenItem } from '../../../src/core/digest-view.ts';
import type { ExportMessage } from '../../../src/core/export-effect.ts';
import type { HoursException, Weekday } from '../../../src/core/hours.ts';
import type { PictureMessage } from '../../../src/core/picture-effect.ts';
import type { ShiftView } from '../../../src/core/shift-view.ts';
import type { StatsOf, StatsView } from '../../../src/core/stats-view.ts';
import type { CallerView } from '../../../src/core/view.ts';

interface Parts {
  readonly userId: fc.Arbitrary<string>;
  readonly name: fc.Arbitrary<string>;
  readonly outside: fc.Arbitrary<string>;
  readonly at: fc.Arbitrary<number>;
  readonly caller: fc.Arbitrary<CallerView>;
  readonly shift: fc.Arbitrary<ShiftView>;
  readonly exception: fc.Arbitrary<HoursException>;
}

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 100_000 }));

export const anyReports = ({ userId, name, outside, at, caller, shift, exception }: Parts) => {
  const load = fc.record({ userId, answered: count, calledBack: count, talkSeconds: count, rung: count });
  const sum = (counts: readonly number[]): number => counts.reduce((total, one) => total + one, 0);
  const stats: fc.Arbitrary<StatsView> = fc
    .record({
      byOutcome: fc.record({
        ringing: count,
        answered: count,
        missed: count,
        abandoned: count,
        voicemail: count,
        closed: count,
        informed: count,
        untold: count,
      }),
      answeredShare: maybe(fc.double({ min: 0, max: 1, noNaN: true })),
      answeredWithin: maybe(fc.record({ half: count, nineInTen: count })),
      missedByHour: fc.array(count, { minLength: HOURS_A_DAY, maxLength: HOURS_A_DAY }),
      rejected: count,
      load: fc.array(load, { maxLength: 50 }),
    })
    .map((made) => ({
      ...made,
      calls: sum(Object.values(made.byOutcome)),
      missed: sum(made.missedByHour),
    }));
  const statsOf: fc.Arbitrary<StatsOf> = fc.record({
    lineName: name,
    timeZone: fc.constantFrom('Europe/Stockholm', 'America/Argentina/ComodRivadavia'),
    fromAt: at,
    untilAt: at,
    stats,
    names: fc.dictionary(userId, name),
  });
  const digestTimes: fc.Arbitrary<DigestTimes> = fc.record({
    days: fc
      .subarray([1, 2, 3, 4, 5, 6, 7] as Weekday[], { minLength: 1 })
      .map((days) => days.toSorted((one, other) => one - other)),
    minute: fc.integer({ min: 0, max: 1_439 }),
  });
  const open: fc.Arbitrary<OpenItem> = fc.record({
    callId: fc.uuid(),
    caller,
    what: fc.constantFrom('missed' as const, 'voicemail' as const),
    at,
    link: fc.constantFrom(null, 'https://jour-test.slack.com/archives/C0ONCALL/p1764000000000100'),
  });
  const ahead: fc.Arbitrary<DigestView['ahead']> = fc.record({
    fromAt: at,
    untilAt: at,
    rosterName: name,
    shifts: fc.array(shift, { maxLength: 14 }),
    hasMore: fc.boolean(),
    holidays: fc.array(fc.record({ date: fc.constant('2026-12-25'), name }), { maxLength: 3 }),
    exceptions: fc.array(exception, { maxLength: 10 }),
  });
  const digest: fc.Arbitrary<DigestView> = fc
    .record({ of: statsOf, open: fc.array(open, { maxLength: 10 }), openInAll: count, ahead })
    .map(({ of, ...rest }) => ({ ...of, ...rest }));
  const setting: fc.Arbitrary<DigestSetting> = fc.record({
    lineName: name,
    timeZone: fc.constant('Europe/Stockholm'),
    digest: maybe(fc.tuple(digestTimes, at).map(([times, sinceAt]) => ({ ...times, sinceAt }))),
    nextAt: maybe(at),
  });
  const dates = fc.constantFrom(
    { from: '2026-11-01', to: '2026-11-30' },
    { from: '2026-11-24', to: '2026-11-24' },
  );
  const told = { by: userId, lineName: name, dates };
  const exported: fc.Arbitrary<ExportMessage> = fc.oneof(
    fc.record({ ...told, what: kind('file'), calls: count }),
    fc.record({ ...told, what: kind('here'), reason: outside }),
    fc.record({ ...told, what: kind('failed'), reason: outside }),
  );
  const pictured = { by: userId, lineName: name, at };
  const picture: fc.Arbitrary<PictureMessage> = fc.oneof(
    fc.record({ ...pictured, what: kind('file') }),
    fc.record({ ...pictured, what: kind('here'), reason: outside }),
    fc.record({ ...pictured, what: kind('failed'), reason: outside }),
  );
  return {
    deed: fc.record({ kind: kind('digest'), digest: maybe(digestTimes) }),
    messages: [
      fc.record({ kind: kind('digest'), digest }),
      fc.record({ kind: kind('export'), export: exported }),
      fc.record({ kind: kind('picture'), picture }),
    ] as const,
    replies: [
      fc.record({ kind: kind('stats'), of: statsOf }),
      fc.record({
        kind: kind('digest'),
        did: fc.constantFrom('set' as const, 'ended' as const, 'nothing' as const, null),
        now: setting,
      }),
      fc.record({ kind: kind('exporting'), lineName: name, dates }),
    ] as const,
  };
};
