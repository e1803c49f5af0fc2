// What people decide about the phone: lines, rosters and members. Small, kept whole, changed one pure step at a time.
import type { Change } from './change.ts';
import type { Digest } from './digest.ts';
import type { ClosedThen, HolidayCalendar, HoursException, WeekHours } from './hours.ts';
import type { Instant, TimeZone } from './instant.ts';
import type { Keeping } from './keeping.ts';
import type { Menu, Pin } from './menu.ts';
import type { Override } from './override.ts';
import type { PhoneCheck } from './phone-check.ts';
import type { Rotation } from './rotation.ts';
import type { ShiftRequest } from './shift-request.ts';

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
  /** In ringing order; with a rotation, as it is in the turn of the anchor. Ask `orderAt` who is first now. */
  readonly members: readonly UserId[];
  readonly strategy: RingStrategy;
  readonly rotation: Rotation | null;
  /** Oldest first. */
  readonly overrides: readonly Override[];
  /** The highest number that an override has had; none has one twice. */
  readonly lastOverrideId: number;
  /** Asked of others and not yet long over. */
  readonly requests: readonly ShiftRequest[];
  /** Slack's group that is kept equal to who is on call. */
  readonly userGroup: UserGroup | null;
  /** Whether the channel's topic says who is on call. */
  readonly setsTopic: boolean;
}

export interface UserGroup {
  readonly id: string;
  /** Without the `@`. */
  readonly handle: string;
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
  /** The highest number that an exception has had; none has one twice. */
  readonly lastExceptionId: number;
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
  /** What the plan left at the provider does when Jour stops while the line is closed; hours are not followed from there. */
  readonly parked: 'ring' | 'voicemail';
  /** Prompts that the team made itself, by name; others are the shipped ones. */
  readonly prompts: Readonly<Record<string, OwnPrompt>>;
  /** How an unclaimed call is brought up again. */
  readonly remind: Reminders;
  /** What callers who reached nobody are texted, or null. */
  readonly textCallers: string | null;
  /** Whether members get the caller's number as a text while it rings, where phones show the line's. */
  readonly textMembers: boolean;
  /** When the channel gets its numbers and what is open; null: never. */
  readonly digest: Digest | null;
}

export interface Reminders {
  /** Minutes of waiting after which those on call are mentioned; ascending. */
  readonly afterMinutes: readonly number[];
  /** Minutes of waiting after which they are rung, or null. */
  readonly callAfterMinutes: number | null;
  /** Outside opening hours too. */
  readonly isAlways: boolean;
  /** What came while the line was closed comes up again when it opens. */
  readonly atOpening: boolean;
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
  /** When that number was last answered, and 1 pressed there; left out: never. */
  readonly checkedAt?: Instant;
  readonly pause?: Pause;
  /** Opens this person's shifts as a calendar to whoever knows it. As it stands: it tells no more than these settings. */
  readonly calendarToken?: string;
}

export interface Settings {
  readonly version: number;
  readonly lines: readonly Line[];
  readonly rosters: readonly Roster[];
  readonly membersById: Readonly<Record<UserId, Member>>;
  readonly blocked: readonly BlockedNumber[];
  /** Where numbers to be rung may be; null: in the countries of our lines. */
  readonly countries: readonly Country[] | null;
  /** Who may edit, besides the workspace's own admins; nobody: every full member. */
  readonly admins: readonly UserId[];
  /** Those of the last day, oldest first. */
  readonly phoneChecks: readonly PhoneCheck[];
  /** How long calls and recordings are kept. */
  readonly keep: Keeping;
  /** Newest last; at most CHANGES_KEPT. */
  readonly changes: readonly Change[];
}

export const SETTINGS_VERSION = 2;
export const CHANGES_KEPT = 100;
export const MAIN_ROSTER = 'main';
export const ROSTER_NAME = /^[a-z0-9åäö][a-z0-9åäö-]{0,23}$/;
export const DEFAULT_STRATEGY: RingStrategy = { kind: 'turn', ringSeconds: 15, rounds: 1 };
export const DEFAULT_EVERYONE_SECONDS = 25;
export const DEFAULT_REMINDERS: Reminders = {
  afterMinutes: [],
  callAfterMinutes: null,
  isAlways: false,
  atOpening: true,
};

export const KEEP_FOR_GOOD: Keeping = { callsDays: null, recordingsDays: null };

export const emptyRoster = (name: string): Roster => ({
  name,
  members: [],
  strategy: DEFAULT_STRATEGY,
  rotation: null,
  overrides: [],
  lastOverrideId: 0,
  requests: [],
  userGroup: null,
  setsTopic: false,
});
