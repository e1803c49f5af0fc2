// Calls as a table for spreadsheets: RFC 4180, UTF-8 with a mark so that Excel reads it as such. What callers and
// people wrote is never taken for a formula; a number such as +46701740605 is none, and stays as it is.
import type { Call, Caller } from './call.ts';
import { ownerIn } from './call-view.ts';
import type { Calendar } from './hours-calendar.ts';
import { type Instant, MINUTE_MS, SECOND_MS } from './instant.ts';
import { messageLeft, outcomeOfState, stateOf } from './outcome.ts';
import type { Dates } from './period.ts';
import type { Settings, UserId } from './settings.ts';
import type { CallOutcome, CardState } from './view.ts';
import type { CallBack, CallWork, Mark } from './work.ts';

export interface CsvContext {
  readonly settings: Settings;
  readonly lineName: string;
  /** Of the line's zone, in which times are written. */
  readonly calendar: Calendar;
  readonly names: Readonly<Record<UserId, string>>;
}

type Cell = string | number | null;

const BYTE_ORDER_MARK = '\uFEFF';
const LINE_END = '\r\n';
const E164 = /^\+\d+$/;
/** https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n]/;
const NEEDS_QUOTES = /[",\r\n]/;

const OUTCOME_WORDS: Readonly<Record<CallOutcome, string>> = {
  ringing: 'going on',
  answered: 'answered',
  missed: 'missed',
  abandoned: 'gave up',
  voicemail: 'voicemail',
  closed: 'closed',
  informed: 'heard a message',
  untold: 'no end reported',
};

const guarded = (text: string): string => (FORMULA.test(text) && !E164.test(text) ? `'${text}` : text);

const cellText = (cell: Cell): string => {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  const text = guarded(cell);
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

const rowText = (cells: readonly Cell[]): string => cells.map(cellText).join(',') + LINE_END;

const two = (value: number): string => String(value).padStart(2, '0');

/** `2026-11-24T19:00:05+01:00` */
const isoTime = (at: Instant, calendar: Calendar): string => {
  const local = calendar.textAt(at);
  const minute = Math.floor(at / MINUTE_MS) * MINUTE_MS;
  const offset = Math.round((Date.parse(`${local}Z`) - minute) / MINUTE_MS);
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
  const seconds = Math.floor((at - minute) / SECOND_MS);
  return `${local}:${two(seconds)}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`;
};

const callerText = (caller: Caller): string => {
  switch (caller.kind) {
    case 'number':
      return caller.number;
    case 'hidden':
      return 'hidden';
    case 'odd':
      return caller.text;
  }
};

const markCells = (mark: Mark | undefined, { names, calendar }: CsvContext): readonly Cell[] =>
  mark === undefined ? [null, null] : [names[mark.by] ?? mark.by, isoTime(mark.at, calendar)];

/** The one that reached the caller; else none did. */
const reachedBack = ({ callBacks = [] }: CallWork): CallBack | undefined =>
  callBacks.find(({ state }) => state === 'answered');

const noteText = ({ done, notes = [] }: CallWork): string =>
  [done?.note, ...notes.map(({ text }) => text)].filter((text) => text !== undefined).join('; ');

interface RowOf {
  readonly call: Call;
  readonly state: CardState;
  readonly context: CsvContext;
}

type Column = readonly [heading: string, cell: (row: RowOf) => Cell];

const answeredBy = ({ state, context }: RowOf): Cell =>
  state.kind === 'answered' && state.by !== null ? (context.names[state.by] ?? state.by) : null;

const CALL_COLUMNS: readonly Column[] = [
  ['call id', ({ call }) => call.id],
  ['line', ({ context }) => context.lineName],
  ['started', ({ call, context }) => isoTime(call.startedAt, context.calendar)],
  ['caller', ({ call }) => callerText(call.caller)],
  ['outcome', ({ state }) => OUTCOME_WORDS[outcomeOfState(state)]],
  ['answered by', answeredBy],
  ['seconds to answer', ({ state }) => (state.kind === 'answered' ? state.afterSeconds : null)],
  ['seconds talked', ({ state }) => (state.kind === 'answered' ? state.talkSeconds : null)],
  ['voicemail seconds', ({ call }) => messageLeft(call)?.seconds ?? null],
];

const WORK_HEADINGS = [
  'claimed by',
  'claimed at',
  'called back by',
  'called back at',
  'done by',
  'done at',
  'note',
] as const;

export const CSV_HEADINGS: readonly string[] = [
  ...CALL_COLUMNS.map(([heading]) => heading),
  ...WORK_HEADINGS,
];

const workCells = (call: Call, context: CsvContext): readonly Cell[] => {
  const work = call.work ?? {};
  return [
    ...markCells(work.claim, context),
    ...markCells(reachedBack(work), context),
    ...markCells(work.done, context),
    noteText(work) === '' ? null : noteText(work),
  ];
};

export const csvHead = (): string => BYTE_ORDER_MARK + rowText(CSV_HEADINGS);

export const csvRow = (call: Call, context: CsvContext): string => {
  const row = { call, state: stateOf(call, ownerIn(context.settings)), context };
  return rowText([...CALL_COLUMNS.map(([, cell]) => cell(row)), ...workCells(call, context)]);
};

/** Everybody a row may name. */
export const peopleInCall = (call: Call, settings: Settings): readonly UserId[] => {
  const state = stateOf(call, ownerIn(settings));
  const answered = state.kind === 'answered' && state.by !== null ? [state.by] : [];
  const { claim, done, callBacks = [] } = call.work ?? {};
  return [...answered, ...[claim, done, ...callBacks].flatMap((mark) => mark?.by ?? [])];
};

/** Letters and digits only, whatever the line is called. */
export const csvFileName = (lineName: string, { from, to }: Dates): string => {
  const line = lineName
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return `calls-${line === '' ? 'line' : line}-${from === to ? from : `${from}-to-${to}`}.csv`;
};
