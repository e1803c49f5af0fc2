// When a call that nobody has taken on comes up again. Worked out from the call's facts and the time, each time anew.
import type { Call } from './call.ts';
import { waits, waitsFromAt } from './call-work.ts';
import { isOpenAt, type LineHours, openStateAt } from './hours-state.ts';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';
import type { Target } from './plan.ts';
import type { Line, Reminders } from './settings.ts';
import type { ReminderStep, Wake } from './work.ts';

/** What nobody took on by then is not brought up any more. */
export const REMIND_FOR_MS = 7 * DAY_MS;
/** A phone rings for half a minute, then somebody listens and presses a key; what takes longer got lost. */
export const WAKE_LASTS_MS = 2 * MINUTE_MS;

type RemindedLine = LineHours & Pick<Line, 'remind'>;

export interface DueReminders {
  /** Steps that are to be told now, in one message; empty: none. */
  readonly steps: readonly ReminderStep[];
  /** Whether those on call are to be rung. */
  readonly isToCall: boolean;
}

const NONE: DueReminders = { steps: [], isToCall: false };

/** From when the minutes count, and whether the line has to open first; null: not to be foreseen. */
const countsFrom = (
  fromAt: Instant,
  line: RemindedLine,
): { readonly at: Instant; readonly isOpening: boolean } | null => {
  if (line.remind.isAlways || isOpenAt(line, fromAt)) return { at: fromAt, isOpening: false };
  const { changesAt } = openStateAt(line, fromAt);
  return changesAt === null ? null : { at: changesAt, isOpening: true };
};

const stepOf = (minutes: number): ReminderStep => `${minutes}`;

const wanted = (remind: Reminders, isOpening: boolean): readonly (readonly [ReminderStep, number])[] => [
  ...(isOpening && remind.atOpening ? [['opening', 0] as const] : []),
  ...remind.afterMinutes.map((minutes) => [stepOf(minutes), minutes] as const),
];

export const remindersDue = (call: Call, line: RemindedLine, now: Instant): DueReminders => {
  const fromAt = waitsFromAt(call);
  if (!waits(call) || now - fromAt > REMIND_FOR_MS) return NONE;
  const { remind } = line;
  const counted = countsFrom(fromAt, line);
  if (counted === null || (!remind.isAlways && !isOpenAt(line, now))) return NONE;
  const told = new Set((call.work?.reminded ?? []).map(({ step }) => step));
  const isOver = (minutes: number): boolean => now >= counted.at + minutes * MINUTE_MS;
  const { callAfterMinutes } = remind;
  return {
    steps: wanted(remind, counted.isOpening).flatMap(([step, minutes]) =>
      isOver(minutes) && !told.has(step) ? [step] : [],
    ),
    isToCall: callAfterMinutes !== null && isOver(callAfterMinutes),
  };
};

const isUnderWay = ({ state, at }: Wake, now: Instant): boolean =>
  state === 'asked' && now - at < WAKE_LASTS_MS;

/** Who is to be rung next: each of those on call once, one at a time; null: nobody now. */
export const nextToWake = (call: Call, onCall: readonly Target[], now: Instant): Target | null => {
  const wakes = call.work?.wakes ?? [];
  if (wakes.some((wake) => isUnderWay(wake, now))) return null;
  return onCall.find(({ userId }) => !wakes.some((wake) => wake.userId === userId)) ?? null;
};
