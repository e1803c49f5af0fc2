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
