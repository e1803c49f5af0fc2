import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Call, Caller } from '../../src/core/call.ts';
import { CSV_HEADINGS, csvFileName, csvHead, csvRow } from '../../src/core/calls-csv.ts';
import { createCalendar } from '../../src/core/hours-calendar.ts';
import { anyCall } from './any-calls.ts';
import { aCall } from './given-call.ts';
import { ANNA, givenSettings, NOON } from './given-settings.ts';

const context = (lineName = 'Main', timeZone = 'Europe/Stockholm') => ({
  settings: givenSettings(),
  lineName,
  calendar: createCalendar(timeZone),
  names: { [ANNA]: 'Anna' },
});

/** By RFC 4180, written from its text. */
const readCsv = (text: string): string[][] => {
  const rows: string[][] = [];
  let [row, cell, isQuoted]: [string[], string, boolean] = [[], '', false];
  for (let at = 0; at < text.length; at += 1) {
    const two = text.slice(at, at + 2);
    if (isQuoted && two === '""') [cell, at] = [`${cell}"`, at + 1];
    else if (text[at] === '"') isQuoted = !isQuoted;
    else if (isQuoted) cell += text[at];
    else if (text[at] === ',') [row, cell] = [[...row, cell], ''];
    else if (two === '\r\n') {
      rows.push([...row, cell]);
      [row, cell, at] = [[], '', at + 1];
    } else cell += text[at];
  }
  return rows;
};

const callerCell = (caller: Caller): string => readCsv(csvRow(aCall({ caller }), context()))[0]?.[3] ?? '';
const startedCell = (startedAt: number, zone: string): string =>
  readCsv(csvRow(aCall({ startedAt }), context('Main', zone)))[0]?.[2] ?? '';

describe('calls as a table', () => {
  it('of any calls has one row each, of as many cells as there are headings', () => {
    fc.assert(
      fc.property(fc.array(anyCall), fc.string(), (calls: Call[], lineName) => {
        const rows = readCsv(csvHead() + calls.map((call) => csvRow(call, context(lineName))).join(''));
        expect(rows).toHaveLength(calls.length + 1);
        for (const row of rows) expect(row).toHaveLength(CSV_HEADINGS.length);
      }),
    );
  });

  it('holds no cell that a spreadsheet takes for a formula, but leaves numbers readable', () => {
    expect(callerCell({ kind: 'number', number: '+46701740699' })).toBe('+46701740699');
    for (const text of ['=HYPERLINK("http://x")', '+46-cmd', '-1+1', '@SUM(A1)', '\t=1', '\r=1'])
      expect(callerCell({ kind: 'odd', text })).toBe(`'${text}`);
    fc.assert(
      fc.property(anyCall, fc.string(), (call, lineName) => {
        for (const cell of readCsv(csvRow(call, context(lineName)))[0] ?? [])
          expect(cell).not.toMatch(/^(?!\+\d+$)[=+\-@\t\r]/);
      }),
    );
  });

  it('tells times as the line’s clocks show them, with their distance from UTC', () => {
    expect(startedCell(NOON + 5_000, 'Europe/Stockholm')).toBe('2026-11-22T12:00:05+01:00');
    expect(startedCell(NOON, 'Asia/Kathmandu')).toBe('2026-11-22T16:45:00+05:45');
    expect(startedCell(NOON, 'America/St_Johns')).toBe('2026-11-22T07:30:00-03:30');
    fc.assert(
      fc.property(anyCall, fc.constantFrom('Europe/Stockholm', 'America/St_Johns'), (call, zone) => {
        expect(Date.parse(startedCell(call.startedAt, zone))).toBe(
          Math.floor(call.startedAt / 1_000) * 1_000,
        );
      }),
    );
  });

  it('is named after line and time, whatever the line is called', () => {
    const november = { from: '2026-11-01', to: '2026-11-30' };
    expect(csvFileName('Jour & Växel', november)).toBe('calls-jour-växel-2026-11-01-to-2026-11-30.csv');
    expect(csvFileName('../☠', { from: '2026-11-24', to: '2026-11-24' })).toBe('calls-line-2026-11-24.csv');
  });
});
