// The effects of shifts, with their keys: what was not told yet gives way to what is newer.
import type { NewEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import type { ShiftEffect } from '../core/shift-effect.ts';

export interface ShiftPlace {
  readonly rosterName: string;
  readonly channelId: string;
  readonly now: Instant;
}

/** Where it waits its turn: what is no post has a lane of its own, so that no refusal holds up the channel. */
const laneOf = (what: ShiftEffect, { channelId, rosterName }: ShiftPlace): string => {
  switch (what.kind) {
    case 'coming-on':
      return what.userId;
    case 'user-group':
      return `user-group/${rosterName}`;
    case 'topic':
      return `topic/${channelId}`;
    case 'handoff':
    case 'reminder':
    case 'gap':
    case 'group-refused':
    case 'topic-refused':
      return channelId;
  }
};

/** Whether it is told in the channel of a line; the rest is for one person, or no message at all. */
export const isToldInChannel = ({ kind }: ShiftEffect): boolean =>
  kind !== 'coming-on' && kind !== 'user-group' && kind !== 'topic';

const keyOf = (what: ShiftEffect, rosterName: string): string => {
  const key = `${what.kind}:${rosterName}`;
  switch (what.kind) {
    case 'coming-on':
      return `${key}:${what.userId}`;
    case 'reminder':
      return `${key}:${what.requestId}`;
    case 'gap':
      return `${key}:${what.fromAt}`;
    case 'handoff':
    case 'user-group':
    case 'topic':
    case 'group-refused':
    case 'topic-refused':
      return key;
  }
};

export const shiftEntry = (what: ShiftEffect, place: ShiftPlace): NewEntry => ({
  key: keyOf(what, place.rosterName),
  channelId: laneOf(what, place),
  effect: { kind: 'shifts', rosterName: place.rosterName, what },
  createdAt: place.now,
  nextAt: place.now,
});
