// What shifts bring to be done outside; what is told is worked out when it leaves, so that it is never out of date.
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';
import type { GroupTrouble } from './shift-problem.ts';

export type GapTrouble = 'deactivated' | 'no-number' | 'not-allowed' | 'paused' | 'nobody';

export type ShiftEffect =
  /** Tell the channel who is on now. */
  | { readonly kind: 'handoff' }
  /** Tell the one who comes on, between the two of us. */
  | { readonly kind: 'coming-on'; readonly userId: UserId }
  /** A cover that nobody took yet. */
  | { readonly kind: 'reminder'; readonly requestId: number }
  /** Somebody will come on who cannot be reached. */
  | {
      readonly kind: 'gap';
      readonly userId: UserId;
      readonly fromAt: Instant;
      readonly trouble: GapTrouble;
      readonly rings: UserId | null;
    }
  | { readonly kind: 'user-group' }
  | { readonly kind: 'group-refused'; readonly why: GroupTrouble }
  | { readonly kind: 'topic' }
  /** `reason`: the provider's code. */
  | { readonly kind: 'topic-refused'; readonly reason: string };
