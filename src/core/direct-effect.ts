// News that go to people one by one, because the channel they belong in takes nothing.

import type { Call } from './call.ts';
import { alertMessage, callerView, callState, messageFor } from './call-view.ts';
import { type ChannelFault, lineNamesIn, menders, type Refused } from './chat-trouble.ts';
import type { Instant } from './instant.ts';
import { lineById } from './on-call.ts';
import type { Settings, UserId } from './settings.ts';
import type { CallerView } from './view.ts';

export type DirectNews =
  /** The channel takes nothing from now on. */
  | ({ readonly kind: 'channel-trouble'; readonly channelId: string } & Refused)
  /** It takes messages again, after it took none since then. */
  | { readonly kind: 'channel-well'; readonly channelId: string; readonly sinceAt: Instant }
  /** Calls whose alert waits for the channel. */
  | { readonly kind: 'missed'; readonly channelId: string; readonly callIds: readonly string[] };

export interface DirectEffect {
  readonly kind: 'direct';
  readonly news: DirectNews;
  /** Who has been told, and to whom it cannot be told: kept with every try. */
  readonly told: readonly UserId[];
  readonly refused: readonly UserId[];
}

/** A call as told to one person. `message`: seconds of what was left; null: nothing was. */
export interface MissedDirectly {
  readonly callId: string;
  readonly caller: CallerView;
  readonly at: Instant;
  readonly lineName: string;
  readonly message: number | null;
}

/** Between the two of us. */
export type DirectMessage =
  | ({
      readonly kind: 'channel-trouble';
      readonly channelId: string;
      readonly lineNames: readonly string[];
    } & Refused)
  | {
      readonly kind: 'channel-well';
      readonly channelId: string;
      readonly lineNames: readonly string[];
      readonly sinceAt: Instant;
    }
  /** Oldest first. `more`: how many are not named. */
  | {
      readonly kind: 'missed';
      readonly channelId: string;
      readonly fault: ChannelFault;
      readonly calls: readonly MissedDirectly[];
      readonly more: number;
    };

/** More are not read at a glance. */
const NAMED_MOST = 20;

/** Who is still to be told, of the first group in which anybody can be; null: nobody can. */
export const stillToTell = (
  groups: readonly (readonly UserId[])[],
  { told, refused }: Pick<DirectEffect, 'told' | 'refused'>,
): readonly UserId[] | null => {
  const group = groups.find((people) => people.some((userId) => !refused.includes(userId)));
  if (group === undefined) return null;
  return group.filter((userId) => !refused.includes(userId) && !told.includes(userId));
};

const waitsWithMessage = (call: Call): boolean =>
  call.recordings.some(({ state, of }) => state === 'waiting' && of !== 'call');

/** Whom that call's alert, or its message, calls upon; null: nobody needs to be told any more. */
const calledUpon = (call: Call, settings: Settings, now: Instant): readonly UserId[] | null => {
  if (call.work?.claim !== undefined || call.work?.done !== undefined) return null;
  const alert = alertMessage(call, settings, now);
  if (alert !== null) return alert.mention;
  return waitsWithMessage(call) ? messageFor(call, settings, now) : null;
};

const missedDirectly = (call: Call, settings: Settings): MissedDirectly => {
  const line = lineById(settings, call.lineId);
  const state = callState(call, settings);
  return {
    callId: call.id,
    caller: callerView(call.caller, line),
    at: call.startedAt,
    lineName: line?.name ?? call.to,
    message: state.kind === 'voicemail' ? state.seconds : null,
  };
};

export interface DirectSight {
  readonly settings: Settings;
  readonly now: Instant;
  /** Those that the news are about. */
  readonly calls: readonly Call[];
  /** What is wrong with the channel now; null: nothing, any more. */
  readonly refused: Refused | null;
}

export interface ToldDirectly {
  readonly message: DirectMessage;
  readonly groups: readonly (readonly UserId[])[];
}

const missed = (
  { channelId }: DirectNews,
  { fault }: Refused,
  { settings, now, calls }: DirectSight,
): ToldDirectly | null => {
  const waiting = calls.flatMap((call) => {
    const mention = calledUpon(call, settings, now);
    return mention === null ? [] : [{ call, mention }];
  });
  if (waiting.length === 0) return null;
  const named = waiting.toSorted((a, b) => a.call.startedAt - b.call.startedAt).slice(0, NAMED_MOST);
  return {
    message: {
      kind: 'missed',
      channelId,
      fault,
      calls: named.map(({ call }) => missedDirectly(call, settings)),
      more: waiting.length - named.length,
    },
    groups: [[...new Set(waiting.flatMap(({ mention }) => mention))], ...menders(settings, channelId, now)],
  };
};

/** What is to be said and to whom, as things are when it leaves; null: it need not be said any more. */
export const toldDirectly = (news: DirectNews, sight: DirectSight): ToldDirectly | null => {
  const { channelId } = news;
  const lineNames = lineNamesIn(sight.settings.lines, channelId);
  const groups = menders(sight.settings, channelId, sight.now);
  switch (news.kind) {
    case 'channel-trouble':
    case 'channel-well':
      return lineNames.length === 0 ? null : { message: { ...news, lineNames }, groups };
    case 'missed':
      return sight.refused === null ? null : missed(news, sight.refused, sight);
  }
};
