// What the journal has in memory, and how a line changes it when it is read again.
import type { Call } from '../core/call.ts';
import { mayWait } from '../core/call-work.ts';
import { DAY_MS, type Instant } from '../core/instant.ts';
import { REMIND_FOR_MS } from '../core/reminders.ts';
import type { JournalLine } from './journal-line.ts';
import { createKnownCalls, type KnownCall, type KnownCalls } from './known-calls.ts';
import { createLookTimes, type LookTimes } from './look-times.ts';
import type { OutboxBook } from './outbox-book.ts';
import { createOutboxBook } from './outbox-book.ts';

/** A call whose end was never reported is carried into new segments this long; recordings live 72 hours, so no report comes later. */
const UNENDED_CALL_CARRIED_DAYS = 4;
/** A call that nobody has taken on yet is brought up again this long; a day more for one that was long. */
const WAITING_CALL_CARRIED_MS = REMIND_FOR_MS + DAY_MS;

export interface JournalState {
  readonly outbox: OutboxBook;
  readonly marks: Map<string, number>;
  readonly known: KnownCalls;
  readonly looks: LookTimes;
  /** While lines of a segment move: resolves when they stand still. */
  moving: Promise<void> | null;
}

export const createJournalState = (): JournalState => ({
  outbox: createOutboxBook(),
  marks: new Map(),
  known: createKnownCalls(),
  looks: createLookTimes(),
  moving: null,
});

const hasWaiting = (call: Call): boolean => call.recordings.some(({ state }) => state === 'waiting');

/** Open calls are carried into the next segment. */
export const noteOpen = ({ looks }: JournalState, known: KnownCall, call: Call): void => {
  known.isOver = call.end !== undefined;
  known.isOpen = !known.isOver || hasWaiting(call) || mayWait(call);
  looks.note(call);
};

/** Nothing is to happen to it any more. */
export const noteClosed = ({ looks, known: calls }: JournalState, known: KnownCall): void => {
  known.isOpen = false;
  // It may have been taken out, and heard of anew.
  if (calls.of(known.id) === known) looks.forget(known.id);
};

/** Whether a call that was open still is at `now`; one whose end never came is not for ever. */
export const isStillOpen = (call: Call, now: Instant): boolean =>
  hasWaiting(call) ||
  (mayWait(call) && now - call.startedAt < WAITING_CALL_CARRIED_MS) ||
  (call.end === undefined && now - call.startedAt < UNENDED_CALL_CARRIED_DAYS * DAY_MS);

/** Calls that an entry of the outbox names: their cards and alerts need them. */
export const namedByOutbox = ({ outbox }: JournalState): ReadonlySet<string> =>
  new Set(
    outbox.entries().flatMap(({ effect }) => {
      if (effect.kind === 'alerts') return effect.callIds;
      if (effect.kind === 'direct') return effect.news.kind === 'missed' ? effect.news.callIds : [];
      return 'callId' in effect ? [effect.callId] : [];
    }),
  );

export const noteMarks = (
  { marks }: Pick<JournalState, 'marks'>,
  changed: Readonly<Record<string, number>> = {},
): void => {
  for (const [name, value] of Object.entries(changed)) marks.set(name, value);
};

/** The call may be without its plan, which other lines may hold: nothing here looks at it. */
export const replayLine = (state: JournalState, line: JournalLine, offset: number): void => {
  if (line.start !== undefined) {
    state.outbox.clear();
    for (const known of state.known.all()) known.isOpen = false;
    state.looks.clear();
  }
  if (line.call !== undefined) noteOpen(state, state.known.placed(line.call.id, offset), line.call);
  state.outbox.replay(line);
  noteMarks(state, line.marks);
};
