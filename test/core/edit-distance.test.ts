import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { editDistance, nearestWord } from '../../src/core/edit-distance.ts';

describe('slips between two words', () => {
  test.each([
    ['pause', 'pause', 0],
    ['puase', 'pause', 1],
    ['paus', 'pause', 1],
    ['pauuse', 'pause', 1],
    ['pouse', 'pause', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%s and %s: %i', (a, b, slips) => {
    expect(editDistance(a, b)).toBe(slips);
  });

  it('count the same both ways, and never more than the longer word has letters', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const slips = editDistance(a, b);
        expect(slips).toBe(editDistance(b, a));
        expect(slips === 0).toBe(a === b);
        expect(slips).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('the nearest word', () => {
  const words = ['status', 'pause', 'set', 'add', '?'];

  test.each([
    ['sttaus', 'status'],
    ['sttatuz', 'status'],
    ['puase', 'pause'],
    ['ad', 'add'],
    ['sat', 'set'],
    ['paws', 'pause'],
    ['mauve', 'pause'],
    ['sod', null],
    ['mask', null],
    ['banana', null],
    ['x', null],
    ['', null],
  ])('%s → %s', (word, nearest) => {
    expect(nearestWord(word, words)).toBe(nearest);
  });
});
