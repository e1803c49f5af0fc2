// `npm run doctor`: the same look at everything as `/oncall check`, from a terminal, whether Jour runs or not. It reads what is
// kept, changes nothing there, and with `fix` sets where the numbers send their calls.
import { createCheckupParts } from './app-checkup.ts';
import { type Config, type Environment, readConfig } from './config.ts';
import { type Finding, type FindingState, worstOf } from './core/checkup.ts';
import type { OutboxFacts } from './core/checkup-facts.ts';
import { initialSettings } from './core/initial-settings.ts';
import { type Instant, SECOND_MS } from './core/instant.ts';
import type { Settings } from './core/settings.ts';
import { createAccountNumbers } from './elks/numbers.ts';
import { leadsTo, webhookAddress } from './elks/surroundings.ts';
import type { Log } from './ports/log.ts';
import { createChat } from './slack/chat.ts';
import { createClients } from './slack/clients.ts';
import { createLooks } from './slack/looks.ts';
import { checkupLines } from './slack/words/checkup.ts';
import { plain } from './slack/words/plain.ts';
import { lookAtSettings } from './store/look-at-settings.ts';

const COMMAND_WORD = '/oncall';
const OWN_METRICS_LIMIT_MS = 3_000;

/** As monitoring systems take it: https://www.monitoring-plugins.org/doc/guidelines.html */
const EXIT: Readonly<Record<FindingState, number>> = { ok: 0, warning: 1, bad: 2, unknown: 3 };

export interface DoctorDeps {
  readonly env: Environment;
  readonly now: () => Instant;
  /** Set where the numbers send their calls, before looking. */
  readonly fix?: boolean;
  /** One line each. */
  readonly write: (line: string) => void;
}

const SILENT: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};

const gauge = (metrics: string, name: string): number | null => {
  const value = new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1];
  return value === undefined ? null : Number(value);
};

const ANY_ADDRESS: ReadonlySet<string> = new Set(['0.0.0.0', '::']);

/** Where a Jour on this machine answers. */
const ownMetrics = ({ host, port }: Config): string => {
  const reached = ANY_ADDRESS.has(host) ? '127.0.0.1' : host;
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}/metrics`;
};

/** Told by the Jour that runs on this machine, if one does. */
const outboxOf = async (config: Config, now: Instant): Promise<OutboxFacts | null> => {
  try {
    const signal = AbortSignal.timeout(OWN_METRICS_LIMIT_MS);
    const response = await fetch(ownMetrics(config), { signal });
    const metrics = response.ok ? await response.text() : '';
    const waiting = gauge(metrics, 'jour_outbox_depth');
    const oldestSeconds = gauge(metrics, 'jour_outbox_oldest_seconds') ?? 0;
    if (waiting === null) return null;
    return { waiting, oldestAt: oldestSeconds === 0 ? null : now - oldestSeconds * SECOND_MS };
  } catch {
    return null;
  }
};

const settingsOf = async (config: Config): Promise<Settings> =>
  (await lookAtSettings(config.dataDir)) ??
  initialSettings({
    lineNumber: config.elks.number,
    channelId: config.slack.channelId,
    timeZone: config.timeZone,
  });

const look = async (config: Config, now: () => Instant): Promise<readonly Finding[]> => {
  const settings = await settingsOf(config);
  const { client, quickClient } = createClients(config.slack, SILENT);
  const chat = createChat({
    client,
    quickClient,
    commandWord: COMMAND_WORD,
    looks: createLooks(),
    log: SILENT,
  });
  const { checkup } = createCheckupParts({
    config,
    settings: { current: () => settings },
    clock: { now },
    users: (ids) => chat.users(ids),
    quickClient,
    diskFault: () => null,
    outbox: () => outboxOf(config, now()),
    faultOf: () => null,
  });
  return checkup();
};

/** Sets the numbers that do not lead to us; those that do, or follow a plan of ours, are left alone. */
const fixNumbers = async (config: Config, write: DoctorDeps['write']): Promise<void> => {
  const { lines } = await settingsOf(config);
  const numbers = createAccountNumbers(config.elks);
  const answer = await numbers.list();
  if (answer.kind === 'not-known')
    return write(`Nothing was set: 46elks does not tell its numbers (${answer.reason}).`);
  for (const { number } of lines) {
    const own = answer.numbers.find((candidate) => candidate.number === number);
    const leads = own === undefined ? 'ours' : leadsTo(own.voiceStart, config);
    if (own === undefined || leads === 'ours') continue;
    // Calls would go to a Jour that may not run, and the plan would be lost.
    if (leads === 'parked') {
      write(
        `Left as it is: ${number} rings by the plan that Jour left there, and takes back when it starts.`,
      );
      continue;
    }
    const fault = await numbers.setVoiceStart(own.id, webhookAddress(config));
    write(fault === null ? `Set: ${number} now sends its calls to Jour.` : `Not set: ${number} (${fault}).`);
  }
  return undefined;
};

/** @returns exit status: 0 all is well, 1 to be looked at, 2 wrong, 3 not known */
export const runDoctor = async ({ env, now, write, fix = false }: DoctorDeps): Promise<number> => {
  const reading = readConfig(env);
  if (!reading.ok) {
    write('Jour cannot start:');
    for (const { name, message } of reading.faults) write(`  ${name}: ${message}`);
    return EXIT.bad;
  }
  if (fix) await fixNumbers(reading.config, write);
  const findings = await look(reading.config, now);
  for (const line of checkupLines(findings, { commandWord: COMMAND_WORD })) write(plain(line));
  return EXIT[worstOf(findings)];
};
