import { afterEach, beforeEach, expect, it } from 'vitest';
import { card, cards } from './told.ts';
import {
  ANNA,
  answers,
  BO,
  CALLER,
  CIA,
  everybody,
  silent,
  startWorld,
  type World,
  withThreeOnCall,
} from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
});
afterEach(() => world.end());

/** The card changes a moment after the phone began to ring. */
const cardSays = (text: string): Promise<unknown> =>
  world.slack.until(text, () => card(world).includes(text));

it('names whose phone rings, as it goes from one to the next', async () => {
  const call = world.elks.startCall({
    from: CALLER,
    to: world.line,
    phones: { ...everybody(silent), [CIA.phone]: answers(4) },
  });
  await call.rings(ANNA.phone);
  await cardSays('Ringing @anna…');
  await call.rings(BO.phone);
  await cardSays('Ringing @bo…');
  expect(card(world)).toContain('Tried: @anna did not answer.');
  await call.rings(CIA.phone);
  await cardSays('Ringing @cia…');
  expect(card(world)).toContain('Tried: @anna and @bo did not answer.');
  await call.finish();
  await cardSays('Answered by @cia');
  expect(cards(world)).toHaveLength(1);
});

it('names them a moment later where Slack was in trouble just then', async () => {
  const call = world.elks.startCall({
    from: CALLER,
    to: world.line,
    phones: { ...everybody(silent), [BO.phone]: answers(14, 600) },
  });
  await call.rings(ANNA.phone);
  await cardSays('Ringing @anna…');
  world.slack.trouble({ method: 'chat.update', kind: 'server-error', times: 1 });
  await call.rings(BO.phone);
  await world.pass(1_000);
  expect(card(world)).toContain('Ringing @bo…');
  await call.finish();
});

it('tells a busy phone from a silent one', async () => {
  const call = world.elks.startCall({
    from: CALLER,
    to: world.line,
    phones: { ...everybody(silent), [ANNA.phone]: { kind: 'busy' }, [CIA.phone]: answers(4) },
  });
  await call.rings(CIA.phone);
  await cardSays('Ringing @cia…');
  expect(card(world)).toContain('Tried: @anna was busy; @bo did not answer.');
  await call.finish();
});

it('says no more that phones ring once their time is over, and claims nothing that nothing tells', async () => {
  const call = world.elks.startCall({
    from: CALLER,
    to: world.line,
    phones: everybody(silent),
    caller: { leavesVoicemail: { seconds: 20 } },
  });
  await call.rings(CIA.phone);
  await cardSays('Ringing @cia…');
  await call.beeps();
  await world.settle();
  expect(card(world)).toContain('⏳ *Rang @cia: answered, or at voicemail now*');
  expect(card(world)).toContain('Tried: @anna and @bo did not answer.');
  await call.finish();
  await cardSays('Voicemail, 20 s');
  expect(cards(world)).toHaveLength(1);
});

it('says the same while somebody talks', async () => {
  const call = world.elks.startCall({
    from: CALLER,
    to: world.line,
    phones: { [ANNA.phone]: answers(3, 600) },
  });
  await call.answers(ANNA.phone);
  await world.pass(10_000);
  expect(card(world)).toContain('Ringing @anna…');
  await world.restart();
  await world.pass(20_000);
  expect(card(world)).toContain('⏳ *Rang @anna: answered, or the next phone rings*');
  await call.finish();
  await cardSays('Answered by @anna after 3 s');
});

it('is one message from the first ringing to the end', async () => {
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 7 } } });
  const [message] = world.messages().filter((shown) => JSON.stringify(shown.metadata).includes('card:'));
  expect(message?.edits.length).toBeGreaterThanOrEqual(3);
  expect(cards(world)).toHaveLength(1);
});
