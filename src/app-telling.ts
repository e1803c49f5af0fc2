// The part of the composition that tells: what waits in the outbox leaves for Slack and for phones, and what stands in its way is known.
import { createReportParts } from './app-reports.ts';
import { createShiftParts } from './app-shifts.ts';
import { createTroubleParts } from './app-trouble.ts';
import type { WorkParts } from './app-work.ts';
import type { Config } from './config.ts';
import type { Call } from './core/call.ts';
import type { OutboxFacts } from './core/checkup-facts.ts';
import { MINUTE_MS, SECOND_MS } from './core/instant.ts';
import { createDelivery, type Delivery } from './flows/deliver.ts';
import { createGatherAlerts } from './flows/gather-alerts.ts';
import { heldStores } from './flows/held-stores.ts';
import { createLookUp } from './flows/look-up.ts';
import type { Reports } from './flows/reports.ts';
import { createSend } from './flows/send.ts';
import { createSendNumbers } from './flows/send-numbers.ts';
import { createSendRecording } from './flows/send-recording.ts';
import { createSendTextEffect } from './flows/send-text.ts';
import type { Log } from './ports/log.ts';
import type { CallBooks, Phone } from './ports/phone.ts';
import type { Pictures } from './ports/picture.ts';
import type { AudioForChat } from './ports/sound.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import { createChat } from './slack/chat.ts';
import { createClients } from './slack/clients.ts';
import { createSlackLink } from './slack/link.ts';
import { createLooks } from './slack/looks.ts';
import { createMetrics, type Health } from './web/observe.ts';

export const COMMAND_WORD = '/oncall';
/** Slack counts as reachable this long after it last answered. */
const SLACK_FRESH_MS = 5 * MINUTE_MS;

export interface TellingDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly workParts: WorkParts;
  readonly phone: Phone;
  readonly books: CallBooks;
  readonly learn: Reports['learn'];
  readonly audioForChat: AudioForChat;
  readonly fileName: (call: Call, of: 'message' | 'call', timeZone: string) => string;
  /** Why nothing can be written now; null: it can. */
  readonly diskFault: () => string | null;
  readonly pictures: Pictures;
  /** What Slack takes, or does not take, has changed. */
  readonly onTrouble: () => void;
}

/** The oldest thing that is due: what is meant for later is not late. */
const createOutboxFacts =
  ({ outbox, clock }: Pick<TellingDeps, 'outbox' | 'clock'>) =>
  async (): Promise<OutboxFacts> => {
    const now = clock.now();
    let waiting = 0;
    let oldestAt: number | null = null;
    await outbox.some(
      () => true,
      ({ createdAt, nextAt, attempts }) => {
        waiting += 1;
        if (attempts > 0 || nextAt <= now) oldestAt = Math.min(oldestAt ?? createdAt, createdAt);
        return false;
      },
    );
    return { waiting, oldestAt };
  };

export const createTellingParts = (deps: TellingDeps) => {
  const { config, clock, log, settings, calls, outbox } = deps;
  const stores = { settings, calls, outbox, clock, log };
  const held = heldStores(stores);
  const made: { delivery: Delivery | null } = { delivery: null };
  const kick = (channelId?: string): void => made.delivery?.kick(channelId);
  const resume = (channelId: string | null): void => {
    made.delivery?.resume(channelId).catch((error: unknown) => log.error('outbox cannot be read', { error }));
  };

  const outboxFacts = createOutboxFacts(deps);
  const metrics = createMetrics(
    async () => {
      const { waiting, oldestAt } = await outboxFacts();
      return { depth: waiting, oldestSeconds: oldestAt === null ? 0 : (clock.now() - oldestAt) / SECOND_MS };
    },
    () => {
      const { token, channels } = trouble.trouble();
      return { isTokenRefused: token !== null, channelsRefusing: channels.length };
    },
  );

  const { client, quickClient } = createClients(config.slack, log);
  const looks = createLooks();
  const trouble = createTroubleParts({
    ...stores,
    held,
    chat: createChat({ client, quickClient, commandWord: COMMAND_WORD, looks, log }),
    kick,
    resume,
    onChange: deps.onTrouble,
    askToken: () => void link.check(),
  });
  const { chat } = trouble;
  const link = createSlackLink({ client: quickClient, clock, log, ...trouble.link });
  const shifts = createShiftParts({ ...stores, config, chat, client, quickClient });
  const reports = createReportParts({ ...stores, held, chat, kick, pictures: deps.pictures });

  const delivery = createDelivery({
    outbox: held.outbox,
    clock,
    log,
    send: createSend({
      ...stores,
      ...held,
      ...reports.sending,
      chat,
      sendRecording: createSendRecording({ ...deps, ...held, chat }),
      // A text is written down before it leaves, or it does not leave.
      sendText: createSendTextEffect({ ...stores, sendText: deps.workParts.sendText }),
      sendShifts: shifts.sendShifts,
      sendNumbers: createSendNumbers({ settings, chat, log }),
      lookUp: createLookUp(deps),
      sendDirect: trouble.sendDirect,
    }),
    gather: createGatherAlerts({ ...held, clock }),
    onTrouble: metrics.deliveryTrouble,
  });
  made.delivery = delivery;

  const health = async (): Promise<Health> => {
    const writable = deps.diskFault() === null;
    const { token, channels } = trouble.trouble();
    const slack = token === null ? link.state(SLACK_FRESH_MS) : 'refused';
    const isTold = slack !== 'unreachable' && slack !== 'refused' && channels.length === 0;
    return {
      ready: writable && isTold,
      store: writable ? 'writable' : 'failing',
      slack,
      channels: channels.length === 0 ? 'taking' : 'refusing',
    };
  };

  return {
    chat,
    client,
    quickClient,
    looks,
    link,
    trouble,
    shifts,
    reports,
    delivery,
    metrics,
    health,
    outboxFacts,
    kick,
  };
};

export type TellingParts = ReturnType<typeof createTellingParts>;
