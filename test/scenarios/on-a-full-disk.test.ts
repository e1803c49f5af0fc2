// What people press and type while nothing can be written: what can go on goes on, the rest says what is wrong.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSmallDisk, type SmallDisk } from '../crash/small-disk.ts';
import { aMissedCall, cardText, presses } from './cards.ts';
import { uploads } from './sounds.ts';
import { ANNA, answers, BO, CALLER, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const probe = await createSmallDisk();
await probe?.remove();

let disk: SmallDisk;
let world: World;

const isReady = async (): Promise<boolean> => (await fetch(`${world.publicUrl}/readyz`)).status === 200;

/** The last page of the journal may still have room. */
const fillUp = async (): Promise<void> => {
  await disk.fill();
  for (let n = 0; n < 40 && (await isReady()); n += 1) await aMissedCall(world);
  expect(await isReady()).toBe(false);
};

describe.skipIf(probe === null)('on a full disk (skipped where mounting is not allowed)', () => {
  beforeEach(async () => {
    const made = await createSmallDisk();
    if (made === null) throw new Error('mounting was allowed a moment ago');
    disk = made;
    world = await startWorld({ env: { DATA_DIR: disk.path } });
    await withThreeOnCall(world);
    await aMissedCall(world);
    await fillUp();
  });
  afterEach(async () => {
    await disk.makeRoom();
    await world.pass(10_000);
    await world.elks.retryReports();
    await world.end();
    await disk.remove();
  });

  it('a caller is called back: the phone rings, and its key connects', async () => {
    world.elks.phones[BO.phone] = { ...answers(3), does: { presses: ['1'] } };
    world.elks.phones[CALLER] = answers(5, 120);
    const seen = await presses(world, BO, 'callBack', { waitFor: 'answer' });
    expect(seen.text).toContain('Your phone 070-174 06 06 rings now');
    await world.elks.settled();
    const outgoing = world.elks.transcripts.findLast(({ direction }) => direction === 'outgoing');
    expect(outgoing?.rings.map(({ number, how }) => [number, how])).toEqual([
      [BO.phone, 'answered'],
      [CALLER, 'answered'],
    ]);
    await disk.makeRoom();
    await world.pass(10_000);
    await world.elks.retryReports();
    await world.settle();
    expect(cardText(world)).toContain('Called back by @bo: answered, talked 2 min');
  });

  it('a claim holds, and whoever made it is told that a restart would lose it', async () => {
    const seen = await presses(world, CIA, 'claim', { waitFor: 'answer' });
    expect(seen.text).toContain('The card shows it');
    expect(seen.text).toContain('cannot write to its disk');
    expect(cardText(world)).toContain('Claimed by @cia');
  });

  it('a change of settings is refused with what is wrong and what to do', async () => {
    const answer = await world.types(ANNA, '/oncall pause @bo');
    expect(answer).toContain('Jour cannot write to its disk');
    expect(answer).toContain('The disk is full: make room on it. Then try again.');
    expect(answer).toMatch(/nothing was changed/i);
    expect(answer).toContain('Calls are answered all the same');
    expect(await world.types(ANNA, '/oncall status')).not.toContain('paused');
  });

  it('so is a sound for callers, at the field', async () => {
    const answer = await uploads(world, ANNA, 'voicemail', 'closed.wav');
    expect(answer).toContain('Jour cannot write to its disk');
    expect(answer).toContain('make room on it');
  });

  it.each([
    ['export 2026-11', 'The file is on its way', '.csv'],
    ['test picture', 'comes to you as a direct message', '.png'],
  ])('what is asked for by %s comes all the same', async (text, told, ending) => {
    expect(await world.types(ANNA, `/oncall ${text}`)).toContain(told);
    expect(world.slack.files.filter(({ name }) => name.endsWith(ending))).toHaveLength(1);
  });
});
