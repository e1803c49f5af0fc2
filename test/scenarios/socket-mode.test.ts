import { afterEach, beforeEach, expect, it } from 'vitest';
import { asked } from './slack-side.ts';
import { ANNA, answers, BO, silent, startWorld, type World, withThreeOnCall } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld({ socketMode: true });
  await withThreeOnCall(world);
});
afterEach(() => world.end());

const connections = (): number => asked(world, 'apps.connections.open').length;

it('takes commands over the socket, and calls as ever', async () => {
  expect(await world.types(ANNA, '/oncall status')).toContain('1. @anna');
  const call = await world.call({ phones: { [ANNA.phone]: silent, [BO.phone]: answers(5) } });
  expect(call.answeredBy).toBe(BO.phone);
  expect(world.newest()).toContain('Answered by @bo');
});

it('connects again when the socket breaks and Slack is away for a while', async () => {
  const before = connections();
  world.slack.trouble({ method: 'apps.connections.open', kind: 'server-error', times: 1 });
  world.slack.trouble({ method: 'apps.connections.open', kind: 'reset', times: 1 });

  world.slack.breakSockets();
  await world.slack.until('a connection', () => connections() === before + 3, 10_000);
  await world.slack.until('a socket', () => world.slack.isSocketOpen());

  expect(await world.types(ANNA, '/oncall status')).toContain('1. @anna');
});
