// What people may do about a call, decided on its facts: the first one wins, and the next is told who it was.
import type { Call } from './call.ts';
import type { Instant } from './instant.ts';
import { stateOf } from './outcome.ts';
import type { UserId } from './settings.ts';
import type { CallWork, Mark, Verdict } from './work.ts';

export const NOTE_MOST_CHARACTERS = 300;
export const NOTES_MOST = 10;
/** A conversation this short may have been with a voicemail box. */
export const SHORT_TALK_SECONDS = 10;
/** A box picks up after the same time every time; a person seldom does so this often in a row. */
export const ALIKE_PICK_UPS = 3;

export type WorkRefusal =
  | { readonly kind: 'claimed'; readonly by: UserId; readonly at: Instant }
  | { readonly kind: 'done'; readonly by: UserId; readonly at: Instant }
  | { readonly kind: 'judged'; readonly by: UserId; readonly was: Verdict['was'] }
  | { readonly kind: 'not-claimed' }
  | { readonly kind: 'not-done' }
  | { readonly kind: 'too-many-notes' }
  /** It was answered, or goes on still. */
  | { readonly kind: 'nothing-waits' };

export type Worked = { readonly kind: 'worked'; readonly call: Call } | WorkRefusal;

/** Who answered makes no difference to whether anybody did. */
const nobodyKnown = (): null => null;

export const withWork = (call: Call, change: CallWork): Call => ({
  ...call,
  work: { ...call.work, ...change },
});

const worked = (call: Call, change: CallWork): Worked => ({ kind: 'worked', call: withWork(call, change) });

/** Nobody was reached, or a message waits: somebody should see to it. */
export const isUnserved = (call: Call): boolean => {
  const { kind } = stateOf(call, nobodyKnown);
  return kind === 'missed' || kind === 'abandoned' || kind === 'voicemail';
};

/** Nobody has taken it on yet. */
export const waits = (call: Call): boolean =>
  call.work?.claim === undefined && call.work?.done === undefined && isUnserved(call);

/** Cheaply, and of some calls too many: an alert or a message is a sign that one may wait. */
export const mayWait = ({ work, alertDueAt, recordings }: Call): boolean => {
  if (work?.claim !== undefined || work?.done !== undefined) return false;
  return alertDueAt !== undefined || recordings.some(({ of, seconds }) => of !== 'call' && seconds > 0);
};

export const waitsFromAt = (call: Call): Instant =>
  call.work?.waitsFromAt ??
  call.heardLateAt ??
  call.end?.endedAt ??
  call.recordings[0]?.reportedAt ??
  call.startedAt;

/** Why a pick-up may have been a voicemail box, or null. Once somebody has said what it was, nothing is in doubt. */
export const doubtAbout = (call: Call): 'short' | 'alike' | null => {
  const state = stateOf(call, nobodyKnown);
  if (state.kind !== 'answered' || call.work?.verdict !== undefined) return null;
  if (state.talkSeconds < SHORT_TALK_SECONDS) return 'short';
  return (call.work?.alikePickUps ?? 0) >= ALIKE_PICK_UPS ? 'alike' : null;
};

/** What stands against working on it, or null. */
const refusal = (call: Call): WorkRefusal | null => {
  const { done } = call.work ?? {};
  if (done !== undefined) return { kind: 'done', by: done.by, at: done.at };
  return isUnserved(call) ? null : { kind: 'nothing-waits' };
};

export const claimed = (call: Call, mark: Mark): Worked => {
  const { claim } = call.work ?? {};
  const refused = refusal(call);
  if (refused !== null) return refused;
  return claim === undefined ? worked(call, { claim: mark }) : { kind: 'claimed', ...claim };
};

/** As it was before anybody took it on; from now on it waits again. */
const waitingAgain = ({ claim: _claim, done: _done, ...work }: CallWork, now: Instant): CallWork => ({
  ...work,
  waitsFromAt: now,
  reminded: [],
  wakes: [],
});

/** Anybody may: whoever claimed it may have gone home. */
export const released = (call: Call, now: Instant): Worked => {
  const refused = refusal(call);
  if (refused !== null) return refused;
  if (call.work?.claim === undefined) return { kind: 'not-claimed' };
  return { kind: 'worked', call: { ...call, work: waitingAgain(call.work, now) } };
};

const trimmed = (note: string): string => note.trim().slice(0, NOTE_MOST_CHARACTERS);

export const finished = (call: Call, mark: Mark, note = ''): Worked => {
  const text = trimmed(note);
  return refusal(call) ?? worked(call, { done: text === '' ? mark : { ...mark, note: text } });
};

/** What was noted with being done stays a note, before those that came later. */
export const reopened = (call: Call, now: Instant): Worked => {
  const work = call.work ?? {};
  const { done, notes = [] } = work;
  if (done === undefined) return { kind: 'not-done' };
  const { note: text, ...mark } = done;
  const kept =
    text === undefined ? {} : { notes: [...notes, { ...mark, text }].toSorted((a, b) => a.at - b.at) };
  return { kind: 'worked', call: { ...call, work: { ...waitingAgain(work, now), ...kept } } };
};

export const noted = (call: Call, mark: Mark, note: string): Worked => {
  const notes = call.work?.notes ?? [];
  const text = trimmed(note);
  const last = notes.at(-1);
  // The same form, sent twice.
  const isKnown = last?.by === mark.by && last.text === text;
  if (text === '' || isKnown) return { kind: 'worked', call };
  if (notes.length >= NOTES_MOST) return { kind: 'too-many-notes' };
  return worked(call, { notes: [...notes, { ...mark, text }] });
};

/** Sent by somebody who was not the first to be done with it: what they wrote is kept beside. */
export const notedBeside = (call: Call, mark: Mark, note: string): Worked => {
  const { done } = call.work ?? {};
  // The same form, sent twice.
  if (done?.by === mark.by && done.note === trimmed(note)) return { kind: 'worked', call };
  return noted(call, done === undefined ? mark : { ...mark, at: Math.max(mark.at, done.at + 1) }, note);
};

/** With "voicemail" it is a missed call after all, which waits from now on. */
export const judged = (call: Call, mark: Mark, was: Verdict['was']): Worked => {
  const { verdict } = call.work ?? {};
  if (verdict !== undefined) return { kind: 'judged', by: verdict.by, was: verdict.was };
  if (doubtAbout(call) === null) return { kind: 'nothing-waits' };
  const waitsFrom = was === 'voicemail' ? { waitsFromAt: mark.at } : {};
  return worked(call, { verdict: { ...mark, was }, ...waitsFrom });
};
