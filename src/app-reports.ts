// The part of the composition that looks back at many calls: numbers, digests, files.

import type { Line } from './core/settings.ts';
import { createCallStats } from './flows/call-stats.ts';
import { createCallsFile } from './flows/calls-file.ts';
import { createDigestTick } from './flows/digest-tick.ts';
import type { HeldStores } from './flows/held-stores.ts';
import { createPlanFile } from './flows/plan-file.ts';
import { createReportCommand } from './flows/report-command.ts';
import { createSendDigest } from './flows/send-digest.ts';
import { createSendFile, type FileEffect } from './flows/send-file.ts';
import type { Chat } from './ports/chat.ts';
import type { Log } from './ports/log.ts';
import type { Pictures } from './ports/picture.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';

export interface ReportPartsDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  /** The same for what is sent. */
  readonly held: HeldStores;
  readonly clock: Clock;
  readonly log: Log;
  readonly chat: Chat;
  readonly kick: () => void;
  readonly pictures: Pictures;
}

export const createReportParts = (deps: ReportPartsDeps) => {
  const callStats = createCallStats(deps);
  const callsFile = createCallsFile(deps);
  const planFile = createPlanFile(deps);
  const makeFile = (line: Line, effect: FileEffect) =>
    effect.kind === 'export' ? callsFile(line, effect.dates) : planFile(effect);
  return {
    digestTick: createDigestTick(deps),
    runReport: createReportCommand({ ...deps, callStats }),
    /** What the outbox needs. */
    sending: {
      sendDigest: createSendDigest({ ...deps, callStats }),
      sendFile: createSendFile({ ...deps, ...deps.held, makeFile }),
    },
  };
};
