// Whether settings that come back can still be right: names that lead nowhere, numbers given to two, people who left.
import { ADMINS_MOST } from './decide-admins.ts';
import { BLOCKED_MOST } from './decide-blocked.ts';
import { EXCEPTIONS_MOST } from './decide-hours.ts';
import { LINES_MOST } from './decide-lines.ts';
import { OVERRIDES_MOST } from './decide-override.ts';
import { PINS_MOST } from './decide-pin.ts';
import { ROSTER_MEMBERS_MOST } from './decide-roster.ts';
import { ROSTERS_MOST } from './decide-rosters.ts';
import type { Instant } from './instant.ts';
import type { Choice, Opens } from './menu.ts';
import { endOf, peopleIn } from './override.ts';
import type { Problem } from './problem.ts';
import { usesOf } from './roster-uses.ts';
import type { Line, Roster, Settings, UserId } from './settings.ts';

const opensOf = ({ menu, pins }: Line): readonly (Opens | Choice)[] => [
  ...Object.values(menu?.choices ?? {}),
  ...(menu === null ? [] : [menu.otherwise]),
  ...pins.map(({ opens }) => opens),
];

const rungDirectly = ({ lines }: Settings): readonly UserId[] =>
  lines.flatMap((line) =>
    opensOf(line).flatMap((opens) => (opens.kind === 'ring-member' ? [opens.userId] : [])),
  );

/** Everybody whom calls may ring or who may change things. */
export const peopleNamed = (settings: Settings): readonly UserId[] => [
  ...settings.rosters.flatMap(({ members, overrides }) => [...members, ...overrides.flatMap(peopleIn)]),
  ...rungDirectly(settings),
  ...settings.admins,
];

const namesTo = (line: Line): readonly string[] =>
  [line.closedThen, ...opensOf(line)].flatMap((opens) => (opens.kind === 'ring' ? [opens.rosterName] : []));

/** A roster that is gone, with what leads to it. */
const lostRosters = (settings: Settings): readonly Problem[] => {
  const known = settings.rosters.map(({ name }) => name);
  const named = settings.lines.flatMap((line) => [line.rosterName, ...namesTo(line)]);
  return [...new Set(named)]
    .filter((name) => !known.includes(name))
    .map((name) => ({ kind: 'roster-used', name, uses: usesOf(name, settings) }));
};

const repeated = <T>(items: readonly T[], nameOf: (item: T) => string): readonly T[] => {
  const names = items.map(nameOf);
  return items.filter((_item, index) => names.indexOf(names[index] ?? '') !== index);
};

const lineClashes = ({ lines }: Settings): readonly Problem[] => [
  ...repeated(lines, ({ name }) => name.toLowerCase()).map(
    ({ name }): Problem => ({ kind: 'line-exists', name, by: 'name' }),
  ),
  ...repeated(lines, ({ number }) => number).map(
    ({ name }): Problem => ({ kind: 'line-exists', name, by: 'number' }),
  ),
];

const numberClashes = ({ membersById, lines, blocked }: Settings): readonly Problem[] => {
  const phones = Object.entries(membersById).flatMap(([userId, { phone }]) =>
    phone === undefined ? [] : [{ userId, phone }],
  );
  const isLines = (phone: string): boolean => lines.some(({ number }) => number === phone);
  const taken = [...repeated(phones, ({ phone }) => phone), ...phones.filter(({ phone }) => isLines(phone))];
  return [
    ...taken.map(({ userId }): Problem => ({ kind: 'number-taken', userId })),
    ...phones
      .filter(({ phone }) => blocked.some(({ number }) => number === phone))
      .map(({ userId }): Problem => ({ kind: 'block-member', userId })),
    ...lines
      .filter(({ number }) => blocked.some((one) => one.number === number))
      .map(({ name }): Problem => ({ kind: 'block-line', name })),
  ];
};

/** Whoever stands in for somebody needs a phone, and somebody to stand in for. */
const lostOverrides = ({ membersById }: Settings, roster: Roster, now: Instant): readonly Problem[] =>
  roster.overrides
    .filter((override) => endOf(override) > now)
    .flatMap((override): Problem[] => {
      const { userId } = override;
      if (membersById[userId]?.phone === undefined) return [{ kind: 'no-phone', userId }];
      if (override.kind === 'take' || roster.members.includes(override.insteadOf)) return [];
      const isStandingIn = roster.overrides.some((other) => other.userId === override.insteadOf);
      return isStandingIn ? [] : [{ kind: 'not-in-roster', userId: override.insteadOf }];
    });

const unreachable = (settings: Settings): readonly Problem[] =>
  rungDirectly(settings)
    .filter((userId) => settings.membersById[userId]?.phone === undefined)
    .map((userId) => ({ kind: 'no-phone', userId }));

const over = (most: number, counts: readonly number[]): boolean => counts.some((count) => count > most);

const tooMany = ({ rosters, lines, blocked, admins }: Settings): readonly Problem[] => [
  ...(over(ROSTERS_MOST, [rosters.length])
    ? [{ kind: 'too-many', what: 'rosters', most: ROSTERS_MOST } as const]
    : []),
  ...(over(LINES_MOST, [lines.length])
    ? [{ kind: 'too-many', what: 'lines', most: LINES_MOST } as const]
    : []),
  ...(over(BLOCKED_MOST, [blocked.length])
    ? [{ kind: 'too-many', what: 'blocked numbers', most: BLOCKED_MOST } as const]
    : []),
  ...(over(ADMINS_MOST, [admins.length])
    ? [{ kind: 'too-many', what: 'admins', most: ADMINS_MOST } as const]
    : []),
  ...(over(
    PINS_MOST,
    lines.map(({ pins }) => pins.length),
  )
    ? [{ kind: 'too-many', what: 'codes', most: PINS_MOST } as const]
    : []),
  ...(over(
    EXCEPTIONS_MOST,
    lines.map(({ exceptions }) => exceptions.length),
  )
    ? [{ kind: 'opening-hours', why: { kind: 'too-many-exceptions', most: EXCEPTIONS_MOST } } as const]
    : []),
  ...(over(
    OVERRIDES_MOST,
    rosters.map(({ overrides }) => overrides.length),
  )
    ? [{ kind: 'shifts', why: { kind: 'too-many', what: 'overrides', most: OVERRIDES_MOST } } as const]
    : []),
  ...(over(
    ROSTER_MEMBERS_MOST,
    rosters.map(({ members }) => members.length),
  )
    ? [{ kind: 'too-many-members', most: ROSTER_MEMBERS_MOST } as const]
    : []),
];

const faults = (settings: Settings, now: Instant): readonly Problem[] => [
  ...lostRosters(settings),
  ...lineClashes(settings),
  ...numberClashes(settings),
  ...unreachable(settings),
  ...settings.rosters.flatMap((roster) => lostOverrides(settings, roster, now)),
  ...tooMany(settings),
];

/** What would be wrong with `after` that is not wrong with `before`; null: nothing. */
export const newFault = (before: Settings, after: Settings, now: Instant): Problem | null => {
  const known = new Set(faults(before, now).map((fault) => JSON.stringify(fault)));
  return faults(after, now).find((fault) => !known.has(JSON.stringify(fault))) ?? null;
};
