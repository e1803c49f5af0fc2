import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixture } from '../sound/given-sounds.ts';
import { aMissedCall, cardText, chooses, finishes, presses } from './cards.ts';
import { formOf, handsIn, opensPrompt } from './sounds.ts';
import { ANNA, BO, CHANNEL, CIA, DAN, GUEST, startWorld, type World, withThreeOnCall } from './world.ts';

const BOSS = { id: 'U0BOSS', name: 'boss', isAdmin: true };
const OWNER = { id: 'U0OWNER', name: 'owner', isOwner: true };
/** Of a firm that shares the channel. */
const OTHERS = { id: 'U0OTHERS', name: 'others', teamId: 'T0OTHERS' };
const HOUR = 3_600_000;

const logLines: string[] = [];
let world: World;

beforeEach(async () => {
  logLines.length = 0;
  const logTo = { write: (line: string) => void logLines.push(line) };
  world = await startWorld({ users: [BOSS, OWNER, OTHERS], logTo });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const says = (who: { readonly id: string }, text: string): Promise<string> =>
  world.types(who, `/oncall ${text}`, CHANNEL.name);

const EDITS = ['set @cia', 'ring everyone', 'hours mon-fri 08:00-17:00', 'phone @bo 070-174 06 99'];

describe('while nobody is named', () => {
  it('every full member edits', async () => {
    expect(await says(DAN, 'ring everyone')).toContain('Done');
    expect(await says(DAN, 'admins')).toContain('Every full member of this workspace may change things');
  });
});

describe('once admins are named', () => {
  beforeEach(async () => {
    expect(await says(ANNA, 'admins @anna @bo')).toContain('Only @anna and @bo');
  });

  it('the channel is told who named them', () => {
    expect(world.newest()).toContain('@anna changed who may edit: only @anna and @bo');
  });

  it.each(EDITS)('others may not: %s', async (text) => {
    const told = world.texts();
    const answer = await says(CIA, text);
    expect(answer).toContain('Only @anna and @bo and the admins of this workspace may change this.');
    expect(answer).toContain('Ask one of them');
    expect(answer).toContain('Nothing was changed.');
    expect(world.texts()).toEqual(told);
  });

  it('refusals are logged, with who and what', async () => {
    await says(CIA, 'set @cia');
    const line = logLines.find((one) => one.includes('"refused"')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ by: CIA.id, what: 'set', why: 'not-admin' });
  });

  it('they and the admins and owners of the workspace may', async () => {
    for (const who of [BO, BOSS, OWNER]) {
      await says(ANNA, 'ring turn 15s');
      expect(await says(who, 'ring everyone')).toContain('Done');
    }
  });

  it('everybody minds their own phone, pauses and shifts, and looks', async () => {
    expect(await says(CIA, 'phone 070-174 06 98')).toContain('Done');
    expect(await says(CIA, 'pause for 2h')).toContain('Done');
    expect(await says(CIA, 'resume')).toContain('Done');
    expect(await says(CIA, 'cover @bo until 23:50')).toContain('Done');
    expect(await says(CIA, 'overrides')).toContain('1');
    expect(await says(CIA, 'remove override 1')).toContain('Done');
    expect(await says(CIA, 'take')).toContain('Done');
    expect(await says(CIA, 'status')).toContain('1. @cia');
    expect(await says(CIA, 'admins')).toContain('@anna and @bo may change things here');
  });

  it('nobody takes back what is between others', async () => {
    await says(BO, 'take');
    expect(await says(CIA, 'remove override 1')).toContain('Only @anna and @bo');
    expect(await says(CIA, 'pause @bo')).toContain('Only @anna and @bo');
  });

  it('who is named is for them to decide, and nobody locks themselves out', async () => {
    expect(await says(CIA, 'admins me')).toContain('Only @anna and @bo');
    expect(await says(CIA, 'admins off')).toContain('Only @anna and @bo');
    expect(await says(ANNA, 'admins @bo')).toContain('You would lock yourself out');
    expect(await says(ANNA, 'admins me @guest')).toContain('@guest is a guest');
    expect(await says(BOSS, 'admins @bo @cia')).toContain('Done');
    expect(await says(ANNA, 'ring everyone')).toContain('Only @bo and @cia');
    expect(await says(CIA, 'admins everyone')).toContain('Every full member');
    expect(await says(ANNA, 'ring everyone')).toContain('Done');
  });

  it('holds after a restart', async () => {
    await world.restart();
    expect(await says(CIA, 'ring everyone')).toContain('Only @anna and @bo');
  });

  it('work on cards is for every full member, blocking a caller is an edit', async () => {
    await aMissedCall(world);
    const refused = await chooses(world, CIA, 'block');
    expect(refused.text).toContain('Only @anna and @bo');
    expect(cardText(world)).not.toContain('blocked');
    await presses(world, CIA, 'claim');
    expect(cardText(world)).toContain('Claimed by @cia');
    await finishes(world, CIA);
    expect(cardText(world)).toContain('Done by @cia');
  });

  it('nobody else is shown the form for a sound: they would learn only at its end that it is not taken', async () => {
    expect(await says(CIA, 'prompt voicemail')).toContain('Only @anna and @bo');
    expect(formOf(world, CIA)).toBeUndefined();
  });

  it('a sound handed in by somebody else is not taken', async () => {
    await says(ANNA, 'admins everyone');
    await opensPrompt(world, CIA, 'voicemail');
    await says(ANNA, 'admins @anna @bo');
    const file = { name: 'closed.wav', bytes: fixture('closed.wav') };
    expect(await handsIn(world, CIA, file)).toContain(
      'Only some colleagues and the admins of this workspace may change this.',
    );
    expect(await says(CIA, 'prompt')).toContain('`voicemail`: comes with Jour');
  });

  it('an admin who has left is not named as one to ask; when all have, the workspace’s admins are', async () => {
    await world.slack.people.deactivates(BO.id);
    expect(await says(CIA, 'ring everyone')).toContain('Only @anna and the admins of this workspace');
    await world.slack.people.deactivates(ANNA.id);
    expect(await says(CIA, 'ring everyone')).toContain('All who were named');
    expect(await says(CIA, 'admins')).toContain('only an admin of this workspace may');
    expect(await says(BOSS, 'admins @cia')).toContain('Done');
    expect(await says(CIA, 'ring everyone')).toContain('Done');
  });
});

describe('whoever does not belong to the team', () => {
  it.each(['status', 'help', 'phone 070-174 06 98', 'set me', 'nonsense', 'test on Nowhere'])(
    'a guest is only refused: %s',
    async (text) => {
      const told = world.texts();
      const answer = await says(GUEST, text);
      expect(answer).toContain('The on-call phone is for the members of this workspace.');
      expect(answer).not.toContain('Main');
      expect(world.texts()).toEqual(told);
    },
  );

  it('people of another workspace neither look nor work, in a channel shared with them', async () => {
    expect(await says(OTHERS, 'status')).toContain('You belong to another workspace');
    await aMissedCall(world);
    const seen = await presses(world, OTHERS, 'claim', { waitFor: 'answer' });
    expect(seen.text).toContain('You belong to another workspace');
    expect(cardText(world)).not.toContain('Claimed');
  });

  it('neither a guest nor a stranger takes a cover that was asked for', async () => {
    await says(ANNA, 'ask cover until 23:50');
    const asking = world.messages().findLast(({ blocks }) => JSON.stringify(blocks).includes('take'));
    if (asking === undefined) throw new Error('nothing was asked');
    const action = /"action_id":"([^"]*take[^"]*)"/.exec(JSON.stringify(asking.blocks))?.[1] ?? '';
    for (const [who, words] of [
      [GUEST, 'for the members of this workspace'],
      [OTHERS, 'another workspace'],
    ] as const) {
      const seen = await world.slack.clicks(who.id, asking, action, { waitFor: 'answer' });
      expect(seen.text).toContain(words);
    }
    expect(await says(ANNA, 'overrides')).not.toContain('@guest');
  });
});

describe('what is known of somebody', () => {
  it('is asked again after an hour', async () => {
    expect(await says(DAN, 'ring everyone')).toContain('Done');
    world.slack.people.makes(DAN.id, 'guest');
    expect(await says(DAN, 'ring turn 15s')).toContain('Done');
    await world.pass(HOUR);
    expect(await says(DAN, 'ring everyone')).toContain('for the members of this workspace');
  });
});

describe('whoever is given another role', () => {
  it('has it as soon as Slack says so', async () => {
    await says(ANNA, 'admins @anna');
    expect(await says(DAN, 'ring everyone')).toContain('Only @anna');
    world.slack.people.makes(DAN.id, 'owner');
    await world.slack.sendsEvent({ type: 'user_change', user: { id: DAN.id } });
    expect(await says(DAN, 'ring everyone')).toContain('Done');
  });
});

describe('while Slack cannot say who somebody is', () => {
  beforeEach(async () => {
    await world.restart();
    world.slack.trouble({ method: 'users.info', kind: 'server-error' });
  });

  it('those on the roster go on', async () => {
    expect(await says(CIA, 'ring everyone')).toContain('Done');
    expect(await says(CIA, 'status')).toContain('1. @anna');
  });

  it('others are told to try again, and nothing is changed', async () => {
    const told = world.texts();
    const answer = await says(DAN, 'ring everyone');
    expect(answer).toMatch(/nothing was changed/i);
    expect(answer).toContain('try again');
    expect(world.texts()).toEqual(told);
    world.slack.calm();
    expect(await says(DAN, 'ring everyone')).toContain('Done');
  });

  it('admins go on too, though nobody has asked Slack since the restart', async () => {
    world.slack.calm();
    await says(DAN, 'admins @dan');
    await world.restart();
    world.slack.trouble({ method: 'users.info', kind: 'server-error' });
    expect(await says(DAN, 'ring everyone')).toContain('Done');
    expect(await says(CIA, 'ring turn 15s')).toContain('Only @dan');
  });
});
