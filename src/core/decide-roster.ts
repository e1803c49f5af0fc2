// Decides about who is in the roster, in which order, and how it rings.
import type { Change } from './change.ts';
import type { Command } from './command.ts';
import {
  changed,
  type Decision,
  type DecisionContext,
  declined,
  unchanged,
  unfit,
  withLine,
} from './decision.ts';
import { rosterPrint, staleness } from './form-seen.ts';
import { plainDeed } from './history.ts';
import { rosterNamed } from './on-call.ts';
import type { Problem } from './problem.ts';
import { rosterNow, withMembers, withRoster } from './roster-now.ts';
import type { RingStrategy, Roster, UserId } from './settings.ts';

export const ROSTER_MEMBERS_MOST = 50;

const VERBS = { set: 'set', add: 'added', remove: 'removed' } as const;

type RosterCommand = Extract<Command, { readonly kind: keyof typeof VERBS }>;

const rosterOf = ({ settings, rosterName }: DecisionContext): Roster => rosterNamed(settings, rosterName);

const isSame = (one: readonly unknown[], other: readonly unknown[]): boolean =>
  one.length === other.length && one.every((item, index) => item === other[index]);

const typedTwice = (users: readonly UserId[]): Problem | null => {
  const userId = users.find((user, index) => users.indexOf(user) !== index);
  return userId === undefined ? null : { kind: 'duplicate', userId, where: 'typed-twice' };
};

const firstUnfit = (users: readonly UserId[], context: DecisionContext): Problem | null =>
  users.map((user) => unfit(user, context)).find((problem) => problem !== null) ?? null;

const alreadyIn = (users: readonly UserId[], members: readonly UserId[]): Problem | null => {
  const userId = users.find((user) => members.includes(user));
  return userId === undefined ? null : { kind: 'duplicate', userId, where: 'already-in' };
};

const notIn = (users: readonly UserId[], members: readonly UserId[]): Problem | null => {
  const userId = users.find((user) => !members.includes(user));
  return userId === undefined ? null : { kind: 'not-in-roster', userId };
};

const tooMany = (members: readonly UserId[]): Problem | null =>
  members.length > ROSTER_MEMBERS_MOST ? { kind: 'too-many-members', most: ROSTER_MEMBERS_MOST } : null;

const membersAfter = ({ kind, users }: RosterCommand, members: readonly UserId[]): readonly UserId[] => {
  switch (kind) {
    case 'set':
      return users;
    case 'add':
      return [...members, ...users];
    case 'remove':
      return members.filter((member) => !users.includes(member));
  }
};

/** Who left the company can be taken out still, so `remove` asks nothing about the account. */
const problemWith = (command: RosterCommand, context: DecisionContext): Problem | null => {
  const { members } = rosterOf(context);
  const { kind, users } = command;
  const twice = typedTwice(users);
  if (twice !== null || kind === 'remove') return twice ?? notIn(users, members);
  const inAlready = kind === 'add' ? alreadyIn(users, members) : null;
  return inAlready ?? firstUnfit(users, context) ?? tooMany(membersAfter(command, members));
};

export const decideRoster = (command: RosterCommand, context: DecisionContext): Decision => {
  const problem = problemWith(command, context);
  if (problem !== null) return declined(problem);
  const roster = rosterNow(context);
  const members = membersAfter(command, roster.members);
  if (isSame(members, roster.members)) return unchanged(context);
  const { users, kind } = command;
  const { roster: after, ...asks } = withMembers(roster, members, context.now);
  const deed = {
    kind: 'roster',
    rosterName: roster.name,
    members,
    verb: VERBS[kind],
    users,
    ...asks,
  } as const;
  return changed(withRoster(context.settings, after), deed, context);
};

export const decideRingRoster = (rosterName: string, context: DecisionContext): Decision => {
  const { settings, line } = context;
  const known = settings.rosters.map(({ name }) => name);
  if (!known.includes(rosterName)) return declined({ kind: 'unknown-roster', name: rosterName, known });
  const there = { ...context, rosterName };
  if (line.rosterName === rosterName) return unchanged(there);
  const after = withLine(settings, { ...line, rosterName });
  return changed(after, { kind: 'line-roster', rosterName }, there);
};

const roundsOf = (strategy: RingStrategy): number => (strategy.kind === 'turn' ? strategy.rounds : 1);

const isSameStrategy = (one: RingStrategy, other: RingStrategy): boolean =>
  one.kind === other.kind && one.ringSeconds === other.ringSeconds && roundsOf(one) === roundsOf(other);

export const decideRing = (strategy: RingStrategy, context: DecisionContext): Decision => {
  const roster = rosterOf(context);
  if (isSameStrategy(strategy, roster.strategy)) return unchanged(context);
  const deed = { kind: 'strategy', rosterName: roster.name, strategy } as const;
  return changed(withRoster(context.settings, { ...roster, strategy }), deed, context);
};

type RosterEdit = Extract<Command, { readonly kind: 'roster-edit' }>;

const isAboutRoster =
  (rosterName: string) =>
  (change: Change): boolean => {
    const deed = plainDeed(change.deed);
    return (
      ['roster', 'strategy', 'roster-edit', 'shifts'].includes(deed.kind) &&
      'rosterName' in deed &&
      deed.rosterName === rosterName
    );
  };

/** Who is in already stays in, whatever has become of the account: only newcomers are looked at. */
const problemWithEdit = (
  { users, seen }: RosterEdit,
  roster: Roster,
  context: DecisionContext,
): Problem | null => {
  const { name, members } = roster;
  const now = { print: rosterPrint(roster), settings: context.settings };
  const stale = staleness(seen, now, isAboutRoster(name));
  const newcomers = users.filter((user) => !members.includes(user));
  return stale ?? typedTwice(users) ?? firstUnfit(newcomers, context) ?? tooMany(users);
};

/** Sent a second time it finds everything as it is to be, and is not stale then. */
export const decideRosterEdit = (command: RosterEdit, context: DecisionContext): Decision => {
  const { settings, rosterName } = context;
  const { users, strategy } = command;
  const known = settings.rosters.map(({ name }) => name);
  if (!known.includes(rosterName)) return declined({ kind: 'unknown-roster', name: rosterName, known });
  const roster = rosterNow(context);
  const isSet = !isSame(users, roster.members);
  const isRung = !isSameStrategy(strategy, roster.strategy);
  if (!isSet && !isRung) return unchanged(context);
  const problem = problemWithEdit(command, roster, context);
  if (problem !== null) return declined(problem);
  if (!isSet) return decideRing(strategy, context);
  const { roster: set, ...asks } = withMembers(roster, users, context.now);
  const after = withRoster(settings, { ...set, strategy });
  const alone = { kind: 'roster', rosterName, members: users, verb: 'set', users, ...asks } as const;
  const both = { kind: 'roster-edit', rosterName, members: users, strategy, ...asks } as const;
  return changed(after, isRung ? both : alone, context);
};
