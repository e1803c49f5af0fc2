// What is to be told to people one by one, with its keys, while a channel or the whole chat takes nothing.
import type { DirectNews } from '../core/direct-effect.ts';
import type { NewEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import type { Line, UserId } from '../core/settings.ts';

const directKey = (news: DirectNews, now: Instant): string =>
  news.kind === 'missed'
    ? `missed-directly:${news.channelId}:${news.callIds[0] ?? now}`
    : `${news.kind}:${news.channelId}:${now}`;

/** In a lane of their own: the channel takes nothing, and they are to leave all the same. */
export const directEntry = (news: DirectNews, now: Instant): NewEntry => ({
  key: directKey(news, now),
  channelId: `direct:${news.channelId}`,
  effect: { kind: 'direct', news, told: [], refused: [] },
  createdAt: now,
  nextAt: now,
});

/** @param now tells one day's from the next */
export const textOutageEntry = (userId: UserId, { line, now }: { line: Line; now: Instant }): NewEntry => ({
  key: `text-outage:${userId}:${now}`,
  channelId: line.channelId,
  effect: { kind: 'text-outage', userId, lineId: line.id },
  createdAt: now,
  nextAt: now,
});
