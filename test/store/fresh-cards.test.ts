import { expect, it } from 'vitest';
import type { Bound, OutboxEntry } from '../../src/core/effect.ts';
import { createFreshCards } from '../../src/store/fresh-cards.ts';
import { anEntry } from './builders.ts';

const aCard = (id: string, place: number, facts: Partial<OutboxEntry> = {}): OutboxEntry => ({
  ...anEntry(`card:${id}`),
  place,
  revision: place,
  attempts: 0,
  maybeSent: false,
  ...facts,
});

it('cards are kept with all that they are, in order', () => {
  const cards = createFreshCards();
  const [first, second] = [aCard('a', 3), aCard('b', 5, { channelId: 'C2', createdAt: 7, nextAt: 7 })];
  expect([first, second].map(cards.add)).toEqual([true, true]);
  expect([...cards.inOrder(() => true)]).toEqual([first, second]);
  expect(cards.find('card:b')).toEqual(second);
});

it('what is no fresh card, is kept already, or comes before one that is, has to be kept elsewhere', () => {
  const cards = createFreshCards();
  const kept = aCard('a', 3);
  cards.add(kept);
  const others = [
    aCard('b', 2),
    aCard('a', 4),
    aCard('b', 4, { revision: 5 }),
    aCard('b', 4, { attempts: 1 }),
    aCard('b', 4, { maybeSent: true }),
    aCard('b', 4, { nextAt: 0 }),
    aCard('b', 4, { key: 'card:c' }),
    aCard('', 4),
    aCard('b', 4, { key: 'alert:b', effect: { kind: 'alert', callId: 'b' } }),
  ];
  expect(others.map(cards.add)).toEqual(others.map(() => false));
  expect([...cards.inOrder(() => true)]).toEqual([kept]);
});

it('of those of several channels the wanted are had, and each channel is asked about once', () => {
  const cards = createFreshCards();
  const channelIds = ['', 'C1', 'C2', 'C1', '', 'C2'];
  const all = channelIds.map((channelId, index) => aCard(`c${index}`, index + 1, { channelId }));
  for (const card of all) cards.add(card);
  const asked: string[] = [];
  const isWanted = ({ channelId }: Bound): boolean => {
    asked.push(channelId);
    return channelId !== 'C2';
  };
  expect([...cards.inOrder(isWanted)]).toEqual(all.filter(({ channelId }) => channelId !== 'C2'));
  expect(asked).toEqual(['', 'C1', 'C2']);
});
