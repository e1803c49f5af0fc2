import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, aBoltApp, aStartedSlack, BO, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
let bot: Awaited<ReturnType<typeof aBoltApp>>;
beforeEach(async () => {
  workspace = await aStartedSlack();
  bot = await aBoltApp(workspace);
});
afterEach(async () => {
  await bot.stop();
  await workspace.slack.stop();
});

describe('typing a command', () => {
  it('reaches a real Bolt app as Slack would send it, and shows what it responds', async () => {
    const { slack } = workspace;
    bot.app.command('/oncall', async ({ ack, command, respond }) => {
      await ack();
      await respond({ text: `${command.user_name} in ${command.channel_name}: ${command.text}` });
    });
    const seen = await slack.types(ANNA, '/oncall add @bo & <friends>, see #calls', { channel: 'calls' });
    expect(seen.ack).toMatchObject({ isOk: true, body: '' });
    expect(seen.messages[0]?.text).toBe(
      `anna in calls: add <@${BO}|bo> &amp; &lt;friends&gt;, see <#C0CALLS|calls>`,
    );
    expect(slack.channel('calls').ephemerals).toMatchObject([{ ephemeralTo: ANNA }]);
    slack.expectNoComplaints();
  });

  it('shows an answer that comes with the acknowledgement', async () => {
    bot.app.command('/oncall', ({ ack }) => ack('Anna is on call'));
    const seen = await workspace.slack.types(ANNA, '/oncall');
    expect(seen.text).toBe('Anna is on call');
  });

  it('complains when nothing answers in time', async () => {
    bot.app.command('/oncall', ({ ack }) => ack());
    const { slack } = workspace;
    const waiting = slack.types(ANNA, '/oncall', { withinMs: 50 });
    await expect(waiting).rejects.toThrow('50 ms passed while waiting for an answer to /oncall from anna');
  });

  it.each(['wrong', 'stale'] as const)('is turned away with a %s signature', async (signature) => {
    const seen = await workspace.slack.types(ANNA, '/oncall', { signature });
    expect(seen.ack.status).toBe(401);
  });

  it('refuses a response_url used a sixth time', async () => {
    const { slack } = workspace;
    bot.app.command('/oncall', async ({ ack, respond }) => {
      await ack();
      const texts = ['1', '2', '3', '4', '5', '6'];
      for (const text of texts) await respond(text).catch(() => undefined);
    });
    const seen = await slack.types(ANNA, '/oncall');
    await slack.until('the refusal', () => slack.complaints.length > 0);
    expect(seen.messages.map((message) => message.text)).toEqual(['1', '2', '3', '4', '5']);
    expect(slack.complaints[0]?.what).toContain('used_url');
  });
});
