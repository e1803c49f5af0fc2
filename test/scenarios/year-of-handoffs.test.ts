// A year of Mondays at nine, over both changes of clocks: each is told once, at nine by the clocks on the wall.
import { DateTime } from 'luxon';
import { expect, it } from 'vitest';
import { withTurns } from './turns.ts';
import { startWorld } from './world.ts';

const HOUR_MS = 3_600_000;
const ZONE = 'Europe/Stockholm';

it('a year of handoffs, one a week', async () => {
  const world = await startWorld();
  await withTurns(world);
  const firstAt = DateTime.fromISO('2026-11-30T09:00', { zone: ZONE });
  const told: string[] = [];
  for (let week = 0; week < 53; week += 1) {
    const at = firstAt.plus({ weeks: week }).toMillis();
    for (const around of [-1_000, 0, HOUR_MS]) {
      const before = world.texts().length;
      await world.clock.set(at + around);
      await world.settle();
      const [news = 'nothing'] = world.texts().slice(before);
      const clock = DateTime.fromMillis(at + around, { zone: ZONE }).toFormat('HH:mm:ss');
      told.push(`${clock} ${/@\w+ is on call now|nothing/.exec(news)?.[0] ?? news}`);
    }
  }
  const turns = ['@bo', '@cia', '@anna'];
  expect(told).toEqual(
    Array.from({ length: 53 }, (_, week) => [
      '08:59:59 nothing',
      `09:00:00 ${turns[week % 3]} is on call now`,
      '10:00:00 nothing',
    ]).flat(),
  );
  await world.end();
}, 120_000);
