import { afterEach, describe, expect, it } from 'vitest';
import { done, HOUR_MS, MINUTE_MS, WITHOUT_HISTORY } from './slack-side.ts';
import { ANNA, answers, BO, busy, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const LOST = ['error-after-taking', 'reset-after-taking'] as const;
const allBusy = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy };

let world: World;
afterEach(() => world.end());

const start = async (scopes?: readonly string[]): Promise<number> => {
  world = await startWorld(scopes === undefined ? {} : { scopes });
  await withThreeOnCall(world);
  return world.messages().length;
};

describe.each(LOST)('Slack took it, but its answer was lost (%s)', (kind) => {
  it('a card is not posted twice, and shows how the call ended', async () => {
    const before = await start();
    world.slack.trouble({ method: 'chat.postMessage', kind, times: 1 });
    await world.call({ phones: { [ANNA.phone]: answers(5) } });
    await world.pass(MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
    expect(world.newest()).toContain('Answered by @anna');
  });

  it('a card is found again even after Slack was away for long', async () => {
    const before = await start();
    world.slack.trouble({ method: 'chat.postMessage', kind, times: 1 });
    const call = world.elks.startCall({
      from: '+46701740699',
      to: world.line,
      phones: { [ANNA.phone]: answers(5) },
    });
    await call.until('asked');
    await world.settle();
    world.slack.trouble({ kind: 'server-error' });
    await world.clock.advance(10 * MINUTE_MS);
    await call.finish();
    world.slack.calm();
    await world.pass(MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
    expect(world.newest()).toContain('Answered by @anna');
  });

  it('an edit is made again', async () => {
    const before = await start();
    world.slack.trouble({ method: 'chat.update', kind });
    await world.call({ phones: { [ANNA.phone]: answers(5) } });
    world.slack.calm();
    await world.pass(MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
    expect(world.newest()).toContain('Answered by @anna');
  });

  it('an alert calls people once', async () => {
    const before = await start();
    const call = world.elks.startCall({ from: '+46701740699', to: world.line, phones: allBusy });
    await call.rings();
    await world.settle();
    world.slack.trouble({ method: 'chat.postMessage', kind, times: 1 });
    await call.finish();
    await world.pass(MINUTE_MS);
    await world.pass(2 * MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
    expect(
      world
        .messages()
        .at(-1)
        ?.replies.map(({ text }) => text),
    ).toEqual([expect.stringContaining('Missed call')]);
  });

  it('a change is told once', async () => {
    const before = await start();
    world.slack.trouble({ method: 'chat.postMessage', kind, times: 1 });
    await world.types(ANNA, '/oncall pause @bo');
    await world.pass(MINUTE_MS);
    expect(world.messages()).toHaveLength(before + 1);
  });

  it('a voicemail is shown once', async () => {
    await start();
    world.slack.trouble({ method: 'files.completeUploadExternal', kind, times: 1 });
    await world.call({ phones: allBusy, caller: { leavesVoicemail: { seconds: 10 } } });
    await world.pass(MINUTE_MS);
    await world.pass(10 * MINUTE_MS);
    const shown = world
      .messages()
      .at(-1)
      ?.replies.flatMap(({ files }) => files);
    expect(shown).toHaveLength(1);
    expect(world.newest()).toContain('Voicemail');
  });

  it('that a recording cannot be had is told once', async () => {
    await start();
    world.elks.breakRecordings({ kind: 'html' });
    const call = world.elks.startCall({
      from: '+46701740699',
      to: world.line,
      phones: allBusy,
      caller: { leavesVoicemail: { seconds: 10 } },
    });
    await call.rings();
    await world.settle();
    world.slack.trouble({ method: 'chat.postMessage', kind, times: 1 });
    await call.finish();
    await world.pass(MINUTE_MS);
    await world.pass(100 * HOUR_MS);
    await world.pass(MINUTE_MS);
    expect(world.messages().at(-1)?.replies).toHaveLength(1);
  });
});

describe('without the scopes to look for it', () => {
  it.each(LOST)('a card is repeated once at most (%s)', async (kind) => {
    const before = await start(WITHOUT_HISTORY);
    world.slack.trouble({ method: 'chat.postMessage', kind, times: 1 });
    await world.call({ phones: { [ANNA.phone]: answers(5) } });
    await world.pass(MINUTE_MS);
    expect(world.messages().length).toBeLessThanOrEqual(before + 2);
    expect(world.newest()).toContain('Answered by @anna');
    expect(done(world, 'conversations.history')).toEqual([]);
  });
});
