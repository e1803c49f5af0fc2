// Very many missed calls: few messages that are read at a glance, no more than Slack takes, and nobody forgotten.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LANE_PACE } from '../../src/flows/lane-pauses.ts';
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import { HOUR_MS, MINUTE_MS, SECOND_MS } from './slack-side.ts';
import { ANNA, BO, busy, CIA, startWorld, type World, withThreeOnCall } from './world.ts';

const LIMIT_MS = 60_000;
/** Long enough to be quick, short enough that no turn is lost: a burst gathers in twenty. */
const STEP_SECONDS = 10;
const nobody = { [ANNA.phone]: busy, [BO.phone]: busy, [CIA.phone]: busy };
const numbers = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `+46702${String(index).padStart(6, '0')}`);

let world: World;
beforeEach(async () => {
  world = await startWorld();
  await withThreeOnCall(world);
  await world.pass(MINUTE_MS);
});
afterEach(() => world.end());

const missed = (from: string) =>
  world.elks.call({ from, to: world.line, phones: nobody, caller: { saysNothing: true } });

const keyOf = ({ metadata }: ShownMessage): string =>
  /"key":"([^"]+)"/.exec(JSON.stringify(metadata ?? {}))?.[1] ?? '';

const everything = (): readonly ShownMessage[] =>
  world.messages().flatMap((message) => [message, ...message.replies]);

/** How often each caller was in an alert or in a list of them. */
const alarms = (): ReadonlyMap<string, number> => {
  const byNumber = new Map<string, number>();
  for (const message of everything().filter((one) => keyOf(one).startsWith('alert'))) {
    const called = new Set(JSON.stringify(message.blocks).match(/(?<=tel:)\+\d+/g));
    for (const number of called) byNumber.set(number, (byNumber.get(number) ?? 0) + 1);
  }
  return byNumber;
};

const onceEach = (count: number): ReadonlyMap<string, number> =>
  new Map(numbers(count).map((number) => [number, 1]));

const lists = (): readonly ShownMessage[] =>
  world.messages().filter((one) => keyOf(one).startsWith('alerts:'));

/** Every posting and edit that Slack was asked for after `fromAt`, by second. */
const mostInAMinute = (fromAt: number): number => {
  const at = world.slack.requests
    .filter(({ method, at: askedAt }) => /^chat\.(postMessage|update)$/.test(method) && askedAt >= fromAt)
    .map((request) => request.at);
  return Math.max(...at.map((from) => at.filter((one) => one >= from && one < from + MINUTE_MS).length));
};

const passSeconds = async (seconds: number): Promise<void> => {
  for (let passed = 0; passed < seconds; passed += STEP_SECONDS) await world.pass(STEP_SECONDS * SECOND_MS);
};

describe('two hundred missed calls while Slack is away for an hour', () => {
  it('are told within five minutes after it is back: lists with the times of the calls, then every card, oldest first', {
    timeout: LIMIT_MS,
  }, async () => {
    const before = world.messages().length;
    world.slack.trouble({ kind: 'server-error' });
    const startedAt = world.clock.now();
    for (const group of [0, 1, 2, 3]) {
      await Promise.all(
        numbers(200)
          .slice(group * 50, group * 50 + 50)
          .map(missed),
      );
      await world.pass(HOUR_MS / 4);
    }
    expect(world.messages()).toHaveLength(before);

    world.slack.calm();
    const backAt = world.clock.now();
    await passSeconds(5 * 60);
    expect(mostInAMinute(backAt)).toBeLessThanOrEqual(LANE_PACE.atOnce + 60);
    expect(alarms()).toEqual(onceEach(200));
    expect(lists().length).toBeLessThanOrEqual(10);
    // The lists do not wait for two hundred cards.
    expect(world.messages().slice(before, before + lists().length)).toEqual(lists());
    const shown = world.slack.asText(lists()[0] as ShownMessage);
    expect(shown).toMatch(/calls reached nobody.*\n@anna, @bo and @cia: please call back/);
    expect(JSON.stringify(lists()[0]?.blocks)).toContain(`<!date^${Math.floor(startedAt / SECOND_MS)}^`);

    const cards = world.messages().filter((one) => keyOf(one).startsWith('card:'));
    expect(cards).toHaveLength(200);
    const places = cards.map(({ text }) => /\+46702(\d{6})/.exec(text)?.[1] ?? '');
    expect(places.map((place) => Math.floor(Number(place) / 50))).toEqual(
      cards.map((_, index) => Math.floor(index / 50)),
    );
  });
});

describe('three hundred missed calls in a minute', () => {
  it('hold up no caller, and leave no faster than Slack takes them, each once', {
    timeout: LIMIT_MS,
  }, async () => {
    const fromAt = world.clock.now();
    const calls = await Promise.all(numbers(300).map(missed));
    expect(calls.map(({ rings }) => rings.length)).toEqual(calls.map(() => 3));
    // No answer took so long that the fallback had to give it.
    const metrics = await (await fetch(`${world.publicUrl}/metrics`)).text();
    expect(metrics).toContain('jour_call_answer_seconds_count{how="plan"} 300');
    expect(metrics).not.toMatch(/jour_call_answer_seconds_count\{how="fallback"\} [1-9]/);
    await passSeconds(8 * 60);
    expect(mostInAMinute(fromAt)).toBeLessThanOrEqual(LANE_PACE.atOnce + 60);
    expect(alarms()).toEqual(onceEach(300));
    expect(world.messages().filter((one) => keyOf(one).startsWith('card:'))).toHaveLength(300);
  });
});

describe('a restart in the middle of a storm', () => {
  it('doubles nothing and forgets nobody', { timeout: LIMIT_MS }, async () => {
    world.slack.trouble({ kind: 'server-error' });
    await Promise.all(numbers(60).map(missed));
    await world.restart();
    await world.pass(MINUTE_MS);
    world.slack.calm();
    await passSeconds(30);
    await world.restart();
    await passSeconds(120);
    expect(alarms()).toEqual(onceEach(60));
    expect(world.messages().filter((one) => keyOf(one).startsWith('card:'))).toHaveLength(60);
    expect(lists().length).toBeGreaterThan(0);
  });
});
