// Who may do what. Looking, and minding one's own calls, is for every full member of the workspace; changing more too,
// until admins are named: then it is for those and for the workspace's own admins.
import type { Command } from './command.ts';
import { peopleIn } from './override.ts';
import type { Problem } from './problem.ts';
import type { Roster, UserId } from './settings.ts';

/**
 * look: changes nothing. own: about oneself alone. edit: about others or the phone itself. admin: about who may, about
 * money and privacy; unlike an edit, that it was one's own does not let one take it back.
 */
export type Right = 'look' | 'own' | 'edit' | 'admin';

/** What the chat knows of an account. `stranger`: of another workspace. */
export type UserStanding = 'person' | 'guest' | 'stranger' | 'bot' | 'deactivated' | 'unknown';

export type NotMember = Exclude<UserStanding, 'person'>;

export interface Person {
  readonly standing: UserStanding;
  /** Or owner. */
  readonly isWorkspaceAdmin: boolean;
}

export interface Asking {
  readonly by: UserId;
  /** The one that is meant. */
  readonly roster: Roster;
}

type Rule<C> = Right | ((command: C, asking: Asking) => Right);
type OfKind<K extends Command['kind']> = Extract<Command, { readonly kind: K }>;

const unlessShown = (isShown: boolean): Right => (isShown ? 'look' : 'edit');

const aboutPerson = ({ userId }: { readonly userId: UserId | null }, { by }: Asking): Right =>
  userId === null || userId === by ? 'own' : 'edit';

const aboutOverrides = ({ ids }: OfKind<'remove-override'>, { by, roster }: Asking): Right => {
  const named = roster.overrides.filter(({ id }) => ids.includes(id));
  const isTheirs = named.every((override) => override.by === by || peopleIn(override).includes(by));
  return isTheirs ? 'own' : 'edit';
};

/** Does not compile while a command is missing. */
const RULES: { readonly [K in Command['kind']]: Rule<OfKind<K>> } = {
  status: 'look',
  help: 'look',
  calls: 'look',
  test: 'look',
  check: 'look',
  stats: 'look',
  digest: ({ wish }) => unlessShown(wish.kind === 'show'),
  // Callers' numbers leave Slack's care in it.
  export: 'edit',
  log: 'look',
  // What it takes depends on what is taken back: `decide-undo.ts` looks at that.
  undo: 'look',
  keep: ({ wish }) => (wish.kind === 'show' ? 'look' : 'admin'),
  forget: 'admin',
  phone: aboutPerson,
  'phone-check': aboutPerson,
  pause: aboutPerson,
  resume: aboutPerson,
  set: 'edit',
  add: 'edit',
  remove: 'edit',
  ring: 'edit',
  'ring-roster': 'edit',
  show: 'edit',
  language: 'edit',
  'prompt-list': 'look',
  /** It opens the form to change it. */
  prompt: 'edit',
  'prompt-record': 'edit',
  'prompt-reset': 'edit',
  say: 'edit',
  hours: ({ hours }) => unlessShown(hours === null),
  closed: 'edit',
  open: 'edit',
  exceptions: 'look',
  'remove-exception': 'edit',
  holidays: ({ wish }) => unlessShown(wish.kind === 'show'),
  announce: 'edit',
  remind: ({ wish }) => unlessShown(wish.kind === 'show'),
  text: ({ wish }) => unlessShown(wish.kind === 'show'),
  rotate: ({ rule }) => unlessShown(rule === null),
  schedule: 'look',
  take: 'own',
  cover: 'own',
  'ask-cover': 'own',
  swap: 'own',
  overrides: 'look',
  'remove-override': aboutOverrides,
  topic: 'edit',
  usergroup: 'edit',
  calendar: 'own',
  roster: 'look',
  'roster-add': 'edit',
  'roster-remove': 'edit',
  menu: 'look',
  'menu-key': 'edit',
  'menu-off': 'edit',
  'menu-otherwise': 'edit',
  pin: 'look',
  'pin-add': 'edit',
  'pin-remove': 'edit',
  line: 'look',
  'line-add': 'edit',
  'line-remove': 'edit',
  'line-rename': 'edit',
  zone: 'edit',
  channel: 'edit',
  record: 'edit',
  hidden: 'edit',
  parked: 'edit',
  block: 'edit',
  unblock: 'edit',
  blocked: 'look',
  countries: 'look',
  'countries-set': 'admin',
  edit: 'edit',
  'roster-edit': 'edit',
  'hours-form': 'edit',
  'hours-edit': 'edit',
  'menu-form': 'edit',
  'menu-edit': 'edit',
  'pin-form': 'edit',
  admins: ({ admins }) => (admins === null ? 'look' : 'admin'),
};

/** The right that a command needs. */
export const rightFor = (command: Command, asking: Asking): Right => {
  // Its own kind's rule, which the compiler cannot follow through the table.
  const rule = RULES[command.kind] as Rule<Command>;
  return typeof rule === 'function' ? rule(command, asking) : rule;
};

/** Why that person has not that right, or null. `admins`: those that were named, nobody being everybody. */
export const refusal = (
  right: Right,
  {
    by,
    person,
    admins,
  }: { readonly by: UserId; readonly person: Person; readonly admins: readonly UserId[] },
): Problem | null => {
  if (person.standing !== 'person') return { kind: 'not-member', who: person.standing };
  const isForAll = right === 'look' || right === 'own' || admins.length === 0;
  if (isForAll || person.isWorkspaceAdmin || admins.includes(by)) return null;
  return { kind: 'not-admin', admins };
};
