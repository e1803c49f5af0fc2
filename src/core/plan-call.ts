// Decides what an incoming call will do. Pure: the same settings, caller and moment always give the same plan.
import type { Caller } from './call.ts';
import type { FloodStep } from './caller-flood.ts';
import { isOpenAt } from './hours-state.ts';
import type { NobodyReason, Plan, Step } from './plan.ts';
import { type Branch, type Grounds, menuStep, rosterBranch, VOICEMAIL } from './plan-branches.ts';
import type { BlockedNumber } from './settings.ts';

export interface PlanAsked extends Grounds {
  readonly caller: Caller;
}

/** Straight to voicemail, with the reason why no phone rings. */
export const voicemailPlan = (nobody: NobodyReason): Plan => ({ first: VOICEMAIL, nobody });

const REJECT: Step = { kind: 'hangup', how: 'reject' };

const isOurOwnNumber = ({ settings, caller }: PlanAsked): boolean =>
  caller.kind === 'number' && settings.lines.some((line) => line.number === caller.number);

/** The block that holds for this caller now, if any. */
export const blockOf = ({ settings, caller, now }: PlanAsked): BlockedNumber | undefined =>
  caller.kind === 'number'
    ? settings.blocked.find(
        ({ number, untilAt }) => number === caller.number && (untilAt === null || now < untilAt),
      )
    : undefined;

const isHidden = (caller: Caller): boolean => caller.kind !== 'number';

/** The plan for callers whom a rule of the team's keeps from ringing anybody; null for everybody else. */
export const turnedAway = (asked: PlanAsked): Plan | null => {
  if (isOurOwnNumber(asked)) return voicemailPlan('loop');
  if (blockOf(asked) !== undefined) return { first: REJECT, refused: 'blocked' };
  if (!isHidden(asked.caller) || asked.line.hidden === 'allow') return null;
  return asked.line.hidden === 'reject' ? { first: REJECT, refused: 'hidden' } : { first: VOICEMAIL };
};

/** The plan for callers who call again and again; null for everybody else. */
export const floodedPlan = (step: FloodStep): Plan | null => {
  if (step === 'ring') return null;
  return step === 'reject' ? { first: REJECT, refused: 'flood' } : { first: VOICEMAIL };
};

const closedBranch = (grounds: Grounds): Branch => {
  const { closedThen } = grounds.line;
  switch (closedThen.kind) {
    case 'voicemail':
      return { step: VOICEMAIL, nobody: null };
    case 'hangup':
      return { step: { kind: 'end' }, nobody: null };
    case 'ring':
      return rosterBranch(closedThen.rosterName, grounds);
  }
};

const openBranch = (grounds: Grounds): Branch =>
  grounds.line.menu === null
    ? rosterBranch(grounds.line.rosterName, grounds)
    : { step: menuStep(grounds.line.menu, grounds), nobody: null };

/** A welcome is only said when the team made one: it keeps every caller waiting. */
const welcomed = (step: Step, { line }: Grounds): Step =>
  line.prompts.welcome === undefined ? step : { kind: 'play', prompt: 'welcome', next: step };

/** Recording is never begun without saying so first. */
const recorded = (plan: Plan, { line }: Grounds): Plan =>
  line.records
    ? { ...plan, first: { kind: 'play', prompt: 'consent', next: plan.first }, records: true }
    : plan;

/** What every caller meets at `now` whom no rule turns away. Says nothing of the caller, so that one plan serves many calls. */
export const usualPlan = (grounds: Grounds): Plan => {
  const isOpen = isOpenAt(grounds.line, grounds.now);
  const { step, nobody } = isOpen ? openBranch(grounds) : closedBranch(grounds);
  const plan: Plan = isOpen
    ? { first: welcomed(step, grounds) }
    : { first: { kind: 'play', prompt: 'closed', next: step }, closed: true };
  return recorded(nobody === null ? plan : { ...plan, nobody }, grounds);
};

/** What the caller meets at `now`. Every branch ends in a conversation, voicemail, a said message or a refusal. */
export const planCall = (asked: PlanAsked): Plan => turnedAway(asked) ?? usualPlan(asked);
