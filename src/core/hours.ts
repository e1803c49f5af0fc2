// Opening hours as people set them: wall-clock times of the line's zone, so that they stay put when clocks change.

/** ISO: 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Open from `fromMinute` of `day` until `toMinute`, both counted from that day's midnight; over 1440 runs past midnight. */
export interface DayRange {
  readonly day: Weekday;
  readonly fromMinute: number;
  readonly toMinute: number;
}

export type WeekHours =
  | { readonly kind: 'always' }
  | { readonly kind: 'never' }
  | { readonly kind: 'week'; readonly ranges: readonly DayRange[] };

/** Closed or specially open from `from` until `to` (not included): local date-times such as `2026-12-24T00:00`. */
export interface HoursException {
  /** What people name it by; stays while it exists. Of two that overlap, the one added last holds. */
  readonly id: number;
  readonly kind: 'closed' | 'open';
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
}

/** A public holiday on which the line is closed. */
export interface Holiday {
  /** Local date, `2026-12-25`. */
  readonly date: string;
  readonly name: string;
}

/** Worked out when asked for and kept here, so that a call's decision needs no calendar. */
export interface HolidayCalendar {
  /** ISO 3166 alpha-2. */
  readonly country: string;
  readonly eves: boolean;
  /** In order of date. */
  readonly days: readonly Holiday[];
  /** Dates on which the line is open all the same. */
  readonly keptOpen: readonly string[];
  /** Last year that `days` covers whole. */
  readonly throughYear: number;
}

/** What a caller meets outside opening hours, after the closed prompt. */
export type ClosedThen =
  | { readonly kind: 'voicemail' }
  | { readonly kind: 'hangup' }
  | { readonly kind: 'ring'; readonly rosterName: string };
