import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/core/instant.ts';
import { fullPace, paceAt, spent } from '../../src/core/pace.ts';

const RULE = { atOnce: 50, aMinute: 45 };

describe('a pace', () => {
  it('lets no more through in any minute than both parts of its rule together, whenever it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3_000 }), { minLength: 50, maxLength: 400 }), (gaps) => {
        const sent: number[] = [];
        let [pace, now] = [fullPace(RULE, 0), 0];
        for (const gap of gaps) {
          now += gap;
          pace = paceAt(pace, RULE, now);
          if (pace.left < 1) continue;
          pace = spent(pace);
          sent.push(now);
        }
        for (const from of sent) {
          const within = sent.filter((at) => at >= from && at <= from + MINUTE_MS);
          expect(within.length).toBeLessThanOrEqual(RULE.atOnce + RULE.aMinute);
        }
      }),
    );
  });

  it('gives nothing for a clock that was put back, and is full again after a while', () => {
    const empty = { left: 0, at: MINUTE_MS };
    expect(paceAt(empty, RULE, 0).left).toBe(0);
    expect(paceAt(empty, RULE, 10 * MINUTE_MS).left).toBe(RULE.atOnce);
  });
});
