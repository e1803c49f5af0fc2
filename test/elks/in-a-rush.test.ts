import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInARush } from '../../src/elks/in-a-rush.ts';

const given = () => {
  const done: (readonly string[])[] = [];
  return { done, rush: createInARush<string>((all) => done.push(all)) };
};

describe('work in a rush', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is done at once when it comes alone', () => {
    const { done, rush } = given();
    rush.add(['a', 'b']);
    expect(done).toEqual([['a', 'b']]);
    vi.runAllTimers();
    rush.add(['c']);
    expect(done).toEqual([['a', 'b'], ['c']]);
  });

  it('is done together when it comes soon after, in its order', () => {
    const { done, rush } = given();
    for (const one of ['a', 'b', 'c']) rush.add([one]);
    expect(done).toEqual([['a']]);
    vi.advanceTimersByTime(5);
    rush.add(['d']);
    expect(done).toEqual([['a'], ['b', 'c']]);
    vi.advanceTimersByTime(5);
    expect(done).toEqual([['a'], ['b', 'c'], ['d']]);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(5);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is done before that when somebody asks, and once only', () => {
    const { done, rush } = given();
    for (const one of ['a', 'b', 'c']) rush.add([one]);
    rush.catchUp();
    rush.catchUp();
    vi.runAllTimers();
    expect(done).toEqual([['a'], ['b', 'c']]);
  });
});
