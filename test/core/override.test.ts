import { describe, expect, it, test } from 'vitest';
import { type Override, overridden, type Span } from '../../src/core/override.ts';

const ALWAYS: Span = { fromAt: 0, untilAt: 100 };
const NOW = 50;
const [A, B, C, D] = ['UA', 'UB', 'UC', 'UD'] as const;

const base = (userId: string) => ({ id: 1, userId, by: userId, at: 0, spans: [ALWAYS] });
const take = (userId: string): Override => ({ ...base(userId), kind: 'take' });
const cover = (userId: string, insteadOf: string): Override => ({
  ...base(userId),
  kind: 'cover',
  insteadOf,
});
const swap = (userId: string, insteadOf: string): Override => ({ ...base(userId), kind: 'swap', insteadOf });

const orderAfter = (...overrides: Override[]) => overridden([A, B, C], overrides, NOW).join(' ');

describe('of overrides', () => {
  test.each([
    ['a take puts somebody first, before the others as they were', [take(C)], 'UC UA UB'],
    ['a take works for somebody of another roster', [take(D)], 'UD UA UB UC'],
    ['a cover puts somebody in the place of another, who is not called', [cover(D, B)], 'UA UD UC'],
    ['a cover by somebody who comes later moves them up', [cover(C, A)], 'UC UB'],
    ['a cover by somebody who comes earlier leaves them there', [cover(A, C)], 'UA UB'],
    ['a cover of somebody who is not on call changes nothing', [cover(A, D)], 'UA UB UC'],
    ['a swap exchanges two', [swap(A, C)], 'UC UB UA'],
    ['a swap with somebody of another roster calls them instead', [swap(D, B)], 'UA UD UC'],
  ])('%s', (_name, overrides, order) => {
    expect(orderAfter(...overrides)).toBe(order);
  });

  test.each([
    ['the last take is first', [take(B), take(C)], 'UC UB UA'],
    ['the last of two covers for the same person holds', [cover(C, A), cover(D, A)], 'UD UB UC'],
    ['who covers can be covered', [cover(D, A), cover(C, D)], 'UC UB'],
    ['who is covered can take again', [cover(D, A), take(A)], 'UA UD UB UC'],
    ['a cover made after a take covers that too', [take(B), cover(D, B)], 'UD UA UC'],
    ['a take after a swap comes first', [swap(A, C), take(B)], 'UB UC UA'],
    ['a cover holds in the turn that a later swap gives', [cover(C, A), swap(C, A)], 'UC UB'],
    [
      'a cover of somebody who swaps their turn away holds where they stand then',
      [cover(D, A), swap(A, B)],
      'UB UD UC',
    ],
    ['a swap twice over is none', [swap(A, B), swap(A, B)], 'UA UB UC'],
  ])('%s', (_name, overrides, order) => {
    expect(orderAfter(...overrides)).toBe(order);
  });

  it('each holds from its start to just before its end', () => {
    const override: Override = {
      ...take(C),
      spans: [
        { fromAt: 10, untilAt: 20 },
        { fromAt: 30, untilAt: 40 },
      ],
    };
    const firstAt = (at: number) => overridden([A, B, C], [override], at)[0];
    expect([9, 10, 19, 20, 29, 30, 39, 40].map(firstAt)).toEqual([A, C, C, A, A, C, C, A]);
  });

  it('an empty roster can be taken, not covered', () => {
    expect(overridden([], [take(A)], NOW)).toEqual([A]);
    expect(overridden([], [cover(A, B)], NOW)).toEqual([]);
  });
});
