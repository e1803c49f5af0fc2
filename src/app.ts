// The composition root: the only file that knows everything. Makes the edges, hands them the flows, starts and stops
// them in the order in which callers need them.

import { warningsOf } from './app-found.ts';
import { createPhoneParts } from './app-phone.ts';
import type { Rest } from './app-rest.ts';
import type { Config } from './config.ts';
import type { Call } from './core/call.ts';
import { callerView } from './core/call-view.ts';
import { initialSettings, withFirstLine } from './core/initial-settings.ts';
import { SECOND_MS } from './core/instant.ts';
import { lineById } from './core/on-call.ts';
import { createCallBooks } from './elks/call-books.ts';
import { createElksClient } from './elks/client.ts';
import { createOwnNumbers } from './elks/own-numbers.ts';
import { playableAudio } from './elks/playable-audio.ts';
import { createAnnounce } from './flows/announce.ts';
import { createDiskWatch } from './flows/disk-watch.ts';
import { createWarn } from './flows/warn.ts';
import { watchedCalls, watchedSettings } from './flows/watched.ts';
import type { Log } from './ports/log.ts';
import type { Clock } from './ports/time.ts';
import { recordingFileName } from './slack/words/file-name.ts';
import { createCodes } from './store/codes.ts';
import type { FileOps } from './store/file-ops.ts';
import { createFileStore } from './store/file-store.ts';
import type { Metrics } from './web/observe.ts';
import { createPromptShelf } from './web/prompt-shelf.ts';

export interface AppDeps {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Log;
  /** Folder with the prompts that ship: `<language>/<name>.wav`. */
  readonly promptsFolder: string;
  /** What is kept goes there; else to the disk. */
  readonly files?: FileOps;
}

/** With what is sent to Slack meanwhile and written down, a stop stays under five seconds, under nine where it parks. */
const DRAIN_LIMIT_MS = 2.5 * SECOND_MS;

export const createApp = ({ config, clock, log, promptsFolder, ...given }: AppDeps) => {
  const first = {
    lineNumber: config.elks.number,
    channelId: config.slack.channelId,
    timeZone: config.timeZone,
  };
  const initial = initialSettings(first);
  const store = createFileStore({ ...given, dataDir: config.dataDir, initial, clock, log });
  let rest: Rest | null = null;
  const watching = {
    onChange: (callIds?: readonly string[]) => rest?.home.changed(callIds),
    onErased: (callIds: ReadonlySet<string>) => rest?.home.erased(callIds),
  };
  const settings = watchedSettings(store.settings, watching);
  const calls = watchedCalls(store.calls, watching);
  const { outbox } = store;
  const codes = createCodes();
  const shelf = createPromptShelf({ folder: promptsFolder });
  let metrics: Metrics | null = null;

  const kick = (channelId?: string): void => rest?.delivery.kick(channelId);
  const stores = { settings, calls, outbox, clock, log, kick };
  const warn = createWarn(stores);
  const announce = createAnnounce({ settings, outbox, clock, kick });
  const phone = createPhoneParts({
    ...stores,
    files: store.files,
    config,
    announce,
    warn,
    codes,
    shelf,
    metrics: () => metrics,
  });
  const { server, prompts, parking } = phone;

  const fileName = (call: Call, of: 'message' | 'call', timeZone: string): string => {
    const line = lineById(settings.current(), call.lineId);
    return recordingFileName({
      of,
      at: call.startedAt,
      timeZone,
      caller: callerView(call.caller, line),
      extension: 'wav',
    });
  };

  const openStore = async (): Promise<void> => {
    const found = await store.start();
    await settings.update((kept) => withFirstLine(kept, first));
    // No caller waits for them to be written down.
    for (const warning of warningsOf(found)) void warn(warning);
  };

  /** Slack, Express and the jobs, loaded while calls are answered already. */
  const loadRest = async (): Promise<Rest> => {
    const { startRest } = await import('./app-rest.ts');
    return startRest({
      ...stores,
      ...phone,
      config,
      announce,
      warn,
      codes,
      prompts: prompts.prompts,
      recordPrompt: prompts.recordPrompt,
      phone: createElksClient(config.elks, log),
      ownNumbers: createOwnNumbers(config.elks, log),
      books: createCallBooks({ config: config.elks, now: () => clock.now(), log }),
      audioForChat: playableAudio,
      fileName,
      diskFault: () => store.health().error ?? null,
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
      phone.recordNow();
      await parking.tick();
      await rest?.settle();
    },
    /** Takes no new requests, finishes what is under way, writes everything down. */
    stop: async (): Promise<void> => {
      // Calls that come in meanwhile are answered still.
      await parking.stop();
      await loading?.catch(() => undefined);
      await server.close(DRAIN_LIMIT_MS);
      phone.recordNow();
      await rest?.stop();
      await store.close();
    },
  };
};

export type JourApp = ReturnType<typeof createApp>;
