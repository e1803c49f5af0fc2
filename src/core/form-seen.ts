// What somebody saw when a form opened, so that what was changed since is not overwritten unseen.
import type { Change } from './change.ts';
import { fingerprint } from './fingerprint.ts';
import type { Problem } from './problem.ts';
import type { Line, Roster, Settings } from './settings.ts';

/** What the edited part looked like, and the newest change by then. */
export interface Seen {
  readonly print: number;
  readonly seq: number;
}

const printOf = (part: readonly unknown[]): number => fingerprint(JSON.stringify(part));

export const rosterPrint = ({ name, members, strategy }: Pick<Roster, 'name' | 'members' | 'strategy'>) =>
  printOf([name, members, strategy]);

export const hoursPrint = ({ id, hours, exceptions, closedThen }: Line): number =>
  printOf([id, hours, exceptions, closedThen]);

export const menuPrint = ({ id, rosterName, menu }: Line): number => printOf([id, rosterName, menu]);

export const seenIn = ({ changes }: Settings, print: number): Seen => ({
  print,
  seq: changes.at(-1)?.seq ?? 0,
});

/** Why what was sent cannot be taken, or null: the part is still what it was when the form opened. */
export const staleness = (
  seen: Seen,
  now: { readonly print: number; readonly settings: Settings },
  isAbout: (change: Change) => boolean,
): Problem | null => {
  if (seen.print === now.print) return null;
  const changes = now.settings.changes.filter((change) => change.seq > seen.seq && isAbout(change));
  return { kind: 'form-stale', changes };
};
