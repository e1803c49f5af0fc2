// The composition root: the only file that knows everything. Makes the edges, hands them the flows, starts and stops
// them in the order in which callers need them.

import { createParkingParts } from './app-parking.ts';
import { createPromptParts } from './app-prompts.ts';
import { createWorkParts } from './app-work.ts';
import type { Config } from './config.ts';
import type { Call } from './core/call.ts';
import { callerView } from './core/call-view.ts';
import { initialSettings, withFirstLine } from './core/initial-settings.ts';
import { SECOND_MS } from './core/instant.ts';
import { lineById } from './core/on-call.ts';
import { createAddresses } from './elks/addresses.ts';
import { createCallBooks } from './elks/call-books.ts';
import { createElksClient } from './elks/client.ts';
import { createDial } from './elks/dial.ts';
import { createGuard } from './elks/guard.ts';
import { createOwnNumbers } from './elks/own-numbers.ts';
import { playableAudio } from './elks/playable-audio.ts';
import { createElksRoutes } from './elks/routes.ts';
import { createSendText } from './elks/send-text.ts';
import { createStrangers } from './elks/strangers.ts';
import { createAnnounce } from './flows/announce.ts';
import { createCarefulPhone } from './flows/careful-phone.ts';
import type { Delivery } from './flows/deliver.ts';
import { createDiskWatch } from './flows/disk-watch.ts';
import type { Home } from './flows/home.ts';
import { createIncomingCall } from './flows/incoming-call.ts';
import { createPinEntry } from './flows/pin-entry.ts';
import { createReports } from './flows/reports.ts';
import { createWarn } from './flows/warn.ts';
import { watchedCalls, watchedSettings } from './flows/watched.ts';
import type { Log } from './ports/log.ts';
import type { Clock } from './ports/time.ts';
import { voicemailFileName } from './slack/words/file-name.ts';
import { createCodes } from './store/codes.ts';
import { createFileStore } from './store/file-store.ts';
import type { Metrics } from './web/observe.ts';
import { createPromptShelf } from './web/prompt-shelf.ts';
import { createPromptsHandler } from './web/prompts-route.ts';
import { createWebServer } from './web/server.ts';

export interface AppDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder with the prompts that ship: `<language>/<name>.wav`. */
  readonly promptsFolder: string;
}

/** What is loaded once calls are being answered: it takes longer than a caller should wait. */
interface Rest {
  readonly delivery: Delivery;
  readonly catchUp: () => Promise<void>;
  readonly hoursTick: () => Promise<void>;
  readonly digestTick: () => Promise<void>;
  readonly remind: () => Promise<void>;
  readonly watchAccount: () => Promise<void>;
  readonly retention: () => Promise<void>;
  readonly home: Home;
  readonly shiftTick: () => Promise<void>;
  readonly troubleTick: () => Promise<void>;
  readonly connected: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** With what is sent to Slack meanwhile and written down, a stop stays under five seconds, under nine where it parks. */
const DRAIN_LIMIT_MS = 2.5 * SECOND_MS;

export const createApp = ({ config, clock, log, promptsFolder }: AppDeps) => {
  const first = {
    lineNumber: config.elks.number,
    channelId: config.slack.channelId,
    timeZone: config.timeZone,
  };
  const store = createFileStore({ dataDir: config.dataDir, initial: initialSettings(first), clock, log });
  let rest: Rest | null = null;
  const watching = {
    onChange: (call?: Call) => rest?.home.changed(call),
    onErased: (callIds: ReadonlySet<string>) => rest?.home.erased(callIds),
  };
  const settings = watchedSettings(store.settings, watching);
  const calls = watchedCalls(store.calls, watching);
  const { outbox } = store;
  const codes = createCodes();
  const shelf = createPromptShelf({ folder: promptsFolder });
  const addresses = createAddresses(config.publicUrl, config.webhookSecret);
  let metrics: Metrics | null = null;

  const kick = (channelId?: string): void => rest?.delivery.kick(channelId);
  const stores = { settings, calls, outbox, clock, log, kick };
  const warn = createWarn(stores);
  const incoming = createIncomingCall({ ...stores, warn });
  const reports = createReports({ settings, calls, outbox, clock, kick });
  const announce = createAnnounce({ settings, outbox, clock, kick });

  const guard = createGuard({
    secret: config.webhookSecret,
    allowedIps: config.elks.allowedIps,
    trustProxy: config.trustProxy,
  });
  const strangers = createStrangers({ clock, log });
  const careful = createCarefulPhone({
    clock,
    warn,
    dial: createDial(config.elks, log),
    sendText: createSendText(config.elks, log),
  });
  const prompts = createPromptParts({ ...stores, ...careful, config, shelf, guard, strangers, announce });
  const workParts = createWorkParts({
    ...stores,
    onOutcome: (outcome) => metrics?.callEnded(outcome),
    ...careful,
    addresses,
    promptAddress: prompts.promptAddress,
  });

  const parking = createParkingParts({
    ...stores,
    config,
    warn,
    addresses,
    promptAddress: prompts.promptAddress,
  });

  const reported = workParts.reportsOf(reports);
  const books = createCallBooks({ config: config.elks, now: () => clock.now(), log });

  const planOf = async (callId: string) => {
    const call = await calls.find(callId);
    const line = call && (lineById(settings.current(), call.lineId) ?? settings.current().lines[0]);
    return call?.plan === undefined || line === undefined ? undefined : { plan: call.plan, line };
  };

  const server = createWebServer({
    prompts: createPromptsHandler(shelf),
    takes: prompts.takes,
    elks: createElksRoutes({
      guard,
      strangers,
      addresses,
      clock,
      log,
      promptAddress: prompts.promptAddress,
      holdSound: (line) => shelf.forLine(line, 'hold')?.bytes,
      onCode: createPinEntry({ settings, calls, outbox, clock, codes, log, kick }),
      onCall: incoming,
      onReport: reported,
      onCallOut: workParts.onCallOut,
      planOf,
      onAnswered: (seconds, how) => metrics?.answered(seconds, how),
      onRefused: (status) => metrics?.refused(status),
    }),
  });

  const fileName = (call: Call, timeZone: string): string => {
    const line = lineById(settings.current(), call.lineId);
    return voicemailFileName({
      at: call.startedAt,
      timeZone,
      caller: callerView(call.caller, line),
      extension: 'wav',
    });
  };

  const openStore = async (): Promise<void> => {
    await store.start();
    await settings.update((kept) => withFirstLine(kept, first));
  };

  /** Slack, Express and the jobs, loaded while calls are answered already. */
  const loadRest = async (): Promise<Rest> => {
    const { startRest } = await import('./app-rest.ts');
    return startRest({
      config,
      clock,
      log,
      settings,
      calls,
      outbox,
      announce,
      warn,
      prompts: prompts.prompts,
      recordPrompt: prompts.recordPrompt,
      workParts,
      phone: createElksClient(config.elks, log),
      codes,
      ownNumbers: createOwnNumbers(config.elks, log),
      books,
      learn: reported.learn,
      wasRefused: incoming.wasRefused,
      audioForChat: playableAudio,
      fileName,
      storeHealth: store.health,
      removeBefore: store.removeBefore,
      watchDisk: createDiskWatch({ ...store, warn, clock }),
      lineTick: parking.tick,
      serve: server.serveRestWith,
      onMetrics: (made) => {
        metrics = made;
      },
    });
  };

  let loading: Promise<void> | null = null;

  return {
    /** Resolves when calls are answered, with the port; Slack and the rest come up behind it. */
    start: async (): Promise<{ readonly port: number }> => {
      await Promise.all([openStore().then(prompts.load), shelf.load()]);
      const port = await server.listen(config.port, config.host);
      const hosts = { elks: new URL(config.elks.apiUrl).host, slack: new URL(config.slack.apiUrl).host };
      log.info('answering calls', { port, ...hosts });
      void parking.tick();
      loading = loadRest().then((loaded) => {
        rest = loaded;
      });
      return { port };
    },
    /** Resolves when Slack's requests are answered too; rejects when they never will be. */
    ready: async (): Promise<void> => loading ?? undefined,
    /** Resolves when Slack can reach us; by HTTP that is as soon as it is ready. */
    connected: async (): Promise<void> => {
      await loading;
      await rest?.connected;
    },
    /** Does what time has brought, and delivers everything that is due now. */
    settle: async (): Promise<void> => {
      await parking.tick();
      await rest?.catchUp();
      await rest?.hoursTick();
      await rest?.digestTick();
      await rest?.remind();
      await rest?.watchAccount();
      await rest?.retention();
      await rest?.shiftTick();
      await rest?.delivery.run();
      // What it learnt from what was refused may have to be told.
      await rest?.troubleTick();
      await rest?.delivery.run();
      await rest?.home.tick();
    },
    /** Takes no new requests, finishes what is under way, writes everything down. */
    stop: async (): Promise<void> => {
      // Calls that come in meanwhile are answered still.
      await parking.stop();
      await loading?.catch(() => undefined);
      await server.close(DRAIN_LIMIT_MS);
      await rest?.stop();
      await store.close();
    },
  };
};

export type JourApp = ReturnType<typeof createApp>;
