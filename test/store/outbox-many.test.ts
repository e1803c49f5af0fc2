// More waits than anybody expects: a channel that took nothing for days, while calls came without end.
import { expect, it } from 'vitest';
import { createOutboxBook } from '../../src/store/outbox-book.ts';
import { anEntry } from './builders.ts';

const CARDS = 150_000;
const ALERTS = 100;
const ids = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => String(index));

it('alerts are put together ahead of all the cards, however many wait', () => {
  const book = createOutboxBook();
  book.put(ids(CARDS).map((id) => anEntry(`card:${id}`)));
  const alerts = ids(ALERTS).map((id) => anEntry(`alert:${id}`, { effect: { kind: 'alert', callId: id } }));
  const waiting = book.put(alerts);
  const together = (key: string, callIds: readonly string[]) =>
    anEntry(key, { effect: { kind: 'alerts', callIds } });
  book.replace(waiting.slice(0, 50), together('first', ids(50)));
  book.replace(waiting.slice(50), together('second', ids(ALERTS).slice(50)));
  const keys = book.entries().map(({ key }) => key);
  expect(keys).toHaveLength(CARDS + 2);
  expect(keys.slice(0, 3)).toEqual(['first', 'second', 'card:0']);
});

it('of cards that leave in any order those left stay as they were, however many go', () => {
  const book = createOutboxBook();
  const put = book.put(ids(10_000).map((id) => anEntry(`card:${id}`)));
  const isLeft = ({ place }: { readonly place: number }): boolean => place % 7 === 0 || place > 9_000;
  book.settle(put.filter((entry) => !isLeft(entry)));
  const left = put.filter(isLeft);
  expect(book.entries()).toEqual(left);
  expect(left.map(({ key }) => book.find(key))).toEqual(left);
  expect(book.find(put[0]?.key ?? '')).toBeUndefined();
  const [again] = book.put([anEntry(left[0]?.key ?? '')]);
  const [newest] = book.put([anEntry('card:new')]);
  expect(again?.place).toBe(left[0]?.place);
  expect(book.entries()).toEqual([again, ...left.slice(1), newest]);
});
