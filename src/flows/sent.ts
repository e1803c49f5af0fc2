// What a sending is asked for and what it tells: the seam between the delivery and those who know one kind of effect.
import type { OutboxEntry } from '../core/effect.ts';

/** What became of one entry. `alone`: only this entry waits; `lane`: what is behind it too; `channel`: its audio as well. */
export type Sent =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'again';
      readonly who: 'alone' | 'lane' | 'channel';
      readonly inMs: number | null;
      readonly maybeSent: boolean;
      readonly reason: string;
      /** The entry as it is kept, when the try taught something. */
      readonly entry?: OutboxEntry;
    }
  | {
      readonly kind: 'refused';
      readonly who: 'alone' | 'lane';
      readonly reason: string;
      readonly entry?: OutboxEntry;
    };

/** Sends one entry; settles it itself when that has to be one commit with the call. */
export type Send = (entry: OutboxEntry) => Promise<Sent>;
