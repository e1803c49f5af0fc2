// Expected trouble with what somebody asked for: a code and facts. The edge that answers puts it into words.
import type { NumberFault } from './phone-number.ts';
import type { UserId } from './settings.ts';

export type Problem =
  /** `nearest`: the known command it most looks like, if any does. */
  | { readonly kind: 'unknown-command'; readonly word: string; readonly nearest: string | null }
  /** The command is known, its rest cannot be read. `usage` names the command whose help applies. */
  | {
      readonly kind: 'unreadable';
      readonly usage: string;
      readonly why: UnreadableWhy;
      readonly text: string;
    }
  | {
      readonly kind: 'number';
      readonly fault: NumberFault;
      readonly text: string;
      /** In national format. */
      readonly lineNumber: string;
    }
  | { readonly kind: 'number-taken'; readonly userId: UserId }
  | { readonly kind: 'user-unfit'; readonly userId: UserId; readonly user: 'bot' | 'deactivated' | 'unknown' }
  | { readonly kind: 'duplicate'; readonly userId: UserId; readonly where: 'typed-twice' | 'already-in' }
  | { readonly kind: 'not-in-roster'; readonly userId: UserId }
  | { readonly kind: 'not-paused'; readonly userId: UserId }
  | { readonly kind: 'time-past'; readonly text: string }
  | { readonly kind: 'too-many-members'; readonly most: number }
  /** `known`: the names there are. */
  | { readonly kind: 'unknown-roster'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'unknown-line'; readonly name: string; readonly known: readonly string[] }
  /** There are several lines and none was meant. `usage` names the command. */
  | { readonly kind: 'which-line'; readonly usage: string; readonly known: readonly string[] };

export type UnreadableWhy =
  | 'no-people'
  | 'no-number'
  | 'not-a-mention'
  | 'extra-words'
  | 'bad-seconds'
  | 'bad-rounds'
  | 'bad-time'
  | 'no-name'
  | 'missing-choice';

export interface Refused {
  readonly ok: false;
  readonly problem: Problem;
}

/** Something read or worked out, or why not. */
export type Result<T> = { readonly ok: true; readonly value: T } | Refused;

export const refused = (problem: Problem): Refused => ({ ok: false, problem });

/** What people typed is cut to this before it is said back to them. */
const TEXT_MOST_CHARACTERS = 80;

export const shortened = (text: string): string => {
  const characters = Array.from(text);
  return characters.length <= TEXT_MOST_CHARACTERS
    ? text
    : `${characters.slice(0, TEXT_MOST_CHARACTERS - 1).join('')}…`;
};
