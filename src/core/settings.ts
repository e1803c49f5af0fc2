// What people decide about the phone: lines, rosters and members. Small, kept whole, changed one pure step at a time.
import type { Change } from './change.ts';
import type { ClosedThen, HolidayCalendar, HoursException, WeekHours } from './hours.ts';
import type { Instant, TimeZone } from './instant.ts';
import type { Menu, Pin } from './menu.ts';

export type UserId = string;
/** E.164, e.g. `+46701740605`. */
export type PhoneNumber = string;
/** ISO 3166 alpha-2, e.g. `SE`. */
export type Country = string;
export type Language = 'en' | 'sv';

export type RingStrategy =
  | { readonly kind: 'turn'; readonly ringSeconds: number; readonly rounds: number }
  | { readonly kind: 'everyone'; readonly ringSeconds: number };

export interface Roster {
  readonly name: string;
  /** In ringing order. */
  readonly members: readonly UserId[];
  readonly strategy: RingStrategy;
}

export interface Line {
  readonly id: string;
  readonly name: string;
  readonly number: PhoneNumber;
  readonly channelId: string;
  readonly country: Country;
  readonly timeZone: TimeZone;
  readonly language: Language;
  /** Whose number members see while it rings. */
  readonly shows: 'caller' | 'line';
  /** Who is rung when there is no menu, and by `menu otherwise` unless it says so. */
  readonly rosterName: string;
  readonly hours: WeekHours;
  /** In the order in which they were added. */
  readonly exceptions: readonly HoursException[];
  readonly holidays: HolidayCalendar | null;
  readonly closedThen: ClosedThen;
  /** Whether the channel is told when the line opens and closes. */
  readonly announcesHours: boolean;
  readonly menu: Menu | null;
  readonly pins: readonly Pin[];
  /** Whether whole calls are recorded, after the consent prompt. */
  readonly records: boolean;
  /** What callers without a number meet. */
  readonly hidden: 'allow' | 'voicemail' | 'reject';
  /** Prompts that the team made itself, by name; others are the shipped ones. */
  readonly prompts: Readonly<Record<string, OwnPrompt>>;
}

/** A sound of the team's own, kept in the data folder under its hash. */
export interface OwnPrompt {
  readonly hash: string;
  readonly seconds: number;
}

/** A number whose calls are rejected on every line. */
export interface BlockedNumber {
  readonly number: PhoneNumber;
  /** Null: until somebody unblocks it. */
  readonly untilAt: Instant | null;
  readonly reason: string | null;
  readonly by: UserId;
  readonly at: Instant;
}

/** `untilAt` null: until somebody resumes it. */
export interface Pause {
  readonly untilAt: Instant | null;
}

export interface Member {
  readonly phone?: PhoneNumber;
  readonly pause?: Pause;
}

export interface Settings {
  readonly version: number;
  readonly lines: readonly Line[];
  readonly rosters: readonly Roster[];
  readonly membersById: Readonly<Record<UserId, Member>>;
  readonly blocked: readonly BlockedNumber[];
  /** Newest last; at most CHANGES_KEPT. */
  readonly changes: readonly Change[];
}

export const SETTINGS_VERSION = 1;
export const CHANGES_KEPT = 100;
export const MAIN_ROSTER = 'main';
export const ROSTER_NAME = /^[a-z0-9åäö][a-z0-9åäö-]{0,23}$/;
export const DEFAULT_STRATEGY: RingStrategy = { kind: 'turn', ringSeconds: 15, rounds: 1 };
export const DEFAULT_EVERYONE_SECONDS = 25;
