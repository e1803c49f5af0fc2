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

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const claim = { type: 'button' as const, action_id: 'claim', text: plain('Claim'), value: 'c1' };
const card = [{ type: 'actions' as const, elements: [claim] }];

describe('clicking', () => {
  it('a button sends the message and what the button holds, and shows the change', async () => {
    const { slack, client } = workspace;
    bot.app.action('claim', async ({ ack, body, action, client: own }) => {
      await ack();
      if (body.type !== 'block_actions' || action.type !== 'button') return;
      const { channel, message, user } = body;
      const text = `${action.value} claimed by <@${user.id}> (${message?.text})`;
      await own.chat.update({ channel: channel?.id ?? '', ts: message?.ts ?? '', text, blocks: [] });
    });
    await client.chat.postMessage({ channel: 'C0CALLS', text: 'Missed call', blocks: card });
    const [message] = slack.channel('calls').messages;
    if (message === undefined) throw new Error('no card');
    const seen = await slack.clicks(BO, message, 'claim');
    expect(seen.ack).toMatchObject({ isOk: true, body: '' });
    await slack.until('the claim', () => slack.channel('calls').messages[0]?.blocks.length === 0);
    expect(slack.asText(slack.channel('calls').messages[0] ?? message)).toBe(
      'c1 claimed by @bo (Missed call)',
    );
    await expect(slack.clicks(BO, message, 'claim')).rejects.toThrow('There is no claim to click');
    slack.expectNoComplaints();
  });

  it('an ephemeral message can be replaced, and only its reader can click', async () => {
    const { slack } = workspace;
    bot.app.command('/oncall', ({ ack }) => ack({ text: 'Sure?', blocks: card }));
    bot.app.action('claim', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'Done', replace_original: true });
    });
    const { messages } = await slack.types(ANNA, '/oncall');
    const [question] = messages;
    if (question === undefined) throw new Error('no question');
    await expect(slack.clicks(BO, question, 'claim')).rejects.toThrow('bo does not see that message');
    await slack.clicks(ANNA, question, 'claim', { waitFor: 'answer' });
    expect(slack.channel('calls').ephemerals).toMatchObject([{ text: 'Done', ephemeralTo: ANNA }]);
  });

  it('in the Home tab carries the view and what was chosen', async () => {
    const { slack } = workspace;
    const picker = { type: 'users_select' as const, action_id: 'next', initial_user: BO };
    bot.app.event('app_home_opened', async ({ event, client }) => {
      const blocks = [{ type: 'actions' as const, block_id: 'roster', elements: [picker] }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    let chosen: unknown;
    bot.app.action('next', async ({ ack, body, action }) => {
      chosen = [action, 'view' in body ? body.view?.state.values : null];
      await ack();
    });
    const { view } = await slack.opensHome(ANNA);
    await slack.clicks(ANNA, view ?? { id: '' }, 'next', { selected: ANNA });
    const entered = { type: 'users_select', selected_user: ANNA };
    expect(chosen).toMatchObject([entered, { roster: { next: entered } }]);
    slack.expectNoComplaints();
  });

  it('reports a button nobody listens to', async () => {
    const { slack, client } = workspace;
    await client.chat.postMessage({ channel: 'C0CALLS', text: 'Missed call', blocks: card });
    const [message] = slack.channel('calls').messages;
    const seen = await slack.clicks(BO, message ?? { id: '' }, 'claim');
    expect(seen.ack.isOk).toBe(false);
    expect(() => slack.expectNoComplaints()).toThrow('interactive block_actions: ');
  });
});
