// What is told of shifts, besides changes.
import type { Instant } from './instant.ts';
import type { UserId } from './settings.ts';
import type { GapTrouble } from './shift-effect.ts';
import type { GroupTrouble } from './shift-problem.ts';
import type { CoverRequest, ShiftRequest } from './shift-request.ts';
import type { ShiftView } from './shift-view.ts';

export type ShiftMessage =
  /** With buttons while it can be answered. */
  | { readonly kind: 'request'; readonly request: ShiftRequest }
  | { readonly kind: 'reminder'; readonly request: CoverRequest }
  /** `untilAt` null: until somebody changes it. */
  | {
      readonly kind: 'handoff';
      readonly shift: ShiftView;
      readonly untilAt: Instant | null;
      readonly nextUserId: UserId | null;
    }
  /** To the one who comes on. Numbers in national format; `phone` null: has none. `trouble`: why calls pass them by. */
  | {
      readonly kind: 'coming-on';
      readonly lineName: string;
      readonly lineNumber: { readonly e164: string; readonly national: string };
      readonly phone: string | null;
      readonly trouble: ShiftView['trouble'];
      readonly untilAt: Instant | null;
    }
  | {
      readonly kind: 'gap';
      readonly userId: UserId;
      readonly fromAt: Instant;
      readonly trouble: GapTrouble;
      readonly rings: UserId | null;
    }
  | { readonly kind: 'group-refused'; readonly handle: string; readonly why: GroupTrouble }
  /** `reason`: the provider's code. */
  | { readonly kind: 'topic-refused'; readonly reason: string };
