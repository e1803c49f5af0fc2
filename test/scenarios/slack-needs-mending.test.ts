import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asked, MINUTE_MS, SECOND_MS } from './slack-side.ts';
import { ANNA, answers, BO, busy, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const HOUR_OF_TRIES = 60 / 5;

let world: World;
let before: number;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  before = world.messages().length;
});
afterEach(() => world.end());

const journalLines = async (): Promise<number> => {
  const folder = join(world.dataDir, 'calls');
  const segments = await Promise.all(
    (await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')),
  );
  return segments.join('').split('\n').length;
};

describe.each(['channel_not_found', 'not_in_channel', 'is_archived', 'token_revoked', 'missing_scope'])(
  'while Slack refuses with %s',
  (error) => {
    it('what is to be told is kept, tried now and then, and delivered in order once it is mended', async () => {
      world.slack.trouble({ kind: 'error', error });
      await world.call({ phones: { [ANNA.phone]: answers(5) } });
      await world.call({
        phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy },
        caller: { leavesVoicemail: { seconds: 10 } },
      });

      const tries = asked(world, 'chat.postMessage').length;
      for (let minute = 0; minute < 60; minute += 1) await world.pass(MINUTE_MS);
      const triesInAnHour = asked(world, 'chat.postMessage').length - tries;
      expect(triesInAnHour).toBeGreaterThan(0);
      expect(triesInAnHour).toBeLessThanOrEqual(HOUR_OF_TRIES);
      expect(world.messages()).toHaveLength(before);

      world.slack.calm();
      await world.pass(5 * MINUTE_MS);
      await world.pass(5 * MINUTE_MS);
      const [first, second, ...more] = world.messages().slice(before);
      expect(more).toEqual([]);
      expect(first?.text).toContain('nswered');
      expect(second?.replies.flatMap(({ files }) => files)).toHaveLength(1);
    });
  },
);

it('a trouble that lasts writes little, though a voicemail waits for its card', async () => {
  world.slack.trouble({ kind: 'error', error: 'channel_not_found' });
  await world.call({
    phones: { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy },
    caller: { leavesVoicemail: { seconds: 10 } },
  });
  const written = await journalLines();
  for (let second = 0; second < 600; second += 1) await world.pass(SECOND_MS);
  expect((await journalLines()) - written).toBeLessThan(30);
});
