import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../src/core/parse-command.ts';
import { parsePeriod } from '../../src/core/parse-period.ts';
import { datesOf, spanOfDates } from '../../src/core/period.ts';
import { given, typed } from './given-settings.ts';

const dates = (from: string, to = from) => ({ kind: 'dates', from, to });
const last = (days: number) => ({ kind: 'last', days });

describe('a time to look back at', () => {
  it.each([
    ['30d', last(30)],
    ['12w', last(84)],
    ['12 weeks', last(84)],
    ['last 7 days', last(7)],
    ['1w 3d', last(10)],
    ['today', last(1)],
    ['2026-11', dates('2026-11-01', '2026-11-30')],
    ['2026-12', dates('2026-12-01', '2026-12-31')],
    ['2028-02', dates('2028-02-01', '2028-02-29')],
    ['2026-11-24', dates('2026-11-24')],
    ['2026-11-01 2026-11-15', dates('2026-11-01', '2026-11-15')],
    ['2026-11-01..2026-11-15', dates('2026-11-01', '2026-11-15')],
    ['2026-11-01 to 2026-11-15', dates('2026-11-01', '2026-11-15')],
    ['2026-11-01 – 2026-11-15', dates('2026-11-01', '2026-11-15')],
    ['2026-11-01 - 2026-11-15', dates('2026-11-01', '2026-11-15')],
    ['366d', last(366)],
  ])('%s', (text, period) => expect(parsePeriod(text)).toEqual(period));

  it.each(['', '0d', '367d', '90 min', '2026', '2026-00', '2026-02-30', '2026-11-15 2026-11-01', 'x'])(
    '%j is none',
    (text) => expect(parsePeriod(text)).toBeNull(),
  );

  it('of days ends with today, in the zone of the line', () => {
    const lateInStockholm = Date.UTC(2026, 10, 24, 23, 30);
    expect(datesOf({ kind: 'last', days: 2 }, 'Europe/Stockholm', lateInStockholm)).toEqual({
      from: '2026-11-24',
      to: '2026-11-25',
    });
  });

  it('goes from midnight to midnight, also on a day of 23 hours', () => {
    const { fromAt, untilAt } = spanOfDates({ from: '2026-03-29', to: '2026-03-29' }, 'Europe/Stockholm');
    expect((untilAt - fromAt) / 3_600_000).toBe(23);
  });
});

describe('a digest asked for', () => {
  const read = (text: string) => {
    const parsed = parseCommand(typed(text), given());
    return parsed.ok ? parsed.command : parsed.problem;
  };
  const at = (days: readonly number[], minute: number) => ({
    kind: 'digest',
    wish: { kind: 'at', days, minute },
  });

  it.each([
    ['digest mon 09:00', at([1], 540)],
    ['digest weekly Monday at 9', at([1], 540)],
    ['digest every fri kl 16.30', at([5], 990)],
    ['digest daily 08:00', at([1, 2, 3, 4, 5, 6, 7], 480)],
    ['digest vardagar 7', at([1, 2, 3, 4, 5], 420)],
    ['digest mon, thu 09:00', at([1, 4], 540)],
    ['digest 09:00 mon', at([1], 540)],
    ['digest mon', at([1], 540)],
    ['digest', { kind: 'digest', wish: { kind: 'show' } }],
    ['digest off', { kind: 'digest', wish: { kind: 'off' } }],
  ])('%s', (text, command) => expect(read(text)).toEqual(command));

  it.each(['digest 09:00', 'digest on', 'digest mon tomorrow', 'digest @anna'])('%s cannot be read', (text) =>
    expect(read(text)).toMatchObject({ kind: 'unreadable', usage: 'digest', why: 'bad-weekday' }),
  );
});
