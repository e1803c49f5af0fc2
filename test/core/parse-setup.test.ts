import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import { isCode } from '../../src/core/parse-pin.ts';
import type { UnreadableWhy } from '../../src/core/problem.ts';
import { readTimeZone } from '../../src/core/time-zone.ts';
import { ANNA, BO, given, typed } from './given-settings.ts';

const parse = (text: string) => parseCommand(typed(text), given());

const ring = (rosterName: string) => ({ kind: 'ring', rosterName }) as const;
const anna = { kind: 'ring-member', userId: ANNA } as const;

describe('a command about the setup', () => {
  test.each<[string, Command]>([
    ['roster', { kind: 'roster' }],
    ['roster add Sales', { kind: 'roster-add', rosterName: 'sales' }],
    ['roster rm söder-2', { kind: 'roster-remove', rosterName: 'söder-2' }],
    ['menu', { kind: 'menu' }],
    ['menu off', { kind: 'menu-off' }],
    ['menu 1 ring main', { kind: 'menu-key', key: '1', choice: ring('main') }],
    ['menu 1: ring Main', { kind: 'menu-key', key: '1', choice: ring('main') }],
    ['menu 0 ring @anna', { kind: 'menu-key', key: '0', choice: anna }],
    ['menu 0 ring me', { kind: 'menu-key', key: '0', choice: anna }],
    ['menu 3 voicemail', { kind: 'menu-key', key: '3', choice: { kind: 'voicemail' } }],
    ['menu 4 say info', { kind: 'menu-key', key: '4', choice: { kind: 'say', prompt: 'info' } }],
    ['menu 9 pin', { kind: 'menu-key', key: '9', choice: { kind: 'pin' } }],
    ['menu # voicemail', { kind: 'menu-key', key: '#', choice: { kind: 'voicemail' } }],
    ['menu * pin', { kind: 'menu-key', key: '*', choice: { kind: 'pin' } }],
    ['menu star off', { kind: 'menu-key', key: '*', choice: null }],
    ['menu 2 off', { kind: 'menu-key', key: '2', choice: null }],
    ['menu otherwise ring main', { kind: 'menu-otherwise', opens: ring('main') }],
    ['menu otherwise voicemail', { kind: 'menu-otherwise', opens: { kind: 'voicemail' } }],
    ['pin', { kind: 'pin' }],
    [
      'pin add 48213 acme ring sales',
      { kind: 'pin-add', code: '48213', label: 'acme', opens: ring('sales') },
    ],
    [
      'pin add ACME 48213 ring sales',
      { kind: 'pin-add', code: '48213', label: 'acme', opens: ring('sales') },
    ],
    ['pin add acme ring @anna', { kind: 'pin-add', code: null, label: 'acme', opens: anna }],
    [
      'pin add acme-2 say vip',
      { kind: 'pin-add', code: null, label: 'acme-2', opens: { kind: 'say', prompt: 'vip' } },
    ],
    ['pin remove acme', { kind: 'pin-remove', label: 'acme' }],
    ['record on', { kind: 'record', records: true }],
    ['record OFF', { kind: 'record', records: false }],
    ['hidden reject', { kind: 'hidden', hidden: 'reject' }],
    ['parked voicemail', { kind: 'parked', parked: 'voicemail' }],
    ['block +46701740699', { kind: 'block', number: '+46701740699', until: null, reason: null }],
    [
      'block 070-174 06 99 for 7d sales calls',
      {
        kind: 'block',
        number: '070-174 06 99',
        until: { kind: 'for', minutes: 10_080 },
        reason: 'sales calls',
      },
    ],
    [
      'block 0701740699 until 2026-12-01 08:00',
      {
        kind: 'block',
        number: '0701740699',
        until: { kind: 'date', date: '2026-12-01', hour: 8, minute: 0 },
        reason: null,
      },
    ],
    [
      'block 0701740699 until Fri at 8 spam',
      {
        kind: 'block',
        number: '0701740699',
        until: { kind: 'weekday', day: 5, hour: 8, minute: 0 },
        reason: 'spam',
      },
    ],
    [
      'block 0701740699 until today 23:00 rings all night',
      {
        kind: 'block',
        number: '0701740699',
        until: { kind: 'today', hour: 23, minute: 0 },
        reason: 'rings all night',
      },
    ],
    ['block 112 for spam', { kind: 'block', number: '112', until: null, reason: 'for spam' }],
    ['unblock 070-174 06 99', { kind: 'unblock', number: '070-174 06 99' }],
    ['blocked', { kind: 'blocked' }],
    ['line', { kind: 'line' }],
    [
      'line add +46 8 465 004 01 Night desk 2 #sales',
      { kind: 'line-add', number: '+46 8 465 004 01', name: 'Night desk 2', channelId: 'C0SALES' },
    ],
    ['line remove Night desk', { kind: 'line-remove', name: 'Night desk' }],
    ['line rename Main Support', { kind: 'line-rename', name: 'Main', newName: 'Support' }],
    ['line rename Night desk to Day desk', { kind: 'line-rename', name: 'Night desk', newName: 'Day desk' }],
    ['zone Europe/Oslo', { kind: 'zone', timeZone: 'Europe/Oslo' }],
    ['channel #sales', { kind: 'channel', channelId: 'C0SALES' }],
    ['ring roster Sales', { kind: 'ring-roster', rosterName: 'sales' }],
  ])('%s', (text, command) => {
    expect(parse(text)).toMatchObject({ ok: true, command });
  });
});

describe('a command about the setup that cannot be read', () => {
  test.each<[string, UnreadableWhy, string]>([
    ['roster add', 'no-name', ''],
    ['roster add 2:a', 'no-name', '2:a'],
    ['roster add @bo', 'no-name', `@${BO}`],
    [`roster add ${'x'.repeat(25)}`, 'no-name', 'x'.repeat(25)],
    ['roster add sales now', 'extra-words', 'now'],
    ['roster drop sales', 'missing-choice', 'drop'],
    ['menu 11 ring main', 'missing-choice', '11'],
    ['menu on', 'missing-choice', 'on'],
    ['menu 1', 'missing-choice', ''],
    ['menu 1 call main', 'missing-choice', 'call main'],
    ['menu 1 ring', 'no-name', ''],
    ['menu 1 ring main sales', 'extra-words', 'sales'],
    ['menu 1 voicemail now', 'extra-words', 'now'],
    ['menu 1 say', 'no-name', ''],
    ['menu otherwise pin', 'missing-choice', 'pin'],
    ['menu otherwise off', 'missing-choice', 'off'],
    ['pin add 123 acme ring sales', 'bad-code', ''],
    ['pin add 12345678901 acme ring sales', 'bad-code', ''],
    ['pin add 48213 acme', 'missing-choice', ''],
    ['pin add a_b ring sales', 'bad-label', 'a_b'],
    ['pin add 48213 4821 ring sales', 'bad-label', '…'],
    ['pin 48213 acme ring sales', 'missing-choice', '… acme ring sales'],
    ['pin add acme ring 48213', 'extra-words', 'ring …'],
    ['pin add acme ring sales 48213', 'extra-words', 'ring sales …'],
    ['pin remove 48213', 'bad-label', '…'],
    ['pin remove acme now', 'extra-words', 'now'],
    ['record', 'missing-choice', ''],
    ['record on please', 'extra-words', 'please'],
    ['hidden', 'missing-choice', ''],
    ['hidden away', 'missing-choice', 'away'],
    ['block', 'no-number', ''],
    ['block @bo', 'no-number', ''],
    ['block 0701740699 for 7 moons', 'bad-time', '7 moons'],
    ['block 0701740699 until fri 8 am rings all night', 'bad-time', 'fri 8 am rings all night'],
    ['block 0701740699 until further notice', 'bad-time', 'further notice'],
    ['block 0701740699 till', 'bad-time', ''],
    ['block 0701740699 for a week', 'bad-time', 'a week'],
    ['block 0701740699 for Two months, spam', 'bad-time', 'Two months, spam'],
    ['block 0701740699 until 2026-12-01 24:00', 'bad-time', '2026-12-01 24:00'],
    ['unblock', 'no-number', ''],
    ['unblock 0701740699 now', 'extra-words', 'now'],
    ['blocked now', 'extra-words', 'now'],
    ['line add', 'no-number', ''],
    ['line add +46701740699 Sales', 'no-channel', 'Sales'],
    ['line add +46701740699 #sales', 'no-name', ''],
    ['line add +46701740699 Sales #sales now', 'extra-words', 'now'],
    [`line add +46701740699 ${'x'.repeat(41)} #sales`, 'no-name', 'x'.repeat(41)],
    ['line remove', 'no-name', ''],
    ['line rename Main', 'no-name', ''],
    ['line drop Main', 'missing-choice', 'drop'],
    ['zone', 'no-zone', ''],
    ['zone Europe/Oslo now', 'extra-words', 'now'],
    ['channel', 'no-channel', ''],
    ['channel sales', 'no-channel', 'sales'],
    ['ring roster', 'no-name', ''],
    ['ring roster sales now', 'extra-words', 'now'],
  ])('%s', (text, why, about) => {
    expect(parse(text)).toMatchObject({ ok: false, problem: { kind: 'unreadable', why, text: about } });
  });
});

const digits = fc.stringMatching(/^\d{4,10}$/);
const around = fc.array(
  fc.constantFrom(
    'add',
    'remove',
    'acme',
    'ring',
    'sales',
    'say',
    'voicemail',
    'pin',
    'on',
    'in',
    '12',
    '@bo',
  ),
  { maxLength: 5 },
);

describe('a code', () => {
  it('is said back by no problem, wherever it was typed', () => {
    fc.assert(
      fc.property(digits, around, around, (code, before, after) => {
        const parsed = parse(['pin', ...before, code, ...after].join(' '));
        if (!parsed.ok) expect(JSON.stringify(parsed.problem)).not.toContain(code);
      }),
      { numRuns: 500 },
    );
  });

  it('is read as it was typed, with its zeros', () => {
    fc.assert(
      fc.property(digits, (code) => {
        expect(isCode(code)).toBe(true);
        expect(parse(`pin add ${code} acme voicemail`)).toMatchObject({ ok: true, command: { code } });
      }),
    );
  });
});

describe('a time zone', () => {
  test.each([
    ['europe/stockholm', 'Europe/Stockholm'],
    ['Europe/Oslo', 'Europe/Oslo'],
    ['UTC', 'UTC'],
    ['+01:00', null],
    ['Stockholm', null],
    ['Europe/Atlantis', null],
    ['', null],
  ])('%s', (text, zone) => {
    expect(readTimeZone(text)).toBe(zone);
  });
});
