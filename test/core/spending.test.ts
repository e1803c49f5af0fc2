import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Spent, spend } from '../../src/core/spending.ts';

const HOUR = 3_600_000;
const LIMIT = { inAll: 5, toOne: 2 };
const [ONE, OTHER] = ['+46701740605', '+46701740606'];

describe('calls out and texts', () => {
  it('leave within the limit', () => {
    const spent = [{ at: 0, to: ONE }];
    expect(spend(spent, { at: 1, to: ONE }, LIMIT)).toEqual({
      kind: 'allowed',
      spent: [...spent, { at: 1, to: ONE }],
    });
  });

  it('to one phone stop at its limit, others go on', () => {
    const spent = [
      { at: 0, to: ONE },
      { at: 10, to: ONE },
    ];
    expect(spend(spent, { at: 20, to: ONE }, LIMIT)).toEqual({
      kind: 'over',
      to: 'one',
      most: 2,
      untilAt: HOUR,
    });
    expect(spend(spent, { at: 20, to: OTHER }, LIMIT).kind).toBe('allowed');
  });

  it('stop altogether at the limit of all, until the oldest is an hour old', () => {
    const spent = Array.from({ length: 5 }, (_, index) => ({ at: index, to: `+4670174060${index}` }));
    expect(spend(spent, { at: 10, to: ONE }, LIMIT)).toMatchObject({
      kind: 'over',
      to: 'all',
      untilAt: HOUR,
    });
    expect(spend(spent, { at: HOUR, to: OTHER }, LIMIT).kind).toBe('allowed');
  });

  it('are never more than the limit in any hour, however they come', () => {
    const gaps = fc.array(fc.tuple(fc.nat(HOUR / 2), fc.constantFrom(ONE, OTHER, '+46701740607')), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(gaps, (asked) => {
        let now = 0;
        let spent: readonly Spent[] = [];
        const left: Spent[] = [];
        for (const [gap, to] of asked) {
          now += gap;
          const spending = spend(spent, { at: now, to }, LIMIT);
          if (spending.kind === 'over') continue;
          spent = spending.spent;
          left.push({ at: now, to });
        }
        for (const { at } of left) {
          const hour = left.filter((one) => one.at >= at && one.at < at + HOUR);
          expect(hour.length).toBeLessThanOrEqual(LIMIT.inAll);
          expect(hour.filter(({ to }) => to === ONE).length).toBeLessThanOrEqual(LIMIT.toOne);
        }
      }),
    );
  });
});
