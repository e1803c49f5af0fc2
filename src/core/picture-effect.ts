// A picture of what a caller meets that somebody asked for, and how far it has come on its way to them.
import type { FileOnItsWay } from './export-effect.ts';
import type { Instant } from './instant.ts';
import type { TestStep } from './reply.ts';
import type { UserId } from './settings.ts';

export interface PictureEffect extends FileOnItsWay {
  readonly kind: 'picture';
  /** As it was when it was asked for. */
  readonly steps: readonly TestStep[];
  /** The moment that it is about. */
  readonly at: Instant;
}

/** What is told of it besides the picture itself. */
export type PictureMessage = { readonly by: UserId; readonly lineName: string; readonly at: Instant } & (
  | { readonly what: 'file' }
  /** Slack does not let us write to that person: the picture comes in this message's thread. */
  | { readonly what: 'here'; readonly reason: string }
  | { readonly what: 'failed'; readonly reason: string }
);
