import { describe, expect, it } from 'vitest';
import { EVENING } from '../../../src/simulator/demo/cast.ts';
import { momentAhead, shownMoment } from '../../../src/simulator/demo/page/page-time.ts';

const DAY_MS = 86_400_000;
const shown = (wish: string, now: number): string | null => {
  const at = momentAhead(wish, now);
  return at === null ? null : shownMoment(at);
};

describe('the moment that the page’s clock is set to', () => {
  it.each([
    ['saturday-night', EVENING, 'Saturday, 28 November 2026 at 03:00:00'],
    ['monday-morning', EVENING, 'Monday, 30 November 2026 at 09:00:00'],
    ['christmas-eve', EVENING, 'Thursday, 24 December 2026 at 12:00:00'],
    ['2026-12-31T23:59', EVENING, 'Thursday, 31 December 2026 at 23:59:00'],
    // On that very day, but later: the next one is meant.
    ['saturday-night', Date.UTC(2026, 10, 28, 8), 'Saturday, 5 December 2026 at 03:00:00'],
    ['christmas-eve', Date.UTC(2026, 11, 25), 'Friday, 24 December 2027 at 12:00:00'],
    ['christmas-eve', Date.UTC(2026, 11, 24) - 300 * DAY_MS, 'Thursday, 24 December 2026 at 12:00:00'],
  ])('%s', (wish, now, words) => {
    expect(shown(wish, now)).toBe(words);
  });

  it.each(['2026-11-24T18:59', '2026-02-30T10:00', 'T10:00', '', 'constructor', 'yesterday'])(
    'is none for what is not ahead, or no moment: %s',
    (wish) => {
      expect(momentAhead(wish, EVENING)).toBeNull();
    },
  );
});
