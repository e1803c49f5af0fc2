// What waits for a channel that takes nothing goes along when its lines are given another one: nobody will mend the old.
import type { Effect, OutboxEntry } from '../core/effect.ts';
import { homeLineOf, lineById } from '../core/on-call.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { lineOfCall } from './call-effects.ts';
import { isToldInChannel } from './shift-entries.ts';

export interface FollowChannelDeps {
  readonly settings: Pick<SettingsStore, 'current'>;
  readonly outbox: Pick<Outbox, 'channels' | 'pending' | 'put'>;
  readonly calls: Pick<CallStore, 'find'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
  /** Whether that channel takes nothing, as far as is known. */
  readonly isRefusing: (channelId: string) => boolean;
}

export const createFollowChannel = (deps: FollowChannelDeps) => {
  const { settings, outbox, calls, clock, log, isRefusing } = deps;

  const lineOfCallId = async (callId: string | undefined): Promise<Line | undefined> => {
    const call = callId === undefined ? undefined : await calls.find(callId);
    return call && lineOfCall(settings.current(), call);
  };

  /** Undefined: it is not told in the channel of a line. */
  const lineOf = async (effect: Effect): Promise<Line | undefined> => {
    const now = settings.current();
    switch (effect.kind) {
      case 'card':
      case 'alert':
      case 'recording':
      case 'reminder':
      case 'pins-shut':
        return lineOfCallId(effect.callId);
      case 'alerts':
        return lineOfCallId(effect.callIds[0]);
      case 'late-calls':
      case 'hours':
      case 'digest':
        return lineById(now, effect.lineId);
      case 'change': {
        if (effect.isFarewell === true) return undefined;
        const lineId = now.changes.find(({ seq }) => seq === effect.seq)?.lineId ?? '';
        return lineById(now, lineId) ?? now.lines[0];
      }
      case 'shifts':
        // What is for one person stays between the two of us.
        return isToldInChannel(effect.what) ? homeLineOf(now, effect.rosterName) : undefined;
      case 'warning':
        return now.lines[0];
      default:
        return undefined;
    }
  };

  /** Those of these channels that refused something. */
  const left = (pending: readonly OutboxEntry[]): ReadonlySet<string> => {
    const isLeft = ({ attempts, channelId }: OutboxEntry): boolean => attempts > 0 || isRefusing(channelId);
    return new Set(pending.filter(isLeft).map(({ channelId }) => channelId));
  };

  const move = async (entry: OutboxEntry): Promise<void> => {
    const line = await lineOf(entry.effect);
    if (line === undefined || line.channelId === entry.channelId) return;
    const nextAt = entry.attempts > 0 ? clock.now() : entry.nextAt;
    await outbox.put([{ ...entry, channelId: line.channelId, nextAt }]);
    log.info('what waited goes to the new channel of its line', { key: entry.key, to: line.channelId });
    deps.kick();
  };

  /** To be called every second. Never rejects. */
  return async (): Promise<void> => {
    try {
      const ours = new Set(settings.current().lines.map(({ channelId }) => channelId));
      const waitedFor = await outbox.channels();
      if ([...waitedFor.keys()].every((channelId) => ours.has(channelId))) return;
      const pending = await outbox.pending(({ channelId }) => !ours.has(channelId));
      const channels = left(pending);
      if (channels.size === 0) return;
      for (const entry of pending) if (channels.has(entry.channelId)) await move(entry);
    } catch (error) {
      log.error('what waits cannot follow to another channel yet', { error });
    }
  };
};
