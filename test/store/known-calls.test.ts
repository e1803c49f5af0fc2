import { describe, expect, it } from 'vitest';
import { createKnownCalls, type KnownCall, placeOf, unwrittenCalls } from '../../src/store/known-calls.ts';
import { aCall } from './builders.ts';

const MOST = 4;
const [DAY_1, DAY_2, DAY_3] = ['2026-11-22', '2026-11-23', '2026-11-24'] as const;

const given = () => {
  const known = createKnownCalls(MOST);
  known.begin(DAY_1, new Map());
  let length = 0;
  const write = (one: KnownCall): void => {
    length += 10;
    known.written(one, length);
  };
  const hold = (id: string): KnownCall => known.hold(aCall(id), known.of(id));
  const keep = (...ids: readonly string[]): void => ids.map(hold).forEach(write);
  const inMemory = (): readonly string[] =>
    [...known.all()].filter(({ call }) => call !== undefined).map(({ id }) => id);
  return { known, write, hold, keep, inMemory };
};

describe('known calls', () => {
  it('are held in memory as long as they were used lately, and their places after that', () => {
    const { known, keep, inMemory } = given();
    keep('a', 'b', 'c', 'd', 'e');
    expect(inMemory()).toEqual(['c', 'd', 'e']);
    expect(placeOf(known.of('a') as KnownCall)).toEqual({ day: DAY_1, offset: 10 });
  });

  it('stay in memory while a state of theirs is not on disk, however many others are used', () => {
    const { known, keep, hold, write, inMemory } = given();
    keep('a');
    const twice = hold('a');
    hold('a');
    keep('b', 'c', 'd', 'e', 'f', 'g');
    write(twice);
    expect(unwrittenCalls(known)).toEqual([aCall('a')]);
    write(twice);
    expect(unwrittenCalls(known)).toEqual([]);
    expect(inMemory()).toContain('a');
    keep('h', 'i', 'j', 'k', 'l');
    expect(inMemory()).not.toContain('a');
  });

  it('that are forgotten with a state on its way do not come back with it, nor take the one heard of anew along', () => {
    const { known, keep, hold, write } = given();
    const before = hold('a');
    known.forget('a');
    write(before);
    expect(known.of('a')).toBeUndefined();
    const anew = hold('a');
    keep('b', 'c', 'd', 'e', 'f', 'g');
    expect(known.of('a')).toBe(anew);
  });

  it('of an older segment are known until one more has begun, unless they stand in that', () => {
    const { known, keep } = given();
    keep('a', 'b', 'c', 'd', 'e', 'f');
    for (const one of known.all()) one.isOpen = true;
    known.begin(DAY_2, new Map([['b', 5]]));
    expect(placeOf(known.of('a') as KnownCall)?.day).toBe(DAY_1);
    known.begin(DAY_3, new Map([['b', 7]]));
    expect(known.of('a')).toBeUndefined();
    expect(known.of('b')).toMatchObject({ offset: 7, isOpen: true });
    // Still in memory.
    expect(known.of('f')?.segment).toBeNull();
  });

  it('stand elsewhere when their segment was written anew, or nowhere', () => {
    const { known, keep } = given();
    keep('a', 'b', 'c', 'd', 'e', 'f');
    known.rewrite(DAY_2, new Map());
    expect(placeOf(known.of('a') as KnownCall)).toEqual({ day: DAY_1, offset: 10 });
    known.rewrite(DAY_1, new Map([['b', 3]]));
    expect(known.of('a')).toBeUndefined();
    expect(placeOf(known.of('b') as KnownCall)).toEqual({ day: DAY_1, offset: 3 });
  });
});
