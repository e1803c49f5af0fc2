import { WebClient } from '@slack/web-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TroubleKind } from '../../../src/simulator/slack/trouble.ts';
import { aClient, aStartedSlack, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
beforeEach(async () => {
  workspace = await aStartedSlack();
});
afterEach(() => workspace.slack.stop());

const post = (channel = 'C0CALLS') => workspace.client.chat.postMessage({ channel, text: 'x' });

describe('trouble', () => {
  it.each<[TroubleKind, object, number]>([
    ['rate-limited', { retryAfter: 7 }, 0],
    ['rate-limited-without-header', { message: expect.stringContaining('valid timeout') }, 0],
    ['server-error', { statusCode: 500 }, 0],
    ['error-after-taking', { statusCode: 500 }, 1],
    ['reset', { code: 'slack_webapi_request_error' }, 0],
    ['reset-after-taking', { code: 'slack_webapi_request_error' }, 1],
    ['html', { data: { ok: false, error: expect.stringContaining('<h1>') } }, 0],
    ['error', { data: { ok: false, error: 'token_revoked' } }, 0],
  ])('of kind %s is what the client meets, once', async (kind, failure, taken) => {
    const { slack } = workspace;
    slack.trouble({ method: 'chat.postMessage', kind, error: 'token_revoked', retryAfter: 7, times: 1 });
    await expect(post()).rejects.toMatchObject(failure);
    expect(slack.channel('calls').messages).toHaveLength(taken);
    expect(slack.requests.at(-1)).toMatchObject({
      method: 'chat.postMessage',
      trouble: kind,
      wasTaken: taken === 1,
    });
    await post();
    expect(slack.channel('calls').messages).toHaveLength(taken + 1);
  });

  it('of kind hang lasts until the client gives up', async () => {
    workspace.slack.trouble({ kind: 'hang' });
    const impatient = aClient(workspace.url, { timeout: 50 });
    await expect(impatient.auth.test()).rejects.toMatchObject({ code: 'slack_webapi_request_error' });
    workspace.slack.calm();
    await expect(workspace.client.auth.test()).resolves.toMatchObject({ ok: true });
  });

  it('of kind hang-after-taking is carried out all the same, and nobody heard of it', async () => {
    const { slack, url } = workspace;
    slack.trouble({ method: 'chat.postMessage', kind: 'hang-after-taking' });
    const impatient = aClient(url, { timeout: 50 });
    await expect(impatient.chat.postMessage({ channel: 'C0CALLS', text: 'x' })).rejects.toThrow();
    expect(slack.channel('calls').messages).toHaveLength(1);
    expect(slack.requests.at(-1)).toMatchObject({ wasTaken: true, wasHeard: false });
  });

  it('of kind slow answers rightly, later, whether or not somebody still waits', async () => {
    const { slack, url } = workspace;
    slack.trouble({ method: 'chat.postMessage', kind: 'slow', afterMs: 100 });
    await expect(post()).resolves.toMatchObject({ ok: true });
    expect(slack.requests.at(-1)).toMatchObject({ wasTaken: true, wasHeard: true });
    const impatient = aClient(url, { timeout: 20 });
    await expect(impatient.chat.postMessage({ channel: 'C0CALLS', text: 'x' })).rejects.toThrow();
    await slack.until('the second one', () => slack.requests.length === 2);
    expect(slack.channel('calls').messages).toHaveLength(2);
    expect(slack.requests.at(-1)).toMatchObject({ wasTaken: true, wasHeard: false });
  });

  it('comes in the order asked for, and only where asked for', async () => {
    const { slack, client } = workspace;
    slack.trouble({ channel: 'C0OPEN', kind: 'ok', times: 1 });
    slack.trouble({ channel: 'C0OPEN', kind: 'server-error', times: 1 });
    await post('C0OPEN');
    await post('C0CALLS');
    await client.users.info({ user: 'U0BO' });
    await expect(post('C0OPEN')).rejects.toMatchObject({ statusCode: 500 });
  });

  it('hits uploads when named', async () => {
    workspace.slack.trouble({ method: 'upload', kind: 'server-error', times: 1 });
    const upload = { channel_id: 'C0CALLS', file: Buffer.from('x'), filename: 'x.wav' };
    await expect(workspace.client.files.uploadV2(upload)).rejects.toThrow();
    expect(workspace.slack.files).toMatchObject([{ bytes: null, isComplete: false }]);
  });
});

describe('who may call what', () => {
  it.each([
    [undefined, 'not_authed'],
    ['xoxb-wrong', 'invalid_auth'],
  ])('the token %s is refused with %s', async (token, error) => {
    const stranger = new WebClient(token, { slackApiUrl: workspace.url });
    await expect(stranger.auth.test()).rejects.toMatchObject({ data: { error } });
  });

  it('a missing scope is named', async () => {
    const poor = await aStartedSlack({ scopes: ['commands', 'users:read'] });
    const refused = { error: 'missing_scope', needed: 'chat:write', provided: 'commands,users:read' };
    await expect(poor.client.chat.postMessage({ channel: 'C0CALLS', text: 'x' })).rejects.toMatchObject({
      data: refused,
    });
    const { response_metadata } = await poor.client.auth.test();
    expect(response_metadata?.scopes).toEqual(['commands', 'users:read']);
    await poor.slack.stop();
  });

  it('an unknown method is complained about', async () => {
    await expect(workspace.client.apiCall('chat.shout')).rejects.toMatchObject({
      data: { error: 'unknown_method' },
    });
    expect(workspace.slack.complaints).toMatchObject([{ where: 'chat.shout', what: 'unknown method' }]);
  });

  it('a call nobody asked for is complained about', async () => {
    const narrow = await aStartedSlack({ expectedMethods: ['auth.test'] });
    await narrow.client.auth.test();
    await narrow.client.users.list({});
    expect(() => narrow.slack.expectNoComplaints()).toThrow('- users.list: a call nobody asked for');
    await narrow.slack.stop();
  });

  it('people in every state are told apart', async () => {
    const { members } = await workspace.client.users.list({});
    const states = members?.map(({ id, deleted, is_bot, is_restricted }) => ({
      id,
      deleted,
      is_bot,
      is_restricted,
    }));
    expect(states).toContainEqual({ id: 'U0GONE', deleted: true, is_bot: false, is_restricted: false });
    expect(states).toContainEqual({ id: 'U0GUEST', deleted: false, is_bot: false, is_restricted: true });
    expect(states).toContainEqual({ id: 'U0JOURBOT', deleted: false, is_bot: true, is_restricted: false });
    const nobody = workspace.client.users.info({ user: 'U0NOBODY' });
    await expect(nobody).rejects.toMatchObject({ data: { error: 'user_not_found' } });
  });
});
