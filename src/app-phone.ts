// The part of the composition that 46elks meets: calls are answered by it before Slack is there, and without it.
import { createParkingParts } from './app-parking.ts';
import { createPromptParts } from './app-prompts.ts';
import { createWorkParts } from './app-work.ts';
import type { Config } from './config.ts';
import { lineById } from './core/on-call.ts';
import { createAddresses } from './elks/addresses.ts';
import { createDial } from './elks/dial.ts';
import { createGuard } from './elks/guard.ts';
import { createElksRoutes } from './elks/routes.ts';
import { createSendText } from './elks/send-text.ts';
import { createStrangers } from './elks/strangers.ts';
import { createCarefulPhone } from './flows/careful-phone.ts';
import { createIncomingCall } from './flows/incoming-call.ts';
import { createPinEntry } from './flows/pin-entry.ts';
import { createReports } from './flows/reports.ts';
import type { Warn } from './flows/warn.ts';
import type { Codes } from './ports/codes.ts';
import type { Log } from './ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import type { FileOps } from './store/file-ops.ts';
import type { Metrics } from './web/observe.ts';
import type { PromptShelf } from './web/prompt-shelf.ts';
import { createPromptsHandler } from './web/prompts-route.ts';
import { createWebServer } from './web/server.ts';

export interface PhonePartsDeps {
  readonly config: Config;
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: (channelId?: string) => void;
  readonly announce: () => Promise<void>;
  readonly warn: Warn;
  readonly codes: Codes;
  readonly shelf: PromptShelf;
  readonly files: FileOps;
  /** Null until there are any. */
  readonly metrics: () => Metrics | null;
}

export const createPhoneParts = (deps: PhonePartsDeps) => {
  const { config, settings, calls, clock, log, warn, shelf, metrics } = deps;
  const addresses = createAddresses(config.publicUrl, config.webhookSecret);
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
  const prompts = createPromptParts({ ...deps, ...careful, guard, strangers });
  const { promptAddress } = prompts;
  const workParts = createWorkParts({
    ...deps,
    ...careful,
    addresses,
    promptAddress,
    onOutcome: (outcome) => metrics()?.callEnded(outcome),
  });
  const parking = createParkingParts({ ...deps, addresses, promptAddress });
  const incoming = createIncomingCall(deps);
  const reported = workParts.reportsOf(createReports(deps));

  const planOf = async (callId: string) => {
    const call = await calls.find(callId);
    const line = call && (lineById(settings.current(), call.lineId) ?? settings.current().lines[0]);
    return call?.plan === undefined || line === undefined ? undefined : { plan: call.plan, line };
  };

  const elks = createElksRoutes({
    guard,
    strangers,
    addresses,
    clock,
    log,
    promptAddress,
    holdSound: (line) => shelf.forLine(line, 'hold')?.bytes,
    onCode: createPinEntry(deps),
    onCall: incoming,
    onReport: reported,
    onCallOut: workParts.onCallOut,
    planOf,
    onAnswered: (seconds, how) => metrics()?.answered(seconds, how),
    onRefused: (status) => metrics()?.refused(status),
  });

  const server = createWebServer({
    prompts: createPromptsHandler(shelf),
    takes: prompts.takes,
    elks: elks.handle,
  });

  return {
    server,
    prompts,
    workParts,
    parking,
    learn: reported.learn,
    wasRefused: incoming.wasRefused,
    recordNow: elks.recordNow,
  };
};
