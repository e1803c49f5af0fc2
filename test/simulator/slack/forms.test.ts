import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ANNA, aBoltApp, aStartedSlack, BO, type StartedSlack } from './a-slack.ts';

let now = 1_763_800_000_000;
let workspace: StartedSlack;
let bot: Awaited<ReturnType<typeof aBoltApp>>;
beforeEach(async () => {
  workspace = await aStartedSlack({ clock: { now: () => now } });
  bot = await aBoltApp(workspace);
});
afterEach(async () => {
  await bot.stop();
  await workspace.slack.stop();
});

const plain = (text: string) => ({ type: 'plain_text' as const, text });
const phone = { type: 'plain_text_input' as const, action_id: 'phone', max_length: 15 };
const people = { type: 'multi_users_select' as const, action_id: 'people', initial_users: [BO] };
const form = {
  type: 'modal' as const,
  callback_id: 'member',
  title: plain('Member'),
  submit: plain('Save'),
  notify_on_close: true,
  blocks: [
    { type: 'input' as const, block_id: 'phone-block', label: plain('Phone'), element: phone },
    { type: 'input' as const, block_id: 'people-block', label: plain('People'), element: people },
  ],
};

async function openForm() {
  bot.app.shortcut('member', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: form });
  });
  const { view } = await workspace.slack.shortcut(ANNA, 'member');
  if (view === undefined) throw new Error('no form opened');
  return view;
}

describe('a form', () => {
  it('is submitted with first and entered values, and closes', async () => {
    const view = await openForm();
    let values: unknown;
    bot.app.view('member', async ({ ack, view: submitted }) => {
      values = submitted.state.values;
      await ack();
    });
    const submitted = await workspace.slack.submits(ANNA, view.id, { Phone: '+46701234567' });
    expect(submitted).toMatchObject({ action: 'closed', errors: {}, view: undefined });
    expect(values).toEqual({
      'phone-block': { phone: { type: 'plain_text_input', value: '+46701234567' } },
      'people-block': { people: { type: 'multi_users_select', selected_users: [BO] } },
    });
    workspace.slack.expectNoComplaints();
  });

  it('has no more than its fields now, whatever a screen shows a moment longer', async () => {
    const view = await openForm();
    const shown = { phone: '1', people: [BO] };
    expect(workspace.slack.stillThere(ANNA, view.id, shown)).toEqual(shown);
    const shorter = { ...form, blocks: form.blocks.slice(0, 1) };
    await bot.app.client.views.update({ view_id: view.id, view: shorter });
    expect(workspace.slack.stillThere(ANNA, view.id, shown)).toEqual({ phone: '1' });
  });

  it('stays open with the app’s errors', async () => {
    const view = await openForm();
    const errors = { 'phone-block': 'That is no phone number' };
    bot.app.view('member', ({ ack }) => ack({ response_action: 'errors', errors }));
    const submitted = await workspace.slack.submits(ANNA, view.id, { phone: 'x' });
    expect(submitted).toMatchObject({ action: 'errors', errors, view: { id: view.id } });
  });

  it('gives way to the next one', async () => {
    const view = await openForm();
    const next = { type: 'modal' as const, title: plain('Done'), blocks: [] };
    bot.app.view('member', ({ ack }) => ack({ response_action: 'push', view: next }));
    const submitted = await workspace.slack.submits(ANNA, view.id, { phone: '1' });
    expect(submitted.action).toBe('push');
    expect(workspace.slack.openViews(ANNA)).toMatchObject([{ id: view.id }, { previousId: view.id }]);
  });

  it.each([
    [{}, '"Phone" is required'],
    [{ phone: '1234567890123456' }, '"Phone" has more than 15 characters'],
    [{ colour: 'red' }, 'The form has no field "colour"; it has: phone, people'],
  ])('is not sent by Slack when filled with %j', async (entries, problem) => {
    const view = await openForm();
    await expect(workspace.slack.submits(ANNA, view.id, entries)).rejects.toThrow(problem);
  });

  it.each([
    ['4', 'is less than 5'],
    ['61', 'is more than 60'],
    ['1.5', 'is no number that Slack takes'],
  ])('keeps %s from a number field', async (entered, problem) => {
    const seconds = {
      type: 'number_input' as const,
      action_id: 'seconds',
      is_decimal_allowed: false,
      min_value: '5',
      max_value: '60',
    };
    const block = { type: 'input' as const, block_id: 's', label: plain('Seconds'), element: seconds };
    bot.app.shortcut('number', async ({ ack, shortcut, client }) => {
      await ack();
      await client.views.open({ trigger_id: shortcut.trigger_id, view: { ...form, blocks: [block] } });
    });
    const { view } = await workspace.slack.shortcut(ANNA, 'number');
    await expect(workspace.slack.submits(ANNA, view?.id ?? '', { Seconds: entered })).rejects.toThrow(
      problem,
    );
  });

  it('tells the app nothing of a field before it is sent, unless the field is to', async () => {
    const view = await openForm();
    workspace.slack.fills(ANNA, view.id, { Phone: '1' });
    await expect(workspace.slack.clicks(ANNA, view, 'people', { selected: [ANNA] })).rejects.toThrow(
      'Slack tells the app nothing of people',
    );
    expect(JSON.stringify(view.state)).toContain('"value":"1"');
  });

  it('tells the app when it is closed', async () => {
    const view = await openForm();
    bot.app.view({ callback_id: 'member', type: 'view_closed' }, ({ ack }) => ack());
    expect(await workspace.slack.closesView(ANNA, view.id)).toMatchObject({ isOk: true });
    expect(workspace.slack.openViews(ANNA)).toEqual([]);
  });

  it('complains about errors for a field that is not there', async () => {
    const view = await openForm();
    bot.app.view('member', ({ ack }) => ack({ response_action: 'errors', errors: { phone: 'action id' } }));
    await workspace.slack.submits(ANNA, view.id, { phone: 'x' });
    expect(workspace.slack.complaints[0]?.what).toBe('errors for what is no input: phone');
  });
});

describe('opening a view', () => {
  async function aTrigger(): Promise<string> {
    bot.app.command('/oncall', ({ ack }) => ack('ok'));
    const seen = await workspace.slack.types(ANNA, '/oncall');
    return String(seen.envelope.payload.trigger_id);
  }

  it('works once for each trigger', async () => {
    const trigger_id = await aTrigger();
    await workspace.client.views.open({ trigger_id, view: form });
    const again = workspace.client.views.open({ trigger_id, view: form });
    await expect(again).rejects.toMatchObject({ data: { error: 'exchanged_trigger_id' } });
  });

  it('works for three seconds', async () => {
    const trigger_id = await aTrigger();
    now += 3001;
    const late = workspace.client.views.open({ trigger_id, view: form });
    await expect(late).rejects.toMatchObject({ data: { error: 'expired_trigger_id' } });
  });

  it('is refused with the place of every fault', async () => {
    const trigger_id = await aTrigger();
    const view = { ...form, title: plain('A title far too long for Slack') };
    const refused = workspace.client.views.open({ trigger_id, view });
    const messages = ['[ERROR] must be at most 24 characters, has 30 [json-pointer:/view/title/text]'];
    await expect(refused).rejects.toMatchObject({
      data: { error: 'invalid_arguments', response_metadata: { messages } },
    });
  });

  it('checks the hash on later changes', async () => {
    const opened = await workspace.client.views.open({ trigger_id: await aTrigger(), view: form });
    const view_id = opened.view?.id ?? '';
    const hash = opened.view?.hash ?? '';
    await workspace.client.views.update({ view_id, hash, view: form });
    const stale = workspace.client.views.update({ view_id, hash, view: form });
    await expect(stale).rejects.toMatchObject({ data: { error: 'hash_conflict' } });
  });
});
