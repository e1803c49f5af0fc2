// Where a key or a code leads, as forms hold it: one choice of a menu, and a person where that is the choice.
import { z } from 'zod';
import type { Choice, Opens } from '../core/menu.ts';
import type { Problem } from '../core/problem.ts';
import type { Entered } from './entered.ts';
import type { Faults } from './form-part.ts';

export const doorSchema = z.object({ to: z.string(), userId: z.string() }).readonly();
/** `to`: `off`, `voicemail`, `pin`, `person`, `ring:` and a roster, or `say:` and a prompt. */
export type Door = z.infer<typeof doorSchema>;

export const NO_DOOR: Door = { to: 'off', userId: '' };
const PERSON = 'person';

export const doorOf = (choice: Choice | undefined): Door => {
  switch (choice?.kind) {
    case undefined:
      return NO_DOOR;
    case 'ring':
      return { to: `ring:${choice.rosterName}`, userId: '' };
    case 'ring-member':
      return { to: PERSON, userId: choice.userId };
    case 'say':
      return { to: `say:${choice.prompt}`, userId: '' };
    case 'voicemail':
    case 'pin':
      return { to: choice.kind, userId: '' };
  }
};

/** Null: nowhere. */
export const opensOf = ({ to, userId }: Door): Opens | null => {
  if (to === PERSON) return { kind: 'ring-member', userId };
  if (to.startsWith('ring:')) return { kind: 'ring', rosterName: to.slice(5) };
  if (to.startsWith('say:')) return { kind: 'say', prompt: to.slice(4) };
  return to === 'voicemail' ? { kind: 'voicemail' } : null;
};

export const choiceOf = (door: Door): Choice | null => (door.to === 'pin' ? { kind: 'pin' } : opensOf(door));

export const asksWho = ({ to }: Door): boolean => to === PERSON;

/** The block in which the person is chosen. */
export const whoBlock = (name: string): string => `who-${name}`;

export interface ReadDoor extends Door {
  /** A person is to be chosen, in a field that is drawn only now. */
  readonly isUnseen: boolean;
}

export const readDoor = (
  drawn: Door,
  name: string,
  { entered, at }: { readonly entered: Entered; readonly at: (name: string) => string },
): ReadDoor => {
  const to = entered.option(at(name)) || drawn.to;
  const userId = entered.user(at(whoBlock(name))) ?? drawn.userId;
  return { to, userId, isUnseen: to === PERSON && !asksWho(drawn) };
};

const UNSEEN = 'This has only just been chosen. Say below whom it rings, then save.';
const NOBODY = 'Choose whom it rings.';

export const doorFaults = (door: ReadDoor, name: string, at: (name: string) => string): Faults => {
  if (door.isUnseen) return { [at(name)]: UNSEEN };
  return asksWho(door) && door.userId === '' ? { [at(whoBlock(name))]: NOBODY } : {};
};

type Doors = readonly (readonly [string, Door])[];

/** The problem at the doors that have it; null when it is about something else. */
export const doorsPlaced = (
  problem: Problem,
  doors: Doors,
  how: { text: string; at: (name: string) => string },
) => {
  const { at, text } = how;
  if (problem.kind === 'unknown-roster') {
    const gone = doors.filter(([, { to }]) => to === `ring:${problem.name}`);
    return gone.length === 0 ? null : Object.fromEntries(gone.map(([name]) => [at(name), text]));
  }
  if (problem.kind !== 'no-phone') return null;
  const theirs = doors.filter(([, door]) => asksWho(door) && door.userId === problem.userId);
  const unheard = 'This person has no phone number, so callers would reach nobody.';
  return theirs.length === 0
    ? null
    : Object.fromEntries(theirs.map(([name]) => [at(whoBlock(name)), unheard]));
};
