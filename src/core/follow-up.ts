// What a line does about calls that reached nobody, as people set it: reminders, and texts to callers and members.
import type { Line, Reminders } from './settings.ts';

/** What can be asked for, as typed. */
export type FollowUpCommand =
  | {
      readonly kind: 'remind';
      readonly wish:
        | { readonly kind: 'show' }
        | { readonly kind: 'off' }
        | { readonly kind: 'mention'; readonly afterMinutes: readonly number[] }
        /** Null: nobody is rung. */
        | { readonly kind: 'call'; readonly afterMinutes: number | null }
        | { readonly kind: 'when'; readonly isAlways: boolean };
    }
  | {
      readonly kind: 'text';
      readonly wish:
        | { readonly kind: 'show' }
        /** `text` null: the usual one. */
        | { readonly kind: 'callers'; readonly isOn: boolean; readonly text: string | null }
        | { readonly kind: 'members'; readonly isOn: boolean };
    };

const KINDS: ReadonlySet<string> = new Set<FollowUpCommand['kind']>(['remind', 'text']);

export const isFollowUp = (command: { readonly kind: string }): command is FollowUpCommand =>
  KINDS.has(command.kind);

/** What was done. */
export type FollowUpDeed =
  | { readonly kind: 'remind'; readonly remind: Reminders }
  /** Null: they get none. */
  | { readonly kind: 'text-callers'; readonly text: string | null }
  | { readonly kind: 'text-members'; readonly isOn: boolean };

/** How it now is on one line. */
export interface FollowUpView {
  readonly lineName: string;
  readonly remind: Reminders;
  readonly textCallers: string | null;
  readonly textMembers: boolean;
  readonly shows: Line['shows'];
}

export const followUpView = ({ name, remind, textCallers, textMembers, shows }: Line): FollowUpView => ({
  lineName: name,
  remind,
  textCallers,
  textMembers,
  shows,
});

export const REMIND_MOST_TIMES = 5;
export const REMIND_MOST_MINUTES = 24 * 60;
