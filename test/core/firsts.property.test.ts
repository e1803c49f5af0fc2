import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type First, firstsFrom } from '../../src/core/firsts.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../../src/core/instant.ts';
import { orderAt } from '../../src/core/order.ts';
import { emptyRoster } from '../../src/core/settings.ts';
import { anyTurns, ZONES } from './any-turns.ts';
import { NOON } from './given-settings.ts';

const holds = ({ fromAt, untilAt }: First, at: Instant): boolean =>
  (fromAt === null || fromAt <= at) && (untilAt === null || at < untilAt);

it('who is first later is who the order then says, however long after it was worked out', () => {
  fc.assert(
    fc.property(
      anyTurns(NOON),
      fc.constantFrom(...ZONES),
      fc.array(fc.tuple(fc.integer({ min: 0, max: 72 }), fc.integer({ min: 0, max: 100 * 24 })), {
        minLength: 3,
      }),
      (turns, timeZone, looks) => {
        const roster = { ...emptyRoster('main'), ...turns };
        for (const [hours, ahead] of looks) {
          const now = NOON + hours * HOUR_MS;
          const at = now + ahead * HOUR_MS;
          const [holding, ...others] = firstsFrom(roster, { now, timeZone }).filter((first) =>
            holds(first, at),
          );
          expect(others).toEqual([]);
          expect(holding?.userId).toBe(orderAt(roster, { now: at, timeZone })[0]);
        }
      },
    ),
    { numRuns: 100 },
  );
});

it('an order that nobody turns has no end in sight, and an empty roster nobody', () => {
  const asked = { now: NOON, timeZone: 'UTC' };
  const roster = { ...emptyRoster('main'), members: ['UA', 'UB'] };
  expect(firstsFrom(roster, asked)).toEqual([{ fromAt: null, untilAt: null, userId: 'UA' }]);
  expect(firstsFrom(emptyRoster('main'), asked)).toEqual([{ fromAt: null, untilAt: null, userId: null }]);
});

it('is the same whether it was worked out now or before', () => {
  const rotation = { everyDays: 7, minute: 540, anchor: '2026-11-16' };
  const turns = { ...emptyRoster('main'), members: ['UA', 'UB', 'UC'], rotation };
  const asked = { now: NOON + DAY_MS / 2, timeZone: 'Europe/Stockholm' };
  const before = { ...turns };
  firstsFrom(before, { ...asked, now: NOON });
  expect(firstsFrom(before, asked).slice(0, 20)).toEqual(firstsFrom({ ...turns }, asked).slice(0, 20));
});
