// The addresses of calls in which people record prompts.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTakeAddresses, type TakeAddress } from '../../src/elks/take-addresses.ts';

const BASE = 'https://jour.example.com/on-call';
const addresses = createTakeAddresses(BASE, 'a secret of enough characters');
const pathOf = (address: TakeAddress): string => addresses.of(address).slice(BASE.length);

const order = { lineId: 'main', name: 'closed', by: 'U0ANNA', id: 'abc_DEF-123' };
const review: TakeAddress = { step: 'review', order, number: 2 };

test('an address is read back as what it was made for', () => {
  const anything = fc.record({
    step: fc.constantFrom('start', 'recorded', 'review', 'sound', 'choice', 'last-choice' as const),
    order: fc.record({
      lineId: fc.string({ maxLength: 40 }),
      name: fc.stringMatching(/^[a-z][a-z0-9-]{0,29}$/),
      by: fc.stringMatching(/^U[A-Z0-9]{1,12}$/),
      id: fc.string({ maxLength: 12 }),
    }),
    number: fc.integer({ min: 0, max: 99 }),
  });
  fc.assert(
    fc.property(anything, (address) => {
      expect(addresses.read(pathOf(address as TakeAddress))).toEqual(address);
    }),
  );
});

test('one character changed, missing or added opens nothing', () => {
  const path = pathOf(review);
  for (const index of path.split('').keys()) {
    for (const other of ['0', 'A', 'b', '/', '.', '%', ''])
      if (other !== path[index])
        expect(addresses.read(path.slice(0, index) + other + path.slice(index + 1))).toBeNull();
    expect(addresses.read(`${path.slice(0, index)}0${path.slice(index)}`)).toBeNull();
  }
});

test('the signature of another prompt, try, step or installation opens nothing', () => {
  const signature = (address: TakeAddress): string => pathOf(address).split('/').at(-1) ?? '';
  const mine = signature(review);
  const others: readonly TakeAddress[] = [
    { ...review, step: 'choice' },
    { ...review, number: 3 },
    { ...review, order: { ...order, name: 'welcome' } },
    { ...review, order: { ...order, lineId: 'other' } },
  ];
  for (const other of others)
    expect(addresses.read(pathOf(other).replace(signature(other), mine))).toBeNull();
  expect(createTakeAddresses(BASE, 'another secret, as long').read(pathOf(review))).toBeNull();
});
