// What many calls come to, as sums that can be added: one piece of the calls after another, in whatever order.
import type { Call } from './call.ts';
import { metClosed } from './call-progress.ts';
import { ownerIn } from './call-view.ts';
import type { Calendar } from './hours-calendar.ts';
import { type OwnerOf, outcomeOfState, rungIn, stateOf } from './outcome.ts';
import type { Settings, UserId } from './settings.ts';
import type { CallOutcome, CardState } from './view.ts';

export interface PersonSums {
  readonly answered: number;
  /** Callers whom they called back and reached. */
  readonly calledBack: number;
  /** In calls answered and calls back. */
  readonly talkSeconds: number;
  /** Calls that made their phone ring, answered or not. */
  readonly rung: number;
}

export interface CallSums {
  readonly byOutcome: Readonly<Record<CallOutcome, number>>;
  /** How many calls were answered after that many seconds, where it is known. */
  readonly answeredAfter: Readonly<Record<number, number>>;
  /** By the hour of the day in which they began, 0 to 23: calls that were meant for people and reached nobody. */
  readonly missedByHour: readonly number[];
  readonly byPerson: Readonly<Record<UserId, PersonSums>>;
}

export const HOURS_A_DAY = 24;

const NOBODY: PersonSums = { answered: 0, calledBack: 0, talkSeconds: 0, rung: 0 };

export const NO_SUMS: CallSums = {
  byOutcome: {
    ringing: 0,
    answered: 0,
    missed: 0,
    abandoned: 0,
    voicemail: 0,
    closed: 0,
    informed: 0,
    untold: 0,
  },
  answeredAfter: {},
  missedByHour: Array.from({ length: HOURS_A_DAY }, () => 0),
  byPerson: {},
};

export interface Counting {
  readonly settings: Settings;
  /** Of the line's zone. */
  readonly calendar: Calendar;
}

/** What a call comes to is worked out once: of many calls that is most of the work. */
interface Counted {
  readonly call: Call;
  readonly state: CardState;
}

const CALENDAR_HOUR = 'YYYY-MM-DDT'.length;

const hourOf = (call: Call, { calendar }: Counting): number =>
  Number(calendar.textAt(call.startedAt).slice(CALENDAR_HOUR, CALENDAR_HOUR + 2));

/** Somebody was to answer. A caller who only met the closed line was not missed. */
const isMissedByPeople = ({ call, state: { kind } }: Counted): boolean => {
  const isUnserved = kind === 'missed' || kind === 'abandoned' || kind === 'voicemail';
  return isUnserved && !metClosed(call);
};

type Share = readonly [UserId, Partial<PersonSums>];

const answerShares = ({ state }: Counted): readonly Share[] =>
  state.kind === 'answered' && state.by !== null
    ? [[state.by, { answered: 1, talkSeconds: state.talkSeconds }]]
    : [];

const callBackShares = ({ call }: Counted): readonly Share[] =>
  (call.work?.callBacks ?? [])
    .filter(({ state }) => state === 'answered')
    .map(({ by, seconds }) => [by, { calledBack: 1, talkSeconds: seconds }]);

const rungShares = ({ call, state }: Counted, ownerOf: OwnerOf): readonly Share[] =>
  rungIn(call, state, ownerOf).map((userId) => [userId, { rung: 1 }]);

const plus = (one: PersonSums, other: Partial<PersonSums>): PersonSums => ({
  answered: one.answered + (other.answered ?? 0),
  calledBack: one.calledBack + (other.calledBack ?? 0),
  talkSeconds: one.talkSeconds + (other.talkSeconds ?? 0),
  rung: one.rung + (other.rung ?? 0),
});

const withShares = (before: CallSums['byPerson'], shares: readonly Share[]): CallSums['byPerson'] => {
  const sums = new Map(Object.entries(before));
  for (const [userId, share] of shares) sums.set(userId, plus(sums.get(userId) ?? NOBODY, share));
  return Object.fromEntries(sums);
};

const withCounts = <K extends string | number>(
  before: Readonly<Record<K, number>>,
  counts: readonly (readonly [K, number])[],
): Record<K, number> => {
  const sums: Record<K, number> = { ...before };
  for (const [key, count] of counts) sums[key] = (sums[key] ?? 0) + count;
  return sums;
};

const withHours = (before: readonly number[], hours: readonly number[]): readonly number[] => {
  const sums = [...before];
  for (const hour of hours) sums[hour] = (sums[hour] ?? 0) + 1;
  return sums;
};

/** Of calls of which none counts twice. */
export const sumsOf = (calls: readonly Call[], counting: Counting): CallSums => {
  const ownerOf = ownerIn(counting.settings);
  const counted = calls.map((call): Counted => ({ call, state: stateOf(call, ownerOf) }));
  const outcomes = counted.map(({ state }) => [outcomeOfState(state), 1] as const);
  const after = counted.flatMap(({ state }) =>
    state.kind === 'answered' && state.afterSeconds !== null ? [[state.afterSeconds, 1] as const] : [],
  );
  const missedAt = counted.filter(isMissedByPeople).map(({ call }) => hourOf(call, counting));
  return {
    byOutcome: withCounts(NO_SUMS.byOutcome, outcomes),
    answeredAfter: withCounts({}, after),
    missedByHour: withHours(NO_SUMS.missedByHour, missedAt),
    byPerson: withShares({}, [
      ...counted.flatMap(answerShares),
      ...counted.flatMap(callBackShares),
      ...counted.flatMap((one) => rungShares(one, ownerOf)),
    ]),
  };
};

const countsIn = (counts: Readonly<Record<number, number>>): readonly (readonly [number, number])[] =>
  Object.entries(counts).map(([seconds, count]) => [Number(seconds), count]);

export const together = (one: CallSums, other: CallSums): CallSums => ({
  byOutcome: withCounts(one.byOutcome, Object.entries(other.byOutcome) as [CallOutcome, number][]),
  answeredAfter: withCounts(one.answeredAfter, countsIn(other.answeredAfter)),
  missedByHour: one.missedByHour.map((count, hour) => count + (other.missedByHour[hour] ?? 0)),
  byPerson: withShares(one.byPerson, Object.entries(other.byPerson)),
});
