import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { slackGoesAway } from './slack-side.ts';
import { ANNA, BO, CHANNEL, CIA, DAN, startWorld, type World, withThreeOnCall } from './world.ts';

const BOSS = { id: 'U0BOSS', name: 'boss', isAdmin: true };
const HOUR = 3_600_000;

let world: World;
beforeEach(async () => {
  world = await startWorld({ users: [BOSS] });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const says = (who: { readonly id: string }, text: string): Promise<string> =>
  world.types(who, `/oncall ${text}`, CHANNEL.name);

describe('the log', () => {
  it('tells who changed what and when, the newest first, with numbers to take them back by', async () => {
    await says(BO, 'ring everyone');
    const log = await says(CIA, 'log');
    const rows = log.split('\n').filter((row) => /^\*?\d/.test(row));
    expect(rows).toHaveLength(5);
    expect(rows[0]).toContain('*5.* 2026-11-24 19:00: @bo changed how phones ring: everyone at once');
    expect(rows[1]).toContain('@anna set the roster: it is now @anna, @bo and @cia');
    expect(rows[4]).toContain('*1.*');
    expect(log).toContain('Times are those of `Europe/Stockholm`.');
  });

  it('shows as many as asked for, and no number in full', async () => {
    const log = await says(ANNA, 'log 2');
    expect(log.match(/^\*\d+\.\*/gm)).toHaveLength(2);
    expect(log).toContain('2 older ones');
    const all = await says(ANNA, 'log 50');
    for (const digits of ['1740605', '174 06 05']) expect(all).not.toContain(digits);
  });

  it('of a phone that nobody has set up is empty', async () => {
    const fresh = await startWorld();
    expect(await fresh.types(ANNA, '/oncall log')).toContain('Nothing has been changed yet.');
    expect(await fresh.types(ANNA, '/oncall undo')).toContain('there is nothing to take back');
    await fresh.end();
  });
});

describe('undo', () => {
  it('takes the last change back, tells the channel, and says how to have it again', async () => {
    await says(BO, 'set @cia');
    const answer = await says(ANNA, 'undo');
    expect(answer).toContain('This is taken back: @bo set the roster: it is now @cia');
    expect(answer).toContain('/oncall undo 6');
    expect(world.newest()).toContain('@anna took back change 5: @bo set the roster');
    expect(world.newest()).toContain('Called now: @anna, @bo and @cia');
    expect(await says(CIA, 'status')).toContain('1. @anna');
    expect(await says(CIA, 'log 2')).toContain('(taken back by @anna, change 6)');
  });

  it('twice by the same person brings it back', async () => {
    await says(BO, 'set @cia');
    await says(BO, 'undo');
    expect(await says(BO, 'undo')).toContain('This holds again: @bo set the roster');
    expect(world.newest()).toContain(
      '@bo took back change 6, an undo, so that this holds again: @bo set the roster',
    );
    expect(await says(BO, 'status')).toContain('1. @cia');
  });

  it('goes further back by number, as long as nothing newer would be lost', async () => {
    await says(BO, 'ring everyone');
    await says(BO, 'hours mon-fri 08:00-17:00');
    await says(CIA, 'ring turn 20s');
    const refused = await says(ANNA, 'undo 5');
    expect(refused).toContain('Change 7 by @cia is newer than change 5 and touched the same');
    expect(refused).toContain('Nothing was changed.');
    expect(await says(ANNA, 'undo 6')).toContain('Done');
    expect(await says(ANNA, 'undo 7')).toContain('Done');
    expect(await says(ANNA, 'undo 5')).toContain('Done');
    expect(await says(ANNA, 'status')).toContain('15 s each');
  });

  it('of two people at the same moment, the second is told that it was done', async () => {
    await says(CIA, 'ring everyone');
    const answers = await Promise.all([says(ANNA, 'undo'), says(BO, 'undo')]);
    expect(answers.filter((text) => text.includes('Done'))).toHaveLength(1);
    expect(answers.find((text) => !text.includes('Done'))).toContain('has been taken back already, by');
    expect(await says(CIA, 'status')).toContain('One after another');
  });

  it('right after somebody else’s does not bring back what they took back', async () => {
    await says(CIA, 'ring everyone');
    await says(ANNA, 'undo');
    const answer = await says(BO, 'undo');
    expect(answer).toContain('Change 5 has been taken back already, by @anna');
    expect(answer).toContain('/oncall undo 6');
    expect(await says(BO, 'undo 6')).toContain('holds again');
    expect(await says(CIA, 'status')).toContain('Everyone at once');
  });

  it('works after a restart', async () => {
    await says(CIA, 'ring everyone');
    await world.restart();
    expect(await says(ANNA, 'undo')).toContain('Done');
    await world.restart();
    expect(await says(CIA, 'status')).toContain('One after another');
    expect(await says(CIA, 'log')).toContain('(taken back by @anna, change 6)');
  });

  it('of a number that is not there says which are', async () => {
    expect(await says(ANNA, 'undo 99')).toContain('those from 1 to 4 are kept');
    expect(await says(ANNA, 'undo all')).toContain('Nothing was changed.');
  });

  it('while Slack is away is told once it is back', async () => {
    await says(CIA, 'ring everyone');
    const back = await slackGoesAway(world);
    await back();
    expect(await says(ANNA, 'undo')).toContain('Done');
    expect(world.newest()).toContain('took back change 5');
  });
});

describe('who may undo', () => {
  beforeEach(() => says(ANNA, 'admins @anna @bo'));

  it('others may not take back what they may not do', async () => {
    await says(BO, 'ring everyone');
    expect(await says(CIA, 'undo')).toContain('Only @anna and @bo');
    expect(await says(BOSS, 'undo')).toContain('Done');
  });

  it('everybody takes back what they did themselves', async () => {
    await says(CIA, 'pause for 2h');
    expect(await says(CIA, 'undo')).toContain('Done');
    expect(await says(CIA, 'status')).not.toContain('paused');
    await says(BO, 'pause @cia');
    expect(await says(CIA, 'undo')).toContain('Done');
  });

  it('what was done before admins were named is still their own', async () => {
    await says(ANNA, 'admins off');
    await says(CIA, 'ring everyone');
    await says(ANNA, 'admins @anna');
    expect(await says(CIA, 'undo 7')).toContain('Done');
  });

  it('but never who may: that only admins take back, and not so that they lock themselves out', async () => {
    await says(CIA, 'pause for 2h');
    expect(await says(CIA, 'undo 5')).toContain('Only @anna and @bo');
    await says(BOSS, 'admins @cia');
    expect(await says(ANNA, 'undo')).toContain('Only @cia');
    expect(await says(CIA, 'undo')).toContain('You would lock yourself out');
    expect(await says(BOSS, 'undo')).toContain('Done');
    expect(await says(CIA, 'ring everyone')).toContain('Only @anna and @bo');
  });
});

describe('undo brings back nothing that is not right any more', () => {
  it('nobody who has left', async () => {
    await says(ANNA, 'remove @bo');
    await world.slack.people.deactivates(BO.id);
    const answer = await says(ANNA, 'undo');
    expect(answer).toContain('@bo has no active account any more');
    expect(await says(ANNA, 'status')).not.toContain('@bo');
  });

  it('no number that somebody else has got', async () => {
    await says(CIA, 'phone 070-174 06 98');
    await says(DAN, `phone ${CIA.phone}`);
    expect(await says(CIA, 'undo 5')).toContain('That is already the number of');
  });

  it('no way to a roster that is gone', async () => {
    await says(ANNA, 'roster add sales');
    await says(ANNA, 'set @cia in sales');
    await says(ANNA, 'ring roster sales');
    await says(ANNA, 'ring roster main');
    await says(ANNA, 'roster remove sales');
    expect(await says(ANNA, 'undo 8')).toContain('sales');
    expect(await says(ANNA, 'status')).toContain('1. @anna');
    expect(await says(ANNA, 'undo')).toContain('Done');
    expect(await says(ANNA, 'status in sales')).toContain('1. @cia');
  });

  it('a code that was removed opens again, and both answer and channel say so', async () => {
    await says(ANNA, 'pin add 48213 acme ring main');
    await says(ANNA, 'pin remove acme');
    const answer = await says(ANNA, 'undo');
    expect(answer).toContain('The code of `acme` opens again, for everybody who knows it.');
    expect(world.newest()).toContain('codes that open doors again: `acme`');
  });

  it('a calendar that was switched off stays off', async () => {
    const address = /https?:\/\/\S+\.ics/.exec(await says(BO, 'calendar'))?.[0] ?? '';
    await says(BO, 'ring everyone');
    await says(BO, 'calendar off');
    expect((await fetch(address)).status).toBe(404);
    expect(await says(BO, 'undo')).toContain('@bo changed how phones ring');
    expect((await fetch(address)).status).toBe(404);
  });

  it('what was asked is withdrawn where it was asked; what was answered stays answered', async () => {
    await says(ANNA, 'ask cover until 23:50');
    expect(await says(ANNA, 'undo')).toContain('Done');
    const texts = world.texts().join('\n');
    expect(texts).toContain('*Withdrawn.* @anna asks for cover');
    expect(await says(ANNA, 'undo')).toContain('cannot be unsaid');
  });

  it('a past cover may come back and changes nothing', async () => {
    await says(BO, 'cover @anna until 21:00');
    await says(ANNA, 'remove override 1');
    await world.pass(3 * HOUR);
    expect(await says(ANNA, 'undo')).toContain('Done');
    expect(await says(ANNA, 'status')).toContain('1. @anna');
  });

  it('a handoff in between stays where it is', async () => {
    await says(ANNA, 'rotate daily 19:30');
    await says(ANNA, 'ring everyone');
    await world.pass(HOUR);
    expect(await says(CIA, 'schedule')).toContain('@bo');
    expect(await says(ANNA, 'undo')).toContain('Done');
    expect(await says(ANNA, 'status')).toContain('1. @bo');
    expect(await says(ANNA, 'undo 5')).toContain('Done');
    expect(await says(ANNA, 'status')).toContain('1. @anna');
  });
});
