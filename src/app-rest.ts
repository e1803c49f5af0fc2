// The part of the composition that callers do not wait for: Slack, Express, metrics and the jobs.

import { createCheckupParts } from './app-checkup.ts';
import { createHomeParts } from './app-home.ts';
import { createPictures } from './app-pictures.ts';
import { createReportParts } from './app-reports.ts';
import { createShiftParts } from './app-shifts.ts';
import { createTroubleParts } from './app-trouble.ts';
import { createWorkFlows, type WorkParts } from './app-work.ts';
import type { Config } from './config.ts';
import type { Call } from './core/call.ts';
import type { OutboxFacts } from './core/checkup.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from './core/instant.ts';
import { createCatchUp } from './flows/catch-up.ts';
import { createCommand, type Typed } from './flows/command.ts';
import { createDelivery } from './flows/deliver.ts';
import type { DiskHealth } from './flows/disk-watch.ts';
import { createGatherAlerts } from './flows/gather-alerts.ts';
import { createHoursTick } from './flows/hours-tick.ts';
import { createLookUp } from './flows/look-up.ts';
import type { Prompts } from './flows/prompts.ts';
import type { RecordPrompt } from './flows/record-prompt.ts';
import type { Reports } from './flows/reports.ts';
import { createRetention } from './flows/retention.ts';
import { createSend } from './flows/send.ts';
import { createSendNumbers } from './flows/send-numbers.ts';
import { createSendRecording } from './flows/send-recording.ts';
import { createSendTextEffect } from './flows/send-text.ts';
import type { Warn } from './flows/warn.ts';
import { createWatchAccount } from './flows/watch-account.ts';
import { createWhoIs } from './flows/who-is.ts';
import { createGuard } from './flows/who-may.ts';
import { createPublicHolidays } from './jobs/public-holidays.ts';
import { createSchedule } from './jobs/schedule.ts';
import type { Codes } from './ports/codes.ts';
import type { Log } from './ports/log.ts';
import type { CallBooks, OwnNumbers, Phone } from './ports/phone.ts';
import type { AudioForChat } from './ports/sound.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import { createBoltApp } from './slack/bolt-app.ts';
import { createCardButtons } from './slack/card-buttons.ts';
import { createChat } from './slack/chat.ts';
import { createClients } from './slack/clients.ts';
import { createDirectSound } from './slack/direct-sound.ts';
import { createFetchUpload } from './slack/fetch-upload.ts';
import { createForms } from './slack/forms.ts';
import { createSlackLink } from './slack/link.ts';
import { createLooks } from './slack/looks.ts';
import { createPromptForm } from './slack/prompt-form.ts';
import { addLastResorts, createExpressApp } from './web/express-app.ts';
import { createMetrics, type Health, type Metrics } from './web/observe.ts';

const COMMAND_WORD = '/oncall';
/** Slack counts as reachable this long after it last answered. */
const SLACK_FRESH_MS = 5 * MINUTE_MS;
/** What is being sent at a stop gets this long; later it is looked for, and sent again if it did not arrive. */
const SENDING_ENDS_WITHIN_MS = 1.5 * SECOND_MS;

export interface RestDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly announce: () => Promise<void>;
  readonly warn: Warn;
  readonly prompts: Prompts;
  readonly recordPrompt: RecordPrompt;
  readonly workParts: WorkParts;
  readonly phone: Phone;
  readonly codes: Codes;
  readonly ownNumbers: OwnNumbers;
  readonly books: CallBooks;
  readonly learn: Reports['learn'];
  readonly wasRefused: (callId: string) => boolean;
  readonly audioForChat: AudioForChat;
  readonly fileName: (call: Call, timeZone: string) => string;
  readonly removeBefore: (at: Instant) => Promise<unknown>;
  readonly storeHealth: () => DiskHealth;
  readonly watchDisk: () => Promise<void>;
  readonly lineTick: () => Promise<void>;
  readonly serve: (listener: ReturnType<typeof createExpressApp>) => void;
  readonly onMetrics: (metrics: Metrics) => void;
}

export const startRest = async (deps: RestDeps) => {
  const { config, clock, log, settings, calls, outbox } = deps;

  /** The oldest thing that is due: what is meant for later is not late. */
  const outboxFacts = async (): Promise<OutboxFacts> => {
    const now = clock.now();
    const pending = await outbox.pending();
    const due = pending.filter(({ nextAt, attempts }) => attempts > 0 || nextAt <= now);
    const oldestAt = due.reduce<number | null>(
      (oldest, { createdAt }) => Math.min(oldest ?? createdAt, createdAt),
      null,
    );
    return { waiting: pending.length, oldestAt };
  };
  const outboxState = async () => {
    const { waiting, oldestAt } = await outboxFacts();
    return { depth: waiting, oldestSeconds: oldestAt === null ? 0 : (clock.now() - oldestAt) / SECOND_MS };
  };
  const metrics = createMetrics(outboxState, () => {
    const { token, channels } = trouble.trouble();
    return { isTokenRefused: token !== null, channelsRefusing: channels.length };
  });
  deps.onMetrics(metrics);

  const { client, quickClient } = createClients(config.slack, log);
  const looks = createLooks();
  const kick = (): void => delivery.kick();
  const trouble = createTroubleParts({
    settings,
    calls,
    outbox,
    clock,
    log,
    chat: createChat({ client, quickClient, commandWord: COMMAND_WORD, looks, log }),
    kick,
    resume: (channelId) => {
      delivery.resume(channelId).catch((error: unknown) => log.error('outbox cannot be read', { error }));
    },
    onChange: () => home.changed(),
    askToken: () => void link.check(),
  });
  const { chat } = trouble;
  const whoIs = createWhoIs({ settings, chat, clock, log });
  const guard = createGuard({ settings, whoIs, log });
  const shifts = createShiftParts({ config, settings, outbox, clock, log, chat, client, quickClient });
  const { sendShifts } = shifts;
  const pictures = createPictures();
  const reports = createReportParts({ settings, calls, outbox, clock, log, chat, kick, pictures });
  const sendRecording = createSendRecording({ ...deps, chat });
  const sendText = createSendTextEffect({ settings, calls, clock, log, sendText: deps.workParts.sendText });
  const lookUp = createLookUp(deps);
  const sendNumbers = createSendNumbers({ settings, chat, log });
  const delivery = createDelivery({
    outbox,
    clock,
    log,
    send: createSend({
      settings,
      calls,
      outbox,
      chat,
      clock,
      sendRecording,
      sendText,
      sendShifts,
      sendNumbers,
      lookUp,
      sendDirect: trouble.sendDirect,
      ...reports.sending,
    }),
    gather: createGatherAlerts({ outbox, calls, clock }),
    onTrouble: metrics.deliveryTrouble,
  });
  const kickingAnnounce = async (): Promise<void> => {
    await deps.announce();
    await shifts.tick('after-command');
    delivery.kick();
  };

  const link = createSlackLink({ client: quickClient, clock, log, ...trouble.link });
  const health = async (): Promise<Health> => {
    const writable = deps.storeHealth().writable;
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

  const holidays = createPublicHolidays();
  const express = createExpressApp(health, metrics);
  const { prompts, recordPrompt } = deps;
  const announce = kickingAnnounce;
  const { surroundings, checkup } = createCheckupParts({
    config,
    settings,
    clock,
    quickClient,
    users: (ids) => chat.users(ids),
    isWritable: () => deps.storeHealth().writable,
    outbox: outboxFacts,
    faultOf: trouble.faultOf,
  });
  const commands = createCommand({
    ...shifts.commandParts,
    runReport: reports.runReport,
    pictures,
    kick,
    settings,
    calls,
    whoIs,
    clock,
    log,
    announce,
    prompts,
    recordPrompt,
    phoneChecks: deps.workParts.phoneChecks,
    holidays,
    outbox,
    codes: deps.codes,
    ownNumbers: deps.ownNumbers,
    checkup,
  });
  const runCommand = shifts.afterTick(async (typed: Typed) =>
    trouble.withTroubles(await commands.typed(typed)),
  );
  const timeZone = (): string => settings.current().lines[0]?.timeZone ?? config.timeZone;
  const wordOptions = () => ({ commandWord: COMMAND_WORD, timeZone: timeZone() });
  const promptForm = createPromptForm({
    log,
    wordOptions,
    fetchUpload: createFetchUpload({ client: quickClient, ...config.slack, log }),
    sendSound: createDirectSound({ client, log }),
    prompts: { ...prompts, take: guard({ right: 'edit', what: 'a sound for callers' }, prompts.take) },
  });
  const { work, callBack, remind } = createWorkFlows({
    settings,
    calls,
    outbox,
    clock,
    log,
    whoIs,
    parts: deps.workParts,
    kick,
  });
  const forms = createForms({
    log,
    wordOptions,
    give: shifts.afterTick(commands.given),
    look: commands.given,
  });
  const cardButtons = createCardButtons({ log, wordOptions, runCommand, work, callBack });
  const { home, ...homeListeners } = createHomeParts({
    settings,
    calls,
    clock,
    log,
    whoIs,
    client: quickClient,
    wordOptions,
    give: shifts.afterTick(commands.given),
    openForm: forms.open,
    trouble: trouble.trouble,
  });
  const onLost = (): void => void link.keepTrying(bolt.connect);
  const bolt = createBoltApp(config.slack, express, {
    runCommand,
    log,
    looks,
    timeZone,
    onLost,
    promptForm,
    forms,
    cardButtons,
    ...homeListeners,
    channelChanges: trouble.channelChanges,
    coverButtons: shifts.buttons(kickingAnnounce, wordOptions, guard),
  });
  shifts.serveCalendars(express);
  addLastResorts(express);
  // Before the first command: what is behind or ahead of what was told is settled by then.
  await deps.announce().catch((error: unknown) => log.error('changes not announced yet', { error }));
  await shifts.tick('minute');
  deps.serve(express);

  const watchAccount = createWatchAccount({
    settings,
    clock,
    surroundings,
    warn: deps.warn,
    onBalance: metrics.balance,
  });
  const retention = createRetention({ ...deps, kick: () => delivery.kick() });
  const hoursTick = createHoursTick({ settings, outbox, clock, log, holidays });
  const catchUp = createCatchUp({ ...deps, kick: () => delivery.kick() });
  const schedule = createSchedule({
    everySecond: async () => {
      await deps.watchDisk();
      await trouble.tick();
      delivery.kick();
      // Not waited for: no message is to wait for a Home.
      void home.tick();
    },
    everyMinute: async () => {
      void deps.lineTick();
      void catchUp();
      await hoursTick();
      await reports.digestTick();
      await remind();
      await shifts.tick('minute');
      await link.check();
      await watchAccount();
      await retention();
    },
  });
  await schedule.start();
  delivery.kick();
  void link.check();
  void catchUp();
  const connected = link.keepTrying(bolt.connect);

  return {
    delivery,
    catchUp,
    hoursTick,
    digestTick: reports.digestTick,
    remind,
    watchAccount,
    retention,
    home,
    shiftTick: () => shifts.tick('minute'),
    troubleTick: trouble.tick,
    /** Resolves when Slack's requests reach us. */
    connected,
    stop: async (): Promise<void> => {
      await schedule.stop();
      link.stop();
      home.stop();
      await bolt.disconnect().catch((error: unknown) => log.warn('socket not closed', { error }));
      await delivery.stop(SENDING_ENDS_WITHIN_MS);
    },
  };
};
