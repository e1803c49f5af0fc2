import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CARD_ACTION } from '../../src/slack/words/card-actions.ts';
import {
  aMissedCall,
  aVoicemail,
  cardMessage,
  cardText,
  chooses,
  finishes,
  presses,
  sendsForm,
  toldToTheSecond,
} from './cards.ts';
import { somebodyDeletes } from './slack-side.ts';
import { alerts } from './told.ts';
import {
  ANNA,
  BO,
  CHANNEL,
  CIA,
  everybody,
  GUEST,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

let world: World;
let logged: string[];
beforeEach(async () => {
  logged = [];
  world = await startWorld({ logTo: { write: (line) => void logged.push(line) } });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

describe('a missed call', () => {
  beforeEach(() => aMissedCall(world));

  it('is offered to everybody, and says who took it', async () => {
    expect(cardText(world)).toContain('[Claim] [Call back] [Done]');
    await presses(world, BO, 'claim');
    expect(cardText(world)).toContain('*Claimed by @bo*, 19:01');
    expect(cardText(world)).toContain('[Call back] [Done] [⋯ Release / Add a note');
  });

  it('claimed by two at the same time is the first one’s, and the second is told whose', async () => {
    const both = await Promise.all([presses(world, ANNA, 'claim'), presses(world, BO, 'claim')]);
    const told = await toldToTheSecond(world, both);
    const [, owner] = /Claimed by @(anna|bo)/.exec(cardText(world)) ?? [];
    expect(told).toContain(`@${owner} has it`);
  });

  it('claimed twice by one is theirs, and they are told so', async () => {
    const both = await Promise.all([presses(world, BO, 'claim'), presses(world, BO, 'claim')]);
    expect(await toldToTheSecond(world, both)).toContain('You have it already');
  });

  it('raises no alarm any more when somebody took it before the alarm was due', async () => {
    world.elks.behave({ emptyRecordingReport: false });
    await aMissedCall(world);
    const before = alerts(world).length;
    await presses(world, BO, 'claim');
    await world.pass(5 * MINUTE);
    expect(alerts(world)).toHaveLength(before);
  });

  it('released is anybody’s again', async () => {
    await presses(world, BO, 'claim');
    await chooses(world, CIA, 'release');
    expect(cardText(world)).not.toContain('Claimed');
    await presses(world, CIA, 'claim');
    expect(cardText(world)).toContain('*Claimed by @cia*');
  });

  it('done is two lines with the note, and can be opened again', async () => {
    await presses(world, BO, 'claim');
    await finishes(world, BO, 'Wanted <!channel> & *help*');
    const lines = cardText(world).split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain('✅ *Done by @bo*, today 19:01: `Wanted <!channel> & *help*`');
    expect(lines[1]).toContain(
      'Missed call: nobody answered. From 070-174 06 99 to Main, today 19:00. [Reopen]',
    );
    await presses(world, ANNA, 'reopen');
    expect(cardText(world)).toContain('[Claim] [Call back] [Done]');
    expect(cardText(world)).toContain('Note by @bo: `Wanted <!channel> & *help*`');
  });

  it('done without a note needs nothing but sending the form', async () => {
    await finishes(world, BO);
    expect(cardText(world)).toContain('✅ *Done by @bo*');
  });

  it('gets notes still, sent while somebody else marks it as done, and shows both', async () => {
    await chooses(world, BO, 'note');
    await finishes(world, ANNA, 'called from home');
    await world.pass(1_000);
    await sendsForm(world, BO, 'rings again at nine');
    expect(cardText(world)).toContain('*Done by @anna*');
    expect(cardText(world)).toContain(': `called from home`');
    expect(cardText(world)).toContain('Note by @bo: `rings again at nine`');
  });

  it('gets notes, which stand on the card', async () => {
    await chooses(world, BO, 'note');
    await sendsForm(world, BO, 'No answer at the office either');
    expect(cardText(world)).toContain('Note by @bo: `No answer at the office either`');
  });

  it('hands out the number to whoever asks, alone', async () => {
    const seen = await chooses(world, CIA, 'copy');
    expect(seen.text).toContain('`+46701740699`');
    expect(seen.messages.map(({ ephemeralTo }) => ephemeralTo)).toEqual([CIA.id]);
  });

  it('lets its caller be blocked and unblocked, as by command', async () => {
    const seen = await chooses(world, ANNA, 'block');
    expect(seen.text).toContain('Done.');
    expect(cardText(world)).toContain('This caller is blocked');
    expect(cardText(world)).toContain('[Claim] [Done] [⋯ Add a note / Copy number / Not spam: unblock]');
    await chooses(world, ANNA, 'unblock');
    expect(cardText(world)).toContain('[Call back]');
  });
});

it('the list of calls says who has one, and leaves out of the missed ones what is done', async () => {
  await aMissedCall(world);
  await presses(world, BO, 'claim');
  expect(await world.types(ANNA, '/oncall calls missed')).toContain('today 19:00; claimed by @bo');
  await finishes(world, BO);
  expect(await world.types(ANNA, '/oncall calls')).toContain('; done by @bo');
  expect(await world.types(ANNA, '/oncall calls missed')).toContain('No missed calls.');
});

describe('forms', () => {
  beforeEach(() => aMissedCall(world));

  const toldAlone = (person: typeof BO, words: string): Promise<string> =>
    world.slack.until('somebody to be told alone', () => {
      const { ephemerals } = world.slack.channel(CHANNEL.id);
      return ephemerals.find(({ ephemeralTo, text }) => ephemeralTo === person.id && text.includes(words))
        ?.text;
    });

  it('sent by two: the second is told who was first, and what they wrote stands on the card too', async () => {
    await presses(world, ANNA, 'done', { waitFor: 'answer' });
    await presses(world, BO, 'done', { waitFor: 'answer' });
    await sendsForm(world, ANNA, 'mine');
    const form = world.slack.openViews(BO.id).at(-1);
    await world.slack.submits(BO.id, form?.id ?? '', { note: 'no, mine' });
    expect(await toldAlone(BO, 'marked this call as done')).toContain('What you wrote stands on the card.');
    await world.settle();
    expect(cardText(world)).toContain('Note by @bo: `no, mine`');
    expect(cardText(world)).toContain('Done by @anna');
    expect(cardText(world)).toContain('`mine`');
  });

  it('sent twice does it once', async () => {
    await presses(world, ANNA, 'done', { waitFor: 'answer' });
    const form = world.slack.openViews(ANNA.id).at(-1);
    const submitted = await world.slack.submits(ANNA.id, form?.id ?? '', { note: 'once' });
    expect((await world.slack.sendsAgain(submitted)).isOk).toBe(true);
    await world.settle();
    expect(cardText(world)).toContain('`once`');
    expect(cardText(world)).not.toContain('Note by');
  });

  it('that Slack does not open does not stand in the way: it is done without a note', async () => {
    world.slack.trouble({ method: 'views.open', kind: 'error', error: 'expired_trigger_id', times: 1 });
    await presses(world, BO, 'done');
    expect(cardText(world)).toContain('✅ *Done by @bo*');
  });

  it('that opens although Slack’s answer got lost: the call is done by then, and the note is kept', async () => {
    world.slack.trouble({ method: 'views.open', kind: 'reset-after-taking', times: 1 });
    await presses(world, BO, 'done');
    await world.slack.until('the call to be done', () => cardText(world).includes('✅ *Done by @bo*'));
    await sendsForm(world, BO, 'new pump on Friday');
    expect(cardText(world)).toContain('Note by @bo: `new pump on Friday`');
  });

  it('sent while Slack’s answer to its opening is still to come is not said to be refused', async () => {
    world.slack.trouble({ method: 'views.open', kind: 'hang-after-taking', times: 1 });
    const seen = await presses(world, BO, 'done');
    await sendsForm(world, BO, 'new pump on Friday');
    await expect
      .poll(() => logged.some((line) => line.includes('form not opened')), { timeout: 8_000 })
      .toBe(true);
    await world.settle();
    expect(cardText(world)).toContain('✅ *Done by @bo*, today 19:01: `new pump on Friday`');
    expect(seen.messages).toEqual([]);
  });

  it('of which nothing can be kept gives back what was written', async () => {
    await chooses(world, BO, 'note');
    const form = world.slack.openViews(BO.id).at(-1);
    await world.types(ANNA, '/oncall remove @bo');
    await world.restart();
    world.slack.trouble({ method: 'users.info', kind: 'server-error' });
    await world.slack.submits(BO.id, form?.id ?? '', { note: 'rings at nine' });
    expect(await toldAlone(BO, 'did not work')).toContain('rings at nine');
  });
});

describe('whoever may not', () => {
  it('a guest is told so, and nothing changes', async () => {
    await aMissedCall(world);
    const seen = await presses(world, GUEST, 'claim', { waitFor: 'answer' });
    expect(seen.text).toContain('Guests cannot work on calls here.');
    expect(cardText(world)).not.toContain('Claimed');
    const block = await chooses(world, GUEST, 'block');
    expect(block.text).toContain('Guests cannot');
    expect(cardText(world)).not.toContain('blocked');
  });
});

describe('clicks on old cards', () => {
  it('are carried out on a call of last week', async () => {
    await aVoicemail(world);
    for (let day = 0; day < 8; day += 1) {
      await world.pass(DAY);
      await world.call({ phones: everybody(silent), from: '' });
    }
    const old = world.messages().find(({ text }) => text.includes('Voicemail, 34 s'));
    if (old === undefined) throw new Error('no card');
    await world.slack.clicks(BO.id, old, CARD_ACTION.claim);
    await world.slack.until('the old card to change', () =>
      world.messages().some(({ text }) => text.includes('Claimed by')),
    );
  });

  it('survive a restart', async () => {
    await aMissedCall(world);
    await world.restart();
    await presses(world, BO, 'claim');
    expect(cardText(world)).toContain('*Claimed by @bo*');
  });

  it('on a card that was deleted meanwhile still count', async () => {
    await aMissedCall(world);
    const card = cardMessage(world);
    const click = world.slack.clicks(BO.id, card, CARD_ACTION.claim);
    await somebodyDeletes(world, card);
    await click;
    await world.settle();
    expect((await click).ack.isOk).toBe(true);
  });

  it('of a state gone by are told what holds', async () => {
    await aMissedCall(world);
    const stale = cardMessage(world);
    await finishes(world, ANNA);
    expect(cardText(world)).toContain('Done by @anna');
    const seen = await world.slack.clicks(BO.id, stale, CARD_ACTION.reopen);
    expect(seen.ack.isOk).toBe(true);
  });
});

it('Slack sending a click again changes nothing twice', async () => {
  await aMissedCall(world);
  const seen = await presses(world, BO, 'claim');
  await world.slack.sendsAgain(seen);
  await world.settle();
  expect(cardText(world)).toContain('*Claimed by @bo*');
});

it('the acknowledgement does not wait for Slack to say who somebody is', async () => {
  await aMissedCall(world);
  world.slack.trouble({ method: 'users.info', kind: 'hang', times: 1 });
  const startedAt = performance.now();
  const { channelId, ts } = cardMessage(world);
  await world.slack.clicks(BO.id, { channelId, ts }, CARD_ACTION.claim);
  expect(performance.now() - startedAt).toBeLessThan(900);
  await world.slack.until('the claim', () => cardText(world).includes('Claimed by @bo'), 8_000);
});
