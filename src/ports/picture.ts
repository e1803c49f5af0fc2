// What flows need to draw with. The drawing program is an optional package, so there may be none.
import type { TestStep } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';

export interface DrawnPlan {
  readonly png: Uint8Array;
  /** The same in words, for whoever does not see it. */
  readonly altText: string;
}

export interface Pictures {
  readonly canDraw: () => Promise<boolean>;
  /** @param names what people are called */
  readonly drawPlan: (
    steps: readonly TestStep[],
    names: Readonly<Record<UserId, string>>,
  ) => Promise<DrawnPlan>;
}
