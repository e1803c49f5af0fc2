// The outbox has lanes, so that one thing that is slow or refused holds up only its like.
import type { Bound, Effect } from '../core/effect.ts';

export const audioLane = (channelId: string): string => `${channelId}/audio`;
const isText = ({ effect }: Bound): boolean =>
  effect.kind === 'text-caller' || effect.kind === 'text-member' || effect.kind === 'text-outage';
/** Texts go by phone, so Slack's trouble is none of theirs. */
const textLane = (channelId: string): string => `${channelId}/texts`;
/** What takes long to read holds up no alert. */
const reportLane = (channelId: string): string => `${channelId}/reports`;
/** What asks or tells somebody else meanwhile takes none of the turns that Slack gives. */
export const isToChat = (entry: Bound): boolean => entry.effect.kind !== 'look-up' && !isText(entry);
/** Nobody waits for what goes. */
const eraseLane = (channelId: string): string => `${channelId}/erase`;
export const laneOf = (entry: Bound): string => {
  const { effect, channelId } = entry;
  if (isText(entry)) return textLane(channelId);
  if (effect.kind === 'erase') return eraseLane(channelId);
  if (effect.kind === 'digest' || effect.kind === 'export' || effect.kind === 'picture')
    return reportLane(channelId);
  return effect.kind === 'recording' ? audioLane(channelId) : channelId;
};

/** @param channels the kinds of what waits for each channel */
export const lanesOf = (
  channels: Iterable<readonly [string, ReadonlySet<Effect['kind']>]>,
): ReadonlySet<string> =>
  new Set(
    [...channels].flatMap(([channelId, kinds]) =>
      [...kinds].map((kind) => laneOf({ channelId, effect: { kind } })),
    ),
  );
