// What people can ask about who is on call over time, typed but not yet worked out.
import type { Until } from './command.ts';
import type { Weekday } from './hours.ts';
import type { UserGroup, UserId } from './settings.ts';

/** `weekday` null: every day. */
export interface RotationRule {
  readonly everyDays: number;
  readonly weekday: Weekday | null;
  readonly minute: number;
}

/** `from` null: now. */
export interface SaidSpan {
  readonly from: Until | null;
  readonly until: Until;
}

export type ShiftCommand =
  /** `rule` null: only shown. */
  | { readonly kind: 'rotate'; readonly rule: RotationRule | 'off' | null }
  | { readonly kind: 'schedule'; readonly weeks: number }
  /** `until` null: until the next handoff. */
  | { readonly kind: 'take'; readonly until: Until | null }
  | { readonly kind: 'cover'; readonly userId: UserId; readonly span: SaidSpan }
  | { readonly kind: 'ask-cover'; readonly span: SaidSpan; readonly reason: string | null }
  | { readonly kind: 'swap'; readonly userId: UserId; readonly date: string }
  | { readonly kind: 'overrides' }
  | { readonly kind: 'remove-override'; readonly ids: readonly number[] }
  | { readonly kind: 'topic'; readonly isOn: boolean }
  /** As typed: a handle or an id; null: no group any more. */
  | { readonly kind: 'usergroup'; readonly named: string | null }
  | { readonly kind: 'calendar'; readonly isOn: boolean };

const ORDERS: Readonly<Record<ShiftOrder['kind'], true>> = {
  rotate: true,
  schedule: true,
  take: true,
  cover: true,
  'ask-cover': true,
  swap: true,
  overrides: true,
  'remove-override': true,
  topic: true,
  'keep-user-group': true,
};

/** Groups have to be looked up, and addresses drawn, before anything is decided. */
export type PreparedCommand = Extract<ShiftCommand, { readonly kind: 'usergroup' | 'calendar' }>;
/** With what has been looked up first. */
export type ShiftOrder =
  | Exclude<ShiftCommand, PreparedCommand>
  | { readonly kind: 'keep-user-group'; readonly userGroup: UserGroup | null };

export const isShiftOrder = (command: { readonly kind: string }): command is ShiftOrder =>
  Object.hasOwn(ORDERS, command.kind);
