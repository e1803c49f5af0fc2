// Walks rendered answers as 46elks does, with any luck on every phone and any keys, through every address of ours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MENU_KEYS } from '../../src/core/menu.ts';
import type { Plan } from '../../src/core/plan.ts';
import { planCall } from '../../src/core/plan-call.ts';
import {
  type Action,
  renderAfterCode,
  renderMenuAgain,
  renderPlan,
  renderRest,
} from '../../src/elks/render.ts';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { anyCaller, anyLine } from '../core/any-line.ts';
import { anyInstant, anySettings, withLine } from '../core/any-settings.ts';
import { firstLine } from '../core/given-settings.ts';
import { context } from './given-plan.ts';

const STEPS_MOST = 400;

type Dice = (sides: number) => number;
type Ending = 'answered' | 'voicemail' | 'said' | 'refused' | 'nothing' | 'endless';

const asked = (plan: Plan, url: string, dice: Dice): Action => {
  const address = context.addresses.read(new URL(url).pathname);
  if (address === null) throw new Error(`not an address of ours: ${url}`);
  const { purpose, step, turn = 0 } = address;
  if (purpose === 'resume') return renderRest(plan, step, context);
  if (purpose === 'menu') return renderMenuAgain(plan, { number: step, turn: turn + 1 }, context);
  const label = [null, 'acme', 'bolt', 'core'][dice(4)] ?? null;
  return renderAfterCode(plan, { number: step, turn, label, isShut: dice(20) === 0 }, context);
};

const isAction = (value: unknown): value is Action => typeof value === 'object' && value !== null;

const nextOf = (plan: Plan, value: unknown, dice: Dice): Action | null => {
  if (isAction(value)) return value;
  return typeof value === 'string' ? asked(plan, value, dice) : null;
};

/** What follows an action, and what it was the end of when nothing does. */
const step = (plan: Plan, action: Action, dice: Dice): { next: Action | null; end: Ending } => {
  if ('connect' in action) {
    const result = ['success', 'failed', 'busy'][dice(3)] ?? 'failed';
    if (result === 'success') return { next: null, end: 'answered' };
    return { next: nextOf(plan, action[result], dice), end: 'nothing' };
  }
  if ('ivr' in action) {
    const keys = action.digits === 1 ? [...MENU_KEYS.map((key) => action[key]), action.next] : [action.next];
    return { next: nextOf(plan, keys[dice(keys.length)] ?? action.next, dice), end: 'nothing' };
  }
  if ('record' in action) return { next: null, end: 'voicemail' };
  if ('hangup' in action) return { next: null, end: 'refused' };
  return { next: nextOf(plan, action.next, dice), end: 'said' };
};

const CONSENT = context.promptAddress('consent');
const VOICEMAIL = context.promptAddress('voicemail');

/** A caller is told before anything is kept of what they say: that the call is recorded, or that they are to leave a message. */
const expectTold = (action: Action, before: Action | null): void => {
  if ('recordcall' in action) expect(before).toHaveProperty('play', CONSENT);
  if ('record' in action) expect(before).toHaveProperty('play', VOICEMAIL);
};

const walk = (plan: Plan, dice: Dice): Ending => {
  let before: Action | null = null;
  let action = renderPlan(plan, context);
  for (let taken = 0; taken < STEPS_MOST; taken += 1) {
    const faults = faultsInAction(action, { ownNumbers: ['+46846500400'], first: taken === 0 });
    if (faults.length > 0) throw new Error(faults.join('; '));
    expectTold(action, before);
    const { next, end } = step(plan, action, dice);
    if (next === null) return end;
    before = action;
    action = next;
  }
  return 'endless';
};

const diceFrom = (rolls: readonly number[]): Dice => {
  let rolled = 0;
  return (sides) => (rolls[rolled++ % rolls.length] ?? 0) % sides;
};

describe('whatever a team has set and whatever a caller does', () => {
  it('the call ends answered, in a voicemail, in something said or in a deliberate refusal', () => {
    const rolls = fc.array(fc.nat(1_000), { minLength: 20, maxLength: 60 });
    fc.assert(
      fc.property(
        anySettings,
        anyLine,
        anyCaller,
        anyInstant,
        rolls,
        (settings, change, caller, now, chances) => {
          const changed = withLine(settings, change);
          const plan = planCall({ settings: changed, line: firstLine(changed), caller, now });
          expect(['answered', 'voicemail', 'said', 'refused']).toContain(walk(plan, diceFrom(chances)));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('nothing is recorded before the caller was told', () => {
    fc.assert(
      fc.property(anySettings, anyLine, anyCaller, anyInstant, (settings, change, caller, now) => {
        const changed = withLine(settings, { ...change, records: true });
        const plan = planCall({ settings: changed, line: firstLine(changed), caller, now });
        for (const roll of [0, 1, 2]) walk(plan, () => roll);
        const whole = JSON.stringify(renderPlan(plan, context));
        expect(whole.match(/"recordcall"/g) ?? []).toHaveLength(plan.records === true ? 1 : 0);
      }),
      { numRuns: 1_000 },
    );
  });
});
