// When a call that nobody has taken on comes up again. Worked out from the call's facts and the time, each time anew.
import type { Call } from './call.ts';
import { waits, waitsFromAt } from './call-work.ts';
import { isOpenAt, type LineHours, openStateAt } from './hours-state.ts';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';
import { onCallNow } from './on-call.ts';
import type { Target } from './plan.ts';
import type { Line, Reminders, Settings } from './settings.ts';
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

type Wanted = readonly (readonly [ReminderStep, number])[];

const wanted = (remind: Reminders, isOpening: boolean): Wanted => [
  ...(isOpening && remind.atOpening ? [['opening', 0] as const] : []),
  ...remind.afterMinutes.map((minutes) => [stepOf(minutes), minutes] as const),
];

const untold = (call: Call, remind: Reminders, isOpening: boolean): Wanted => {
  const told = new Set((call.work?.reminded ?? []).map(({ step }) => step));
  return wanted(remind, isOpening).filter(([step]) => !told.has(step));
};

export const remindersDue = (call: Call, line: RemindedLine, now: Instant): DueReminders => {
  const fromAt = waitsFromAt(call);
  if (!waits(call) || now - fromAt > REMIND_FOR_MS) return NONE;
  const { remind } = line;
  const counted = countsFrom(fromAt, line);
  if (counted === null || (!remind.isAlways && !isOpenAt(line, now))) return NONE;
  const isOver = (minutes: number): boolean => now >= counted.at + minutes * MINUTE_MS;
  const { callAfterMinutes } = remind;
  return {
    steps: untold(call, remind, counted.isOpening).flatMap(([step, minutes]) =>
      isOver(minutes) ? [step] : [],
    ),
    isToCall: callAfterMinutes !== null && isOver(callAfterMinutes),
  };
};

/** When a phone that is being rung about it is taken for lost. */
const wakeOverAt = (call: Call): Instant => {
  const asked = (call.work?.wakes ?? []).filter(({ state }) => state === 'asked');
  return Math.max(...asked.map(({ at }) => at)) + WAKE_LASTS_MS;
};

/**
 * Before that moment nothing comes due that is not due now, unless the call, its line or who is on call changes;
 * Infinity: never.
 */
export const nextReminderAt = (call: Call, line: RemindedLine, now: Instant): Instant => {
  const fromAt = waitsFromAt(call);
  if (!waits(call) || now - fromAt > REMIND_FOR_MS) return Number.POSITIVE_INFINITY;
  const counted = countsFrom(fromAt, line);
  if (counted === null) return Number.POSITIVE_INFINITY;
  const { isAlways, callAfterMinutes } = line.remind;
  const minutes = [
    ...untold(call, line.remind, counted.isOpening).map(([, after]) => after),
    ...(callAfterMinutes === null ? [] : [callAfterMinutes]),
  ];
  if (minutes.length === 0) return Number.POSITIVE_INFINITY;
  if (!isAlways && !isOpenAt(line, now)) return openStateAt(line, now).changesAt ?? Number.POSITIVE_INFINITY;
  const moments = [...minutes.map((after) => counted.at + after * MINUTE_MS), wakeOverAt(call)];
  return Math.min(...moments.filter((at) => at > now));
};

/** What else decides what is due, as a text: while it is the same, only the calls themselves and the clock do. */
export const remindersRestOn = (settings: Settings, now: Instant): string => {
  const { lines, blocked } = settings;
  const wakes = lines.filter(({ remind }) => remind.callAfterMinutes !== null);
  const onCall = wakes.map(({ rosterName }) =>
    onCallNow(settings, rosterName, now).map(({ userId }) => userId),
  );
  const parts = lines.map(({ id, timeZone, hours, exceptions, holidays, remind }) => [
    id,
    timeZone,
    hours,
    exceptions,
    holidays,
    remind,
  ]);
  return JSON.stringify([parts, blocked, onCall]);
};

const isUnderWay = ({ state, at }: Wake, now: Instant): boolean =>
  state === 'asked' && now - at < WAKE_LASTS_MS;

/** Who is to be rung next: each of those on call once, one at a time; null: nobody now. */
export const nextToWake = (call: Call, onCall: readonly Target[], now: Instant): Target | null => {
  const wakes = call.work?.wakes ?? [];
  if (wakes.some((wake) => isUnderWay(wake, now))) return null;
  return onCall.find(({ userId }) => !wakes.some((wake) => wake.userId === userId)) ?? null;
};
