// The clock that stands still until it is told to move.
import { expect, it } from 'vitest';
import { createManualClock } from '../../../src/simulator/manual-clock.ts';

it('moves when told, forwards and back', async () => {
  const clock = createManualClock(1_000);
  await clock.advance(500);
  expect(clock.now()).toBe(1_500);
  await clock.set(200);
  expect(clock.now()).toBe(200);
});

it('waits for its listeners in order, until they are taken away', async () => {
  const clock = createManualClock(0);
  const heard: string[] = [];
  const leave = clock.onAdvance(async (now) => {
    await Promise.resolve();
    heard.push(`first at ${now}`);
  });
  clock.onAdvance((now) => void heard.push(`second at ${now}`));
  await clock.advance(10);
  leave();
  await clock.advance(10);
  expect(heard).toEqual(['first at 10', 'second at 10', 'second at 20']);
});
