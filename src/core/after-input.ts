// Where a caller goes on to after a key that leads nowhere, or after a code.
import { MENU_TRIES, PIN_TRIES } from './menu.ts';
import type { Plan } from './plan.ts';
import { type NumberedStep, numberedChildren, pathTo } from './plan-steps.ts';

/** The last of a step's children: where a caller goes on to when nothing better came of it. */
export const otherwiseOf = (here: NumberedStep): NumberedStep =>
  numberedChildren(here).at(-1) ?? { step: { kind: 'end' }, number: here.number };

/** The door that a code of that label opens. */
export const doorOf = (here: NumberedStep, label: string): NumberedStep | undefined =>
  here.step.kind === 'pin'
    ? numberedChildren(here)[here.step.doors.findIndex((door) => door.label === label)]
    : undefined;

/** @param turn how many wrong keys there were, this one included */
export const afterWrongKey = (
  plan: Plan,
  { number, turn }: { readonly number: number; readonly turn: number },
): NumberedStep | undefined => {
  const here = pathTo(plan, number).at(-1);
  return here?.step.kind === 'menu' && turn >= MENU_TRIES ? otherwiseOf(here) : here;
};

export interface CodeTyped {
  /** Of the step that asked for it. */
  readonly number: number;
  /** How many codes were typed before this one. */
  readonly turn: number;
  /** Whose it was; null: nobody's. */
  readonly label: string | null;
  readonly isShut: boolean;
}

/** The door, the same step to ask again, or `otherwise` when there were tries enough. */
export const afterCode = (plan: Plan, typed: CodeTyped): NumberedStep | undefined => {
  const here = pathTo(plan, typed.number).at(-1);
  if (here?.step.kind !== 'pin') return here;
  const door = typed.label === null ? undefined : doorOf(here, typed.label);
  if (door !== undefined) return door;
  return typed.isShut || typed.turn + 1 >= PIN_TRIES ? otherwiseOf(here) : here;
};
