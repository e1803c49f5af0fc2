// Any Home and any answer to “Who is on call?”.
import fc from 'fast-check';
import type { TroubleView } from '../../../src/core/chat-trouble.ts';
import type { HomeRoster } from '../../../src/core/home-roster.ts';
import type { HomeSight, HomeView, LineNow, WhoSight } from '../../../src/core/home-view.ts';
import type { Instant } from '../../../src/core/instant.ts';
import type { CallSummary, Reply } from '../../../src/core/reply.ts';
import type { UserId } from '../../../src/core/settings.ts';
import type { RosterPerson, RosterView } from '../../../src/core/view.ts';

interface Parts {
  readonly userId: fc.Arbitrary<UserId>;
  readonly name: fc.Arbitrary<string>;
  readonly at: fc.Arbitrary<Instant>;
  readonly person: fc.Arbitrary<RosterPerson>;
  readonly roster: fc.Arbitrary<RosterView>;
  readonly call: fc.Arbitrary<CallSummary>;
  readonly reply: fc.Arbitrary<Reply>;
  readonly troubles: fc.Arbitrary<readonly TroubleView[]>;
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);

const notAllowed = fc.record({
  kind: kind('not-allowed'),
  who: fc.constantFrom('guest' as const, 'bot' as const, 'deactivated' as const, 'unknown' as const),
});

export const anyHomes = ({ userId, name, at, person, roster, call, reply, troubles }: Parts) => {
  const next = maybe(fc.record({ at, userId: maybe(userId) }));
  const line: fc.Arbitrary<LineNow> = fc.record({
    lineId: fc.stringMatching(/^[a-z0-9-]{1,36}$/),
    roster,
    next,
  });
  const homeRoster: fc.Arbitrary<HomeRoster> = fc.record({
    rosterName: fc.stringMatching(/^[a-zåäö][a-z0-9-]{0,23}$/),
    lineNames: fc.array(name, { maxLength: 50 }),
    isRung: fc.boolean(),
    rings: fc.constantFrom('turn' as const, 'everyone' as const),
    called: fc.array(userId, { maxLength: 30 }),
    next,
    canTake: fc.boolean(),
  });
  const shift = fc.record({ rosterName: name, fromAt: maybe(at), untilAt: maybe(at) });
  const home: fc.Arbitrary<HomeView> = fc.record({
    kind: kind('home'),
    userId,
    told: maybe(
      fc.oneof(
        fc.record({ kind: kind('reply'), reply }),
        fc.record({ kind: fc.constantFrom('trouble' as const, 'no-form' as const) }),
      ),
    ),
    mayEdit: fc.boolean(),
    troubles,
    me: person,
    rosters: fc.array(homeRoster, { maxLength: 6 }),
    shifts: fc.array(shift, { maxLength: 3 }),
    lines: fc.array(line, { maxLength: 5 }),
    linesLeft: fc.nat(),
    calls: fc.array(
      fc.tuple(call, maybe(name)).map(([summary, lineName]) => ({ ...summary, lineName })),
      { maxLength: 5 },
    ),
    channelIds: fc.array(fc.constant('C0ONCALL'), { maxLength: 3 }),
  });
  const lines = fc.record({ kind: kind('lines'), lines: fc.array(line, { maxLength: 60 }) });
  const sight: fc.Arbitrary<HomeSight> = fc.oneof({ weight: 9, arbitrary: home }, notAllowed);
  const who: fc.Arbitrary<WhoSight> = fc.oneof({ weight: 9, arbitrary: lines }, notAllowed);
  return { sight, who };
};
