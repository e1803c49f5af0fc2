// What was done about who is on call over time.
import type { Instant } from './instant.ts';
import type { Override } from './override.ts';
import type { Rotation } from './rotation.ts';
import type { UserId } from './settings.ts';
import type { ShiftRequest } from './shift-request.ts';

export type ShiftDeed =
  /** `rotation` null: nobody takes turns any more. */
  | { readonly kind: 'rotation'; readonly rotation: Rotation | null; readonly nextAt: Instant | null }
  | { readonly kind: 'override-made'; readonly override: Override }
  | { readonly kind: 'overrides-removed'; readonly overrides: readonly Override[] }
  /** Told by the request's own message. */
  | { readonly kind: 'asked'; readonly requestId: number; readonly what: ShiftRequest['kind'] }
  | { readonly kind: 'agreed'; readonly requestId: number; readonly override: Override }
  | {
      readonly kind: 'refused';
      readonly requestId: number;
      readonly what: ShiftRequest['kind'];
      readonly how: 'declined' | 'withdrawn';
      readonly asker: UserId;
    }
  | { readonly kind: 'topic'; readonly isOn: boolean }
  /** `handle` null: no group is kept any more. */
  | { readonly kind: 'user-group'; readonly handle: string | null };
