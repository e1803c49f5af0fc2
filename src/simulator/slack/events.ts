// Events and shortcuts: what Slack tells the app without anybody having touched its messages.
import { randomUUID } from 'node:crypto';
import type { Ack, AppLink, Envelope } from './app-link.ts';
import { payloadBase, personWith, VERIFICATION_TOKEN } from './person.ts';
import type { Json } from './record.ts';
import { type Patience, patiently, type Seen, seenAfter } from './seen.ts';
import type { SignatureKind } from './signing.ts';
import { seenView } from './view-methods.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

export interface EventOptions {
  /** 1 to 3 when Slack sends it again. */
  readonly retryNum?: number;
  readonly retryReason?: string;
  /** The same for each repeat. */
  readonly eventId?: string;
  readonly signature?: SignatureKind;
}

export interface Sent {
  readonly ack: Ack;
  readonly envelope: Envelope;
}

export interface Eventing {
  readonly sendsEvent: (event: Json, options?: EventOptions) => Promise<Sent>;
  /** Waits until the tab was published, unless told not to. */
  readonly opensHome: (
    userId: string,
    patience?: Patience,
  ) => Promise<Sent & { readonly view: View | undefined }>;
  readonly shortcut: (userId: string, callbackId: string, patience?: Patience) => Promise<Seen>;
  /** The same envelope once more, freshly signed. */
  readonly sendsAgain: (sent: Pick<Sent, 'envelope'>) => Promise<Ack>;
}

const HOME_WITHIN_MS = 5000;

export function createEventing(deps: { readonly world: World; readonly link: AppLink }): Eventing {
  const { world, link } = deps;

  async function sendsEvent(event: Json, options: EventOptions = {}): Promise<Sent> {
    const again = options.retryNum;
    const retry =
      again === undefined ? {} : { retry: { num: again, reason: options.retryReason ?? 'http_timeout' } };
    const envelope: Envelope = {
      kind: 'events_api',
      payload: eventPayload(world, event, options.eventId),
      ...retry,
    };
    return { envelope, ack: await link.deliver(envelope, options.signature) };
  }

  async function opensHome(
    userId: string,
    patience: Patience = {},
  ): Promise<Sent & { view: View | undefined }> {
    const user = personWith(world, userId);
    const before = world.views.home(userId);
    const hashBefore = before?.hash;
    const known = before === undefined ? {} : { view: seenView(world, before) };
    const channel = world.workspace.directChannel(userId).id;
    const event = { type: 'app_home_opened', user: userId, channel, tab: 'home', ...known };
    const sent = await sendsEvent({ ...event, event_ts: String(world.clock.now() / 1000) });
    const isAwaited = patience.waitFor !== 'ack' && sent.ack.isOk;
    const isPublished = (): boolean => world.views.home(userId)?.hash !== hashBefore;
    if (isAwaited)
      await world.bell.until(
        `the Home tab of ${user.name}`,
        isPublished,
        patience.withinMs ?? HOME_WITHIN_MS,
      );
    return { ...sent, view: world.views.home(userId) };
  }

  async function shortcut(userId: string, callbackId: string, patience: Patience = {}): Promise<Seen> {
    const user = personWith(world, userId);
    const trigger = world.triggers.create(userId);
    const own = {
      callback_id: callbackId,
      trigger_id: trigger.id,
      action_ts: String(world.clock.now() / 1000),
    };
    const envelope: Envelope = {
      kind: 'interactive',
      payload: { type: 'shortcut', ...payloadBase(world, user), ...own },
    };
    const ack = await link.deliver(envelope);
    const seen = seenAfter(world, { envelope, trigger }, ack);
    return patiently(world, seen, {
      waitFor: 'answer',
      ...patience,
      what: `${user.name}'s shortcut ${callbackId}`,
    });
  }

  return { sendsEvent, opensHome, shortcut, sendsAgain: ({ envelope }) => link.deliver(envelope) };
}

function eventPayload(
  world: World,
  event: Json,
  eventId = `Ev${randomUUID().slice(0, 8).toUpperCase()}`,
): Json {
  const { team, bot } = world.workspace;
  const authorization = {
    enterprise_id: null,
    team_id: team.id,
    user_id: bot.userId,
    is_bot: true,
    is_enterprise_install: false,
  };
  return {
    type: 'event_callback',
    token: VERIFICATION_TOKEN,
    team_id: team.id,
    api_app_id: bot.appId,
    event,
    event_id: eventId,
    event_time: Math.floor(world.clock.now() / 1000),
    authorizations: [authorization],
    is_ext_shared_channel: false,
  };
}
