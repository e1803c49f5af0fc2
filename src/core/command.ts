// What people can ask of Jour, typed. `parse-command.ts` makes one from words, `decide-command.ts` carries it out.
import type { FollowUpCommand } from './follow-up.ts';
import type { FormCommand } from './form.ts';
import type { Seen } from './form-seen.ts';
import type { HistoryCommand } from './history-commands.ts';
import type { Weekday } from './hours.ts';
import type { HoursCommand } from './hours-command.ts';
import type { KeepingCommand } from './keeping.ts';
import type { Refused } from './problem.ts';
import type { ReportCommand } from './report-command.ts';
import type { Language, RingStrategy, UserId } from './settings.ts';
import type { SetupCommand } from './setup.ts';
import type { ShiftCommand } from './shift-command.ts';

/** A piece of what somebody typed: mentions are already told from words by the edge that knows how they are written. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'user'; readonly userId: UserId }
  /** `name` empty: not told. */
  | { readonly kind: 'channel'; readonly channelId: string; readonly name: string };

/** When something ends, as said; it becomes an instant only with `now` and the line's zone. */
export type Until =
  | { readonly kind: 'for'; readonly minutes: number }
  | { readonly kind: 'clock'; readonly hour: number; readonly minute: number }
  | { readonly kind: 'today' | 'tomorrow'; readonly hour: number; readonly minute: number }
  /** The next time that it is that day and time. */
  | {
      readonly kind: 'weekday';
      readonly day: Weekday;
      readonly hour: number;
      readonly minute: number;
    }
  | { readonly kind: 'date'; readonly date: string; readonly hour: number; readonly minute: number };

export type Command =
  | { readonly kind: 'status' }
  | { readonly kind: 'help'; readonly topic: string | null }
  /** `userId` null: the person who typed it. `number` as typed. */
  | { readonly kind: 'phone'; readonly userId: UserId | null; readonly number: string }
  /** Ring the number to hear whether it is answered. `userId` null: the person who typed it. */
  | { readonly kind: 'phone-check'; readonly userId: UserId | null }
  | { readonly kind: 'set'; readonly users: readonly UserId[] }
  | { readonly kind: 'add'; readonly users: readonly UserId[] }
  | { readonly kind: 'remove'; readonly users: readonly UserId[] }
  | { readonly kind: 'ring'; readonly strategy: RingStrategy }
  | FormCommand
  /** As a form was sent: all of the roster, of which some may be as it was. */
  | {
      readonly kind: 'roster-edit';
      readonly users: readonly UserId[];
      readonly strategy: RingStrategy;
      readonly seen: Seen;
    }
  /** Which roster a line rings. */
  | { readonly kind: 'ring-roster'; readonly rosterName: string }
  | { readonly kind: 'pause'; readonly userId: UserId | null; readonly until: Until | null }
  | { readonly kind: 'resume'; readonly userId: UserId | null }
  | { readonly kind: 'show'; readonly shows: 'caller' | 'line' }
  /** Which shipped prompts callers hear. */
  | { readonly kind: 'language'; readonly language: Language }
  | { readonly kind: 'prompt-list' }
  | { readonly kind: 'prompt'; readonly name: string }
  | { readonly kind: 'prompt-record'; readonly name: string }
  | { readonly kind: 'prompt-reset'; readonly name: string }
  | { readonly kind: 'say'; readonly name: string; readonly text: string }
  | { readonly kind: 'calls'; readonly missedOnly: boolean }
  /** A look at everything Jour stands on. */
  | { readonly kind: 'check' }
  | HoursCommand
  /** `at` null: now. `from` as typed; null: a caller without a number. */
  | {
      readonly kind: 'test';
      readonly at: Until | null;
      readonly from: string | null;
      /** To be shown as a picture as well. */
      readonly picture?: true;
    }
  | FollowUpCommand
  | KeepingCommand
  | ReportCommand
  | HistoryCommand
  | SetupCommand
  | ShiftCommand;

/** Which roster and line were named at the end, if any. */
export interface Scope {
  readonly rosterName: string | null;
  readonly lineId: string | null;
  /** What the command works on, and so has to be known. */
  readonly takes: 'line' | 'roster' | null;
  /** The word of the command, for an example of it. */
  readonly usage: string;
}

export type ParsedCommand = { readonly ok: true; readonly command: Command } | Refused;

export const parsed = (command: Command): ParsedCommand => ({ ok: true, command });
