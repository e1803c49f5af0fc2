// Any settings a team may have made, for properties: paused, numberless and forgotten members, every strategy.
import fc from 'fast-check';
import type { Line, Member, RingStrategy, Settings, UserId } from '../../src/core/settings.ts';
import { firstLine, givenSettings, NOON } from './given-settings.ts';

const USERS: readonly UserId[] = Array.from({ length: 8 }, (_, index) => `U${index}`);
const HOUR_MS = 3_600_000;

export const anyInstant = fc.integer({ min: NOON - HOUR_MS, max: NOON + HOUR_MS });

const anyMember: fc.Arbitrary<Member> = fc.record(
  {
    phone: fc.integer({ min: 0, max: 99 }).map((last) => `+467017406${String(last).padStart(2, '0')}`),
    pause: fc.record({ untilAt: fc.option(anyInstant, { nil: null }) }),
  },
  { requiredKeys: [] },
);

const anyStrategy: fc.Arbitrary<RingStrategy> = fc.oneof(
  fc.record({
    kind: fc.constant('turn' as const),
    ringSeconds: fc.integer({ min: 5, max: 60 }),
    rounds: fc.integer({ min: 1, max: 5 }),
  }),
  fc.record({ kind: fc.constant('everyone' as const), ringSeconds: fc.integer({ min: 5, max: 60 }) }),
);

export const anySettings: fc.Arbitrary<Settings> = fc
  .record({
    members: fc.shuffledSubarray([...USERS]),
    known: fc.array(fc.tuple(fc.constantFrom(...USERS), anyMember)),
    strategy: anyStrategy,
  })
  .map(({ members, known, strategy }) =>
    givenSettings({ members, strategy, membersById: Object.fromEntries(known) }),
  );

/** The settings with that line changed. */
export const withLine = (settings: Settings, change: Partial<Line>): Settings => ({
  ...settings,
  lines: [{ ...firstLine(settings), ...change }],
});
