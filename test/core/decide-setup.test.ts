import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type DecidedCommand, decideCommand, isDecided } from '../../src/core/decide-command.ts';
import type { Decision, DecisionContext } from '../../src/core/decision.ts';
import { DAY_MS } from '../../src/core/instant.ts';
import { MENU_KEYS, type Menu, type Pin } from '../../src/core/menu.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import { knownIn } from '../../src/core/parse-scope.ts';
import type { Problem } from '../../src/core/problem.ts';
import { usesOf } from '../../src/core/roster-uses.ts';
import type { Line, Roster, Settings } from '../../src/core/settings.ts';
import type { Note, Setup } from '../../src/core/setup.ts';
import {
  ANNA,
  BO,
  firstLine,
  givenContext,
  givenSettings,
  LANDLINE,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
  typed,
} from './given-settings.ts';

const SPAMMER = '+46701740699';
const SALES_NUMBER = '+46846500401';

const mainRoster = (): Roster => {
  const [roster] = givenSettings().rosters;
  if (roster === undefined) throw new Error('no roster');
  return roster;
};

/** Anna and Bo have phones; Anna is in main; sales is there and empty; the line is changed as given. */
const settingsWith = (line: Partial<Line> = {}, more: Partial<Settings> = {}): Settings => {
  const membersById = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
  const settings = givenSettings({ members: [ANNA], membersById });
  return {
    ...settings,
    rosters: [...settings.rosters, { ...mainRoster(), name: 'sales' }],
    lines: [{ ...firstLine(settings), ...line }],
    ...more,
  };
};

const SALES: Line = {
  ...firstLine(givenSettings()),
  id: 'line-46846500401',
  name: 'Sales',
  number: SALES_NUMBER,
  channelId: 'C0SALES',
};
const withSales = (settings: Settings = settingsWith()): Settings => ({
  ...settings,
  lines: [...settings.lines, SALES],
});

const orderOf = (text: string, settings: Settings): DecidedCommand => {
  const parsed = parseCommand(typed(text), knownIn(settings, ANNA));
  if (!parsed.ok) throw new Error(`${text}: ${JSON.stringify(parsed.problem)}`);
  const { command } = parsed;
  if (command.kind === 'line-add') return { ...command, ownNumbers: [LANDLINE, SALES_NUMBER] };
  if (command.kind === 'pin-add') {
    const { code, label, opens } = command;
    return { kind: 'pin-keep', pin: { salt: 'salt', hash: `hash of ${code}`, label, opens } };
  }
  if (!isDecided(command)) throw new Error(text);
  return command;
};

const contextOf = (settings: Settings, onLine = 0): DecisionContext => {
  const line = settings.lines[onLine] ?? firstLine(settings);
  return { ...givenContext(settings), line, meant: [line], rosterName: line.rosterName };
};

const decide = (text: string, settings: Settings = settingsWith(), onLine = 0): Decision =>
  decideCommand(orderOf(text, settings), contextOf(settings, onLine));

const settingsAfter = (decision: Decision): Settings => {
  if (decision.kind !== 'changed') throw new Error(`not changed: ${JSON.stringify(decision.reply)}`);
  return decision.settings;
};
const lineAfter = (decision: Decision): Line => firstLine(settingsAfter(decision));
const setupOf = (decision: Decision): Setup | undefined => {
  const deed = settingsAfter(decision).changes.at(-1)?.deed;
  return deed?.kind === 'setup' ? deed.setup : undefined;
};
const notesOf = ({ reply }: Decision): readonly Note['kind'][] =>
  reply.kind === 'arranged' ? reply.notes.map((note) => note.kind) : [];

const ring = (rosterName: string) => ({ kind: 'ring', rosterName }) as const;
const MENU: Menu = { choices: { '1': ring('main'), '9': { kind: 'pin' } }, otherwise: ring('main') };
const PIN: Pin = { label: 'acme', salt: 'salt', hash: 'hash of 48213', opens: ring('main') };

describe('rosters', () => {
  it('come and go', () => {
    const added = decide('roster add night');
    expect(settingsAfter(added).rosters.at(-1)).toMatchObject({ name: 'night', members: [] });
    expect(notesOf(added)).toEqual(['nobody-rings']);
    const gone = decide('roster remove sales');
    expect(settingsAfter(gone).rosters.map(({ name }) => name)).toEqual(['main']);
    expect(gone.reply).toMatchObject({ kind: 'arranged', shown: { kind: 'rosters' } });
  });

  it.each<[string, Partial<Line>, string]>([
    ['a line', { rosterName: 'sales' }, 'line'],
    ['a key', { menu: { ...MENU, choices: { '2': ring('sales') } } }, 'key'],
    ['the end of a menu', { menu: { ...MENU, otherwise: ring('sales') } }, 'otherwise'],
    ['a code', { pins: [{ ...PIN, opens: ring('sales') }] }, 'pin'],
    ['closed hours', { closedThen: ring('sales') }, 'closed'],
  ])('stay while %s leads to them', (_, line, by) => {
    const settings = settingsWith(line);
    expect(decide('roster remove sales', settings).reply).toMatchObject({
      kind: 'problem',
      problem: { kind: 'roster-used', name: 'sales', uses: [{ lineName: 'Main', by }] },
    });
    expect(usesOf('sales', settings)).toHaveLength(1);
  });

  it('are rung by the line that says so', () => {
    const decision = decide('ring roster sales');
    expect(lineAfter(decision).rosterName).toBe('sales');
    expect(decision.reply).toMatchObject({ kind: 'changed', roster: { rosterName: 'sales', isLines: true } });
  });
});

describe('the menu', () => {
  it.each<[string, Menu['choices'], Note['kind'][]]>([
    ['menu 1 ring main', { '1': ring('main') }, []],
    ['menu 2 ring sales', { '2': ring('sales') }, ['nobody-rings']],
    ['menu # ring @bo', { '#': { kind: 'ring-member', userId: BO } }, []],
    ['menu 3 voicemail', { '3': { kind: 'voicemail' } }, []],
    ['menu 4 say info', { '4': { kind: 'say', prompt: 'info' } }, []],
    ['menu 4 say way', { '4': { kind: 'say', prompt: 'way' } }, ['no-prompt']],
    ['menu 9 pin', { '9': { kind: 'pin' } }, ['no-pins']],
  ])('%s', (text, choices, notes) => {
    const decision = decide(text);
    expect(lineAfter(decision).menu).toEqual({ choices, otherwise: ring('main') });
    expect(notesOf(decision)).toEqual(notes);
    expect(decision.reply).toMatchObject({ shown: { kind: 'menu', otherwise: ring('main') } });
  });

  it('keeps its other keys when one changes or goes', () => {
    const settings = settingsWith({ menu: MENU, pins: [PIN] });
    expect(lineAfter(decide('menu 1 voicemail', settings)).menu?.choices).toEqual({
      ...MENU.choices,
      '1': { kind: 'voicemail' },
    });
    expect(lineAfter(decide('menu 1 off', settings)).menu?.choices).toEqual({ '9': { kind: 'pin' } });
    expect(lineAfter(decide('menu otherwise voicemail', settings)).menu).toEqual({
      ...MENU,
      otherwise: { kind: 'voicemail' },
    });
  });

  it('is gone with its last key, and when it is switched off', () => {
    const last = decide('menu 1 off', settingsWith({ menu: { ...MENU, choices: { '1': ring('main') } } }));
    expect(lineAfter(last).menu).toBeNull();
    expect(notesOf(last)).toEqual(['menu-gone']);
    expect(lineAfter(decide('menu off', settingsWith({ menu: MENU }))).menu).toBeNull();
  });
});

describe('codes', () => {
  it('are added with what they open, as hashes', () => {
    const decision = decide('pin add 48213 acme ring sales', settingsWith({ menu: MENU }));
    expect(lineAfter(decision).pins).toEqual([{ ...PIN, opens: ring('sales') }]);
    expect(setupOf(decision)).toEqual({ kind: 'pin-added', label: 'acme', opens: ring('sales') });
    expect(notesOf(decision)).toEqual(['nobody-rings']);
    expect(JSON.stringify(decision.reply)).not.toContain('hash');
  });

  it('say when no key asks for them, and when a key asks for none', () => {
    expect(notesOf(decide('pin add 48213 acme ring main'))).toEqual(['no-pin-key']);
    const last = decide('pin remove acme', settingsWith({ menu: MENU, pins: [PIN] }));
    expect(lineAfter(last).pins).toEqual([]);
    expect(notesOf(last)).toEqual(['no-pins']);
  });
});

describe('lines', () => {
  it('are added beside the first, like it but for what makes them their own', () => {
    const decision = decide('line add 08-465 004 01 Sales #sales');
    expect(settingsAfter(decision).lines[1]).toEqual(SALES);
    expect(notesOf(decision)).toEqual(['line-added']);
  });

  it('are added when 46elks could not be asked, which is said', () => {
    const order = { ...orderOf('line add +46701740611 Extra #x', settingsWith()), ownNumbers: null };
    const decision = decideCommand(order as DecidedCommand, contextOf(settingsWith()));
    expect(notesOf(decision)).toEqual(['numbers-unasked', 'line-added']);
  });

  it('go, and leave the rosters', () => {
    const after = settingsAfter(decide('line remove sales', withSales()));
    expect(after.lines.map(({ name }) => name)).toEqual(['Main']);
    expect(after.rosters).toHaveLength(2);
  });

  it('take another name, the first one too', () => {
    expect(lineAfter(decide('line rename main to Support')).name).toBe('Support');
    expect(lineAfter(decide('line rename main to MAIN')).name).toBe('MAIN');
  });

  it.each<[string, Partial<Line>]>([
    ['record on', { records: true }],
    ['hidden reject', { hidden: 'reject' }],
    ['zone europe/oslo', { timeZone: 'Europe/Oslo' }],
    ['channel #night', { channelId: 'C0NIGHT' }],
  ])('%s is kept by that line alone', (text, change) => {
    const settings = withSales();
    const after = settingsAfter(decide(text, settings, 1));
    expect(after.lines).toEqual([settings.lines[0], { ...SALES, ...change }]);
  });
});

const blocked = (number: string, more = {}) => ({
  number,
  untilAt: null,
  reason: null,
  by: ANNA,
  at: NOON,
  ...more,
});

describe('blocked numbers', () => {
  it('are blocked until somebody says otherwise, or for a while', () => {
    expect(settingsAfter(decide('block 070-174 06 99')).blocked).toEqual([blocked(SPAMMER)]);
    const week = decide('block +46701740699 for 7d sales calls');
    const until = { untilAt: NOON + 7 * DAY_MS, reason: 'sales calls' };
    expect(settingsAfter(week).blocked).toEqual([blocked(SPAMMER, until)]);
    expect(setupOf(week)).toEqual({ kind: 'blocked', number: SPAMMER, ...until });
  });

  test.each(['block 112', 'block 114 14', 'block 0112 for 7d'])(
    '%s is refused: nobody calls from there',
    (text) => {
      expect(decide(text)).toMatchObject({ reply: { kind: 'problem', problem: { kind: 'block-short' } } });
    },
  );

  it('are blocked anew with another end, and those that ended are dropped', () => {
    const known = [blocked(SPAMMER), blocked('+4687654321', { untilAt: NOON })];
    const after = settingsAfter(decide('block 070-174 06 99 for 1d', settingsWith({}, { blocked: known })));
    expect(after.blocked).toEqual([blocked(SPAMMER, { untilAt: NOON + DAY_MS })]);
  });

  it('are taken off', () => {
    const settings = settingsWith({}, { blocked: [blocked(SPAMMER)] });
    expect(settingsAfter(decide('unblock 0701740699', settings)).blocked).toEqual([]);
  });
});

describe('what is so already', () => {
  test.each<[string, Settings]>([
    ['roster add sales', settingsWith()],
    ['menu off', settingsWith()],
    ['menu 1 off', settingsWith()],
    ['menu 1 ring main', settingsWith({ menu: MENU })],
    ['menu otherwise ring main', settingsWith({ menu: MENU })],
    ['line rename Main to Main', settingsWith()],
    ['record off', settingsWith()],
    ['hidden allow', settingsWith()],
    ['zone Europe/Stockholm', settingsWith()],
    ['channel #oncall', settingsWith()],
    ['block 070-174 06 99', settingsWith({}, { blocked: [blocked(SPAMMER)] })],
  ])('%s changes nothing', (text, settings) => {
    expect(decide(text, settings)).toMatchObject({ kind: 'answered', reply: { kind: 'already' } });
  });
});

describe('what cannot be done', () => {
  const known = ['main', 'sales'];
  const line = (number: string): Line => ({ ...SALES, id: number, name: number, number });
  const twenty = Array.from({ length: 20 }, (_, index) => line(`+4684650${index}`));
  const rosters = Array.from({ length: 30 }, (_, index) => ({ ...mainRoster(), name: `r${index}` }));
  const pins = Array.from({ length: 50 }, (_, index) => ({ ...PIN, label: `l${index}` }));
  test.each<[string, Settings, Problem]>([
    ['roster add night', settingsWith({}, { rosters }), { kind: 'too-many', what: 'rosters', most: 30 }],
    ['roster remove night', settingsWith(), { kind: 'unknown-roster', name: 'night', known }],
    ['ring roster night', settingsWith(), { kind: 'unknown-roster', name: 'night', known }],
    ['menu 1 ring night', settingsWith(), { kind: 'unknown-roster', name: 'night', known }],
    ['menu 1 ring @cia', settingsWith(), { kind: 'no-phone', userId: 'U0CIA' }],
    ['menu otherwise ring main', settingsWith(), { kind: 'no-menu' }],
    [
      'menu otherwise ring night',
      settingsWith({ menu: MENU }),
      { kind: 'unknown-roster', name: 'night', known },
    ],
    ['pin add 1234 acme voicemail', settingsWith({ pins: [PIN] }), { kind: 'label-taken', label: 'acme' }],
    ['pin add 48213 other voicemail', settingsWith({ pins: [PIN] }), { kind: 'code-taken', label: 'other' }],
    ['pin add 1234 acme ring @cia', settingsWith(), { kind: 'no-phone', userId: 'U0CIA' }],
    ['pin add 1234 acme voicemail', settingsWith({ pins }), { kind: 'too-many', what: 'codes', most: 50 }],
    ['pin remove other', settingsWith({ pins: [PIN] }), { kind: 'unknown-label', known: ['acme'] }],
    ['line add hello Sales #s', settingsWith(), { kind: 'bad-number', usage: 'line', text: 'hello' }],
    ['line add 08-465 004 00 Sales #s', settingsWith(), { kind: 'line-exists', name: 'Main', by: 'number' }],
    ['line add 08-465 004 01 MAIN #s', settingsWith(), { kind: 'line-exists', name: 'MAIN', by: 'name' }],
    [`line add ${PHONE_OF_BO} Sales #s`, settingsWith(), { kind: 'number-taken', userId: BO }],
    [
      'line add 08-465 004 02 Sales #s',
      settingsWith(),
      { kind: 'not-in-account', number: '+46846500402', known: [LANDLINE, SALES_NUMBER] },
    ],
    [
      'line add 08-465 004 01 Sales #s',
      settingsWith({}, { lines: twenty }),
      { kind: 'too-many', what: 'lines', most: 20 },
    ],
    ['line remove Night', settingsWith(), { kind: 'unknown-line', name: 'Night', known: ['Main'] }],
    ['line rename Night to Day', settingsWith(), { kind: 'unknown-line', name: 'Night', known: ['Main'] }],
    ['line rename Main to SALES', withSales(), { kind: 'line-exists', name: 'Sales', by: 'name' }],
    ['line remove Main', withSales(), { kind: 'first-line', name: 'Main', what: 'line' }],
    ['zone Europe/Oslo', settingsWith(), { kind: 'first-line', name: 'Main', what: 'zone' }],
    ['zone Mars/Base', settingsWith(), { kind: 'unknown-zone', text: 'Mars/Base' }],
    ['channel #night', settingsWith(), { kind: 'first-line', name: 'Main', what: 'channel' }],
    ['block hello', settingsWith(), { kind: 'bad-number', usage: 'block', text: 'hello' }],
    ['block 08-465 004 00', settingsWith(), { kind: 'block-line', name: 'Main' }],
    ['block 070-174 06 06', settingsWith(), { kind: 'block-member', userId: BO }],
    ['block 0701740699 until 2026-11-01', settingsWith(), { kind: 'time-past', text: '2026-11-01 00:00' }],
    ['unblock 070-174 06 99', settingsWith(), { kind: 'not-blocked', number: '070-174 06 99' }],
    [
      'unblock 070-174 06 99',
      settingsWith({}, { blocked: [blocked(SPAMMER, { untilAt: NOON })] }),
      { kind: 'not-blocked', number: '070-174 06 99' },
    ],
    ['unblock hello', settingsWith(), { kind: 'bad-number', usage: 'unblock', text: 'hello' }],
  ])('%s', (text, settings, problem) => {
    expect(decide(text, settings)).toEqual({ kind: 'answered', reply: { kind: 'problem', problem } });
  });
});

const anyText = fc.oneof(
  fc
    .tuple(fc.constantFrom('add', 'remove'), fc.constantFrom('sales', 'night', 'main'))
    .map(([verb, name]) => `roster ${verb} ${name}`),
  fc
    .tuple(
      fc.constantFrom(...MENU_KEYS, 'otherwise'),
      fc.constantFrom('ring main', 'ring sales', 'ring night', 'ring @bo', 'voicemail', 'say info'),
    )
    .map(([key, opens]) => `menu ${key} ${opens}`),
  fc.constantFrom(...MENU_KEYS).map((key) => `menu ${key} off`),
  fc
    .tuple(
      fc.constantFrom('1111', '2222'),
      fc.constantFrom('a', 'b'),
      fc.constantFrom('ring sales', 'voicemail'),
    )
    .map(([code, label, opens]) => `pin add ${code} ${label} ${opens}`),
  fc.constantFrom('a', 'b').map((label) => `pin remove ${label}`),
  fc.constantFrom('ring roster sales', 'ring roster night', 'ring roster main', 'menu off'),
  fc.constantFrom('line add 08-465 004 01 Sales #s', 'line remove Sales', 'line rename Sales to Shop'),
  fc.constantFrom('block 070-174 06 99', 'unblock 070-174 06 99', 'record on', 'hidden reject'),
);

const rostersLedTo = ({ lines }: Settings): readonly string[] =>
  lines.flatMap(({ rosterName, menu, pins }) => {
    const choices = [...Object.values(menu?.choices ?? {}), ...(menu === null ? [] : [menu.otherwise])];
    const led = [...choices, ...pins.map(({ opens }) => opens)];
    return [rosterName, ...led.flatMap((opens) => ('rosterName' in opens ? [opens.rosterName] : []))];
  });

const expectApart = (values: readonly unknown[]): void => {
  expect(new Set(values).size).toBe(values.length);
};

const expectSound = (settings: Settings): void => {
  expect(settings.rosters.map(({ name }) => name)).toEqual(
    expect.arrayContaining([...rostersLedTo(settings)]),
  );
  for (const { menu, pins } of settings.lines) {
    expect(Object.keys(menu?.choices ?? { none: '' })).not.toHaveLength(0);
    expectApart(pins.map(({ hash }) => hash));
    expectApart(pins.map(({ label }) => label));
  }
  for (const key of ['id', 'number', 'name'] as const) expectApart(settings.lines.map((one) => one[key]));
  expect(settings.lines[0]?.id).toBe('main');
};

const step = (settings: Settings, [text, onLine]: readonly [string, number]): Settings => {
  const decision = decide(text, settings, onLine);
  return decision.kind === 'changed' ? decision.settings : settings;
};

describe('any commands about the setup, one after another', () => {
  it('never lead anywhere that is not there, and keep codes, numbers and names apart', () => {
    const commands = fc.array(fc.tuple(anyText, fc.nat({ max: 1 })), { maxLength: 40 });
    fc.assert(
      fc.property(commands, (typedOnes) => expectSound(typedOnes.reduce(step, settingsWith()))),
      { numRuns: 200 },
    );
  });
});
