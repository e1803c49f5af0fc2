// What callers, the team and 46elks meet while the disk does not answer at all: neither an error nor an end.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aFailingDisk, type FailingDisk, sticks } from '../store/failing-disk.ts';
import { aMissedCall, aVoicemail } from './cards.ts';
import { directly } from './told.ts';
import { ANNA, BO, CALLER, CHANNEL, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const LIMIT_MS = 60_000;
const PATIENCE_MS = 25_000;

let disk: FailingDisk;
let world: World;
let answer: () => void;

const readiness = async (): Promise<{ readonly status: number; readonly store: string }> => {
  const response = await fetch(`${world.publicUrl}/readyz`);
  const { store } = (await response.json()) as { readonly store: string };
  return { status: response.status, store };
};
const telling = (words: string): readonly string[] => world.texts().filter((text) => text.includes(words));
/** Seconds pass until the channel is told so. */
const toldOf = (words: string): Promise<void> =>
  expect
    .poll(
      async () => {
        await world.pass(1_000);
        return telling(words).length;
      },
      { timeout: PATIENCE_MS, interval: 500 },
    )
    .toBe(1);

const answers = async (): Promise<void> => {
  answer();
  await expect.poll(readiness, { timeout: PATIENCE_MS }).toMatchObject({ store: 'writable' });
};

describe('on a disk that hangs', () => {
  beforeEach(async () => {
    disk = aFailingDisk();
    world = await startWorld({ files: disk.files });
    await withThreeOnCall(world);
    await aMissedCall(world);
    answer = sticks(disk);
  });
  afterEach(async () => {
    await answers();
    await world.end();
  });

  it('calls ring and are told in Slack, the channel is warned, and all goes on when it answers', {
    timeout: LIMIT_MS,
  }, async () => {
    await aMissedCall(world);
    // What is not kept is not acknowledged: 46elks brings it again.
    expect(world.elks.transcripts.at(-1)?.reports.at(-1)?.statuses).toEqual([500]);
    await toldOf('cannot write to its disk');
    expect(telling('cannot write to its disk')[0]).toContain('does not answer');
    expect(await readiness()).toEqual({ status: 503, store: 'failing' });
    expect(await world.types(ANNA, '/oncall check')).toContain(
      'cannot be written (`the disk does not answer`)',
    );
    expect(telling('Missed call')).toHaveLength(2);
    for (const _one of [1, 2, 3]) await aMissedCall(world);
    expect(telling('Missed call')).toHaveLength(5);
    await world.elks.retryReports();
    expect(world.elks.unacknowledged.length).toBeGreaterThan(0);

    answer();
    await toldOf('can write to its disk again');
    await world.elks.retryReports();
    expect(world.elks.unacknowledged).toEqual([]);
    expect(await readiness()).toMatchObject({ store: 'writable' });
    await world.restart();
    await world.elks.repeatReports();
    await world.settle();
    expect(telling('Missed call')).toHaveLength(5);
    expect(telling('its disk')).toHaveLength(2);
    expect(await world.keptCalls()).toHaveLength(5);
  });

  it('a voicemail is heard in Slack, once', { timeout: LIMIT_MS }, async () => {
    const files = () => world.slack.files.filter(({ name }) => name.endsWith('.wav'));
    await aVoicemail(world);
    await world.pass(20_000);
    expect(files()).toHaveLength(1);
    await world.pass(600_000);
    await answers();
    await world.elks.retryReports();
    await world.restart();
    await world.elks.repeatReports();
    await world.pass(600_000);
    expect(files()).toHaveLength(1);
  });

  it('while the channel takes nothing too, everybody on call is told by direct message, once', {
    timeout: LIMIT_MS,
  }, async () => {
    const toldOnce = [ANNA, BO, CIA].map(() => 1);
    const told = () =>
      [ANNA, BO, CIA].map(
        (person) => directly(world, person).filter((text) => text.includes('06 99')).length,
      );
    await world.slack.people.archives(CHANNEL.id);
    await world.settle();
    await aMissedCall(world);
    await world.pass(20_000);
    expect(told()).toEqual(toldOnce);
    await world.pass(600_000);
    await answers();
    await world.elks.retryReports();
    await world.restart();
    await world.pass(600_000);
    expect(told()).toEqual(toldOnce);
  });

  it.each([
    [`forget ${CALLER}`, /does not answer|did not answer/],
    ['export 2026-11', 'this is not done yet: it is done as soon as the disk answers'],
    ['test picture', 'this is not done yet: it is done as soon as the disk answers'],
    ['calls', 'could not be read'],
    ['stats', 'could not be read'],
    ['pause @bo', 'this is not done yet: it is done as soon as the disk answers'],
  ])('whoever types %s is told so within seconds, every time', { timeout: LIMIT_MS }, async (text, told) => {
    expect(await world.types(ANNA, `/oncall ${text}`)).toMatch(told);
    await world.pass(10_000);
    const before = performance.now();
    expect(await world.types(ANNA, `/oncall ${text}`)).toMatch(told);
    expect(performance.now() - before).toBeLessThan(8_000);
  });

  it('a change that is made when it answers is told then', { timeout: LIMIT_MS }, async () => {
    const seen = await world.types(ANNA, '/oncall ring everyone');
    expect(seen).toContain('not done yet');
    expect(telling('changed how phones ring')).toEqual([]);
    await answers();
    await toldOf('changed how phones ring');
    expect(await world.types(ANNA, '/oncall status')).toContain('Everyone at once');
    expect(telling('changed how phones ring')).toHaveLength(1);
  });

  it('whoever looks who is on call sees it, whatever change waits', { timeout: LIMIT_MS }, async () => {
    expect(await world.types(ANNA, '/oncall pause @anna')).toContain('does not answer');
    expect(await world.types(ANNA, '/oncall')).toContain('@anna');
    expect(await world.types(ANNA, '/oncall log')).not.toContain('does not answer');
    await answers();
    await expect.poll(() => world.types(ANNA, '/oncall'), { timeout: PATIENCE_MS }).toContain('paused');
  });
});
