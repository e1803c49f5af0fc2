// Tells news to people one by one: to each of the first group in which anybody can be told, and whoever was told stands on
// the entry, so that nobody is told twice.
import type { Call } from '../core/call.ts';
import { withWork } from '../core/call-work.ts';
import type { ChannelTrouble } from '../core/chat-trouble.ts';
import { type DirectEffect, stillToTell, type ToldDirectly, toldDirectly } from '../core/direct-effect.ts';
import type { OutboxEntry } from '../core/effect.ts';
import type { Message } from '../core/message.ts';
import type { UserId } from '../core/settings.ts';
import type { Chat } from '../ports/chat.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { createPostAbout } from './post-about.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

export interface SendDirectDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Pick<Outbox, 'postpone'>;
  readonly chat: Chat;
  readonly clock: Clock;
  readonly log: Log;
  /** What is wrong with the channel now. */
  readonly troubleOf: (channelId: string) => ChannelTrouble | null;
}

export type SendDirect = (entry: OutboxEntry, effect: DirectEffect) => Promise<Sent>;

const DONE: Sent = { kind: 'done' };

export const createSendDirect = (deps: SendDirectDeps): SendDirect => {
  const post = createPostAbout(deps);

  const callsOf = async ({ news }: DirectEffect): Promise<readonly Call[]> => {
    if (news.kind !== 'missed') return [];
    const found: Call[] = [];
    // One after another: most of thousands have to be read from the disk.
    for (const callId of news.callIds) {
      const call = await deps.calls.find(callId);
      if (call !== undefined) found.push(call);
    }
    return found;
  };

  /** The alert that waits for the channel says so when it leaves. */
  const noteTold = async (calls: readonly Call[]): Promise<void> => {
    const toldDirectlyAt = deps.clock.now();
    for (const { id } of calls)
      await deps.calls.update(id, (known) => known && { call: withWork(known, { toldDirectlyAt }) });
  };

  const tellOne = async (
    entry: OutboxEntry,
    effect: DirectEffect,
    telling: { readonly userId: UserId; readonly message: Message; readonly calls: readonly Call[] },
  ): Promise<DirectEffect | Sent> => {
    const { userId, message, calls } = telling;
    const key = `${entry.key}:${userId}`;
    const delivery = await post({ ...entry, key, channelId: userId }, message, { calls });
    if (delivery.kind === 'delivered') return { ...effect, told: [...effect.told, userId] };
    if (delivery.kind !== 'refused' || delivery.concerns === 'token') {
      const sent = sentFrom(delivery);
      return sent.kind === 'done' ? sent : { ...sent, entry: { ...entry, effect } };
    }
    deps.log.warn('somebody cannot be told by direct message', { userId, reason: delivery.reason });
    return { ...effect, refused: [...effect.refused, userId] };
  };

  /** Resolves to who was told, and who could not be; or to why the rest has to wait. */
  const tellAll = async (
    entry: OutboxEntry,
    effect: DirectEffect,
    { telling, calls }: { readonly telling: ToldDirectly; readonly calls: readonly Call[] },
  ): Promise<DirectEffect | Sent> => {
    const message: Message = { kind: 'direct', what: telling.message };
    let known = effect;
    for (;;) {
      const [userId] = stillToTell(telling.groups, known) ?? [];
      if (userId === undefined) return known;
      const told = await tellOne(entry, known, { userId, message, calls });
      if (told.kind !== 'direct') return told;
      known = told;
      // Whoever was told is not told again after a crash.
      await deps.outbox.postpone({ ...entry, effect: known });
    }
  };

  return async (entry, effect) => {
    const { channelId, kind } = effect.news;
    const calls = await callsOf(effect);
    const sight = { settings: deps.settings.current(), now: deps.clock.now(), calls };
    const telling = toldDirectly(effect.news, { ...sight, refused: deps.troubleOf(channelId) });
    if (telling === null) return DONE;
    const known = await tellAll(entry, effect, { telling, calls });
    if (known.kind !== 'direct') return known;
    if (known.told.length > 0) await noteTold(calls);
    else deps.log.error('nobody could be told by direct message', { channelId, news: kind });
    return DONE;
  };
};
