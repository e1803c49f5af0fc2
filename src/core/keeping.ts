// How long calls and recordings are kept, and how every trace of a caller goes.
import type { Call } from './call.ts';
import type { Change } from './change.ts';
import { DAY_MS, type Instant } from './instant.ts';
import { maskedNumber } from './phone-number.ts';
import { CHANGES_KEPT, type PhoneNumber, type Settings } from './settings.ts';

/** In days; null: for good. */
export interface Keeping {
  readonly callsDays: number | null;
  readonly recordingsDays: number | null;
}

/** What can be asked for, as typed. */
export type KeepingCommand =
  | {
      readonly kind: 'keep';
      readonly wish:
        | { readonly kind: 'show' }
        | { readonly kind: 'calls' | 'recordings'; readonly days: number | null };
    }
  /** `number` as typed. */
  | { readonly kind: 'forget'; readonly number: string };

/** What was done. */
export type KeepingDeed =
  | { readonly kind: 'keep'; readonly keep: Keeping }
  /** Whom is not said: that would be one more trace. */
  | ({ readonly kind: 'forgot' } & Forgotten);

export interface Forgotten {
  readonly calls: number;
  readonly recordings: number;
  readonly wasBlocked: boolean;
}

/** Reports of a call come for three days, reminders for a week. */
export const CALLS_LEAST_DAYS = 8;
export const RECORDINGS_LEAST_DAYS = 1;
export const KEEP_MOST_DAYS = 3_650;

const endOf = (days: number | null, now: Instant): Instant | null =>
  days === null ? null : now - days * DAY_MS;

/** What began before is to go; null: nothing is. */
export const callsGoBefore = ({ callsDays }: Keeping, now: Instant): Instant | null => endOf(callsDays, now);

/** Recordings never stay longer than their calls. */
export const recordingsGoBefore = ({ callsDays, recordingsDays }: Keeping, now: Instant): Instant | null => {
  if (callsDays === null || recordingsDays === null) return endOf(recordingsDays, now);
  return endOf(Math.min(callsDays, recordingsDays), now);
};

/** Files of the call that are in Slack. */
export const filesOf = ({ recordings }: Call): readonly string[] =>
  recordings.flatMap(({ fileId, state }) => (fileId !== undefined && state === 'posted' ? [fileId] : []));

/** The call without the sounds that were deleted. */
export const withoutRecordings = (call: Call): Call => ({
  ...call,
  recordings: call.recordings.map((recording) =>
    recording.state === 'posted' ? { ...recording, state: 'deleted' as const } : recording,
  ),
});

/** That number whole: where it is only the beginning of another, as when its last digits were left out, that is somebody else. */
const naming = (number: PhoneNumber): RegExp => new RegExp(`\\+${number.slice(1)}(?!\\d)`, 'g');

/** Wherever in it the number stands: of a call as caller, in a note, in 46elks' account of it. */
export const speaksOf = (what: object, number: PhoneNumber): boolean =>
  naming(number).test(JSON.stringify(what));

/** Without the number in what is told of it; what would bring the number back is dropped with it. */
const withoutTrace = (change: Change, number: PhoneNumber): Change => {
  if (!speaksOf(change, number)) return change;
  const { undo: _bringsItBack, ...rest } = JSON.parse(
    JSON.stringify(change).replace(naming(number), maskedNumber(number)),
  ) as Change;
  return rest;
};

/** Who had a caller forgotten, when and on which line; whom is not said. */
export interface Forgetting extends Pick<Change, 'at' | 'by' | 'lineId'> {
  readonly number: PhoneNumber;
  readonly calls: number;
  readonly recordings: number;
}

/** With the number nowhere in them, and a change that says so. It cannot be taken back. */
export const withoutNumber = (
  settings: Settings,
  { number, at, by, lineId, ...counts }: Forgetting,
): { readonly settings: Settings; readonly forgotten: Forgotten } => {
  const blocked = settings.blocked.filter((one) => one.number !== number);
  const forgotten: Forgotten = { ...counts, wasBlocked: blocked.length < settings.blocked.length };
  const deed = { kind: 'keeping', done: { kind: 'forgot', ...forgotten } } as const;
  const changes = settings.changes.map((change) => withoutTrace(change, number));
  const seq = (changes.at(-1)?.seq ?? 0) + 1;
  const told = [...changes, { seq, at, by, lineId, deed }].slice(-CHANGES_KEPT);
  const phoneChecks = settings.phoneChecks.filter((check) => !speaksOf(check, number));
  return { settings: { ...settings, blocked, phoneChecks, changes: told }, forgotten };
};
