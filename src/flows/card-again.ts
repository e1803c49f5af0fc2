// A card that says that phones ring is looked at again when that must be over: nothing tells.
import type { Call } from '../core/call.ts';
import type { NewEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import { ringsUntilAt } from '../core/ring-over.ts';
import type { Settings } from '../core/settings.ts';
import type { CardView } from '../core/view.ts';
import { lineOfCall } from './call-effects.ts';
import { cardEntry } from './effects.ts';

/** Whatever is learnt of the call before puts the same entry, to leave at once. None when the card says no such thing. */
export const cardAgain = (
  call: Call,
  { state }: CardView,
  at: { readonly channelId: string; readonly settings: Settings; readonly now: Instant },
): readonly NewEntry[] => {
  const untilAt = ringsUntilAt(call, lineOfCall(at.settings, call));
  if (state.kind !== 'ringing' || untilAt === null) return [];
  return [{ ...cardEntry(call, at.channelId, at.now), nextAt: untilAt }];
};
