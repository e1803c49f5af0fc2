// Texts those on call, once a day, while the chat does not take our token: it is the only way left to reach them.
import type { ChatTrouble } from '../core/chat-trouble.ts';
import { DAY_MS, MINUTE_MS } from '../core/instant.ts';
import { onCallNow } from '../core/on-call.ts';
import type { Line, UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { textOutageEntry } from './direct-entries.ts';

export interface TextOutageDeps {
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly outbox: Pick<Outbox, 'mark' | 'put'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  readonly trouble: () => ChatTrouble;
}

/** Somebody who puts in a new token, or installs the app again, is done by then. */
const TEXT_AFTER_MS = 10 * MINUTE_MS;
/** When they were texted last. */
const MARK = 'outage-texted';

export const createTextOutage = ({ settings, outbox, clock, log, kick, trouble }: TextOutageDeps) => {
  /** Everybody once, from the first line that rings them. */
  const onCall = (): ReadonlyMap<UserId, Line> => {
    const lineOf = new Map<UserId, Line>();
    for (const line of settings.current().lines.toReversed())
      for (const { userId } of onCallNow(settings.current(), line.rosterName, clock.now()))
        lineOf.set(userId, line);
    return lineOf;
  };

  const text = async (): Promise<void> => {
    const now = clock.now();
    if (now - ((await outbox.mark(MARK)) ?? 0) < DAY_MS) return;
    const entries = [...onCall()].map(([userId, line]) => textOutageEntry(userId, { line, now }));
    if (entries.length === 0) return;
    await outbox.put(entries, { [MARK]: now });
    kick();
  };

  /** To be called often. Never rejects. */
  return async (): Promise<void> => {
    const { token } = trouble();
    if (token === null || clock.now() - token.sinceAt < TEXT_AFTER_MS) return;
    await text().catch((error: unknown) => log.error('nobody texted about Slack yet', { error }));
  };
};
