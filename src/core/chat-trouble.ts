// A channel that takes no messages, or a chat that does not take us at all any more: what is known of it, and who is told.
import type { Instant } from './instant.ts';
import { onCallNow } from './on-call.ts';
import type { Reply } from './reply.ts';
import type { Line, Settings, UserId } from './settings.ts';

/** `refused`: for another reason, which the provider's code tells. */
export type ChannelFault = 'archived' | 'not-member' | 'not-found' | 'refused';

/** Why a channel takes nothing. `reason`: the provider's own word. */
export interface Refused {
  readonly fault: ChannelFault;
  readonly reason: string;
}

export interface ChannelTrouble extends Refused {
  readonly channelId: string;
  readonly sinceAt: Instant;
}

/** Our token is not taken: nothing at all can be told. */
export interface TokenTrouble {
  readonly reason: string;
  readonly sinceAt: Instant;
}

export interface ChatTrouble {
  readonly token: TokenTrouble | null;
  readonly channels: readonly ChannelTrouble[];
}

export const NO_CHAT_TROUBLE: ChatTrouble = { token: null, channels: [] };

/** What people are shown of it. */
export type TroubleView =
  | (ChannelTrouble & { readonly kind: 'channel'; readonly lineNames: readonly string[] })
  | (TokenTrouble & { readonly kind: 'token' });

const linesIn = (lines: readonly Line[], channelId: string): readonly Line[] =>
  lines.filter((line) => line.channelId === channelId);

export const lineNamesIn = (lines: readonly Line[], channelId: string): readonly string[] =>
  linesIn(lines, channelId).map(({ name }) => name);

/** As far as it concerns these lines. */
export const troubleViews = ({ token, channels }: ChatTrouble, lines: readonly Line[]): TroubleView[] => [
  ...(token === null ? [] : [{ ...token, kind: 'token' } as const]),
  ...channels.flatMap((channel) => {
    const lineNames = lineNamesIn(lines, channel.channelId);
    return lineNames.length === 0 ? [] : [{ ...channel, kind: 'channel', lineNames } as const];
  }),
];

/** Whoever asks how the phone is hears of it, on whatever line. */
export const withTroubles = (reply: Reply, trouble: ChatTrouble, lines: readonly Line[]): Reply => {
  if (reply.kind !== 'status' && reply.kind !== 'statuses') return reply;
  const troubles = troubleViews(trouble, lines);
  return troubles.length === 0 ? reply : { ...reply, troubles };
};

/**
 * Who can mend a channel or must know, the likeliest first; one group is enough. Who installed the app is not told to it:
 * whoever changed something last stands for them.
 */
export const menders = (
  settings: Settings,
  channelId: string,
  now: Instant,
): readonly (readonly UserId[])[] => {
  const onCall = linesIn(settings.lines, channelId).flatMap(({ rosterName }) =>
    onCallNow(settings, rosterName, now).map(({ userId }) => userId),
  );
  const changedLast = settings.changes.at(-1)?.by;
  return [settings.admins, changedLast === undefined ? [] : [changedLast], [...new Set(onCall)]];
};
