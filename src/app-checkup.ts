// The part of the composition that looks at everything, for `/oncall check` and for `npm run doctor`.
import type { WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import type { OutboxFacts } from './core/checkup-facts.ts';
import type { Settings } from './core/settings.ts';
import { createElksSurroundings } from './elks/surroundings.ts';
import { type CheckupDeps, createCheckup } from './flows/checkup.ts';
import type { Chat } from './ports/chat.ts';
import type { Surroundings } from './ports/checkup.ts';
import type { Clock } from './ports/time.ts';
import { createSlackSurroundings } from './slack/surroundings.ts';
import { diskFacts } from './store/disk-facts.ts';

export interface CheckupPartsDeps {
  readonly config: Config;
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly users: Chat['users'];
  readonly quickClient: WebClient;
  /** Why nothing can be written now; null: it can. */
  readonly diskFault: () => string | null;
  readonly outbox: () => Promise<OutboxFacts | null>;
  readonly faultOf: CheckupDeps['faultOf'];
}

export const createCheckupParts = ({ config, settings, clock, ...deps }: CheckupPartsDeps) => {
  const { publicUrl, webhookSecret, elks } = config;
  const surroundings: Surroundings = {
    ...createSlackSurroundings(deps),
    ...createElksSurroundings({ config: elks, publicUrl, webhookSecret, clock }),
    disk: () => diskFacts(config.dataDir, deps.diskFault()),
    outbox: deps.outbox,
  };
  return { surroundings, checkup: createCheckup({ settings, clock, surroundings, faultOf: deps.faultOf }) };
};
