import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAddresses, type Purpose } from '../../src/elks/addresses.ts';
import { alerts, card, cards } from './told.ts';
import { post, send, startFields, startsCall } from './webhooks.ts';
import { ANNA, BO, CALLER, startWorld, type World, withThreeOnCall } from './world.ts';

type Event = 'start' | 'progress' | 'recording' | 'hangup';

interface Story {
  readonly events: readonly Event[];
  readonly seconds?: number;
  readonly legs: readonly (readonly [to: string, state: string, seconds: number])[];
  readonly lastAction: 'connect' | 'record';
  /** What the card says in the end. */
  readonly card: readonly string[];
  readonly alerts: number;
}

const WHOM_WE_TRIED = 'Tried: @anna did not answer; @bo was busy.';
const FROM = 'From 070-174 06 99 to Main, today 19:00';

const UNANSWERED = [
  [ANNA.phone, 'failed', 0],
  [BO.phone, 'busy', 0],
] as const;

const STORIES: Readonly<Record<string, Story>> = {
  'with a voicemail': {
    events: ['start', 'progress', 'recording', 'hangup'],
    seconds: 34,
    legs: UNANSWERED,
    lastAction: 'record',
    card: [
      '🔵 *Voicemail, 34 s*',
      FROM,
      'The recording is being fetched and will appear in the thread of this message.',
      WHOM_WE_TRIED,
    ],
    alerts: 0,
  },
  'with nothing said at the beep': {
    events: ['start', 'progress', 'recording', 'hangup'],
    seconds: 0,
    legs: UNANSWERED,
    lastAction: 'record',
    card: ['🔴 *Missed call: nobody answered*', FROM, WHOM_WE_TRIED],
    alerts: 1,
  },
  'that was answered': {
    events: ['start', 'progress', 'hangup'],
    legs: [
      [ANNA.phone, 'failed', 0],
      [BO.phone, 'success', 40],
    ],
    lastAction: 'connect',
    card: ['🟢 *Answered by @bo after 20 s, talked 40 s*', FROM],
    alerts: 0,
  },
  'that was given up': {
    events: ['start', 'progress', 'hangup'],
    legs: UNANSWERED,
    lastAction: 'connect',
    card: ['🟠 *Caller gave up after 1 min*', FROM, WHOM_WE_TRIED],
    alerts: 1,
  },
};

const ordersOf = <T>(items: readonly T[]): readonly (readonly T[])[] =>
  items.length < 2
    ? [items]
    : items.flatMap((first, index) => ordersOf(items.toSpliced(index, 1)).map((rest) => [first, ...rest]));

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world.end());

const teller = (story: Story, callId: string) => {
  const addresses = createAddresses(world.publicUrl, world.key);
  const pathOf = (purpose: Purpose, step: number): string =>
    new URL(addresses.of({ purpose, callId, step })).pathname;
  const report = (purpose: Purpose, fields: Readonly<Record<string, string>>) =>
    post(world, pathOf(purpose, 0), new URLSearchParams({ ...startFields(world), ...fields }).toString());
  const legs = story.legs.map(([to, state, duration]) => ({ from: CALLER, to, state, duration }));
  const ended = {
    id: callId,
    start: '2026-11-24T18:00:00.000000',
    duration: '60',
    legs: JSON.stringify(legs),
    actions: JSON.stringify([{ [story.lastAction]: 'x', result: 'failed' }]),
  };
  const wav = `${world.config.elks.apiUrl}/Recordings/${callId}-r0.wav`;
  return async (event: Event): Promise<number> => {
    if (event === 'start') return (await startsCall(world, { callid: callId })).status;
    if (event === 'progress') return (await send(world, pathOf('progress', 1))).status;
    if (event === 'hangup') return (await report('hangup', ended)).status;
    return (await report('recording', { callid: callId, duration: String(story.seconds), wav })).status;
  };
};

/** 46elks has it in its books, as one that goes on: so all that is told of it is what is reported. */
const isOnRecord = (id: string): void =>
  world.elks.hadCall({
    id,
    from: CALLER,
    to: world.line,
    at: Date.UTC(2026, 10, 24, 18, 0),
    fields: { state: 'ongoing' },
  });

/** Some commits come after the answer, so the newest of so many cards is waited for. */
const endsWith = async (
  what: string,
  expected: { readonly card: readonly string[]; readonly count: number },
): Promise<void> => {
  // Messages leave at the pace that Slack takes.
  await world.pass(10_000);
  await world.slack.until(
    `${what}: ${expected.card.join(' ')}`,
    () => cards(world).length === expected.count && expected.card.every((line) => card(world).includes(line)),
  );
};

describe.each(Object.entries(STORIES))('a call %s', (_name, story) => {
  beforeEach(async () => {
    await withThreeOnCall(world);
    // The calls differ only in the order of their reports, so they must not differ in their time.
    await world.clock.advance(60_000);
  });

  it('ends the same in whatever order its reports come', async () => {
    const orders = ordersOf(story.events);
    for (const [index, order] of orders.entries()) {
      const callId = `c${String(index).padStart(4, '0')}`;
      const tell = teller(story, callId);
      isOnRecord(callId);
      for (const event of order) expect(await tell(event)).toBeLessThan(300);
      await endsWith(order.join(', '), { card: story.card, count: index + 1 });
    }
    expect(cards(world)).toHaveLength(orders.length);
    await world.pass(10 * 60_000);
    expect(alerts(world)).toHaveLength(orders.length * story.alerts);
    for (const shown of cards(world)) for (const line of story.card) expect(shown).toContain(line);
  });

  it('makes one record and one card also when its start never came', async () => {
    const tell = teller(story, 'c0001');
    isOnRecord('c0001');
    for (const event of story.events) if (event !== 'start') await tell(event);
    await endsWith('without a start', { card: story.card, count: 1 });
    expect(cards(world)).toHaveLength(1);
    expect(await world.keptCalls()).toHaveLength(1);
  });
});

it('a call with nobody to ring names the reason on its card, and alarms once, in whatever order', async () => {
  const story: Story = {
    events: ['start', 'recording', 'hangup'],
    seconds: 0,
    legs: [],
    lastAction: 'record',
    card: [
      '🔴 *Missed call: nobody could be rung*',
      FROM,
      '⚠️ *No phone could be rung: nobody is in the roster.*',
      'Say who is on call: `/oncall set @anna @bo`',
    ],
    alerts: 1,
  };
  const orders = ordersOf(story.events);
  for (const [index, order] of orders.entries()) {
    const callId = `c${String(index).padStart(4, '0')}`;
    const tell = teller(story, callId);
    isOnRecord(callId);
    for (const event of order) await tell(event);
    await endsWith(order.join(', '), { card: story.card, count: index + 1 });
  }
  await world.pass(10 * 60_000);
  expect(alerts(world)).toHaveLength(orders.length);
});
