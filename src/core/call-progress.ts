// How far a call has come in its plan: which branch the caller took, who was tried, who rings now.
import { doorOf, otherwiseOf } from './after-input.ts';
import type { Call } from './call.ts';
import { MENU_KEYS, type MenuKey } from './menu.ts';
import type { RingStep, Target } from './plan.ts';
import { type NumberedStep, numberedChildren, pathTo, ringsSomebody, targetsIn } from './plan-steps.ts';
import type { Tried } from './view.ts';

type Here = NumberedStep;

/** The step reached last; of two at the same moment the later one in the plan. */
const reachedLast = (call: Call): number =>
  call.reached.toSorted((a, b) => a.at - b.at || a.step - b.step).at(-1)?.step ?? 0;

/** Prompts play by themselves: a caller is at the step behind them. */
const behindPrompts = (here: Here): Here => {
  const [next] = numberedChildren(here);
  return here.step.kind === 'play' && next !== undefined && next.step.kind !== 'end'
    ? behindPrompts(next)
    : here;
};

/** The way the caller took as far as it is known, from the first step to where they are. */
export const wayOf = (call: Call): readonly Here[] => {
  if (call.plan === undefined) return [];
  const reached = pathTo(call.plan, reachedLast(call)).at(-1) ?? { step: call.plan.first, number: 0 };
  return pathTo(call.plan, behindPrompts(reached).number);
};

const keyTo = (menu: Here, child: Here): MenuKey | null => {
  if (menu.step.kind !== 'menu') return null;
  const { choices } = menu.step;
  const taken = MENU_KEYS.filter((key) => choices[key] !== undefined);
  return taken[numberedChildren(menu).findIndex(({ number }) => number === child.number)] ?? null;
};

/** The first key in the hang-up report that leads anywhere in this menu; what was typed later was a code. */
const keyReported = (call: Call, menu: Here): MenuKey | null => {
  const { step } = menu;
  if (step.kind !== 'menu') return null;
  const keys = MENU_KEYS.filter((key) => step.choices[key] !== undefined);
  const pressed = (call.end?.actions ?? []).flatMap(({ verb, result }) =>
    verb === 'ivr' ? keys.filter((key) => key === result) : [],
  );
  return pressed[0] ?? null;
};

const menuOf = (call: Call): Here | undefined => {
  if (call.plan === undefined) return undefined;
  const first = behindPrompts({ step: call.plan.first, number: 0 });
  return first.step.kind === 'menu' ? first : undefined;
};

/** The key the caller chose, as far as it is known. */
export const keyChosen = (call: Call): MenuKey | null => {
  const menu = menuOf(call);
  if (menu === undefined) return null;
  const after = wayOf(call).find(({ number }) => number > menu.number);
  return after === undefined ? keyReported(call, menu) : keyTo(menu, after);
};

const branchChosen = (call: Call): Here | undefined => {
  if (call.plan === undefined) return undefined;
  const menu = menuOf(call);
  if (menu === undefined) return { step: call.plan.first, number: 0 };
  const key = keyChosen(call);
  const children = numberedChildren(menu);
  if (key === null || menu.step.kind !== 'menu') return children.at(-1);
  const { choices } = menu.step;
  return children[MENU_KEYS.filter((one) => choices[one] !== undefined).indexOf(key)];
};

/** Behind a code: the door it opened, else what comes when none does. */
const behindCode = (here: Here, { pinLabel }: Call): Here => {
  if (here.step.kind !== 'pin') return here;
  return (pinLabel === undefined ? undefined : doorOf(here, pinLabel)) ?? otherwiseOf(here);
};

/** Where the chosen branch begins, or the plan itself when there is nothing to choose. */
export const branchOf = (call: Call): Here | undefined => {
  const branch = branchChosen(call);
  return branch === undefined ? undefined : behindCode(branch, call);
};

/** True when the caller was asked for a key or a code and gave none that leads anywhere. */
export const choseNothing = (call: Call): boolean => {
  if (menuOf(call) === undefined) return false;
  return keyChosen(call) === null || (branchChosen(call)?.step.kind === 'pin' && call.pinLabel === undefined);
};

/** Those the call was for: the people of the branch that was taken, or that comes when none is. */
export const targetsFor = (call: Call): readonly Target[] => {
  const branch = branchOf(call);
  return branch === undefined ? [] : targetsIn({ first: branch.step });
};

const isRing = (here: Here): here is Here & { readonly step: RingStep } => here.step.kind === 'ring';

/** Each person once, as their last try ended: a second round says more than the first. */
export const oncePerPerson = (tried: readonly Tried[]): readonly Tried[] => [
  ...new Map(tried.map((one) => [one.userId, one])).values(),
];

/** What follows without a choice. */
const onwards = (here: Here): readonly Here[] => {
  const [next, ...others] = numberedChildren(here);
  return next === undefined || others.length > 0 ? [] : [next, ...onwards(next)];
};

/** Messages are taken behind the last phone, of which no sound tells. */
const leftAMessage = ({ recordings }: Call): boolean => recordings.some(({ of }) => of !== 'call');

/** Ringings left behind, as the progress sounds and resumptions told. */
export const triedSoFar = (call: Call): readonly Tried[] => {
  const behindBusy = new Set(
    call.reached.filter(({ because }) => because === 'busy').map(({ step }) => step - 1),
  );
  const way = wayOf(call);
  const here = way.at(-1);
  const behind = here !== undefined && leftAMessage(call) ? [here, ...onwards(here)] : [];
  const left = [...way.slice(0, -1), ...behind].filter(isRing);
  return oncePerPerson(
    left.flatMap(({ step, number }) =>
      step.targets.map(
        ({ userId }): Tried => ({ userId, how: behindBusy.has(number) ? 'busy' : 'unanswered' }),
      ),
    ),
  );
};

/** Where the caller is now, for the card of a call that goes on. */
export const placeOf = (call: Call): Here | undefined => wayOf(call).at(-1);

/** True when nobody could have answered: the plan rings no phone at all. */
const ringsNobody = (call: Call): boolean => call.plan !== undefined && !ringsSomebody(call.plan);

/** True when it was closed and meant to reach nobody; a roster that rings then but cannot is another matter. */
export const metClosed = (call: Call): boolean =>
  call.plan?.closed === true && call.plan.nobody === undefined && ringsNobody(call);

/** True when the caller came to the end of a branch, where voicemail takes over. */
export const cameToVoicemail = (call: Call): boolean => {
  const here = placeOf(call);
  return here !== undefined && here.step.kind === 'voicemail';
};
