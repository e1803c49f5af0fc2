// Expected trouble with what somebody asked for: a code and facts. The edge that answers puts it into words.
import type { Change } from './change.ts';
import type { HistoryProblem } from './history-problem.ts';
import type { HoursProblem } from './hours-problem.ts';
import type { NotMember } from './permission.ts';
import type { CheckProblem } from './phone-check.ts';
import type { NumberFault } from './phone-number.ts';
import type { PromptTrouble } from './prompt.ts';
import type { Country, PhoneNumber, UserId } from './settings.ts';
import type { RosterUse } from './setup.ts';
import type { ShiftProblem } from './shift-problem.ts';

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
      /** With `foreign`: the number's country, if it can be told, and those that are allowed. */
      readonly abroad?: { readonly country: Country | null; readonly allowed: readonly Country[] };
    }
  | { readonly kind: 'phone-check'; readonly why: CheckProblem }
  | { readonly kind: 'number-taken'; readonly userId: UserId }
  | { readonly kind: 'user-unfit'; readonly userId: UserId; readonly user: 'bot' | 'deactivated' | 'unknown' }
  /** The chat takes no more questions for so long. */
  | { readonly kind: 'chat-limits'; readonly seconds: number }
  /** Nothing can be written. `error`: what the system says. */
  | { readonly kind: 'disk-fails'; readonly error: string }
  /** The disk does not answer: what was asked for is done as soon as it does. */
  | { readonly kind: 'disk-hangs' }
  /** The disk does not answer, and what had to be read first could not be. */
  | { readonly kind: 'disk-unread' }
  /** Whoever asks has no say here. */
  | { readonly kind: 'not-member'; readonly who: NotMember }
  /** `admins`: who may, besides the workspace's own; nobody: all of them have gone. */
  | { readonly kind: 'not-admin'; readonly admins: readonly UserId[] }
  | { readonly kind: 'admin-unfit'; readonly userId: UserId; readonly who: 'guest' | 'stranger' }
  /** Whoever names admins has to stay one. */
  | { readonly kind: 'admins-without-you'; readonly admins: readonly UserId[] }
  | { readonly kind: 'history'; readonly why: HistoryProblem }
  | { readonly kind: 'duplicate'; readonly userId: UserId; readonly where: 'typed-twice' | 'already-in' }
  | { readonly kind: 'not-in-roster'; readonly userId: UserId }
  | { readonly kind: 'not-paused'; readonly userId: UserId }
  | { readonly kind: 'time-past'; readonly text: string }
  | { readonly kind: 'opening-hours'; readonly why: HoursProblem }
  | { readonly kind: 'shifts'; readonly why: ShiftProblem }
  | { readonly kind: 'prompt'; readonly name: string; readonly why: PromptTrouble }
  | {
      readonly kind: 'too-many';
      readonly what: 'rosters' | 'codes' | 'lines' | 'blocked numbers' | 'admins';
      readonly most: number;
    }
  | { readonly kind: 'roster-used'; readonly name: string; readonly uses: readonly RosterUse[] }
  /** Nobody would be reached at a member without a number. */
  | { readonly kind: 'no-phone'; readonly userId: UserId }
  | { readonly kind: 'no-menu' }
  | { readonly kind: 'label-taken'; readonly label: string }
  /** Never says whose it is: that would make a wrong guess a right one. `label`: of the one to be added. */
  | { readonly kind: 'code-taken'; readonly label: string }
  | { readonly kind: 'unknown-label'; readonly known: readonly string[] }
  /** `usage` names the command. */
  | { readonly kind: 'bad-number'; readonly usage: string; readonly text: string }
  | { readonly kind: 'line-exists'; readonly name: string; readonly by: 'name' | 'number' }
  | { readonly kind: 'not-in-account'; readonly number: PhoneNumber; readonly known: readonly PhoneNumber[] }
  /** The environment decides about it. */
  | { readonly kind: 'first-line'; readonly name: string; readonly what: 'line' | 'zone' | 'channel' }
  | { readonly kind: 'unknown-zone'; readonly text: string }
  | { readonly kind: 'block-line'; readonly name: string }
  | { readonly kind: 'block-short'; readonly text: string }
  | { readonly kind: 'block-member'; readonly userId: UserId }
  | { readonly kind: 'not-blocked'; readonly number: string }
  /** A number that is not a caller's to be forgotten. */
  | { readonly kind: 'forget-line'; readonly name: string }
  | { readonly kind: 'forget-member'; readonly userId: UserId }
  | { readonly kind: 'too-many-members'; readonly most: number }
  /** What the form showed is not so any more. `changes`: what is known to have been done meanwhile. */
  | { readonly kind: 'form-stale'; readonly changes: readonly Change[] }
  /** `known`: the names there are. */
  | { readonly kind: 'unknown-roster'; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'unknown-line'; readonly name: string; readonly known: readonly string[] }
  /** What it was meant for was removed meanwhile. `known`: the names there are. */
  | { readonly kind: 'line-gone'; readonly known: readonly string[] }
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
  | 'bad-hours'
  | 'bad-weekday'
  | 'bad-period'
  | 'no-end'
  | 'bad-date'
  | 'bad-days'
  | 'no-name'
  | 'no-channel'
  | 'no-zone'
  | 'bad-country'
  | 'bad-code'
  | 'bad-label'
  | 'no-text'
  | 'long-text'
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
