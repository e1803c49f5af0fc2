// The part of the composition that looks back at many calls: numbers, digests, files.
import { createCallStats } from './flows/call-stats.ts';
import { createCallsFile } from './flows/calls-file.ts';
import { createDigestTick } from './flows/digest-tick.ts';
import { createReportCommand } from './flows/report-command.ts';
import { createSendDigest } from './flows/send-digest.ts';
import { createSendExport } from './flows/send-export.ts';
import type { Chat } from './ports/chat.ts';
import type { Log } from './ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';

export interface ReportPartsDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly chat: Chat;
  readonly kick: () => void;
}

export const createReportParts = (deps: ReportPartsDeps) => {
  const callStats = createCallStats(deps);
  return {
    digestTick: createDigestTick(deps),
    runReport: createReportCommand({ ...deps, callStats }),
    /** What the outbox needs. */
    sending: {
      sendDigest: createSendDigest({ ...deps, callStats }),
      sendExport: createSendExport({ ...deps, makeFile: createCallsFile(deps) }),
    },
  };
};
