import { describe, expect, test } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import type { SaidDay, Spell } from '../../src/core/hours-command.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import { ANNA, typed } from './given-settings.ts';

const read = (text: string) =>
  parseCommand(typed(text), {
    by: ANNA,
    rosterNames: ['main', 'night'],
    lines: [{ id: 'main', name: 'Main' }],
  });

const date = (text: string): SaidDay => ({ kind: 'date', date: text });
const ahead = (days: 0 | 1): SaidDay => ({ kind: 'ahead', days });
const days = (first: SaidDay, last: SaidDay = first): Spell => ({ kind: 'days', first, last });
const times = (day: SaidDay, fromMinute: number, toMinute: number): Spell => ({
  kind: 'times',
  day,
  fromMinute,
  toMinute,
});
const EVE = date('2026-12-24');

describe('an exception as people write it', () => {
  test.each<[string, Spell, string | null]>([
    ['2026-12-24', days(EVE), null],
    ['2026-12-24 Christmas', days(EVE), 'Christmas'],
    ['2026-12-24 at home with Family', days(EVE), 'at home with Family'],
    ['2026-12-24 moving from Lund at 12', days(EVE), 'moving from Lund at 12'],
    ['2026-12-24 50 years of us', days(EVE), '50 years of us'],
    ['until kl 22:00', { kind: 'until', until: { kind: 'clock', hour: 22, minute: 0 } }, null],
    ['2026-12-24..2026-12-26 Christmas', days(EVE, date('2026-12-26')), 'Christmas'],
    ['2026-12-24 .. 2026-12-26', days(EVE, date('2026-12-26')), null],
    ['2026-12-24 - 2026-12-26 Christmas', days(EVE, date('2026-12-26')), 'Christmas'],
    ['2026-12-24 to 2026-12-26', days(EVE, date('2026-12-26')), null],
    ['today', days(ahead(0)), null],
    ['Tomorrow', days(ahead(1)), null],
    ['idag', days(ahead(0)), null],
    ['i morgon julbord', days(ahead(1)), 'julbord'],
    ['2026-12-24 12:00-17:00', times(EVE, 720, 1_020), null],
    ['2026-12-24 12-17 stock-taking', times(EVE, 720, 1_020), 'stock-taking'],
    ['2026-12-24 12:00 – 17:00 stock-taking', times(EVE, 720, 1_020), 'stock-taking'],
    ['2026-12-24 from 12.00-17.00', times(EVE, 720, 1_020), null],
    ['tomorrow 22-02', times(ahead(1), 1_320, 1_560), null],
    ['until 22:00', { kind: 'until', until: { kind: 'clock', hour: 22, minute: 0 } }, null],
    ['until 22 staff party', { kind: 'until', until: { kind: 'clock', hour: 22, minute: 0 } }, 'staff party'],
    [
      'until 2026-12-01 07:00 moving House',
      { kind: 'until', until: { kind: 'date', date: '2026-12-01', hour: 7, minute: 0 } },
      'moving House',
    ],
    ['until tomorrow 08:00', { kind: 'until', until: { kind: 'tomorrow', hour: 8, minute: 0 } }, null],
    ['until fri at 8', { kind: 'until', until: { kind: 'weekday', day: 5, hour: 8, minute: 0 } }, null],
    [
      'until Monday kl 07:30 moving',
      { kind: 'until', until: { kind: 'weekday', day: 1, hour: 7, minute: 30 } },
      'moving',
    ],
    ['for 2h', { kind: 'until', until: { kind: 'for', minutes: 120 } }, null],
    ['for 1 h 30 min fire drill', { kind: 'until', until: { kind: 'for', minutes: 90 } }, 'fire drill'],
  ])('%s', (text, spell, reason) => {
    const what = { kind: 'spell', spell, reason };
    expect(read(`closed ${text}`)).toMatchObject({ ok: true, command: { kind: 'closed', what } });
    expect(read(`open ${text}`)).toMatchObject({ ok: true, command: { kind: 'open', what } });
  });

  test.each([
    ['', 'missing-choice'],
    ['christmas', 'bad-time'],
    ['24 december', 'bad-time'],
    ['2026-02-30', 'bad-time'],
    ['2026-12-26..2026-12-24', 'bad-time'],
    ['2026-12-24..2026-12-32', 'bad-time'],
    ['2026-12-24..', 'bad-time'],
    ['until', 'bad-time'],
    ['until christmas', 'bad-time'],
    ['for ever', 'bad-time'],
    ['for 400 days', 'bad-time'],
    ['2026-12-24 13:00-25:00', 'bad-time'],
    ['2026-12-24 13:00', 'bad-time'],
    ['2026-12-24 from 13:00 party', 'bad-time'],
    ['2026-12-24 at 13', 'bad-time'],
    ['2026-12-24 until 14 moving', 'bad-time'],
    ['tomorrow after 12.30', 'bad-time'],
    ['2026-12-24..2026-12-26 08:00', 'bad-time'],
    ['tomorrow 8am-5pm', 'bad-time'],
    ['until fri 8am moving', 'bad-time'],
    ['until tomorrow 24:00', 'bad-time'],
    ['until 2026-12-01 kl 0730 moving', 'bad-time'],
  ])('%s cannot be read', (text, why) => {
    const problem = { kind: 'unreadable', usage: 'closed', why };
    expect(read(`closed ${text}`)).toMatchObject({ ok: false, problem });
  });
});

describe('the other commands about opening hours', () => {
  test.each<[string, Command]>([
    ['hours', { kind: 'hours', hours: null }],
    ['hours never', { kind: 'hours', hours: { kind: 'never' } }],
    ['hours always on Main', { kind: 'hours', hours: { kind: 'always' } }],
    ['closed then voicemail', { kind: 'closed', what: { kind: 'then', closedThen: { kind: 'voicemail' } } }],
    ['closed then hangup', { kind: 'closed', what: { kind: 'then', closedThen: { kind: 'hangup' } } }],
    [
      'closed then ring night',
      { kind: 'closed', what: { kind: 'then', closedThen: { kind: 'ring', rosterName: 'night' } } },
    ],
    ['exceptions', { kind: 'exceptions' }],
    ['remove exception 3', { kind: 'remove-exception', ids: [3] }],
    ['remove exceptions 3, #4 and 3', { kind: 'remove-exception', ids: [3, 4] }],
    ['exceptions remove 3', { kind: 'remove-exception', ids: [3] }],
    ['remove @anna', { kind: 'remove', users: [ANNA] }],
    ['holidays', { kind: 'holidays', wish: { kind: 'show' } }],
    ['holidays se', { kind: 'holidays', wish: { kind: 'country', country: 'SE', eves: false } }],
    ['holidays SE +eves', { kind: 'holidays', wish: { kind: 'country', country: 'SE', eves: true } }],
    ['holidays SE + eves', { kind: 'holidays', wish: { kind: 'country', country: 'SE', eves: true } }],
    ['holidays DE-BY', { kind: 'holidays', wish: { kind: 'country', country: 'DE-BY', eves: false } }],
    ['holidays on +eves', { kind: 'holidays', wish: { kind: 'country', country: null, eves: true } }],
    ['holidays off', { kind: 'holidays', wish: { kind: 'off' } }],
    ['holidays keep 2026-12-26', { kind: 'holidays', wish: { kind: 'keep', which: '2026-12-26' } }],
    ['holidays keep annandag jul', { kind: 'holidays', wish: { kind: 'keep', which: 'annandag jul' } }],
    ['holidays close juldagen', { kind: 'holidays', wish: { kind: 'close', which: 'juldagen' } }],
    ['announce hours on', { kind: 'announce', announces: true }],
    ['announce hours off', { kind: 'announce', announces: false }],
  ])('%s', (text, command) => {
    expect(read(text)).toMatchObject({ ok: true, command });
  });

  test.each([
    ['closed then', 'closed', 'missing-choice'],
    ['closed then sing', 'closed', 'missing-choice'],
    ['closed then ring', 'closed', 'missing-choice'],
    ['closed then hangup please', 'closed', 'extra-words'],
    ['exceptions 3', 'exceptions', 'extra-words'],
    ['remove exception', 'remove', 'missing-choice'],
    ['remove exception three', 'remove', 'extra-words'],
    ['holidays sweden', 'holidays', 'missing-choice'],
    ['holidays SE +weekends', 'holidays', 'extra-words'],
    ['holidays keep', 'holidays', 'missing-choice'],
    ['holidays off now', 'holidays', 'extra-words'],
    ['announce', 'announce', 'missing-choice'],
    ['announce hours', 'announce', 'missing-choice'],
    ['announce on', 'announce', 'missing-choice'],
    ['announce hours on please', 'announce', 'extra-words'],
    ['hours @anna', 'hours', 'extra-words'],
  ])('%s cannot be read', (text, usage, why) => {
    expect(read(text)).toMatchObject({ ok: false, problem: { kind: 'unreadable', usage, why } });
  });
});
