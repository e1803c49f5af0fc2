// Expected trouble with taking changes back.
import type { UserId } from './settings.ts';

export type HistoryProblem =
  | { readonly kind: 'nothing-to-undo' }
  /** Those that are kept. */
  | { readonly kind: 'unknown-change'; readonly first: number; readonly last: number }
  /** Already, by that change. */
  | { readonly kind: 'taken-back'; readonly seq: number; readonly by: UserId; readonly undoneIn: number }
  /** A newer change of the same parts would be lost; null: something that nobody did by command. */
  | {
      readonly kind: 'newer';
      readonly seq: number;
      readonly newer: { readonly seq: number; readonly by: UserId } | null;
    }
  /** Answers of others cannot be unsaid. */
  | { readonly kind: 'answered'; readonly seq: number }
  /** It had a caller forgotten. */
  | { readonly kind: 'forgot'; readonly seq: number }
  /** What would be needed is not kept of it: it is old, or named a caller who was forgotten since. */
  | { readonly kind: 'not-kept'; readonly seq: number };
