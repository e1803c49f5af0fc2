// Forms: what each shows when it opens, and what somebody saw, so that what changed since is not overwritten unseen.
import type { Change } from './change.ts';
import { fingerprint } from './fingerprint.ts';
import type { Opens } from './menu.ts';
import type { Place } from './place.ts';
import { type Problem, type Result, refused } from './problem.ts';
import { rosterNow } from './roster-now.ts';
import type { RingStrategy, Settings, UserId } from './settings.ts';

/** What the edited part looked like when the form opened, and the newest change by then. */
export interface Seen {
  readonly print: number;
  readonly seq: number;
}

/** Asks for the digits of a code; the command is given again with them. */
export interface CodeForm {
  readonly kind: 'code';
  readonly label: string;
  readonly opens: Opens;
  readonly lineName: string;
}

export interface RosterForm {
  readonly kind: 'roster';
  readonly lineId: string;
  readonly rosterName: string;
  /** As they are called now, without what holds only for a while. */
  readonly members: readonly UserId[];
  readonly strategy: RingStrategy;
  readonly isRotating: boolean;
  readonly seen: Seen;
}

export type Form = CodeForm | RosterForm;

/** The form is to open. */
export type FormCommand = { readonly kind: 'edit' };

interface Looked {
  readonly settings: Settings;
  readonly place: Place;
  readonly now: number;
}

const newestOf = ({ changes }: Settings): number => changes.at(-1)?.seq ?? 0;

type Shown = Pick<RosterForm, 'rosterName' | 'members' | 'strategy'>;

export const rosterPrint = ({ rosterName, members, strategy }: Shown): number =>
  fingerprint(JSON.stringify([rosterName, members, strategy]));

const rosterForm = ({ settings, place, now }: Looked): Result<RosterForm> => {
  const { rosterName, line } = place;
  const known = settings.rosters.map(({ name }) => name);
  if (!known.includes(rosterName)) return refused({ kind: 'unknown-roster', name: rosterName, known });
  const { members, strategy, rotation } = rosterNow({ settings, rosterName, now });
  const seen = { print: rosterPrint({ rosterName, members, strategy }), seq: newestOf(settings) };
  const isRotating = rotation !== null;
  return {
    ok: true,
    value: { kind: 'roster', lineId: line.id, rosterName, members, strategy, isRotating, seen },
  };
};

export const formFor = (command: FormCommand, looked: Looked): Result<Form> => {
  switch (command.kind) {
    case 'edit':
      return rosterForm(looked);
  }
};

/** Why what was sent cannot be taken as it is, or null: the part is still what it was when the form opened. */
export const staleness = (
  seen: Seen,
  now: { readonly print: number; readonly settings: Settings },
  isAbout: (change: Change) => boolean,
): Problem | null => {
  if (seen.print === now.print) return null;
  const changes = now.settings.changes.filter((change) => change.seq > seen.seq && isAbout(change));
  return { kind: 'form-stale', changes };
};
