import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createManualClock } from '../../../src/simulator/manual-clock.ts';
import { ANNA, aBoltApp, aStartedSlack, type StartedSlack } from './a-slack.ts';

let workspace: StartedSlack;
beforeEach(async () => {
  workspace = await aStartedSlack();
});
afterEach(() => workspace.slack.stop());

const pageAt = async (path: string) => {
  const response = await fetch(new URL(path, workspace.url));
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
};
const plain = (text: string) => ({ type: 'plain_text' as const, text });
const channel = 'C0CALLS';

describe('the page', () => {
  it('shows a channel, its threads, files and what only one person sees', async () => {
    const { client } = workspace;
    const card = await client.chat.postMessage({ channel, text: '*Missed* call for <@U0BO> <!channel>' });
    const thread_ts = card.ts ?? '';
    const audio = { channel_id: channel, thread_ts, file: Buffer.from('RIFF'), filename: 'voicemail.wav' };
    await client.files.uploadV2({ ...audio, initial_comment: 'Listen' });
    await client.chat.postEphemeral({ channel, user: ANNA, text: 'Yours' });
    const { text } = await pageAt('/');
    expect(text).toContain('<b>Missed</b> call for <span class="mention">@bo</span>');
    expect(text).toContain('<span class="mention loud">@channel</span>');
    expect(text).toMatch(/1 reply[\s\S]*Listen[\s\S]*<audio controls[^>]* src="\/shown-file\/F00000001">/);
    expect(text).toContain('Only visible to anna');
    expect(await pageAt('/shown-file/F00000001')).toMatchObject({ type: 'audio/wav', text: 'RIFF' });
  });

  it('says of what was written on another day on which', async () => {
    const clock = createManualClock(Date.UTC(2026, 10, 24, 22, 30));
    const { slack, url } = await aStartedSlack({ clock });
    const said = async (): Promise<string | undefined> => {
      const { text } = await pageAt(new URL('/channel/calls', url).href);
      return /<b>Anna Andersson<\/b> *<span class="quiet">([^<]*)/.exec(text)?.[1];
    };
    slack.people.writes(ANNA, 'calls', 'Good evening');
    expect(await said()).toBe('23:30');
    await clock.advance(3_600_000);
    expect(await said()).toBe('yesterday 23:30');
    await clock.advance(86_400_000);
    expect(await said()).toBe('Nov 24, 2026 23:30');
    await slack.stop();
  });

  it('escapes whatever anybody writes', async () => {
    const { client, slack } = workspace;
    const attack = '<script>alert(1)</script>"\'';
    const blocks = [
      {
        type: 'section' as const,
        text: plain(attack),
        accessory: {
          type: 'button' as const,
          action_id: 'x',
          text: plain(attack),
          accessibility_label: attack,
        },
      },
      { type: 'image' as const, image_url: 'https://x/y.png', alt_text: attack },
      {
        type: 'section' as const,
        text: {
          type: 'mrkdwn' as const,
          text: `\`${attack}\` <javascript:alert(1)|click> <https://x/"onload=|${attack}>`,
        },
      },
    ];
    await client.chat.postMessage({ channel, text: 'x', blocks });
    await client.conversations.setTopic({ channel, topic: attack });
    slack.people.writes(ANNA, 'calls', attack);
    const { text } = await pageAt('/channel/calls');
    expect(text).toContain('&lt;script&gt;');
    expect(text).not.toMatch(/<script|javascript:|"onload/);
  });

  it('shows Home tabs and open forms', async () => {
    const { client } = workspace;
    const blocks = [{ type: 'header' as const, text: plain('On call: Anna') }];
    await client.views.publish({ user_id: ANNA, view: { type: 'home', blocks } });
    expect((await pageAt('/home/anna')).text).toContain('<h3 class="header">On call: Anna</h3>');
    expect((await pageAt(`/views/${ANNA}`)).text).toContain('No form is open');
    expect((await pageAt('/home/nobody')).status).toBe(404);
  });

  it('shows in open forms what was entered, and what was refused', async () => {
    const bot = await aBoltApp(workspace);
    const element = { type: 'timepicker' as const, action_id: 'time', initial_time: '08:00' };
    const block = { type: 'input' as const, block_id: 'opens', label: plain('Opens'), element };
    const view = {
      type: 'modal' as const,
      callback_id: 'day',
      title: plain('Day'),
      submit: plain('Save'),
      blocks: [block],
    };
    bot.app.shortcut('day', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view });
    });
    bot.app.view('day', ({ ack }) => ack({ response_action: 'errors', errors: { opens: 'Too early' } }));
    const opened = await workspace.slack.shortcut(ANNA, 'day');
    expect((await pageAt(`/views/${ANNA}`)).text).toMatch(/value {2}chosen"[^>]*>08:00</);
    await workspace.slack.submits(ANNA, opened.view?.id ?? '', { Opens: '05:00' });
    const { text } = await pageAt(`/views/${ANNA}`);
    expect(text).toMatch(/value {2}chosen"[^>]*>05:00<.*Too early/);
    await bot.stop();
  });
});
