// Files what the provider has on record and we have not: new records for calls we never heard of, ends and recordings for
// those we know. Each call is one commit with its card and its alert; where many were missed, one alert is for all of a line.
import type { Call } from '../core/call.ts';
import { callState } from '../core/call-view.ts';
import { DAY_MS, type Instant, MINUTE_MS } from '../core/instant.ts';
import { callFromPast, isPastFlood, lineOfPast, type PastCall, withPast } from '../core/past-call.ts';
import type { BooksSince } from '../ports/phone.ts';
import type { CallChange, CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callChange, lineOfCall } from './call-effects.ts';
import { lateCallsEntry, recordingEntry } from './effects.ts';
import { erasedMark } from './erase-effects.ts';
import { oftenCallers } from './past-floods.ts';

export interface FilePastDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Pick<Outbox, 'mark'>;
  readonly clock: Clock;
  /** Whether it was rejected unheard, which leaves no record. */
  readonly wasRefused: (callId: string) => boolean;
}

export interface PastFiled {
  readonly filed: number;
  /** When the first call began that goes on still, or whose reports may be on their way; null: there is none. */
  readonly openFrom: Instant | null;
  /** One of those is unknown here: nobody but us will tell of it. */
  readonly isUnheardOpen: boolean;
}

/** Reports come within seconds: what ended just now is left to them. */
const REPORTED_WITHIN_MS = 2 * MINUTE_MS;
/** More missed calls than these of one line share one alert. */
const ALERTS_ALONE_MOST = 3;

type OnRecord = Parameters<typeof withPast>[1];

interface Subject extends OnRecord {
  /** What is known of it, or what its record begins with. */
  readonly call: Call;
  readonly isNew: boolean;
}

const isSettled = ({ end }: PastCall, now: Instant): boolean =>
  end !== null && now - end.endedAt >= REPORTED_WITHIN_MS;

export const createFilePast = ({ settings, calls, outbox, clock, wasRefused }: FilePastDeps) => {
  /** Ids of calls further back than `find` knows them. */
  const knownLongAgo = async (since: Instant): Promise<ReadonlySet<string>> => {
    const ids = new Set<string>();
    const now = clock.now();
    if (now - since <= DAY_MS) return ids;
    for await (const some of calls.between({ fromAt: since - DAY_MS, untilAt: now }))
      for (const { id } of some) ids.add(id);
    return ids;
  };

  const subjectOf = async (
    past: PastCall,
    old: ReadonlySet<string>,
  ): Promise<Omit<Subject, 'recordings'> | null> => {
    const line = lineOfPast(past, settings.current());
    if ((await outbox.mark(erasedMark(past.callId))) !== undefined) return null;
    const known = await calls.find(past.callId);
    if (known !== undefined) return { call: known, isNew: false, end: past.end };
    if (line === null || old.has(past.callId) || wasRefused(past.callId)) return null;
    return { call: callFromPast(past, line, clock.now()), isNew: true, end: past.end };
  };

  const recordingsIn = (books: BooksSince, callId: string): OnRecord['recordings'] =>
    books.recordings.filter((one) => one.callId === callId).map(({ recording }) => recording);

  /** Calls that are over, and older ones that have a recording by now. */
  const subjectsIn = async (books: BooksSince, since: Instant): Promise<readonly Subject[]> => {
    const old = await knownLongAgo(since);
    const listed = new Set(books.calls.map(({ callId }) => callId));
    const subjects: Subject[] = [];
    const often = await oftenCallers(calls, books.calls, since);
    for (const past of books.calls.filter((call) => isSettled(call, clock.now()))) {
      const subject = await subjectOf(past, old);
      if (subject === null || (subject.isNew && isPastFlood(past, often))) continue;
      subjects.push({ ...subject, recordings: recordingsIn(books, past.callId) });
    }
    for (const callId of new Set(books.recordings.map((one) => one.callId))) {
      const call = listed.has(callId) ? undefined : await calls.find(callId);
      if (call !== undefined)
        subjects.push({ call, isNew: false, end: null, recordings: recordingsIn(books, callId) });
    }
    return subjects;
  };

  const completed = (call: Call, onRecord: OnRecord): Call => {
    const line = lineOfCall(settings.current(), call);
    return line === undefined ? call : withPast(call, onRecord, line);
  };

  const isMissedLate = (subject: Subject): boolean => {
    const call = completed(subject.call, subject);
    const { kind } = callState(call, settings.current());
    return subject.isNew && call.heardLateAt !== undefined && (kind === 'missed' || kind === 'abandoned');
  };

  const changeOf = (before: Call, after: Call, isBundled: boolean): CallChange => {
    const now = clock.now();
    const line = lineOfCall(settings.current(), after);
    const { call, enqueue = [] } = callChange(isBundled ? { ...after, alertDueAt: now } : after, {
      settings: settings.current(),
      now,
    });
    if (line === undefined) return { call };
    const audio = after.recordings
      .filter(({ id, seconds }) => seconds > 0 && !before.recordings.some((known) => known.id === id))
      .map(({ id }) => recordingEntry(after, id, { channelId: line.channelId, now }));
    return { call, enqueue: [...enqueue, ...audio, ...(isBundled ? [lateCallsEntry(line, now)] : [])] };
  };

  /** True when there was something to file. */
  const file = async (subject: Subject, isBundled: boolean): Promise<boolean> => {
    let isNews = false;
    await calls.update(subject.call.id, (known) => {
      const before = known ?? subject.call;
      const after = completed(before, subject);
      isNews = known === undefined || after !== before;
      return isNews ? changeOf(before, after, isBundled && known === undefined) : undefined;
    });
    return isNews;
  };

  const isUnheard = async (past: PastCall): Promise<boolean> =>
    lineOfPast(past, settings.current()) !== null &&
    !wasRefused(past.callId) &&
    (await calls.find(past.callId)) === undefined;

  return async (books: BooksSince, since: Instant): Promise<PastFiled> => {
    const subjects = await subjectsIn(books, since);
    const missed = subjects.filter(isMissedLate);
    const isMany = ({ call: { lineId } }: Subject): boolean =>
      missed.filter(({ call }) => call.lineId === lineId).length > ALERTS_ALONE_MOST;
    const bundled = new Set(missed.filter(isMany));
    let filed = 0;
    for (const subject of subjects) if (await file(subject, bundled.has(subject))) filed += 1;
    const open = books.calls.filter((past) => !isSettled(past, clock.now()));
    const isUnheardOpen = (await Promise.all(open.map(isUnheard))).includes(true);
    return { filed, openFrom: open[0]?.createdAt ?? null, isUnheardOpen };
  };
};

export type FilePast = ReturnType<typeof createFilePast>;
