// Checking a number: the phone is rung, and whoever answers presses 1. What is known of each check, kept with the settings so
// that a restart between the ring and the key changes nothing, and what came of it.
import { dialFault } from './dialable.ts';
import { HOUR_MS, type Instant, MINUTE_MS } from './instant.ts';
import { numberProblem } from './number-problem.ts';
import type { Problem } from './problem.ts';
import type { Line, PhoneNumber, Settings, UserId } from './settings.ts';

/** What came of it. `no-key`: something answered, maybe a voicemail box. `unclear`: not answered, or no key; it was not told. */
export type CheckResult =
  | 'confirmed'
  | 'unanswered'
  | 'busy'
  | 'no-key'
  | 'other-key'
  | 'unclear'
  /** The number had been replaced by the time of the key. */
  | 'replaced';

export interface PhoneCheck {
  readonly id: string;
  /** Whose phone it is. */
  readonly userId: UserId;
  readonly phone: PhoneNumber;
  /** Who asked for it. */
  readonly by: UserId;
  readonly lineId: string;
  readonly at: Instant;
  /** `asked`: the phone rings, or whoever answered is listening. `missed-key`: the same, after a key that means nothing. */
  readonly state: 'asked' | 'missed-key' | CheckResult;
}

/** How the call ended, as far as the provider told. */
export type CheckEnd = 'answered' | 'busy' | 'unanswered' | 'unclear';

/** It rings half a minute and asks for as long; what is not heard of by then got lost. */
const CHECK_LASTS_MS = 3 * MINUTE_MS;
/** A key counts as long as somebody may still hold the phone. */
const KEY_WITHIN_MS = 10 * MINUTE_MS;
/** Each is a call that costs: enough to try again, too few to be of use to anybody who means harm. */
export const CHECKS_AN_HOUR_MOST = 3;
export const CHECKS_BY_ALL_AN_HOUR_MOST = 20;
/** The provider repeats the report of an end for a day. */
const CHECK_KEPT_MS = 25 * HOUR_MS;

export type CheckProblem =
  | { readonly kind: 'under-way'; readonly userId: UserId }
  /** `whose` null: there were too many of all. */
  | { readonly kind: 'too-many'; readonly whose: UserId | null; readonly againAt: Instant }
  /** More calls went out within the hour than may; the channel was told. */
  | { readonly kind: 'over-limit' }
  /** `maybe`: the provider did not answer, and may ring all the same. */
  | { readonly kind: 'not-rung'; readonly maybe: boolean };

const trouble = (why: CheckProblem): Problem => ({ kind: 'phone-check', why });

const isOpen = ({ state }: PhoneCheck): boolean => state === 'asked' || state === 'missed-key';

/** Whose check it is, or whose number: a number that changes hands is not checked more often for it. */
const isAbout =
  ({ userId, phone }: Pick<PhoneCheck, 'userId' | 'phone'>) =>
  (check: PhoneCheck): boolean =>
    check.userId === userId || check.phone === phone;

/** When the oldest of the last `most` is an hour old; null when there were fewer. */
const fullUntil = (checks: readonly PhoneCheck[], most: number, now: Instant): Instant | null => {
  const [oldest] = checks.filter(({ at }) => now - at < HOUR_MS).slice(-most);
  const isFull = checks.filter(({ at }) => now - at < HOUR_MS).length >= most;
  return isFull && oldest !== undefined ? oldest.at + HOUR_MS : null;
};

export interface CheckAsked {
  readonly id: string;
  readonly userId: UserId;
  readonly by: UserId;
  /** Whose channel it was asked in; another one rings where this one cannot. */
  readonly line: Line;
  readonly now: Instant;
}

export type CheckDecision =
  | { readonly kind: 'ring'; readonly settings: Settings; readonly check: PhoneCheck; readonly line: Line }
  | { readonly kind: 'declined'; readonly problem: Problem };

const tooSoon = (
  asked: Pick<PhoneCheck, 'userId' | 'phone'>,
  settings: Settings,
  now: Instant,
): CheckProblem | null => {
  const { phoneChecks } = settings;
  const theirs = phoneChecks.filter(isAbout(asked));
  if (theirs.some((check) => isOpen(check) && now - check.at < CHECK_LASTS_MS))
    return { kind: 'under-way', userId: asked.userId };
  const theirsAgainAt = fullUntil(theirs, CHECKS_AN_HOUR_MOST, now);
  if (theirsAgainAt !== null) return { kind: 'too-many', whose: asked.userId, againAt: theirsAgainAt };
  const againAt = fullUntil(phoneChecks, CHECKS_BY_ALL_AN_HOUR_MOST, now);
  return againAt === null ? null : { kind: 'too-many', whose: null, againAt };
};

export const decideCheck = (settings: Settings, { line: here, now, ...asked }: CheckAsked): CheckDecision => {
  const phone = settings.membersById[asked.userId]?.phone;
  if (phone === undefined) return { kind: 'declined', problem: { kind: 'no-phone', userId: asked.userId } };
  const line = [here, ...settings.lines].find((one) => dialFault(phone, settings, one) === null) ?? here;
  const fault = dialFault(phone, settings, line);
  if (fault !== null) return { kind: 'declined', problem: numberProblem(fault, phone, { line, settings }) };
  const problem = tooSoon({ userId: asked.userId, phone }, settings, now);
  if (problem !== null) return { kind: 'declined', problem: trouble(problem) };
  const check: PhoneCheck = { ...asked, phone, lineId: line.id, at: now, state: 'asked' };
  const kept = settings.phoneChecks.filter(({ at }) => now - at < CHECK_KEPT_MS);
  return { kind: 'ring', settings: { ...settings, phoneChecks: [...kept, check] }, check, line };
};

export const checkById = ({ phoneChecks }: Settings, id: string): PhoneCheck | undefined =>
  phoneChecks.find((check) => check.id === id);

const withState = (settings: Settings, id: string, state: PhoneCheck['state']): Settings => ({
  ...settings,
  phoneChecks: settings.phoneChecks.map((check) => (check.id === id ? { ...check, state } : check)),
});

/** 1 was pressed. Each of these gives back the same settings when it tells nothing new: reports come twice and late. */
export const withConfirmed = (settings: Settings, id: string, now: Instant): Settings => {
  const check = checkById(settings, id);
  if (check === undefined || !isOpen(check) || now - check.at >= KEY_WITHIN_MS) return settings;
  const member = settings.membersById[check.userId];
  if (member?.phone !== check.phone) return withState(settings, id, 'replaced');
  const membersById = { ...settings.membersById, [check.userId]: { ...member, checkedAt: now } };
  return withState({ ...settings, membersById }, id, 'confirmed');
};

/** A key was pressed that means nothing. */
export const withMissedKey = (settings: Settings, id: string): Settings =>
  checkById(settings, id)?.state === 'asked' ? withState(settings, id, 'missed-key') : settings;

const resultOf = (check: PhoneCheck, end: CheckEnd, settings: Settings): CheckResult => {
  if (settings.membersById[check.userId]?.phone !== check.phone) return 'replaced';
  if (check.state === 'missed-key') return 'other-key';
  return end === 'answered' ? 'no-key' : end;
};

/** The call is over. */
export const withCheckEnd = (settings: Settings, id: string, end: CheckEnd): Settings => {
  const check = checkById(settings, id);
  return check === undefined || !isOpen(check)
    ? settings
    : withState(settings, id, resultOf(check, end, settings));
};

/** Null while it goes on. */
export const checkResult = ({ state }: PhoneCheck): CheckResult | null =>
  state === 'asked' || state === 'missed-key' ? null : state;
