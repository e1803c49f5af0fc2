// Nearly all lines of a rush are of one kind: a call that has just come, and its card. Such a line is filled into bytes
// that were laid out for one like it, which takes little more than half the time that putting a text together does.
import type { Call } from '../core/call.ts';
import type { JournalLine } from './journal-line.ts';
import { fits, type Layout, layOut, type NewCall, TIME_DIGITS } from './new-call-layout.ts';

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

const [TIME_LEAST, TIME_MOST] = [10 ** (TIME_DIGITS - 1), 10 ** TIME_DIGITS - 1];
const NUMBER_MOST = 999_999_999;

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
