// Sends a digest: its numbers are of the time that was asked for, what is open and what comes is as it leaves.
import type { Call, MessageRef } from '../core/call.ts';
import { digestSpans } from '../core/digest.ts';
import { aheadView, type DigestView, type OpenItem, openItem, openOldestFirst } from '../core/digest-view.ts';
import type { OutboxEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import { lineById } from '../core/on-call.ts';
import type { Line } from '../core/settings.ts';
import type { Chat } from '../ports/chat.ts';
import type { CallStore } from '../ports/store.ts';
import type { CallStats, CallStatsDeps } from './call-stats.ts';
import { createPostAbout } from './post-about.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

export interface SendDigestDeps extends Pick<CallStatsDeps, 'settings'> {
  readonly calls: Pick<CallStore, 'waiting' | 'update'>;
  readonly chat: Pick<Chat, 'post' | 'findPosted' | 'linkTo'>;
  readonly callStats: CallStats;
}

const DONE: Sent = { kind: 'done' };

export const createSendDigest = (deps: SendDigestDeps) => {
  const post = createPostAbout(deps);

  /** A digest without a link is better than none. */
  const linkTo = async (card: MessageRef | undefined): Promise<string | null> => {
    if (card === undefined) return null;
    const link = await deps.chat.linkTo(card);
    return link.kind === 'delivered' ? link.value : null;
  };

  const itemOf = async (call: Call): Promise<OpenItem> =>
    openItem(call, deps.settings.current(), await linkTo(call.card));

  const digestOf = async (line: Line, dueAt: Instant): Promise<DigestView | null> => {
    const { digest, timeZone, id } = line;
    if (digest === null) return null;
    const { back, ahead } = digestSpans(digest, timeZone, dueAt);
    const waiting = (await deps.calls.waiting()).filter(({ lineId }) => lineId === id);
    return {
      ...(await deps.callStats(line, back)),
      open: await Promise.all(openOldestFirst(waiting).map(itemOf)),
      openInAll: waiting.length,
      ahead: aheadView(deps.settings.current(), line, ahead),
    };
  };

  return async (entry: OutboxEntry, lineId: string, dueAt: Instant): Promise<Sent> => {
    const line = lineById(deps.settings.current(), lineId);
    const digest = line && (await digestOf(line, dueAt));
    // Ended, or the line removed, before it could leave.
    if (!digest) return DONE;
    const calls = digest.open.map(({ callId: id }) => ({ id }));
    return sentFrom(await post(entry, { kind: 'digest', digest }, { calls }));
  };
};

export type SendDigest = ReturnType<typeof createSendDigest>;
