// What people can ask about opening hours, typed but not yet worked out: days and times as said.
import type { Until } from './command.ts';
import type { Seen } from './form-seen.ts';
import type { ClosedThen, HoursException, WeekHours } from './hours.ts';
import type { Times } from './parse-times.ts';

export type SaidDay =
  | { readonly kind: 'date'; readonly date: string }
  /** 0: today, 1: tomorrow. */
  | { readonly kind: 'ahead'; readonly days: 0 | 1 };

/** When an exception holds, as said. */
export type Spell =
  /** Whole days, the last one included. */
  | { readonly kind: 'days'; readonly first: SaidDay; readonly last: SaidDay }
  /** Minutes of that day; over 1440 past midnight. */
  | {
      readonly kind: 'times';
      readonly day: SaidDay;
      readonly fromMinute: number;
      readonly toMinute: number;
    }
  /** From now on. */
  | { readonly kind: 'until'; readonly until: Until };

export interface SaidException {
  readonly kind: 'spell';
  readonly spell: Spell;
  readonly reason: string | null;
}

export type HolidaysWish =
  | { readonly kind: 'show' }
  | { readonly kind: 'off' }
  /** `country` null: the line's. */
  | { readonly kind: 'country'; readonly country: string | null; readonly eves: boolean }
  /** `which`: a date or a name. */
  | { readonly kind: 'keep' | 'close'; readonly which: string };

/** The times of a day; `as-is`: what it has, however many they are. */
export type DayWish = readonly Times[] | 'as-is';

/** As a form was sent: the whole week, of which some may be as it was. */
export interface HoursEdit {
  readonly kind: 'hours-edit';
  /** Monday first. */
  readonly week: readonly DayWish[];
  readonly closedThen: ClosedThen;
  /** Exceptions by number. */
  readonly remove: readonly number[];
  readonly add: readonly (Omit<SaidException, 'kind'> & { readonly kind: HoursException['kind'] })[];
  readonly seen: Seen;
}

export type HoursCommand =
  /** `hours` null: only shown. */
  | { readonly kind: 'hours'; readonly hours: WeekHours | null }
  | {
      readonly kind: 'closed';
      readonly what: SaidException | { readonly kind: 'then'; readonly closedThen: ClosedThen };
    }
  | { readonly kind: 'open'; readonly what: SaidException }
  | HoursEdit
  | { readonly kind: 'exceptions' }
  | { readonly kind: 'remove-exception'; readonly ids: readonly number[] }
  | { readonly kind: 'holidays'; readonly wish: HolidaysWish }
  | { readonly kind: 'announce'; readonly announces: boolean };

const KINDS: ReadonlySet<string> = new Set<HoursCommand['kind']>([
  'hours',
  'hours-edit',
  'closed',
  'open',
  'exceptions',
  'remove-exception',
  'holidays',
  'announce',
]);

export const isHoursCommand = (command: { readonly kind: string }): command is HoursCommand =>
  KINDS.has(command.kind);
