// Many alerts that wait for one channel become few: a list is read at a glance, a hundred pings are not.
import type { Call } from './call.ts';
import { alertMessage } from './call-view.ts';
import type { OutboxEntry } from './effect.ts';
import type { Instant } from './instant.ts';
import type { Message } from './message.ts';
import type { Settings } from './settings.ts';

/** So many may wait and still leave one by one. */
export const ALERTS_ALONE_MOST = 20;
/** So many fit in a message that is still read. */
export const ALERTS_LISTED_MOST = 50;

const inParts = <T>(all: readonly T[], most: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / most) }, (_, part) =>
    all.slice(part * most, (part + 1) * most),
  );

/** Those of the waiting alerts that are to leave together, oldest first; none when they are few. */
export const alertsTogether = (waiting: readonly OutboxEntry[]): readonly (readonly OutboxEntry[])[] =>
  waiting.length > ALERTS_ALONE_MOST ? inParts(waiting, ALERTS_LISTED_MOST) : [];

/** Null when nobody needs to be alarmed about any of them any more. */
export const alertsMessage = (
  calls: readonly Call[],
  settings: Settings,
  now: Instant,
): (Message & { readonly kind: 'alerts' }) | null => {
  const alerts = calls.flatMap((call) => alertMessage(call, settings, now) ?? []);
  if (alerts.length === 0) return null;
  const isForAll = alerts.some(({ mention }) => mention.length === 0);
  return {
    kind: 'alerts',
    calls: alerts
      .map(({ caller, at, lineName }) => ({ caller, at, lineName }))
      .toSorted((a, b) => a.at - b.at),
    mention: isForAll ? [] : [...new Set(alerts.flatMap(({ mention }) => mention))],
  };
};
