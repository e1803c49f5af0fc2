// What people can ask about who is on call over time, typed but not yet worked out.
import type { Until } from './command.ts';
import type { Weekday } from './hours.ts';
import type { UserId } from './settings.ts';

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
  | { readonly kind: 'user-group'; readonly named: string | null }
  | { readonly kind: 'calendar'; readonly isOn: boolean };

/** Groups have to be looked up, and addresses drawn, before anything is decided. */
const ASKS_FIRST = ['user-group', 'calendar'] as const;
const KINDS: Readonly<Record<ShiftCommand['kind'], true>> = {
  rotate: true,
  schedule: true,
  take: true,
  cover: true,
  'ask-cover': true,
  swap: true,
  overrides: true,
  'remove-override': true,
  topic: true,
  'user-group': true,
  calendar: true,
};

export type PreparedCommand = Extract<ShiftCommand, { readonly kind: (typeof ASKS_FIRST)[number] }>;
export type ShiftOrder = Exclude<ShiftCommand, PreparedCommand>;

export const isPrepared = (command: { readonly kind: string }): command is PreparedCommand =>
  ASKS_FIRST.some((kind) => kind === command.kind);

export const isShiftOrder = (command: { readonly kind: string }): command is ShiftOrder =>
  Object.hasOwn(KINDS, command.kind) && !ASKS_FIRST.some((kind) => kind === command.kind);
