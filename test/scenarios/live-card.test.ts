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

it('is one message from the first ringing to the end', async () => {
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds: 7 } } });
  const [message] = world.messages().filter((shown) => JSON.stringify(shown.metadata).includes('card:'));
  expect(message?.edits.length).toBeGreaterThanOrEqual(3);
  expect(cards(world)).toHaveLength(1);
});
