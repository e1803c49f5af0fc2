import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { asked, HOUR_MS, MINUTE_MS, somebodyDeletes } from './slack-side.ts';
import {
  ANNA,
  answers,
  BO,
  busy,
  CALLER,
  CHANNEL,
  CIA,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

const allBusy = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy };

let world: World;
let before: number;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  before = world.messages().length;
});
afterEach(() => world.end());

describe.each(['invalid_blocks', 'msg_blocks_too_long'])('blocks refused with %s', (error) => {
  it('are left out, so that at least the text gets through', async () => {
    world.slack.trouble({ method: 'chat.postMessage', kind: 'error', error, times: 1 });
    const call = world.elks.startCall({ from: CALLER, to: world.line, phones: { [ANNA.phone]: answers(5) } });
    await call.rings();
    await world.settle();
    const [card] = world.messages().slice(before);
    expect(card).toMatchObject({ blocks: [], text: expect.stringContaining('070-174 06 99') });

    await call.finish();
    await world.settle();
    expect(world.newest()).toContain('Answered by @anna');
  });
});

describe('a card that somebody deletes during the call', () => {
  const callWithDeletedCard = async (script: Parameters<World['call']>[0]): Promise<void> => {
    const call = world.elks.startCall({ from: CALLER, to: world.line, ...script });
    await call.rings();
    await world.settle();
    const card = world.messages().at(-1);
    if (card !== undefined) await somebodyDeletes(world, card);
    await call.finish();
    await world.settle();
    // Slack shows a reply to a deleted message in the channel; the simulator complains about it.
    world.slack.forgiveComplaints();
  };

  it('is not tried again for ever, and holds up nothing', async () => {
    await callWithDeletedCard({ phones: { [ANNA.phone]: answers(5) } });
    const edits = asked(world, 'chat.update').length;
    await world.pass(HOUR_MS);
    await world.pass(HOUR_MS);
    expect(asked(world, 'chat.update')).toHaveLength(edits);
    expect(world.messages()).toHaveLength(before);

    await world.types(ANNA, '/oncall pause @bo');
    expect(world.newest()).toContain('@anna paused the calls of @bo');
  });

  it('takes neither the alert nor the voicemail with it', async () => {
    await callWithDeletedCard({ phones: allBusy });
    await callWithDeletedCard({ phones: allBusy, caller: { leavesVoicemail: { seconds: 10 } } });
    await world.pass(MINUTE_MS);
    expect(done(world, 'Missed call')).toBe(1);
    expect(world.slack.files.filter(({ shares }) => shares.length > 0)).toHaveLength(1);
  });
});

const done = (of: World, text: string): number =>
  of.slack.channel(CHANNEL.id).timeline.filter((message) => message.text.includes(text)).length;

describe.each(['thread_not_found', 'cannot_reply_to_message'])('a thread refused with %s', (error) => {
  it('does not swallow the alert: it stands in the channel then', async () => {
    const call = world.elks.startCall({ from: CALLER, to: world.line, phones: allBusy });
    await call.rings();
    await world.settle();
    world.slack.trouble({ method: 'chat.postMessage', kind: 'error', error, times: 1 });
    await call.finish();
    await world.settle();
    expect(world.messages().at(-1)?.text).toContain('Missed call');
  });

  it('does not swallow the voicemail either', async () => {
    world.slack.trouble({ method: 'files.completeUploadExternal', kind: 'error', error, times: 1 });
    await world.call({ phones: allBusy, caller: { leavesVoicemail: { seconds: 10 } } });
    await world.pass(MINUTE_MS);
    expect(world.messages().at(-1)?.files).toHaveLength(1);
  });
});
