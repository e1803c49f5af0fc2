// What deciding about a command needs and gives, and how a change is written down.
import type { Change, Deed } from './change.ts';
import type { FoundHolidays } from './holiday-calendar.ts';
import type { Instant } from './instant.ts';
import type { UserStanding } from './permission.ts';
import type { Problem } from './problem.ts';
import type { Reply } from './reply.ts';
import { restoring } from './restoring.ts';
import { personIn, rosterTold } from './roster-told.ts';
import { rosterPerson, rosterViewOf } from './roster-view.ts';
import { CHANGES_KEPT, type Line, type Settings, type UserId } from './settings.ts';
import type { Note, Setup, Shown } from './setup.ts';

export interface DecisionContext {
  readonly settings: Settings;
  readonly line: Line;
  /** The roster that was meant: the line's own unless another one was named. */
  readonly rosterName: string;
  /** Every line that may be meant; the first is `line`. */
  readonly meant: readonly Line[];
  /** Who typed it. */
  readonly by: UserId;
  readonly isWorkspaceAdmin?: boolean;
  readonly now: Instant;
  /** Who is missing here counts as unknown. */
  readonly facts: ReadonlyMap<UserId, UserStanding>;
  /** The holidays asked for, when some were. */
  readonly found?: FoundHolidays | null;
}

export type Decision =
  | { readonly kind: 'changed'; readonly settings: Settings; readonly reply: Reply }
  | { readonly kind: 'answered'; readonly reply: Reply };

export const answered = (reply: Reply): Decision => ({ kind: 'answered', reply });

export const declined = (problem: Problem): Decision => answered({ kind: 'problem', problem });

export const viewOf = (context: DecisionContext) => rosterViewOf(context.rosterName, context);

/** Settings with that line in place of the one of its id. */
export const withLine = (settings: Settings, line: Line): Settings => ({
  ...settings,
  lines: settings.lines.map((known) => (known.id === line.id ? line : known)),
});

export const unchanged = (context: DecisionContext): Decision =>
  answered({ kind: 'unchanged', roster: viewOf(context) });

/** Asked for what already is, where the roster has nothing to do with it. */
export const already = (deed: Deed): Decision => answered({ kind: 'already', deed });

interface Arrangement {
  readonly setup: Setup;
  readonly shown: Shown | null;
  readonly notes: readonly Note[];
}

/** `after` with the change added to the log, and with what it takes to be taken back. */
export const withChange = (
  before: Settings,
  after: Settings,
  change: Omit<Change, 'seq' | 'undo'>,
): Settings => {
  const seq = (before.changes.at(-1)?.seq ?? 0) + 1;
  const undo = restoring(after, before);
  return { ...after, changes: [...before.changes, { seq, ...change, undo }].slice(-CHANGES_KEPT) };
};

/** A change of the setup: what then holds of it, and what it still needs. */
export const arranged = (
  settings: Settings,
  { setup, shown, notes }: Arrangement,
  context: DecisionContext,
): Decision => {
  const deed = { kind: 'setup', setup } as const;
  const after = withChange(context.settings, settings, {
    at: context.now,
    by: context.by,
    lineId: context.line.id,
    deed,
  });
  return { kind: 'changed', settings: after, reply: { kind: 'arranged', deed, shown, notes } };
};

/** `settings` as they are to be; the deed is added to them and the answer tells what then holds. */
export const changed = (settings: Settings, deed: Deed, context: DecisionContext): Decision => {
  const { by, now } = context;
  const lineId = context.line.id;
  const line = settings.lines.find((candidate) => candidate.id === lineId) ?? context.line;
  const after = {
    ...context,
    settings: withChange(context.settings, settings, { at: now, by, lineId, deed }),
    line,
  };
  const userId = personIn(deed);
  const person = userId === null ? null : rosterPerson(userId, after);
  const roster = viewOf({ ...after, rosterName: rosterTold(deed, after) });
  const tells = deed.kind === 'phone' && deed.userId !== by ? { tells: deed.userId } : {};
  return {
    kind: 'changed',
    settings: after.settings,
    reply: { kind: 'changed', deed, roster, person, ...tells },
  };
};

/** Why somebody cannot be on call, or null; guests can. Who typed the command is a person, whatever could be looked up. */
export const unfit = (userId: UserId, { by, facts }: DecisionContext): Problem | null => {
  const user = userId === by ? 'person' : (facts.get(userId) ?? 'unknown');
  const isFit = user === 'person' || user === 'guest' || user === 'stranger';
  return isFit ? null : { kind: 'user-unfit', userId, user };
};
