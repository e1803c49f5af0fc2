import { describe, expect, it, test } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { decideCommand, isDecided } from '../../src/core/decide-command.ts';
import type { DecisionContext } from '../../src/core/decision.ts';
import type { FoundHolidays } from '../../src/core/holiday-calendar.ts';
import type { HolidayCalendar } from '../../src/core/hours.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import { knownIn } from '../../src/core/parse-scope.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { withLine } from './any-settings.ts';
import { ANNA, firstLine, givenContext, givenSettings, NOON, typed } from './given-settings.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = [
  { date: '2026-12-25', name: 'juldagen' },
  { date: '2026-12-26', name: 'annandag jul' },
  { date: '2027-12-25', name: 'juldagen' },
  { date: '2027-12-26', name: 'annandag jul' },
];
const FOUND: FoundHolidays = { kind: 'found', days: DAYS };
const SWEDISH: HolidayCalendar = {
  country: 'SE',
  eves: false,
  days: DAYS,
  keptOpen: [],
  throughYear: 2028,
};

const commandFrom = (text: string, settings: Settings): Command => {
  const parsed = parseCommand(typed(text), knownIn(settings, ANNA));
  if (!parsed.ok) throw new Error(`${text} cannot be read`);
  return parsed.command;
};

const settingsWith = (line: Partial<Line> = {}): Settings => withLine(givenSettings(), line);

/** Anna says all that, one after another, at noon on Sunday 2026-11-22 unless later. */
const say = (texts: readonly string[], settings = settingsWith(), more: Partial<DecisionContext> = {}) => {
  let [now, reply]: [Settings, unknown] = [settings, undefined];
  for (const text of texts) {
    const command = commandFrom(text, now);
    if (!isDecided(command)) throw new Error('decided elsewhere');
    const decision = decideCommand(command, { ...givenContext(now), ...more });
    reply = decision.reply;
    if (decision.kind === 'changed') now = decision.settings;
  }
  return { line: firstLine(now), reply, changes: now.changes.map(({ deed }) => deed) };
};

describe('the week', () => {
  it('is set, shown and told', () => {
    const hours = { kind: 'week', ranges: [{ day: 1, fromMinute: 480, toMinute: 1_020 }] };
    const { line, reply, changes } = say(['hours mon 08-17']);
    expect(line.hours).toEqual(hours);
    expect(changes).toEqual([{ kind: 'opening-hours', done: { kind: 'hours', hours } }]);
    expect(reply).toMatchObject({
      kind: 'hours',
      did: { kind: 'hours' },
      hours: { hours, open: { isOpen: false, changesAt: Date.parse('2026-11-23T08:00+01:00') } },
    });
  });

  it('is not set again to what it is', () => {
    const { changes, reply } = say(['hours mon 08-17', 'hours måndag 8-12 12-17', 'hours']);
    expect(changes).toHaveLength(1);
    expect(reply).toMatchObject({ kind: 'hours', did: null });
    expect(say(['hours always']).reply).toMatchObject({ did: 'nothing' });
  });
});

describe('an exception', () => {
  test.each([
    ['closed 2026-12-24 Christmas', 'closed', '2026-12-24T00:00', '2026-12-25T00:00', 'Christmas'],
    ['closed 2026-12-24..2026-12-26', 'closed', '2026-12-24T00:00', '2026-12-27T00:00', null],
    ['closed today', 'closed', '2026-11-22T00:00', '2026-11-23T00:00', null],
    ['closed tomorrow 22-02', 'closed', '2026-11-23T22:00', '2026-11-24T02:00', null],
    ['closed until 2026-12-01 07:00', 'closed', '2026-11-22T12:00', '2026-12-01T07:00', null],
    ['open until 22:00', 'open', '2026-11-22T12:00', '2026-11-22T22:00', null],
    ['open for 90m', 'open', '2026-11-22T12:00', '2026-11-22T13:30', null],
    ['open 2026-11-29 11:00-14:00', 'open', '2026-11-29T11:00', '2026-11-29T14:00', null],
    ['open 2028-02-29', 'open', '2028-02-29T00:00', '2028-03-01T00:00', null],
  ])('%s', (text, kind, from, to, reason) => {
    const exception = { id: 1, kind, from, to, reason };
    const { line, changes } = say([text]);
    expect(line.exceptions).toEqual([exception]);
    expect(changes).toEqual([{ kind: 'opening-hours', done: { kind: 'exception-added', exception } }]);
  });

  test.each([
    ['closed 2026-11-21', '2026-11-21'],
    ['closed 2026-11-20..2026-11-21', '2026-11-20'],
    ['open today 08-12', '2026-11-22 12:00'],
    ['closed until 2026-11-22 08:00', '2026-11-22 08:00'],
  ])('%s is over already', (text, said) => {
    const { reply, changes } = say([text]);
    expect(reply).toEqual({ kind: 'problem', problem: { kind: 'time-past', text: said } });
    expect(changes).toEqual([]);
  });

  it('may have begun, as long as it is not over', () => {
    expect(say(['closed 2026-11-20..2026-11-22']).line.exceptions).toHaveLength(1);
  });

  it('is numbered anew, and found by its number', () => {
    const three = ['closed 2026-12-24', 'closed 2026-12-25', 'closed 2026-12-26'];
    const { line } = say([...three, 'remove exception 2', 'open 2026-12-25']);
    expect(line.exceptions.map(({ id, from }) => [id, from.slice(8, 10)])).toEqual([
      [1, '24'],
      [3, '26'],
      [4, '25'],
    ]);
    expect(say([...three, 'remove exception 1 and 3']).line.exceptions).toHaveLength(1);
  });

  it('that is not there cannot be removed', () => {
    const { reply, line } = say(['closed 2026-12-24', 'remove exception 1 7']);
    expect(reply).toMatchObject({
      problem: { kind: 'opening-hours', why: { kind: 'unknown-exception', id: 7 } },
    });
    expect(line.exceptions).toHaveLength(1);
  });

  it('said twice is one', () => {
    const { line, reply } = say(['closed 2026-12-24 Christmas', 'closed 2026-12-24 Christmas']);
    // The second is compared without its number.
    expect(line.exceptions).toHaveLength(1);
    expect(reply).toMatchObject({ did: 'nothing' });
  });

  it('goes with the next change once it is over, and is not shown before that', () => {
    const later = { now: NOON + 3 * DAY_MS };
    const { line } = say(['closed tomorrow', 'closed 2026-12-24']);
    const after = settingsWith({ exceptions: line.exceptions });
    expect(say(['exceptions'], after, later).reply).toMatchObject({ hours: { exceptions: [{ id: 2 }] } });
    expect(say(['hours never'], after, later).line.exceptions.map(({ id }) => id)).toEqual([2]);
  });

  it('holds until the end of the second of two equal hours when that is what is left', () => {
    const secondHour = { now: Date.parse('2026-10-25T02:15+01:00') };
    expect(say(['open until 02:45'], undefined, secondHour).line.exceptions).toMatchObject([
      { from: '2026-10-25T02:15', to: '2026-10-25T03:00' },
    ]);
  });

  it('is one of a hundred at most', () => {
    const full = Array.from({ length: 100 }, (_, index) => ({
      id: index + 1,
      kind: 'closed' as const,
      from: '2027-01-01T00:00',
      to: '2027-01-02T00:00',
      reason: null,
    }));
    const { reply } = say(['closed 2026-12-24'], settingsWith({ exceptions: full }));
    expect(reply).toMatchObject({ problem: { why: { kind: 'too-many-exceptions', most: 100 } } });
  });
});

describe('what callers meet when it is closed', () => {
  it('is what was said, if there is such a roster', () => {
    const night = { name: 'Night', members: [], strategy: { kind: 'everyone', ringSeconds: 20 } } as const;
    const before = settingsWith();
    const [main] = before.rosters;
    const rosters = main === undefined ? [] : [main, { ...main, ...night }];
    const settings = { ...before, rosters };
    expect(say(['closed then hangup']).line.closedThen).toEqual({ kind: 'hangup' });
    expect(say(['closed then ring night'], settings).line.closedThen).toEqual({
      kind: 'ring',
      rosterName: 'Night',
    });
    expect(say(['closed then ring night', 'closed then ring Night'], settings).reply).toMatchObject({
      did: 'nothing',
    });
    expect(say(['closed then ring day'], settings).reply).toMatchObject({
      problem: { kind: 'unknown-roster', name: 'day', known: ['main', 'Night'] },
    });
    expect(say(['closed then voicemail']).reply).toMatchObject({ did: 'nothing' });
  });
});

describe('holidays', () => {
  it('are kept for the years found', () => {
    const { line, changes } = say(['holidays SE'], undefined, { found: FOUND });
    expect(line.holidays).toEqual(SWEDISH);
    expect(changes).toMatchObject([{ done: { kind: 'holidays', country: 'SE', eves: false } }]);
    expect(say(['holidays on'], undefined, { found: FOUND }).line.holidays?.country).toBe('SE');
  });

  it('that nobody knows change nothing', () => {
    const refused = (kind: 'unknown-country' | 'no-source') =>
      say(['holidays XX'], undefined, { found: { kind } }).reply;
    expect(refused('unknown-country')).toMatchObject({
      problem: { why: { kind: 'unknown-country', country: 'XX' } },
    });
    expect(refused('no-source')).toMatchObject({ problem: { why: { kind: 'no-holiday-source' } } });
  });

  it('can be kept open by date, by name and by part of a name', () => {
    const kept = (text: string) => say([text], settingsWith({ holidays: SWEDISH })).line.holidays?.keptOpen;
    expect(kept('holidays keep 2026-12-26')).toEqual(['2026-12-26']);
    expect(kept('holidays keep Annandag Jul')).toEqual(['2026-12-26', '2027-12-26']);
    expect(kept('holidays keep juldag')).toEqual(['2026-12-25', '2027-12-25']);
    expect(kept('holidays keep jul')).toEqual([]);
    expect(kept('holidays keep 2026-12-24')).toEqual([]);
  });

  it('are closed again', () => {
    const settings = settingsWith({ holidays: { ...SWEDISH, keptOpen: ['2026-12-25', '2026-12-26'] } });
    const { line, changes } = say(['holidays close 2026-12-26'], settings);
    expect(line.holidays?.keptOpen).toEqual(['2026-12-25']);
    expect(changes).toMatchObject([
      { done: { kind: 'holidays-kept', isOpen: false, days: [{ name: 'annandag jul' }] } },
    ]);
    expect(say(['holidays close 2027-12-25'], settings).reply).toMatchObject({ did: 'nothing' });
    expect(say(['holidays close juldagen']).reply).toMatchObject({
      problem: { why: { kind: 'no-holidays' } },
    });
  });

  it('stay kept open when eves come along, and are forgotten when they are off', () => {
    const settings = settingsWith({ holidays: { ...SWEDISH, keptOpen: ['2026-12-26'] } });
    const eves = say(['holidays SE +eves'], settings, { found: FOUND }).line.holidays;
    expect(eves).toMatchObject({ eves: true, keptOpen: ['2026-12-26'] });
    expect(say(['holidays off'], settings).line.holidays).toBeNull();
    expect(say(['holidays off']).reply).toMatchObject({ did: 'nothing' });
  });

  it('show the next three', () => {
    const next = [
      { date: '2026-12-25', isKeptOpen: false },
      { date: '2026-12-26', isKeptOpen: true },
      { date: '2027-12-25', isKeptOpen: false },
    ];
    const settings = settingsWith({ holidays: { ...SWEDISH, keptOpen: ['2026-12-26'] } });
    expect(say(['holidays'], settings).reply).toMatchObject({
      about: 'holidays',
      hours: { holidays: { next } },
    });
  });
});

it('whether opening is announced is switched', () => {
  expect(say(['announce hours on']).line.announcesHours).toBe(true);
  expect(say(['announce hours on', 'announce hours off']).line.announcesHours).toBe(false);
  expect(say(['announce hours off']).reply).toMatchObject({ did: 'nothing' });
});
