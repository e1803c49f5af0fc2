// Forms: what each shows when it opens.
import { hoursPrint, menuPrint, rosterPrint, type Seen, seenIn } from './form-seen.ts';
import type { ClosedThen, HoursException, WeekHours } from './hours.ts';
import { withoutPast } from './hours-view.ts';
import type { Instant, TimeZone } from './instant.ts';
import type { Menu, Opens } from './menu.ts';
import type { Place } from './place.ts';
import { type Result, refused } from './problem.ts';
import { promptNamesOf } from './prompt.ts';
import { rosterNow } from './roster-now.ts';
import type { RingStrategy, Settings, UserId } from './settings.ts';

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

export interface HoursForm {
  readonly kind: 'hours';
  readonly lineId: string;
  readonly lineName: string;
  readonly timeZone: TimeZone;
  readonly hours: WeekHours;
  /** Those that are not over. */
  readonly exceptions: readonly HoursException[];
  readonly closedThen: ClosedThen;
  readonly rosterNames: readonly string[];
  readonly seen: Seen;
}

/** What a key or a code can lead to. */
interface Doors {
  readonly lineId: string;
  readonly lineName: string;
  /** The line's own. */
  readonly rosterName: string;
  readonly rosterNames: readonly string[];
  readonly prompts: readonly string[];
}

export interface MenuForm extends Doors {
  readonly kind: 'menu';
  readonly menu: Menu | null;
  readonly seen: Seen;
}

/** A new code: its digits, label and what it opens. */
export interface PinForm extends Doors {
  readonly kind: 'pin';
}

export type Form = CodeForm | RosterForm | HoursForm | MenuForm | PinForm;

/** The form is to open. */
export type FormCommand = { readonly kind: 'edit' | 'hours-form' | 'menu-form' | 'pin-form' };

interface Looked {
  readonly settings: Settings;
  readonly place: Place;
  readonly now: Instant;
}

const namesIn = ({ rosters }: Settings): readonly string[] => rosters.map(({ name }) => name);

const rosterForm = ({ settings, place, now }: Looked): Result<RosterForm> => {
  const { rosterName, line } = place;
  const known = namesIn(settings);
  if (!known.includes(rosterName)) return refused({ kind: 'unknown-roster', name: rosterName, known });
  const roster = rosterNow({ settings, rosterName, now });
  const { members, strategy } = roster;
  const seen = seenIn(settings, rosterPrint(roster));
  const isRotating = roster.rotation !== null;
  return {
    ok: true,
    value: { kind: 'roster', lineId: line.id, rosterName, members, strategy, isRotating, seen },
  };
};

const hoursForm = ({ settings, place: { line }, now }: Looked): HoursForm => ({
  kind: 'hours',
  lineId: line.id,
  lineName: line.name,
  timeZone: line.timeZone,
  hours: line.hours,
  exceptions: withoutPast(line, now).exceptions,
  closedThen: line.closedThen,
  rosterNames: namesIn(settings),
  seen: seenIn(settings, hoursPrint(line)),
});

const doorsOf = ({ settings, place: { line } }: Looked): Doors => ({
  lineId: line.id,
  lineName: line.name,
  rosterName: line.rosterName,
  rosterNames: namesIn(settings),
  prompts: promptNamesOf(line),
});

const menuForm = (looked: Looked): MenuForm => {
  const { line } = looked.place;
  return {
    kind: 'menu',
    ...doorsOf(looked),
    menu: line.menu,
    seen: seenIn(looked.settings, menuPrint(line)),
  };
};

export const formFor = (command: FormCommand, looked: Looked): Result<Form> => {
  switch (command.kind) {
    case 'edit':
      return rosterForm(looked);
    case 'hours-form':
      return { ok: true, value: hoursForm(looked) };
    case 'menu-form':
      return { ok: true, value: menuForm(looked) };
    case 'pin-form':
      return { ok: true, value: { kind: 'pin', ...doorsOf(looked) } };
  }
};
