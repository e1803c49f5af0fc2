import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Caller } from '../../src/core/call.ts';
import { isPaused } from '../../src/core/on-call.ts';
import type { Plan, Target } from '../../src/core/plan.ts';
import { planCall } from '../../src/core/plan-call.ts';
import { ringStepsOf, stepsOf } from '../../src/core/plan-steps.ts';
import type { Settings } from '../../src/core/settings.ts';
import { anyInstant, anySettings, withLine } from './any-settings.ts';
import {
  ANNA,
  BO,
  CIA,
  firstLine,
  givenSettings,
  LANDLINE,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
} from './given-settings.ts';

const SOMEBODY: Caller = { kind: 'number', number: '+46701740699' };
const anyCaller: fc.Arbitrary<Caller> = fc.constantFrom<Caller>(
  SOMEBODY,
  { kind: 'hidden' },
  { kind: 'odd', text: '<!channel>' },
);

const planFor = (settings: Settings, caller: Caller = SOMEBODY, now = NOON): Plan =>
  planCall({ settings, line: firstLine(settings), caller, now });

const rung = (plan: Plan): readonly Target[] => ringStepsOf(plan).flatMap((step) => step.targets);

const membersOf = (settings: Settings): readonly string[] => settings.rosters[0]?.members ?? [];

const strategyOf = (settings: Settings) => settings.rosters[0]?.strategy;

/** The rule once more, in the words of a person: not paused, and has a number. */
const shouldRing = (settings: Settings, now: number): readonly Target[] =>
  membersOf(settings).flatMap((userId) => {
    const member = settings.membersById[userId];
    const phone = member?.phone;
    return phone === undefined || isPaused(member, now) ? [] : [{ userId, phone }];
  });

const holds = (check: (settings: Settings, plan: Plan, now: number) => void): void =>
  fc.assert(
    fc.property(anySettings, anyCaller, anyInstant, (settings, caller, now) => {
      check(settings, planFor(settings, caller, now), now);
    }),
  );

describe('any plan', () => {
  it('ends in voicemail', () => {
    holds((_settings, plan) => expect(stepsOf(plan).at(-1)?.kind).toBe('voicemail'));
  });

  it('rings everybody who is neither paused nor without a number, in order, and nobody else', () => {
    holds((settings, plan, now) => {
      const strategy = strategyOf(settings);
      const rounds = strategy?.kind === 'turn' ? strategy.rounds : 1;
      const once = shouldRing(settings, now);
      expect(rung(plan)).toEqual(Array.from({ length: rounds }, () => once).flat());
    });
  });

  it('rings one phone at a time in turn, and all at once for everyone', () => {
    holds((settings, plan, now) => {
      const strategy = strategyOf(settings);
      const people = shouldRing(settings, now).length;
      const expected = strategy?.kind === 'turn' ? people * strategy.rounds : Math.min(1, people);
      expect(ringStepsOf(plan)).toHaveLength(expected);
      for (const step of ringStepsOf(plan)) expect(step.ringSeconds).toBe(strategy?.ringSeconds);
    });
  });

  it('says why exactly when it rings nobody', () => {
    holds((_settings, plan) => expect(plan.nobody === undefined).toBe(rung(plan).length > 0));
  });
});

describe('a plan', () => {
  const membersById = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
  const both = givenSettings({ members: [ANNA, BO], membersById });

  it('rings a paused person again from the very moment the pause ends', () => {
    const settings = givenSettings({
      members: [ANNA],
      membersById: { [ANNA]: { phone: PHONE_OF_ANNA, pause: { untilAt: NOON } } },
    });
    expect(planFor(settings, SOMEBODY, NOON - 1).nobody).toBe('all-paused');
    expect(rung(planFor(settings, SOMEBODY, NOON))).toEqual([{ userId: ANNA, phone: PHONE_OF_ANNA }]);
  });

  it.each([
    ['roster-empty', [], {}],
    ['no-numbers', [ANNA, BO], {}],
    ['all-paused', [ANNA], { [ANNA]: { phone: PHONE_OF_ANNA, pause: { untilAt: null } } }],
    ['paused-or-no-numbers', [ANNA, CIA], { [ANNA]: { pause: { untilAt: null } } }],
    ['not-allowed', [ANNA, CIA], { [ANNA]: { phone: '+4740612345' } }],
  ] as const)('tells why nobody is rung: %s', (reason, members, known) => {
    expect(planFor(givenSettings({ members, membersById: known })).nobody).toBe(reason);
  });

  it('takes a voicemail from one of our own numbers, for it would ring in a circle', () => {
    const plan = planFor(both, { kind: 'number', number: LANDLINE });
    expect(plan).toMatchObject({ nobody: 'loop', first: { kind: 'voicemail' } });
  });

  it('leaves the shown number to the provider unless the line is to be shown', () => {
    const shown = (settings: Settings) => ringStepsOf(planFor(settings)).map((step) => step.callerId);
    expect(shown(both)).toEqual([null, null]);
    expect(shown(withLine(both, { shows: 'line' }))).toEqual([LANDLINE, LANDLINE]);
  });

  it('reaches voicemail when the line names a roster that is not there', () => {
    expect(planFor(withLine(both, { rosterName: 'gone' })).nobody).toBe('roster-empty');
  });
});
