// Sends what shifts brought: posts and notes to one person. Everything is worked out as it leaves, so that what is no
// longer so is not told.

import type { MessageRef } from '../core/call.ts';
import type { Change, Deed } from '../core/change.ts';
import type { OutboxEntry } from '../core/effect.ts';
import { plainDeed } from '../core/history.ts';
import type { Message } from '../core/message.ts';
import { homeLineOf, rosterNamed } from '../core/on-call.ts';
import { nationalFormat } from '../core/phone-number.ts';
import { withRoster } from '../core/roster-now.ts';
import type { ShiftDeed } from '../core/shift-deed.ts';
import type { ShiftEffect } from '../core/shift-effect.ts';
import type { ShiftMessage } from '../core/shift-message.ts';
import type { ShiftRequest } from '../core/shift-request.ts';
import { onNow } from '../core/shift-watch.ts';
import type { Chat } from '../ports/chat.ts';
import { createFollowOnCall, type FollowOnCallDeps } from './follow-on-call.ts';
import { createPostOnce } from './post-once.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

export interface SendShiftsDeps extends FollowOnCallDeps {
  readonly chat: Chat;
}

type Of<K extends ShiftEffect['kind']> = Extract<ShiftEffect, { readonly kind: K }>;

type RosterDeed = Extract<Deed, { readonly kind: 'roster' | 'roster-edit' }>;

const DONE: Sent = { kind: 'done' };

export const createSendShifts = (deps: SendShiftsDeps) => {
  const post = createPostOnce(deps.chat);
  const follow = createFollowOnCall(deps);
  const current = () => deps.settings.current();

  const messageOf = (rosterName: string, what: ShiftMessage): Message => ({
    kind: 'shifts',
    rosterName,
    what,
  });

  const requestOf = (rosterName: string, requestId: number): ShiftRequest | undefined =>
    rosterNamed(current(), rosterName).requests.find(({ id }) => id === requestId);

  const handoff = async (entry: OutboxEntry, rosterName: string): Promise<Sent> => {
    const on = onNow(current(), rosterName, deps.clock.now());
    if (on === null || on.shift.userId === null) return DONE;
    return sentFrom(await post(entry, messageOf(rosterName, { kind: 'handoff', ...on })));
  };

  /** Not everybody can be written to; the channel's post names them in any case. */
  const comingOn = async (entry: OutboxEntry, rosterName: string, userId: string): Promise<Sent> => {
    const on = onNow(current(), rosterName, deps.clock.now());
    const line = homeLineOf(current(), rosterName);
    if (on?.shift.userId !== userId || line === undefined) return DONE;
    const phone = current().membersById[userId]?.phone;
    const what = {
      kind: 'coming-on',
      lineName: line.name,
      lineNumber: { e164: line.number, national: nationalFormat(line.number, line.country) },
      phone: phone === undefined ? null : nationalFormat(phone, line.country),
      trouble: on.shift.trouble,
      untilAt: on.untilAt,
    } as const;
    const delivery = await post(entry, messageOf(rosterName, what));
    if (delivery.kind !== 'refused') return sentFrom(delivery);
    deps.log.info('person coming on call cannot be written to', { userId, reason: delivery.reason });
    return DONE;
  };

  const reminder = async (entry: OutboxEntry, rosterName: string, requestId: number): Promise<Sent> => {
    const request = requestOf(rosterName, requestId);
    if (request?.kind !== 'cover' || request.state.kind !== 'open') return DONE;
    if (deps.clock.now() >= request.span.fromAt) return DONE;
    const message = messageOf(rosterName, { kind: 'reminder', request });
    return sentFrom(await post(entry, message, request.message ?? undefined));
  };

  const groupRefused = async (
    entry: OutboxEntry,
    rosterName: string,
    { why }: Of<'group-refused'>,
  ): Promise<Sent> => {
    const handle = rosterNamed(current(), rosterName).userGroup?.handle;
    if (handle === undefined) return DONE;
    return sentFrom(await post(entry, messageOf(rosterName, { kind: 'group-refused', handle, why })));
  };

  const effect = async (entry: OutboxEntry, rosterName: string, what: ShiftEffect): Promise<Sent> => {
    switch (what.kind) {
      case 'handoff':
        return handoff(entry, rosterName);
      case 'coming-on':
        return comingOn(entry, rosterName, what.userId);
      case 'reminder':
        return reminder(entry, rosterName, what.requestId);
      case 'gap':
        return sentFrom(await post(entry, messageOf(rosterName, what)));
      case 'user-group':
        return follow.group(rosterName);
      case 'group-refused':
        return groupRefused(entry, rosterName, what);
      case 'topic':
        return follow.topic(rosterName);
      case 'topic-refused':
        return sentFrom(await post(entry, messageOf(rosterName, what)));
    }
  };

  const keepMessage = (rosterName: string, requestId: number, message: MessageRef): Promise<unknown> =>
    deps.settings.update((settings) => {
      const roster = rosterNamed(settings, rosterName);
      if (!roster.requests.some(({ id }) => id === requestId)) return settings;
      const requests = roster.requests.map((request) =>
        request.id === requestId ? { ...request, message } : request,
      );
      return withRoster(settings, { ...roster, requests });
    });

  const postRequest = async (entry: OutboxEntry, rosterName: string, requestId: number): Promise<Sent> => {
    const request = requestOf(rosterName, requestId);
    if (request === undefined) return DONE;
    const delivery = await post(entry, messageOf(rosterName, { kind: 'request', request }));
    if (delivery.kind === 'delivered') await keepMessage(rosterName, requestId, delivery.value);
    return sentFrom(delivery);
  };

  /** Brings the message of the request up to date; one that cannot be changed any more is left. */
  const editRequest = async (rosterName: string, requestId: number): Promise<Sent | null> => {
    const request = requestOf(rosterName, requestId);
    if (request === undefined || request.message === null) return null;
    const message = messageOf(rosterName, { kind: 'request', request });
    const sent = sentFrom(await deps.chat.edit(message, request.message));
    return sent.kind === 'again' ? sent : null;
  };

  const beforeTelling = async (
    entry: OutboxEntry,
    rosterName: string,
    done: ShiftDeed,
  ): Promise<Sent | null> => {
    if (done.kind === 'asked') return postRequest(entry, rosterName, done.requestId);
    return done.kind === 'agreed' || done.kind === 'refused' ? editRequest(rosterName, done.requestId) : null;
  };

  const editWithdrawn = async ({ rosterName, withdrawn = [] }: RosterDeed): Promise<Sent | null> => {
    for (const requestId of withdrawn) {
      const sent = await editRequest(rosterName, requestId);
      if (sent !== null) return sent;
    }
    return null;
  };

  return {
    effect,
    /** A request's own message comes before the change is told, or instead; null: go on and tell the change. */
    ofChange: async (entry: OutboxEntry, { deed }: Change): Promise<Sent | null> => {
      if (deed.kind === 'shifts') return beforeTelling(entry, deed.rosterName, deed.done);
      if (deed.kind === 'roster' || deed.kind === 'roster-edit') return editWithdrawn(deed);
      const undone = plainDeed(deed);
      return undone.kind === 'shifts' && undone.done.kind === 'asked'
        ? editRequest(undone.rosterName, undone.done.requestId)
        : null;
    },
  };
};

export type SendShifts = ReturnType<typeof createSendShifts>;
