// Settings to decide upon, as small as a test needs them.
import type { Token } from '../../src/core/command.ts';
import type { DecisionContext } from '../../src/core/decide-command.ts';
import { initialSettings } from '../../src/core/initial-settings.ts';
import { type Known, knownIn } from '../../src/core/parse-scope.ts';
import type { UserStanding } from '../../src/core/permission.ts';
import type { Line, Member, RingStrategy, Settings, UserId } from '../../src/core/settings.ts';

/** 2026-11-22 12:00 in Stockholm. */
export const NOON = Date.UTC(2026, 10, 22, 11);
export const LANDLINE = '+46846500400';
export const SWEDISH_MOBILE = '+46701234567';
export const [ANNA, BO, CIA, DAN] = ['U0ANNA', 'U0BO', 'U0CIA', 'U0DAN'] as const;
export const PHONE_OF_ANNA = '+46701740605';
export const PHONE_OF_BO = '+46701740606';

const FIRST = { lineNumber: LANDLINE, channelId: 'C0ONCALL', timeZone: 'Europe/Stockholm' };

export interface Given {
  readonly members?: readonly UserId[];
  readonly membersById?: Readonly<Record<UserId, Member>>;
  readonly strategy?: RingStrategy;
  readonly lineNumber?: string;
}

export const givenSettings = (given: Given = {}): Settings => {
  const settings = initialSettings({ ...FIRST, lineNumber: given.lineNumber ?? LANDLINE });
  const rosters = settings.rosters.map((roster) => ({
    ...roster,
    members: given.members ?? [],
    strategy: given.strategy ?? roster.strategy,
  }));
  return { ...settings, rosters, membersById: given.membersById ?? {} };
};

export const firstLine = (settings: Settings): Line => {
  const [line] = settings.lines;
  if (line === undefined) throw new Error('no line');
  return line;
};

/** Anna types; everybody asked about is a person unless said otherwise. */
export const givenContext = (
  settings: Settings,
  facts: Readonly<Record<UserId, UserStanding>> = {},
): DecisionContext => {
  const people = [ANNA, BO, CIA, DAN].map((user) => [user, 'person'] as const);
  const line = firstLine(settings);
  const { rosterName } = line;
  return {
    settings,
    line,
    rosterName,
    meant: [line],
    by: ANNA,
    now: NOON,
    facts: new Map([...people, ...Object.entries(facts)]),
  };
};

/** What is known to whoever types: the rosters and lines there are. */
export const given = (by: UserId = ANNA, settings: Settings = givenSettings()): Known =>
  knownIn(settings, by);

/** Words as typed, `@bo` being a mention of U0BO and `#sales` one of C0SALES. */
export const typed = (text: string): Token[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => {
      const [, sign, name = ''] = /^([@#])([a-zA-Z]+)$/.exec(word) ?? [];
      if (sign === '@') return { kind: 'user', userId: `U0${name.toUpperCase()}` };
      return sign === '#'
        ? { kind: 'channel', channelId: `C0${name.toUpperCase()}`, name }
        : { kind: 'word', text: word };
    });
