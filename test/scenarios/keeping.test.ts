// How long things are kept, and a caller who is forgotten: gone from the disk, from Slack and from the settings.
import { mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RINGING_CALLS_MOST } from '../../src/core/caller-flood.ts';
import { aMissedCall, aVoicemail, cardText } from './cards.ts';
import { cards, warnings } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const OTHER = '+46701740650';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const types = (text: string): Promise<string> => world.types(ANNA, `/oncall ${text}`);

const daysPass = async (days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) await world.pass(DAY);
};

const filesIn = async (folder: string): Promise<readonly string[]> => {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
};

/** Every file that holds this text. */
const holding = async (text: string): Promise<readonly string[]> => {
  const found: string[] = [];
  for (const path of await filesIn(world.dataDir))
    if ((await readFile(path, 'latin1')).includes(text)) found.push(path);
  return found;
};

const shownInSlack = (): string =>
  JSON.stringify(world.messages().map(({ text, blocks, replies }) => [text, blocks, replies]));

const deletedFiles = (): number => world.slack.files.filter(({ isDeleted }) => isDeleted).length;

describe('how long things are kept', () => {
  it('is for good until somebody says otherwise, and is shown', async () => {
    expect(await types('keep')).toContain('Calls and recordings are kept for good.');
    expect(await types('keep calls 90d')).toContain(
      'Calls are kept for 90 days, and their recordings as long.',
    );
    expect(await types('keep recordings 4 weeks')).toContain('their recordings for 28 days');
    expect(await types('keep calls 90d')).toContain('That is how it is already.');
    expect(await types('keep calls forever')).toContain(
      'Calls are kept for good, their recordings for 28 days. After that the recordings go from Slack',
    );
    expect(await types('keep')).not.toContain('from the disk');
    expect(shownInSlack()).toContain('changed how long things are kept');
  });

  it.each(['keep calls 3d', 'keep calls 90', 'keep recordings 0d', 'keep calls 20 years', 'keep calls'])(
    'is refused with an example, and nothing changes: %s',
    async (text) => {
      expect(await types(text)).toContain('For example: `/oncall keep calls 90d`');
      expect(await types('keep')).toContain('kept for good');
    },
  );

  it('recordings go from Slack after their time, and the card says so', async () => {
    await types('keep recordings 30d');
    await aVoicemail(world);
    await daysPass(29);
    expect(deletedFiles()).toBe(0);
    await daysPass(3);
    expect(deletedFiles()).toBe(1);
    expect(cardText(world)).toContain('The recording was deleted');
    expect(await world.keptCalls()).toHaveLength(1);
  });

  it('calls go from the disk, and from Slack with the digests that named them', async () => {
    await types('digest daily 09:00');
    await types('keep calls 10d');
    await aMissedCall(world);
    await daysPass(3);
    await types('digest off');
    expect(shownInSlack()).toContain('Still open: 1 call');
    await daysPass(9);
    expect(await world.keptCalls()).toHaveLength(0);
    expect(shownInSlack()).not.toMatch(/070-174 06 99|46701740699/);
  });

  it('calls go from the disk and their cards from Slack, newer ones stay', async () => {
    await types('keep calls 10d');
    await aVoicemail(world);
    await daysPass(8);
    await world.call({ from: OTHER, phones: everybody(answers(4)) });
    await daysPass(4);
    expect(await holding(CALLER)).toEqual([]);
    expect(shownInSlack()).not.toContain('070-174 06 99');
    expect(deletedFiles()).toBe(1);
    expect(await world.keptCalls()).toHaveLength(1);
    expect(cards(world)).toHaveLength(1);
  });

  it('warnings of a caller who called without end go with the calls, whenever they were told', async () => {
    await types('keep calls 10d');
    for (const _time of ['first', 'second']) {
      for (let call = 0; call < RINGING_CALLS_MOST.anHour + 1; call += 1) await aMissedCall(world);
      await world.pass(2 * HOUR);
    }
    expect(warnings(world)).toHaveLength(2);
    await daysPass(9);
    expect(warnings(world)).toHaveLength(2);
    await daysPass(3);
    expect(warnings(world)).toEqual([]);
    expect(shownInSlack()).not.toMatch(/070-174 06 99|46701740699/);
    expect(await holding(CALLER)).toEqual([]);
    expect(await holding('caller-floods')).toEqual([]);
  });

  it('how many calls of a number were rejected goes once it is blocked no more', async () => {
    await types('keep calls 10d');
    await types(`block ${CALLER} for 12d`);
    await types(`block ${OTHER}`);
    for (const from of [CALLER, OTHER]) await world.call({ from, phones: everybody(silent) });
    await daysPass(11);
    expect(await types('blocked')).toMatch(/46701740699.*1 call rejected.*46701740650.*1 call rejected/s);
    await daysPass(2);
    expect(await holding(`blocked:${CALLER}`)).toEqual([]);
    expect(await types('blocked')).toMatch(/46701740650.*1 call rejected/);
  });

  it('Slack being away only delays it', async () => {
    await types('keep calls 10d');
    await aMissedCall(world);
    await daysPass(9);
    world.slack.trouble({ kind: 'server-error' });
    await daysPass(3);
    expect(await holding(CALLER)).toEqual([]);
    expect(cards(world)).toHaveLength(1);
    world.slack.calm();
    await daysPass(1);
    expect(cards(world)).toEqual([]);
  });
});

describe('a caller who is forgotten', () => {
  it('leaves no trace on disk or in Slack, and it is said what was removed', async () => {
    await aVoicemail(world);
    await aMissedCall(world);
    await world.call({ from: OTHER, phones: everybody(answers(4)) });
    await types(`block ${CALLER} for 7d nuisance`);
    const text = await types('forget 070-174 06 99');
    expect(text).toContain('Removed of 070-174 06 99: 2 calls, 1 recording and the block.');
    expect(text).toContain('Not reached from here');
    await world.settle();
    expect(await holding(CALLER)).toEqual([]);
    expect(deletedFiles()).toBe(1);
    expect(cards(world)).toHaveLength(1);
    expect(await world.keptCalls()).toHaveLength(1);
    expect(shownInSlack()).not.toMatch(/070-174 06 99|46701740699/);
    expect(shownInSlack()).toContain('had a caller forgotten: 2 calls, 1 recording and the block');
    await world.restart();
    expect(await world.keptCalls()).toHaveLength(1);
    expect(await holding(CALLER)).toEqual([]);
    // 46elks still has them on record, and tells of them again.
    await world.elks.repeatReports();
    await world.pass(20 * 60_000);
    expect(await world.keptCalls()).toHaveLength(1);
    expect(await holding(CALLER)).toEqual([]);
  });

  it('is not brought back by taking back a change that named them', async () => {
    await types(`block ${CALLER} for 7d nuisance`);
    await types(`unblock ${CALLER}`);
    await types(`forget ${CALLER}`);
    expect(await types('undo')).toContain('Change 7 had a caller forgotten, which cannot be taken back');
    expect(await types('undo 6')).toContain('it named a caller who was forgotten since');
    for (const text of ['undo', 'undo 5', 'log'])
      expect(await types(text)).not.toMatch(/0701740699|070-174 06 99|46701740699/);
    expect(await types('blocked')).toContain('No number is blocked');
    expect(await holding(CALLER)).toEqual([]);
  });

  it('and calls again is a caller like any other', async () => {
    await aMissedCall(world);
    await types(`forget ${CALLER}`);
    await world.call({ phones: everybody(answers(4)) });
    expect(cardText(world)).toContain('Answered by');
  });

  it('of whom nothing is kept is said to be so', async () => {
    expect(await types(`forget ${OTHER}`)).toContain('Nothing is kept of 070-174 06 50.');
  });

  it.each([
    ['forget', 'needs a phone number'],
    ['forget me', '`/oncall forget +46701740699`'],
    [`forget ${BO.phone}`, 'That is the phone of @bo'],
    ['forget +46701740600', 'the number of our own line `Main`'],
  ])('%s is refused', async (text, why) => {
    await aMissedCall(world);
    expect(await types(text)).toContain(why);
    expect(await world.keptCalls()).toHaveLength(1);
  });

  it.each(['+46701', '+46701740', '+4670174069'])(
    'is nobody whose number only begins so: %s',
    async (number) => {
      await aMissedCall(world);
      await types(`block ${CALLER} for 7d nuisance`);
      expect(await types(`forget ${number}`)).toContain('Nothing is kept of');
      await world.settle();
      expect(await world.keptCalls()).toHaveLength(1);
      expect(cards(world)).toHaveLength(1);
      expect(await types('blocked')).toContain(CALLER);
    },
  );

  it('takes nobody along whose number goes on after theirs', async () => {
    const [switchboard, desk] = ['+493012340', '+49301234056'];
    for (const from of [switchboard, desk]) await world.call({ from, phones: everybody(answers(4)) });
    expect(await types(`forget ${switchboard}`)).toContain('1 call');
    await world.settle();
    expect(await holding(`"${switchboard}"`)).toEqual([]);
    expect(await holding(`"${desk}"`)).not.toEqual([]);
    expect(await world.keptCalls()).toHaveLength(1);
    expect(cards(world)).toHaveLength(1);
  });

  it('is named by no digest any more', async () => {
    await types('digest daily 09:00');
    await aMissedCall(world);
    await daysPass(2);
    await world.restart();
    await daysPass(2);
    expect(shownInSlack().split('Still open: 1 call')).toHaveLength(9);
    await types(`forget ${CALLER}`);
    await world.settle();
    expect(shownInSlack()).not.toMatch(/070-174 06 99|46701740699/);
  });

  it('without the scope to find replies, cards and recordings go all the same', async () => {
    await world.end();
    world = await startWorld({
      scopes: ['commands', 'chat:write', 'files:write', 'files:read', 'users:read', 'im:write'],
    });
    await withThreeOnCall(world);
    await aVoicemail(world);
    await types(`forget ${CALLER}`);
    await world.settle();
    expect(deletedFiles()).toBe(1);
    expect(cards(world)).toEqual([]);
    expect(shownInSlack()).not.toMatch(/070-174 06 99|46701740699/);
  });

  it('leaves none of the lists and warnings that named them either', async () => {
    for (let time = 0; time < RINGING_CALLS_MOST.anHour + 2; time += 1) await aMissedCall(world);
    expect(warnings(world)).toHaveLength(1);
    await types(`forget ${CALLER}`);
    await world.pass(2 * 60_000);
    expect(shownInSlack()).not.toMatch(/070-174 06 99|46701740699/);
    expect(await holding(CALLER)).toEqual([]);
  });
});

describe('a caller whom a failing disk lets be forgotten in part only', () => {
  it('is said to be so, and is forgotten when it is asked for again', async () => {
    await aMissedCall(world);
    await types(`block ${CALLER}`);
    // No settings can be written while something else has this name.
    const inTheWay = join(world.dataDir, 'settings.json.tmp');
    await mkdir(inTheWay);

    const answer = await types(`forget ${CALLER}`);

    expect(await types('calls')).not.toContain('070-174 06 99');
    expect(answer).not.toMatch(/nothing was changed/i);
    expect(answer).toContain('may be gone already');
    expect(answer).toContain(`Run it again when the disk is well: \`/oncall forget ${CALLER}\``);
    await rmdir(inTheWay);
    expect(await types(`forget ${CALLER}`)).toContain('the block');
    expect(await holding(CALLER.slice(1))).toEqual([]);
  });
});
