// Decides what the keys of a line's menu do. A menu without keys is no menu: callers are rung at once.
import { notesOn, problemWithChoice } from './decide-opens.ts';
import { already, arranged, type Decision, type DecisionContext, declined, withLine } from './decision.ts';
import type { Choice, Menu, MenuKey, Opens } from './menu.ts';
import type { Note, Setup } from './setup.ts';
import { menuShown } from './setup-view.ts';

interface Step {
  readonly menu: Menu | null;
  readonly setup: Setup;
  readonly notes: readonly Note[];
}

export const withMenu = ({ menu, setup, notes }: Step, context: DecisionContext): Decision => {
  const line = { ...context.line, menu };
  return arranged(withLine(context.settings, line), { setup, shown: menuShown(line), notes }, context);
};

export const isSameChoice = (one: Choice | undefined, other: Choice): boolean => {
  const values: Readonly<Record<string, unknown>> = { ...one };
  return one !== undefined && Object.entries(other).every(([name, value]) => values[name] === value);
};

const keyOff = (key: MenuKey, context: DecisionContext): Decision => {
  const { menu } = context.line;
  const setup = { kind: 'menu-key', key, choice: null } as const;
  const { [key]: gone, ...choices } = menu?.choices ?? {};
  if (menu === null || gone === undefined) return already({ kind: 'setup', setup });
  return Object.keys(choices).length === 0
    ? withMenu({ menu: null, setup, notes: [{ kind: 'menu-gone' }] }, context)
    : withMenu({ menu: { ...menu, choices }, setup, notes: [] }, context);
};

export const decideMenuKey = (key: MenuKey, choice: Choice | null, context: DecisionContext): Decision => {
  if (choice === null) return keyOff(key, context);
  const { menu, rosterName } = context.line;
  const setup = { kind: 'menu-key', key, choice } as const;
  if (isSameChoice(menu?.choices[key], choice)) return already({ kind: 'setup', setup });
  const problem = problemWithChoice(choice, context);
  if (problem !== null) return declined(problem);
  const otherwise = menu?.otherwise ?? { kind: 'ring', rosterName };
  const choices = { ...menu?.choices, [key]: choice };
  return withMenu({ menu: { choices, otherwise }, setup, notes: notesOn(choice, context) }, context);
};

export const decideMenuOtherwise = (opens: Opens, context: DecisionContext): Decision => {
  const { menu } = context.line;
  if (menu === null) return declined({ kind: 'no-menu' });
  const setup = { kind: 'menu-otherwise', opens } as const;
  if (isSameChoice(menu.otherwise, opens)) return already({ kind: 'setup', setup });
  const problem = problemWithChoice(opens, context);
  if (problem !== null) return declined(problem);
  return withMenu({ menu: { ...menu, otherwise: opens }, setup, notes: notesOn(opens, context) }, context);
};

export const decideMenuOff = (context: DecisionContext): Decision => {
  const setup = { kind: 'menu-off' } as const;
  return context.line.menu === null
    ? already({ kind: 'setup', setup })
    : withMenu({ menu: null, setup, notes: [] }, context);
};
