import { describe, expect, it, test } from 'vitest';
import { parseCommand } from '../../src/core/parse-command.ts';
import { type Person, type Right, refusal, rightFor, type UserStanding } from '../../src/core/permission.ts';
import { emptyRoster, type Roster } from '../../src/core/settings.ts';
import { ANNA, BO, CIA, DAN, given, NOON, typed } from './given-settings.ts';

const span = { fromAt: NOON, untilAt: NOON + 1 };
const ROSTER: Roster = {
  ...emptyRoster('main'),
  members: [ANNA, BO],
  overrides: [
    { kind: 'take', id: 1, userId: ANNA, by: ANNA, at: NOON, spans: [span] },
    { kind: 'cover', id: 2, userId: BO, insteadOf: ANNA, by: BO, at: NOON, spans: [span] },
    { kind: 'take', id: 3, userId: BO, by: BO, at: NOON, spans: [span] },
  ],
};

const rightTyped = (text: string): Right => {
  const read = parseCommand(typed(text), given(ANNA));
  if (!read.ok) throw new Error(`cannot be read: ${text}`);
  return rightFor(read.command, { by: ANNA, roster: ROSTER });
};

describe('what Anna types needs', () => {
  test.each<[Right, readonly string[]]>([
    [
      'look',
      ['status', 'help', 'calls missed', 'test', 'schedule', 'overrides', 'blocked', 'admins', 'countries'],
    ],
    ['look', ['hours', 'exceptions', 'holidays', 'remind', 'text', 'rotate', 'prompt']],
    ['look', ['roster', 'menu', 'pin', 'line']],
    ['own', ['phone 070-174 06 05', 'phone @anna 070-174 06 05', 'pause', 'pause me for 2h', 'resume']],
    ['own', ['take', 'cover @bo until 23:00', 'ask cover until 23:00', 'swap @bo 2026-12-07']],
    ['own', ['calendar', 'calendar off', 'remove override 1', 'remove override 1 2']],
    ['edit', ['phone @bo 070-174 06 05', 'pause @bo', 'resume @bo', 'remove override 3']],
    ['edit', ['set @anna', 'add me', 'remove @anna', 'ring everyone', 'ring roster main', 'show line']],
    ['edit', ['hours mon 08:00-17:00', 'closed today', 'open until 23:00', 'closed then voicemail']],
    ['edit', ['holidays SE', 'holidays off', 'announce hours on', 'remind 10m', 'remind off']],
    ['edit', ['text callers on', 'rotate off', 'rotate daily 08:00', 'topic on', 'usergroup oncall']],
    [
      'edit',
      [
        'say closed We are closed.',
        'prompt closed',
        'prompt closed record',
        'prompt closed reset',
        'language sv',
      ],
    ],
    ['edit', ['roster add sales', 'menu 1 ring main', 'menu off', 'pin add acme ring main', 'pin remove a']],
    ['edit', ['line add +46701740699 Sales #sales', 'line remove Sales', 'zone UTC', 'channel #sales']],
    [
      'edit',
      [
        'record on',
        'hidden reject',
        'parked voicemail',
        'block +46701740699',
        'unblock +46701740699',
        'edit',
      ],
    ],
    ['admin', ['admins @anna', 'admins off', 'countries SE NO']],
  ])('the right to %s: %j', (right, texts) => {
    expect(texts.map((text) => `${text}: ${rightTyped(text)}`)).toEqual(
      texts.map((text) => `${text}: ${right}`),
    );
  });
});

const RIGHTS: readonly Right[] = ['look', 'own', 'edit', 'admin'];

const granted = (person: Partial<Person>, admins: readonly string[], by: string = CIA): readonly Right[] => {
  const whole: Person = { standing: 'person', isWorkspaceAdmin: false, ...person };
  return RIGHTS.filter((right) => refusal(right, { by, person: whole, admins }) === null);
};

describe('the rights of', () => {
  it('a full member are all while nobody is named', () => {
    expect(granted({}, [])).toEqual(RIGHTS);
  });

  it('a full member end at minding themselves once others are named', () => {
    expect(granted({}, [ANNA, BO])).toEqual(['look', 'own']);
  });

  it('whoever is named, and an admin of the workspace, are all', () => {
    expect(granted({}, [ANNA, CIA])).toEqual(RIGHTS);
    expect(granted({ isWorkspaceAdmin: true }, [ANNA], DAN)).toEqual(RIGHTS);
  });

  it.each<UserStanding>(['guest', 'stranger', 'bot', 'deactivated', 'unknown'])(
    'a %s are none, named or not',
    (standing) => {
      expect(granted({ standing, isWorkspaceAdmin: true }, [])).toEqual([]);
      expect(granted({ standing, isWorkspaceAdmin: true }, [CIA])).toEqual([]);
    },
  );
});
