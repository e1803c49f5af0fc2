import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackSends } from './slack-side.ts';
import { ANNA, CHANNEL, startWorld, type World } from './world.ts';

/** Slack shows people a warning, or sends the same again, when nothing came back by then. */
const ACK_WITHIN_MS = 3_000;
const FROM = {
  team: { id: 'T0JOUR', domain: 'jour-test' },
  user: { id: ANNA.id, name: ANNA.name },
  token: 'verification',
  trigger_id: '1.2.3',
};
const VIEW = { id: 'V1', type: 'modal', callback_id: 'unheard-of', state: { values: {} } };

const INTERACTIONS = {
  'a button': { type: 'block_actions', actions: [{ type: 'button', action_id: 'x', block_id: 'y' }] },
  'a form sent': { type: 'view_submission', view: VIEW },
  'a form closed': { type: 'view_closed', view: VIEW, is_cleared: false },
  'a global shortcut': { type: 'shortcut', callback_id: 'unheard-of' },
  'a message shortcut': {
    type: 'message_action',
    callback_id: 'unheard-of',
    message: { ts: '1.1' },
    channel: CHANNEL,
  },
  'a question for options': { type: 'block_suggestion', action_id: 'x', block_id: 'y', value: 'a' },
  'something of a kind made tomorrow': { type: 'hologram_submission' },
};

const EVENTS = {
  'an event': { type: 'app_mention', user: ANNA.id, text: 'hello', channel: CHANNEL.id, ts: '1.1' },
  'somebody opening the home tab': { type: 'app_home_opened', user: ANNA.id, channel: 'D1', tab: 'home' },
  'the app being removed': { type: 'app_uninstalled' },
};

describe('what Jour has no use for is acknowledged in time', () => {
  let world: World;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world.end());

  it.each(Object.entries(INTERACTIONS))('%s', async (_name, payload) => {
    const ack = await slackSends(world, 'interaction', { ...FROM, ...payload });
    expect(ack.status).toBe(200);
    expect(ack.tookMs).toBeLessThan(ACK_WITHIN_MS);
  });

  it.each(Object.entries(EVENTS))('%s', async (_name, event) => {
    const envelope = { type: 'event_callback', team_id: FROM.team.id, api_app_id: 'A0JOUR', event_id: 'Ev1' };
    const ack = await slackSends(world, 'event', { ...envelope, event });
    expect(ack.status).toBe(200);
    expect(ack.tookMs).toBeLessThan(ACK_WITHIN_MS);
  });

  it('what names nobody is answered once, not again when the time for an answer is over', async () => {
    const nonsense = await slackSends(world, 'interaction', { type: 'view_submission', nonsense: true });
    // The answer to this one comes when that time is over; an answer too many would be an uncaught error by then.
    const later = await slackSends(world, 'interaction', { ...FROM, type: 'hologram_submission' });
    expect(nonsense.status).toBeGreaterThanOrEqual(400);
    expect(later.status).toBe(200);
  });

  it('the check of the address when the app is set up', async () => {
    const ack = await slackSends(world, 'event', { type: 'url_verification', challenge: 'c' });
    expect(ack.status).toBe(200);
  });
});
