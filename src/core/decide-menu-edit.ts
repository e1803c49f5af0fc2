// Decides about a menu as a form sends it: all keys and what comes otherwise, in one change.
import type { Change } from './change.ts';
import { isSameChoice, withMenu } from './decide-menu.ts';
import { notesOn, problemWithChoice } from './decide-opens.ts';
import { already, type Decision, type DecisionContext, declined } from './decision.ts';
import { menuPrint, staleness } from './form-seen.ts';
import { MENU_KEYS, type Menu } from './menu.ts';
import type { Problem } from './problem.ts';
import type { MenuEdit, MenuStep, Note } from './setup.ts';

const hasKeys = ({ choices }: Menu): boolean => Object.keys(choices).length > 0;

/** From what is to what is to be. */
const stepsTo = (wanted: Menu, before: Menu | null): readonly MenuStep[] => {
  if (!hasKeys(wanted)) return before === null ? [] : [{ kind: 'menu-off' }];
  const keys = MENU_KEYS.flatMap((key): readonly MenuStep[] => {
    const [choice, was] = [wanted.choices[key], before?.choices[key]];
    if (choice === undefined) return was === undefined ? [] : [{ kind: 'menu-key', key, choice: null }];
    return isSameChoice(was, choice) ? [] : [{ kind: 'menu-key', key, choice }];
  });
  const { otherwise } = wanted;
  return isSameChoice(before?.otherwise, otherwise)
    ? keys
    : [...keys, { kind: 'menu-otherwise', opens: otherwise }];
};

const leadsOf = (steps: readonly MenuStep[]) =>
  steps.flatMap((step) => {
    if (step.kind === 'menu-otherwise') return [step.opens];
    return step.kind === 'menu-key' && step.choice !== null ? [step.choice] : [];
  });

const firstProblem = (
  edit: MenuEdit,
  steps: readonly MenuStep[],
  context: DecisionContext,
): Problem | null => {
  const { line, settings } = context;
  const stale = staleness(
    edit.seen,
    { print: menuPrint(line), settings },
    ({ deed, lineId }: Change) =>
      lineId === line.id &&
      (deed.kind === 'line-roster' || (deed.kind === 'setup' && deed.setup.kind.startsWith('menu'))),
  );
  const problems = leadsOf(steps).map((choice) => problemWithChoice(choice, context));
  return stale ?? problems.find((problem) => problem !== null) ?? null;
};

const distinct = (notes: readonly Note[]): readonly Note[] => [
  ...new Map(notes.map((note) => [JSON.stringify(note), note])).values(),
];

/** Sent a second time it finds everything as it is to be, and is not stale then. */
export const decideMenuEdit = (edit: MenuEdit, context: DecisionContext): Decision => {
  const { menu: before } = context.line;
  const steps = stepsTo(edit.menu, before);
  const [only, ...others] = steps;
  if (only === undefined) return already({ kind: 'setup', setup: { kind: 'menu-several', steps } });
  const problem = firstProblem(edit, steps, context);
  if (problem !== null) return declined(problem);
  const setup = others.length === 0 ? only : ({ kind: 'menu-several', steps } as const);
  const notes = distinct(leadsOf(steps).flatMap((choice) => notesOn(choice, context)));
  return withMenu({ menu: hasKeys(edit.menu) ? edit.menu : null, setup, notes }, context);
};
