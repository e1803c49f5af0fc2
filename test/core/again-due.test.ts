import { expect, it } from 'vitest';
import { isDueAgain } from '../../src/core/again-due.ts';

const mostMs = 10;

it.each([
  [99, false],
  [100, true],
  [101, true],
  [90, false],
  [89, true],
])('what was put to 100, ten ahead at most, is due at %i: %s', (now, isDue) => {
  expect(isDueAgain(100, { now, mostMs })).toBe(isDue);
});
