import { afterEach, describe, expect, it } from 'vitest';
import { everyScope } from '../../src/simulator/slack/scopes.ts';
import { comes, groupMembers, MONDAY_NINE, saying, withTurns } from './turns.ts';
import { ANNA, BO, CHANNEL, CIA, startWorld, type World } from './world.ts';

let world: World;
afterEach(() => world.end());

const slackMakes = async (handle: string): Promise<string> => {
  const { apiUrl, botToken } = world.config.slack;
  const answer = await fetch(`${apiUrl}usergroups.create`, {
    method: 'POST',
    headers: { authorization: `Bearer ${botToken}` },
    body: new URLSearchParams({ name: handle, handle }),
  });
  const { usergroup } = (await answer.json()) as { usergroup: { id: string } };
  return usergroup.id;
};

const begin = async (scopes?: readonly string[]): Promise<void> => {
  world = await startWorld(scopes === undefined ? {} : { scopes });
  await withTurns(world);
};

describe('a user group', () => {
  it('follows who is on call: turns, pauses and a ring of everyone', async () => {
    await begin();
    const id = await slackMakes('oncall');
    expect(await world.types(ANNA, '/oncall usergroup @oncall')).toContain('oncall follows who is on call');
    expect(groupMembers(world, id)).toBe(ANNA.id);
    await comes(world, MONDAY_NINE);
    expect(groupMembers(world, id)).toBe(BO.id);
    await world.types(BO, '/oncall pause for 1h');
    expect(groupMembers(world, id)).toBe(CIA.id);
    await world.pass(3_600_000);
    expect(groupMembers(world, id)).toBe(BO.id);
    await world.types(BO, '/oncall ring everyone');
    expect(groupMembers(world, id)).toBe([BO.id, CIA.id, ANNA.id].join());
  });

  it('is left alone from off on, and never asked about without need', async () => {
    await begin();
    const id = await slackMakes('oncall');
    await world.types(ANNA, '/oncall usergroup oncall');
    await world.types(ANNA, '/oncall usergroup off');
    await comes(world, MONDAY_NINE);
    expect(groupMembers(world, id)).toBe(ANNA.id);
    const asked = world.slack.requests.filter(({ method }) => method === 'usergroups.users.update');
    expect(asked).toHaveLength(1);
  });

  it('that is not there is said so', async () => {
    await begin();
    expect(await world.types(ANNA, '/oncall usergroup @oncall')).toContain('no user group');
  });

  it('without the scopes is said so, with what to do', async () => {
    await begin(everyScope.filter((scope) => !scope.startsWith('usergroups')));
    expect(await world.types(ANNA, '/oncall usergroup @oncall')).toContain('usergroups:read');
  });

  it('that may be seen but not changed is told to the channel once', async () => {
    await begin(everyScope);
    await slackMakes('oncall');
    await world.types(ANNA, '/oncall usergroup off');
    world.slack.trouble({
      kind: 'error',
      error: 'permission_denied',
      method: 'usergroups.users.update',
      times: 10,
    });
    await world.types(ANNA, '/oncall usergroup oncall');
    await comes(world, MONDAY_NINE);
    expect(saying(world, 'does not follow who is on call')).toHaveLength(1);
    expect(saying(world, 'is on call now')).toHaveLength(1);
  });

  it('is tried again when it is asked for again, and told of again if that does not help', async () => {
    await begin();
    const id = await slackMakes('oncall');
    const refused = { kind: 'error', error: 'permission_denied', method: 'usergroups.users.update' } as const;
    world.slack.trouble({ ...refused, times: 2 });
    await world.types(ANNA, '/oncall usergroup oncall');
    await world.types(ANNA, '/oncall usergroup oncall');
    expect(saying(world, 'does not follow who is on call')).toHaveLength(2);
    await world.types(ANNA, '/oncall usergroup oncall');
    expect(groupMembers(world, id)).toBe(ANNA.id);
  });
});

describe('the topic', () => {
  it('says who is on call, by name, while it is wanted', async () => {
    await begin();
    await world.types(ANNA, '/oncall topic on');
    expect(world.slack.channel(CHANNEL.id).topic).toBe('On call: anna');
    await comes(world, MONDAY_NINE);
    expect(world.slack.channel(CHANNEL.id).topic).toBe('On call: bo');
    await world.types(ANNA, '/oncall topic off');
    await comes(world, MONDAY_NINE + 7 * 86_400_000);
    expect(world.slack.channel(CHANNEL.id).topic).toBe('On call: bo');
  });

  it('that may not be set holds up nothing', async () => {
    await begin(everyScope.filter((scope) => !scope.includes('topic') && scope !== 'channels:manage'));
    await world.types(ANNA, '/oncall topic on');
    await comes(world, MONDAY_NINE);
    expect(saying(world, 'is on call now')).toHaveLength(1);
  });

  it('that may not be set is told to the channel once, with what to do', async () => {
    await begin(everyScope.filter((scope) => !scope.includes('topic') && scope !== 'channels:manage'));
    await world.types(ANNA, '/oncall topic on');
    await comes(world, MONDAY_NINE);
    const told = saying(world, 'topic does not say who is on call');
    expect(told).toHaveLength(1);
    expect(told[0]).toContain('channels:write.topic');
    expect(told[0]).toContain('/oncall topic off');
  });
});
