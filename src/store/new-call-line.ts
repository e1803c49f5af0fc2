// Nearly all lines of a rush are of one kind: a call that has just come, and its card. Such a line is filled into bytes
// that were laid out for one like it, which takes little more than half the time that putting a text together does.
import type { Call, Caller } from '../core/call.ts';
import type { Effect, OutboxEntry } from '../core/effect.ts';
import { type JournalLine, LINE_VERSION } from './journal-line.ts';

type Numbered = Extract<Caller, { kind: 'number' }>;
type CardEffect = Extract<Effect, { kind: 'card' }>;

interface NewCall {
  readonly call: Call;
  readonly caller: Numbered;
  readonly entry: OutboxEntry;
  readonly effect: CardEffect;
}

/** What JSON writes as it is. */
export const isPlain = (text: string): boolean => /^[\w+:.-]*$/.test(text);

/** Nothing has come of it yet. */
export const isNew = (call: Call): boolean =>
  call.reached.length === 0 &&
  call.recordings.length === 0 &&
  call.end === undefined &&
  call.pinLabel === undefined &&
  call.card === undefined &&
  call.told === undefined &&
  call.alertDueAt === undefined &&
  call.work === undefined &&
  call.heardLateAt === undefined;

const isEmpty = (list: readonly unknown[] | undefined): boolean => list === undefined || list.length === 0;

const TIME_DIGITS = 13;
const [TIME_LEAST, TIME_MOST] = [10 ** (TIME_DIGITS - 1), 10 ** TIME_DIGITS - 1];
const NUMBER_MOST = 999_999_999;

/** In milliseconds, from 2001 to 2286. */
const isTime = (value: number): boolean =>
  Number.isInteger(value) && value >= TIME_LEAST && value <= TIME_MOST;
const isCounted = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= NUMBER_MOST;

const newCallOf = ({
  call,
  put,
  start,
  settled,
  postponed,
  marks,
}: Omit<JournalLine, 'v'>): NewCall | null => {
  const entry = put?.[0];
  if (call === undefined || entry === undefined || put?.length !== 1) return null;
  if (start !== undefined || marks !== undefined || !isEmpty(settled) || !isEmpty(postponed)) return null;
  const { caller } = call;
  const { effect } = entry;
  return effect.kind === 'card' && caller.kind === 'number' ? { call, caller, entry, effect } : null;
};

const isUsual = ({ call, caller, entry, effect }: NewCall): boolean =>
  isNew(call) &&
  entry.attempts === 0 &&
  !entry.maybeSent &&
  isCounted(entry.place) &&
  isCounted(entry.revision) &&
  isTime(call.startedAt) &&
  isTime(entry.createdAt) &&
  isTime(entry.nextAt) &&
  isPlain(call.id) &&
  isPlain(entry.key) &&
  isPlain(effect.callId) &&
  isPlain(caller.number);

const digitsOf = (value: number): number => {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits += 1;
  return digits;
};

/** Where the line's own parts stand, for parts of these lengths. */
interface Layout {
  readonly bytes: Buffer;
  readonly lineId: string;
  readonly to: string;
  readonly channelId: string;
  readonly keyLength: number;
  readonly idLength: number;
  readonly effectIdLength: number;
  readonly numberLength: number;
  readonly placeDigits: number;
  readonly revisionDigits: number;
  readonly at: Readonly<Record<Slot, number>>;
}

const SLOTS = [
  'key',
  'place',
  'revision',
  'effectId',
  'createdAt',
  'nextAt',
  'id',
  'number',
  'startedAt',
] as const;
type Slot = (typeof SLOTS)[number];

const fits = (layout: Layout, { call, caller, entry, effect }: NewCall): boolean =>
  layout.idLength === call.id.length &&
  layout.keyLength === entry.key.length &&
  layout.effectIdLength === effect.callId.length &&
  layout.numberLength === caller.number.length &&
  layout.placeDigits === digitsOf(entry.place) &&
  layout.revisionDigits === digitsOf(entry.revision) &&
  layout.lineId === call.lineId &&
  layout.to === call.to &&
  layout.channelId === entry.channelId;

const layOut = ({ call, caller, entry, effect }: NewCall): Layout => {
  const placeDigits = digitsOf(entry.place);
  const revisionDigits = digitsOf(entry.revision);
  const pieces: readonly (string | readonly [Slot, number])[] = [
    `{"v":${LINE_VERSION},"put":[{"key":"`,
    ['key', entry.key.length],
    `","channelId":${JSON.stringify(entry.channelId)},"place":`,
    ['place', placeDigits],
    ',"revision":',
    ['revision', revisionDigits],
    ',"effect":{"kind":"card","callId":"',
    ['effectId', effect.callId.length],
    '"},"createdAt":',
    ['createdAt', TIME_DIGITS],
    ',"nextAt":',
    ['nextAt', TIME_DIGITS],
    ',"attempts":0,"maybeSent":false}],"call":{"id":"',
    ['id', call.id.length],
    `","lineId":${JSON.stringify(call.lineId)},"to":${JSON.stringify(call.to)},"caller":{"kind":"number","number":"`,
    ['number', caller.number.length],
    '"},"startedAt":',
    ['startedAt', TIME_DIGITS],
    ',"reached":[],"recordings":[]',
  ];
  const at = Object.fromEntries(SLOTS.map((slot) => [slot, 0])) as Record<Slot, number>;
  let text = '';
  for (const piece of pieces) {
    if (typeof piece === 'string') {
      text += piece;
    } else {
      const [slot, length] = piece;
      at[slot] = Buffer.byteLength(text);
      text += ' '.repeat(length);
    }
  }
  return {
    bytes: Buffer.from(text),
    lineId: call.lineId,
    to: call.to,
    channelId: entry.channelId,
    keyLength: entry.key.length,
    idLength: call.id.length,
    effectIdLength: effect.callId.length,
    numberLength: caller.number.length,
    placeDigits,
    revisionDigits,
    at,
  };
};

const ZERO = 48;

const writeDigits = (bytes: Buffer, at: number, digits: number, value: number): void => {
  let rest = value;
  for (let place = at + digits - 1; place >= at; place -= 1) {
    const tens = Math.trunc(rest / 10);
    bytes[place] = ZERO + rest - tens * 10;
    rest = tens;
  }
};

/** In two halves, which are quicker to divide. */
const HALF_DIGITS = 6;
const HALF = 10 ** HALF_DIGITS;
const writeTime = (bytes: Buffer, at: number, time: number): void => {
  const high = Math.floor(time / HALF);
  writeDigits(bytes, at, TIME_DIGITS - HALF_DIGITS, high);
  writeDigits(bytes, at + TIME_DIGITS - HALF_DIGITS, HALF_DIGITS, time - high * HALF);
};

/** For lines and callers' numbers of some lengths. */
const LAYOUTS_MOST = 16;

/** @returns the line up to its call's plan, good until the next one is asked for; null: it is of another kind */
export const createNewCallLines = (): ((line: Omit<JournalLine, 'v'>) => Buffer | null) => {
  /** The one used last comes first. */
  let layouts: readonly Layout[] = [];

  const layoutFor = (found: NewCall): Layout => {
    const [first] = layouts;
    if (first !== undefined && fits(first, found)) return first;
    const layout = layouts.find((known) => fits(known, found)) ?? layOut(found);
    layouts = [layout, ...layouts.filter((known) => known !== layout)].slice(0, LAYOUTS_MOST);
    return layout;
  };

  return (line) => {
    const found = newCallOf(line);
    if (found === null || !isUsual(found)) return null;
    const layout = layoutFor(found);
    const { call, caller, entry, effect } = found;
    const { bytes, at } = layout;
    bytes.write(entry.key, at.key, 'latin1');
    writeDigits(bytes, at.place, layout.placeDigits, entry.place);
    writeDigits(bytes, at.revision, layout.revisionDigits, entry.revision);
    bytes.write(effect.callId, at.effectId, 'latin1');
    writeTime(bytes, at.createdAt, entry.createdAt);
    writeTime(bytes, at.nextAt, entry.nextAt);
    bytes.write(call.id, at.id, 'latin1');
    bytes.write(caller.number, at.number, 'latin1');
    writeTime(bytes, at.startedAt, call.startedAt);
    return bytes;
  };
};
