import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { COMMANDS } from '../../src/core/commands.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import type { Known } from '../../src/core/parse-scope.ts';
import { placeOf } from '../../src/core/place.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { ANNA, firstLine, givenSettings, typed } from './given-settings.ts';

const KNOWN: Known = {
  by: ANNA,
  rosterNames: ['main', 'sales', 'on'],
  lines: [
    { id: 'main', name: 'Main' },
    { id: 'l1', name: 'Sales' },
    { id: 'l2', name: 'Night desk' },
    { id: 'l3', name: 'on' },
  ],
};

const read = (text: string) => parseCommand(typed(text), KNOWN);

describe('which roster and which line are named', () => {
  test.each<[string, string | null, string | null]>([
    ['add @bo', null, null],
    ['add @bo in sales', 'sales', null],
    ['ADD @bo IN Sales', 'sales', null],
    ['add @bo on Sales', null, 'l1'],
    ['add @bo on night DESK', null, 'l2'],
    ['add @bo in sales on main', 'sales', 'main'],
    ['add @bo on main in sales', 'sales', 'main'],
    ['ring turn 20s in sales', 'sales', null],
    ['ring in turn 20s', null, null],
    ['ring in turn 20s in sales', 'sales', null],
    ['ring roster sales on Sales', null, 'l1'],
    ['status in sales', 'sales', null],
    ['status on on', null, 'l3'],
    ['show line on Night desk', null, 'l2'],
  ])('%s', (text, rosterName, lineId) => {
    expect(read(text)).toMatchObject({ ok: true, scope: { rosterName, lineId } });
  });

  test('a name of several words may come as one', () => {
    const tokens = [...typed('status on'), { kind: 'word', text: 'Night desk' } as const];
    expect(parseCommand(tokens, KNOWN)).toMatchObject({ ok: true, scope: { lineId: 'l2' } });
  });
});

describe('what names neither', () => {
  const lines = ['Main', 'Sales', 'Night desk', 'on'];
  test.each([
    ['status in foo', { kind: 'unknown-roster', name: 'foo', known: KNOWN.rosterNames }],
    ['add @bo in foo on Sales', { kind: 'unknown-roster', name: 'foo', known: KNOWN.rosterNames }],
    ['status on foo', { kind: 'unknown-line', name: 'foo', known: lines }],
    ['show line on foo bar', { kind: 'unknown-line', name: 'foo bar', known: lines }],
    ['show line in sales', { kind: 'unreadable', why: 'extra-words', text: 'in sales' }],
    ['help on Sales', { kind: 'unreadable', why: 'extra-words', text: 'Sales' }],
    ['ring gently on foo', { kind: 'unreadable', why: 'missing-choice' }],
  ])('%s', (text, problem) => {
    expect(read(text)).toMatchObject({ ok: false, problem });
  });

  it('stays with the words before when no name follows', () => {
    const words = fc.constantFrom('on', 'in', 'for', 'line', 'caller');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 4 }), (rest) => {
        const parsed = parseCommand(typed(`show ${rest.join(' ')}`), { ...KNOWN, lines: [] });
        if (parsed.ok) expect(rest).toEqual([rest[0]]);
      }),
    );
  });

  it('is any command with a scope it does not take', () => {
    const isFree = (word: string): boolean => ['block', 'line'].includes(word);
    const without = COMMANDS.filter(({ takes, word }) => takes === undefined && !isFree(word));
    for (const { examples } of without)
      for (const example of examples.filter((text) => !text.includes(' on ')))
        expect(read(`${example} in sales`).ok, example).toBe(false);
  });
});

const lineOf = (change: Partial<Line>): Line => ({ ...firstLine(givenSettings()), ...change });
const MAIN = lineOf({});
const SALES = lineOf({ id: 'l1', name: 'Sales', channelId: 'C0SALES', rosterName: 'sales' });
const EXTRA = lineOf({ id: 'l2', name: 'Extra', channelId: 'C0EXTRA' });
const withLines = (...lines: Line[]): Settings => ({ ...givenSettings(), lines });

const place = (settings: Settings, text: string, channelId = 'D0ANNA') => {
  const known = { by: ANNA, rosterNames: ['main', 'sales'], lines: settings.lines };
  const parsed = parseCommand(typed(text), known);
  if (!parsed.ok) throw new Error(text);
  const found = placeOf(settings, { ...parsed, channelId });
  return found.ok ? `${found.value.line.name}/${found.value.rosterName}` : found.problem.kind;
};

describe('where a command works', () => {
  test.each([
    ['the only line', withLines(MAIN), 'add @bo', 'D0ANNA', 'Main/main'],
    ['the line of the channel', withLines(MAIN, SALES), 'add @bo', 'C0SALES', 'Sales/sales'],
    ['the line that is named', withLines(MAIN, SALES), 'add @bo on Main', 'C0SALES', 'Main/main'],
    ['a roster named', withLines(MAIN, SALES), 'add @bo in sales', 'C0ONCALL', 'Main/sales'],
    ['a roster named, seen from its line', withLines(MAIN, SALES), 'add @bo in sales', 'D0', 'Sales/sales'],
    ['nowhere, of several', withLines(MAIN, SALES), 'add @bo', 'D0ANNA', 'which-line'],
    ['the roster that all lines share', withLines(MAIN, EXTRA), 'add @bo', 'D0ANNA', 'Main/main'],
    ['but not for a call', withLines(MAIN, EXTRA), 'test', 'D0ANNA', 'which-line'],
    ['nor for which roster rings', withLines(MAIN, EXTRA), 'ring roster sales', 'D0ANNA', 'which-line'],
    ['nor for what a line shows', withLines(MAIN, EXTRA), 'show line', 'D0ANNA', 'which-line'],
    ['all lines, only looked at', withLines(MAIN, SALES), 'status', 'D0ANNA', 'Main/main'],
    ['no line at all', withLines(MAIN, SALES), 'phone 070-174 06 05', 'D0ANNA', 'Main/main'],
    ['a roster for a roster', withLines(MAIN), 'ring roster sales in sales', 'D0', 'unreadable'],
  ])('%s', (_, settings, text, channelId, expected) => {
    expect(place(settings, text, channelId)).toBe(expected);
  });
});
