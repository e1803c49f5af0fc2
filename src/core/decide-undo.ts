// Decides about taking a change back: only what it touched, only while nothing newer touched that, and only what can still be right.
import type { Change } from './change.ts';
import { type Decision, type DecisionContext, declined, unfit, withChange } from './decision.ts';
import { rightToUndo } from './deed-right.ts';
import { dialFault } from './dialable.ts';
import { changeMeant, plainDeed, touchedSince } from './history.ts';
import type { HistoryProblem } from './history-problem.ts';
import { numberProblem } from './number-problem.ts';
import { lineById, rosterNamed } from './on-call.ts';
import { refusal } from './permission.ts';
import { maskedNumber } from './phone-number.ts';
import type { Problem } from './problem.ts';
import { isAsMade, restored } from './restored.ts';
import { rosterViewOf } from './roster-view.ts';
import type { Settings, UserId } from './settings.ts';
import type { ShiftDeed } from './shift-deed.ts';
import { newFault, peopleNamed } from './still-right.ts';

export interface UndoOrder {
  readonly kind: 'undo-change';
  readonly seq: number;
}

const historyProblem = (why: HistoryProblem): Problem => ({ kind: 'history', why });

const mayUndo = (
  change: Change,
  { by, isWorkspaceAdmin = false, settings }: DecisionContext,
): Problem | null => {
  const needed = rightToUndo(change.deed, by);
  // What somebody did, they may take back, but not where it decides who may.
  const right = change.by === by && needed === 'edit' ? 'own' : needed;
  const person = { standing: 'person', isWorkspaceAdmin } as const;
  return refusal(right, { by, person, admins: settings.admins });
};

type Asked = Extract<ShiftDeed, { readonly kind: 'asked' }>;

const askedIn = ({ deed }: Change): { readonly rosterName: string; readonly done: Asked } | null =>
  deed.kind === 'shifts' && deed.done.kind === 'asked'
    ? { rosterName: deed.rosterName, done: deed.done }
    : null;

const inTheWay = (change: Change, { changes }: Settings): Problem | null => {
  if (askedIn(change) !== null) return null;
  const newer = touchedSince(changes, change);
  return newer === null
    ? null
    : historyProblem({ kind: 'newer', seq: change.seq, newer: { seq: newer.seq, by: newer.by } });
};

/** What was asked of others is withdrawn, if nobody has answered yet: they have seen it. */
const withdrawn = (
  settings: Settings,
  { rosterName, done }: { readonly rosterName: string; readonly done: Asked },
): Settings | null => {
  const { requests } = rosterNamed(settings, rosterName);
  const isOpen = requests.some(({ id, state }) => id === done.requestId && state.kind === 'open');
  if (!isOpen) return null;
  const after = requests.map((request) =>
    request.id === done.requestId ? { ...request, state: { kind: 'withdrawn' } as const } : request,
  );
  const rosters = settings.rosters.map((roster) =>
    roster.name === rosterName ? { ...roster, requests: after } : roster,
  );
  return { ...settings, rosters };
};

/** The order was written down anew when it was asked: that goes back only where nobody has built on it since. */
const withRest = (change: Change, settings: Settings): Settings => {
  const { undo = [] } = change;
  const isFree = touchedSince(settings.changes, change) === null;
  return isFree && undo.every((part) => isAsMade(settings, part)) ? restored(settings, undo) : settings;
};

const hadForgotten = ({ deed }: Change): boolean => deed.kind === 'keeping' && deed.done.kind === 'forgot';

const takenBack = (change: Change, settings: Settings): Settings | Problem => {
  const { seq, undo } = change;
  if (hadForgotten(change)) return historyProblem({ kind: 'forgot', seq });
  const asked = askedIn(change);
  if (asked !== null)
    return withdrawn(withRest(change, settings), asked) ?? historyProblem({ kind: 'answered', seq });
  if (undo === undefined) return historyProblem({ kind: 'not-kept', seq });
  if (undo.length === 0) return historyProblem({ kind: 'answered', seq });
  if (!undo.every((part) => isAsMade(settings, part)))
    return historyProblem({ kind: 'newer', seq, newer: null });
  return restored(settings, undo);
};

/** Whom it would call or let change things, who were not meanwhile. */
export const peopleBack = (settings: Settings, { seq }: UndoOrder): readonly UserId[] => {
  const change = settings.changes.find((one) => one.seq === seq);
  const after = change === undefined ? settings : takenBack(change, settings);
  if ('kind' in after) return [];
  const now = new Set(peopleNamed(settings));
  return [...new Set(peopleNamed(after))].filter((userId) => !now.has(userId));
};

const gone = (order: UndoOrder, context: DecisionContext): Problem | null =>
  peopleBack(context.settings, order)
    .map((userId) => unfit(userId, context))
    .find((problem) => problem !== null) ?? null;

const lockedOut = (
  after: Settings,
  { settings, by, isWorkspaceAdmin, facts }: DecisionContext,
): Problem | null => {
  const { admins } = after;
  if (admins === settings.admins || admins.length === 0) return null;
  for (const userId of admins) {
    const who = facts.get(userId);
    if (who === 'guest' || who === 'stranger') return { kind: 'admin-unfit', userId, who };
  }
  return isWorkspaceAdmin === true || admins.includes(by) ? null : { kind: 'admins-without-you', admins };
};

/** Nobody may be given a number again that may not be rung by now. */
const barred = (after: Settings, { settings, line }: DecisionContext): Problem | null => {
  for (const [userId, { phone }] of Object.entries(after.membersById)) {
    if (phone === undefined || phone === settings.membersById[userId]?.phone) continue;
    const fault = dialFault(phone, after);
    if (fault !== null)
      return { ...numberProblem(fault, phone, { line, settings }), text: maskedNumber(phone) };
  }
  return null;
};

const emptyMenu = (after: Settings, seq: number): Problem | null =>
  after.lines.some(({ menu }) => menu !== null && Object.keys(menu.choices).length === 0)
    ? historyProblem({ kind: 'newer', seq, newer: null })
    : null;

/** Labels of codes that open doors again. */
const codesBack = (before: Settings, after: Settings): readonly string[] =>
  after.lines.flatMap(({ id, pins }) => {
    const known = (lineById(before, id)?.pins ?? []).map(({ hash }) => hash);
    return pins.flatMap(({ label, hash }) => (known.includes(hash) ? [] : [label]));
  });

const undoneDeed = (change: Change, codes: readonly string[]) =>
  ({
    kind: 'undone',
    seq: change.seq,
    by: change.deed.kind === 'undone' ? change.deed.by : change.by,
    deed: plainDeed(change.deed),
    isBack: change.deed.kind === 'undone' && !change.deed.isBack,
    codes,
  }) as const;

const decided = (change: Change, after: Settings, context: DecisionContext): Decision => {
  const { settings, by, now } = context;
  const deed = undoneDeed(change, codesBack(settings, after));
  const line = lineById(after, change.lineId) ?? after.lines[0] ?? context.line;
  const done = withChange(settings, after, { at: now, by, lineId: line.id, deed });
  const rosterName = 'rosterName' in deed.deed ? deed.deed.rosterName : line.rosterName;
  const roster = rosterViewOf(rosterName, { settings: done, line, now });
  const undoneIn = done.changes.at(-1)?.seq ?? 0;
  return { kind: 'changed', settings: done, reply: { kind: 'undone', deed, undoneIn, roster } };
};

export const decideUndo = (order: UndoOrder, context: DecisionContext): Decision => {
  const { settings, by, now } = context;
  const meant = changeMeant(settings.changes, { seq: order.seq, by });
  if (!meant.ok) return declined(meant.problem);
  const change = meant.value;
  const stopped = mayUndo(change, context) ?? inTheWay(change, settings);
  if (stopped !== null) return declined(stopped);
  const after = takenBack(change, settings);
  if ('kind' in after) return declined(after);
  const problem =
    gone(order, context) ??
    lockedOut(after, context) ??
    barred(after, context) ??
    emptyMenu(after, change.seq) ??
    newFault(settings, after, now);
  return problem === null ? decided(change, after, context) : declined(problem);
};
