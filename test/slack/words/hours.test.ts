import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { DayRange, HoursException, Weekday } from '../../../src/core/hours.ts';
import { readWeek } from '../../../src/core/parse-hours.ts';
import { exceptionWords, openWords, weekWords } from '../../../src/slack/words/hours.ts';
import { replyBody } from '../../../src/slack/words/reply.ts';
import { shown } from './seen.ts';

const week = (text: string): string => {
  const read = readWeek(text);
  return read.ok ? weekWords(read.value) : 'unreadable';
};

describe('a week in words', () => {
  test.each([
    ['always', 'always'],
    ['never', 'never'],
    ['weekdays 8-17', 'Mon–Fri 08:00–17:00'],
    ['mon-fri 8-17 sat 10-14', 'Mon–Fri 08:00–17:00, Sat 10:00–14:00'],
    [
      'mon,wed,fri 8-12 13-17',
      'Mon 08:00–12:00 13:00–17:00, Wed 08:00–12:00 13:00–17:00, Fri 08:00–12:00 13:00–17:00',
    ],
    ['weekends 0-24', 'Sat–Sun 00:00–24:00'],
    ['fri-sat 22-2', 'Fri–Sat 22:00–02:00'],
    ['mon 12-24', 'Mon 12:00–24:00'],
  ])('%s is "%s"', (text, words) => {
    expect(week(text)).toBe(words);
  });

  it('can be typed again as it is shown', () => {
    const anyRange: fc.Arbitrary<DayRange> = fc
      .record({
        day: fc.constantFrom<Weekday[]>(1, 2, 3, 4, 5, 6, 7),
        fromMinute: fc.integer({ min: 0, max: 1_439 }),
        length: fc.integer({ min: 1, max: 1_439 }),
      })
      .map(({ day, fromMinute, length }) => ({ day, fromMinute, toMinute: fromMinute + length }));
    fc.assert(
      fc.property(fc.array(anyRange, { minLength: 1, maxLength: 12 }), (ranges) => {
        const words = week(weekWords({ kind: 'week', ranges }));
        expect(week(words)).toBe(words);
        expect(words).not.toBe('unreadable');
      }),
    );
  });
});

const exception = (more: Partial<HoursException>): HoursException => ({
  id: 1,
  kind: 'closed',
  from: '2026-12-24T00:00',
  to: '2026-12-25T00:00',
  reason: null,
  ...more,
});

describe('an exception in words', () => {
  test.each<[string, Partial<HoursException>]>([
    ['closed 2026-12-24', {}],
    ['closed 2026-12-24..2026-12-26 (`Christmas`)', { to: '2026-12-27T00:00', reason: 'Christmas' }],
    ['closed 2026-12-31', { from: '2026-12-31T00:00', to: '2027-01-01T00:00' }],
    ['open 2026-12-24 11:00–14:00', { kind: 'open', from: '2026-12-24T11:00', to: '2026-12-24T14:00' }],
    ['closed 2026-12-24 22:00 – 2026-12-25 02:00', { from: '2026-12-24T22:00', to: '2026-12-25T02:00' }],
  ])('%s', (words, more) => {
    expect(exceptionWords(exception(more))).toBe(words);
  });
});

it('what holds now says until when, and why', () => {
  const changesAt = Date.UTC(2026, 10, 24, 18);
  const until = '<!date^1795543200^{date_short_pretty} {time}|2026-11-24 18:00 UTC>';
  const week = { kind: 'week' } as const;
  expect(openWords({ isOpen: true, because: week, changesAt })).toBe(`*Open now* until ${until}`);
  expect(openWords({ isOpen: false, because: { kind: 'holiday', name: 'juldagen' }, changesAt })).toBe(
    `*Closed now* until ${until} (holiday: juldagen)`,
  );
  expect(
    openWords({ isOpen: false, because: { kind: 'exception', id: 3, reason: 'party' }, changesAt: null }),
  ).toBe('*Closed now*, with no change in sight (exception 3: `party`)');
});

it('whoever has no source of holidays is told what to type instead', () => {
  const why = { kind: 'no-holiday-source' } as const;
  const lines = shown(replyBody({ kind: 'problem', problem: { kind: 'opening-hours', why } }));
  expect(lines.join('\n')).toContain('`/oncall closed 2026-12-24..2026-12-26 Christmas`');
});
