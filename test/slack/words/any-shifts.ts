// Anything about shifts that could have to be put into words.
import fc from 'fast-check';
import type { Override, Span } from '../../../src/core/override.ts';
import type { NobodyReason } from '../../../src/core/plan.ts';
import type { Rotation } from '../../../src/core/rotation.ts';
import type { ShiftDeed } from '../../../src/core/shift-deed.ts';
import type { GapTrouble } from '../../../src/core/shift-effect.ts';
import type { ShiftMessage } from '../../../src/core/shift-message.ts';
import type { GroupTrouble, ShiftProblem } from '../../../src/core/shift-problem.ts';
import type { CoverRequest, RequestState, SwapRequest } from '../../../src/core/shift-request.ts';
import type { ScheduleView, ShiftView } from '../../../src/core/shift-view.ts';
import type { TurnNow } from '../../../src/core/turn-now.ts';

interface Parts {
  readonly userId: fc.Arbitrary<string>;
  readonly name: fc.Arbitrary<string>;
  readonly outside: fc.Arbitrary<string>;
  readonly at: fc.Arbitrary<number>;
  readonly nobody: fc.Arbitrary<NobodyReason>;
}

const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });

export const anyShifts = ({ userId, name, outside, at, nobody }: Parts) => {
  const id = fc.integer({ min: 1, max: 999_999 });
  const span: fc.Arbitrary<Span> = fc.record({ fromAt: at, untilAt: at });
  const spans = fc.array(span, { minLength: 1, maxLength: 2 });
  const rotation: fc.Arbitrary<Rotation> = fc.record({
    everyDays: fc.constantFrom(1, 7, 14),
    minute: fc.integer({ min: 0, max: 1_439 }),
    anchor: fc.constantFrom('2026-11-23', '2028-02-29'),
  });
  const base = { id, userId, by: userId, at, spans };
  const override: fc.Arbitrary<Override> = fc.oneof(
    fc.record({ ...base, kind: kind('take') }),
    fc.record({ ...base, kind: kind('cover'), insteadOf: userId }),
    fc.record({ ...base, kind: kind('swap'), insteadOf: userId }),
  );
  const overrides = fc.array(override, { maxLength: 30 });
  const state: fc.Arbitrary<RequestState> = fc.oneof(
    fc.record({ kind: kind('open') }),
    fc.record({ kind: kind('agreed'), by: userId }),
    fc.record({ kind: fc.constantFrom('declined' as const, 'withdrawn' as const) }),
  );
  const asked = { id, by: userId, at, state, message: fc.constant(null) };
  const cover: fc.Arbitrary<CoverRequest> = fc.record({
    ...asked,
    kind: kind('cover'),
    span,
    reason: maybe(outside),
  });
  const swap: fc.Arbitrary<SwapRequest> = fc.record({
    ...asked,
    kind: kind('swap'),
    of: userId,
    gives: span,
    gets: span,
  });
  const shift: fc.Arbitrary<ShiftView> = fc.record({
    fromAt: at,
    untilAt: at,
    userId: maybe(userId),
    trouble: fc.constantFrom(null, 'paused' as const, 'no-number' as const, 'not-allowed' as const),
    rings: maybe(userId),
    nobody: maybe(nobody),
  });
  const schedule: fc.Arbitrary<ScheduleView> = fc.record({
    rosterName: name,
    lineName: name,
    timeZone: fc.constant('Europe/Stockholm'),
    rotation: maybe(rotation),
    nextTurnAt: maybe(at),
    shifts: fc.array(shift, { maxLength: 60 }),
    hasMore: fc.boolean(),
    overrides,
  });
  const what = fc.constantFrom('cover' as const, 'swap' as const);
  const deed: fc.Arbitrary<ShiftDeed> = fc.oneof(
    fc.record({ kind: kind('rotation'), rotation: maybe(rotation), nextAt: maybe(at) }),
    fc.record({ kind: kind('override-made'), override }),
    fc.record({ kind: kind('overrides-removed'), overrides }),
    fc.record({ kind: kind('asked'), requestId: id, what }),
    fc.record({ kind: kind('agreed'), requestId: id, override }),
    fc.record({
      kind: kind('refused'),
      requestId: id,
      what,
      how: fc.constantFrom('declined' as const, 'withdrawn' as const),
      asker: userId,
    }),
    fc.record({ kind: kind('topic'), isOn: fc.boolean() }),
    fc.record({ kind: kind('user-group'), handle: maybe(name) }),
  );
  const groupTrouble = fc.constantFrom<GroupTrouble>(
    'unknown',
    'no-scope',
    'not-allowed',
    'not-in-plan',
    'failed',
  );
  const problem: fc.Arbitrary<ShiftProblem> = fc.oneof(
    fc.record({
      kind: fc.constantFrom('no-rotation', 'nobody-to-rotate', 'ends-before-start', 'own-request'),
    }),
    fc.record({ kind: kind('myself'), what }),
    fc.record({ kind: kind('taker-paused'), untilAt: maybe(at) }),
    fc.record({ kind: kind('not-their-shift'), date: fc.constant('2026-12-07'), userId }),
    fc.record({ kind: fc.constantFrom('no-shift-ahead' as const, 'not-asked' as const), userId }),
    fc.record({ kind: kind('unknown-override'), id, known: fc.array(id) }),
    fc.record({ kind: kind('request-agreed'), by: userId }),
    fc.record({
      kind: kind('request-over'),
      why: fc.constantFrom('gone', 'past', 'declined', 'withdrawn', 'moved', 'not-called'),
    }),
    fc.record({ kind: kind('too-many'), what: fc.constantFrom('overrides', 'requests'), most: id }),
    fc.record({ kind: kind('user-group'), named: outside, why: groupTrouble }),
  ) as fc.Arbitrary<ShiftProblem>;
  const gap = {
    userId,
    fromAt: at,
    trouble: fc.constantFrom<GapTrouble>('deactivated', 'no-number', 'not-allowed', 'paused', 'nobody'),
    rings: maybe(userId),
  };
  const message: fc.Arbitrary<ShiftMessage> = fc.oneof(
    fc.record({ kind: kind('request'), request: fc.oneof(cover, swap) }),
    fc.record({ kind: kind('reminder'), request: cover }),
    fc.record({ kind: kind('handoff'), shift, untilAt: maybe(at), nextUserId: maybe(userId) }),
    fc.record({
      kind: kind('coming-on'),
      lineName: name,
      lineNumber: fc.constant({ e164: '+46701740605', national: '070-174 06 05' }),
      phone: maybe(fc.constant('070-174 06 06')),
      trouble: maybe(fc.constantFrom('paused' as const, 'no-number' as const, 'not-allowed' as const)),
      untilAt: maybe(at),
    }),
    fc.record({ kind: kind('gap'), ...gap }),
    fc.record({ kind: kind('group-refused'), handle: name, why: groupTrouble }),
    fc.record({ kind: kind('topic-refused'), reason: outside }),
  );
  const rosterName = fc.constantFrom('main', 'sales-öst');
  const turn: fc.Arbitrary<TurnNow> = fc.record({ overrides, next: maybe(fc.record({ userId, at })) });
  return {
    shift,
    turn,
    deed: fc.record({ kind: kind('shifts'), rosterName: name, done: deed }),
    problem: fc.record({ kind: kind('shifts'), why: problem }),
    message: fc.record({ kind: kind('shifts'), rosterName, what: message }),
    replies: [
      fc.record({
        kind: kind('schedule'),
        about: fc.constantFrom('rotation' as const, 'schedule' as const, 'overrides' as const),
        did: fc.oneof(fc.constantFrom(null, 'nothing' as const), deed),
        schedule,
      }),
      fc.record({
        kind: kind('calendar'),
        address: maybe(fc.constant('https://jour.example.com/calendar/0123456789abcdef.ics')),
      }),
    ] as const,
  };
};
