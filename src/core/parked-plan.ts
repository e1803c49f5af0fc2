// What calls meet while Jour is stopped: one plan for every caller, made at that moment and carried out without us. So it
// asks nobody anything only we could answer, and knows neither callers nor the time.
import { isOpenAt } from './hours-state.ts';
import type { Plan, RingStep, Step, Target } from './plan.ts';
import { type Grounds, menuStep, rosterBranch, VOICEMAIL } from './plan-branches.ts';
import { DEFAULT_EVERYONE_SECONDS } from './settings.ts';

/** Each step of a plan made anew from the end on. */
const rebuilt = (step: Step, change: (step: Step) => Step): Step => {
  const again = (child: Step): Step => rebuilt(child, change);
  switch (step.kind) {
    case 'ring':
      return change({ ...step, otherwise: again(step.otherwise) });
    case 'play':
      return change({ ...step, next: again(step.next) });
    case 'menu': {
      const choices = Object.entries(step.choices).map(([key, choice]) => [key, again(choice)]);
      return change({ ...step, choices: Object.fromEntries(choices), otherwise: again(step.otherwise) });
    }
    case 'pin':
      return change({ ...step, otherwise: again(step.otherwise) });
    case 'voicemail':
    case 'end':
    case 'hangup':
      return change(step);
  }
};

/** Codes are checked here and nowhere else: without us none opens a door. */
const withoutCodes = (step: Step): Step =>
  rebuilt(step, (made) => (made.kind === 'pin' ? made.otherwise : made));

const withoutMenu = (step: Step): Step => (step.kind === 'menu' ? step.otherwise : step);

/** Everybody who would be rung from this step on, each once. */
const ringsFrom = (step: Step): readonly Target[] => {
  const targets = step.kind === 'ring' ? [...step.targets, ...ringsFrom(step.otherwise)] : [];
  return [...new Map(targets.map((target) => [target.phone, target])).values()];
};

/** A ladder as one ringing of all that are on it. */
export const allAtOnce = (step: RingStep): RingStep => ({
  ...step,
  targets: ringsFrom(step),
  ringSeconds: DEFAULT_EVERYONE_SECONDS,
  otherwise: VOICEMAIL,
});

const withoutLadders = (step: Step): Step =>
  rebuilt(step, (made) => (made.kind === 'ring' ? allAtOnce(made) : made));

/**
 * While the line is open, what it does. While it is closed, what `parked` says: it may open long before we are back, so
 * nobody is told that it is closed.
 */
const stepAtOnce = (grounds: Grounds): Step => {
  const { line, now } = grounds;
  if (isOpenAt(line, now))
    return line.menu === null ? rosterBranch(line.rosterName, grounds).step : menuStep(line.menu, grounds);
  if (line.parked === 'voicemail') return VOICEMAIL;
  if (line.closedThen.kind === 'ring') return rosterBranch(line.closedThen.rosterName, grounds).step;
  return line.menu === null ? rosterBranch(line.rosterName, grounds).step : menuStep(line.menu, grounds);
};

/**
 * The plan to leave at the provider, fullest first, and then ever smaller ones in case it takes none so large: how much it
 * takes is not documented. Calls are not recorded: the notice that they are might not be heard.
 */
export const parkedPlans = (grounds: Grounds): readonly Plan[] => {
  const whole = withoutCodes(stepAtOnce(grounds));
  const steps = [
    whole,
    withoutLadders(whole),
    withoutMenu(whole),
    withoutLadders(withoutMenu(whole)),
    VOICEMAIL,
  ];
  const unlike = new Map(steps.map((first) => [JSON.stringify(first), { first }]));
  return [...unlike.values()];
};
