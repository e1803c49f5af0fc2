// One line of the journal: everything one commit changed, as JSON with a version. Read back with care: disks and people damage files.
import type { Call } from '../core/call.ts';
import { isRecord, type JsonRecord } from '../core/json-record.ts';
import type { OutboxChange } from './outbox-book.ts';

/** Lines of version 1 hold their plans themselves. */
export const LINE_VERSION = 2;

export interface JournalLine extends OutboxChange {
  readonly v: number;
  /** Opens a segment: what follows is all that was still open, so what came before need not be known. */
  readonly start?: { readonly day: string };
  /** The whole call as it now is; without its plan when another line holds that. */
  readonly call?: Call;
  /** So many bytes before this line begins the one that holds the plan of its call. */
  readonly planBack?: number;
  readonly marks?: Readonly<Record<string, number>>;
}

export type LineReading =
  | { readonly kind: 'line'; readonly line: JournalLine }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'newer'; readonly version: number };

const NEWLINE = 10;

const isListOf = (value: unknown, isItem: (item: JsonRecord) => boolean): boolean =>
  value === undefined || (Array.isArray(value) && value.every((item) => isRecord(item) && isItem(item)));

const isRef = ({ key, revision }: JsonRecord): boolean =>
  typeof key === 'string' && typeof revision === 'number';

const isEffect = (effect: unknown): boolean =>
  isRecord(effect) &&
  typeof effect.kind === 'string' &&
  (effect.kind !== 'card' || typeof effect.callId === 'string');

const isEntry = (entry: JsonRecord): boolean =>
  isRef(entry) &&
  typeof entry.channelId === 'string' &&
  typeof entry.place === 'number' &&
  typeof entry.createdAt === 'number' &&
  typeof entry.nextAt === 'number' &&
  typeof entry.attempts === 'number' &&
  typeof entry.maybeSent === 'boolean' &&
  isEffect(entry.effect);

const isCaller = (caller: unknown): boolean =>
  isRecord(caller) && (caller.kind === 'number' ? typeof caller.number === 'string' : true);

const isCall = ({ id, lineId, to, caller, startedAt, recordings, reached }: JsonRecord): boolean =>
  typeof id === 'string' &&
  typeof lineId === 'string' &&
  typeof to === 'string' &&
  isCaller(caller) &&
  typeof startedAt === 'number' &&
  Array.isArray(recordings) &&
  Array.isArray(reached);

const isDistance = (value: unknown): boolean =>
  value === undefined || (Number.isSafeInteger(value) && Number(value) > 0);

/** We wrote these lines, so only what the store itself stands on, or writes again, is checked; each takes microseconds. */
const isLine = (value: JsonRecord): value is JsonRecord & JournalLine =>
  (value.call === undefined || (isRecord(value.call) && isCall(value.call))) &&
  isDistance(value.planBack) &&
  isListOf(value.put, isEntry) &&
  isListOf(value.postponed, isEntry) &&
  isListOf(value.settled, isRef) &&
  (value.marks === undefined || (isRecord(value.marks) && Object.values(value.marks).every(Number.isFinite)));

export const parseLine = (text: string): LineReading => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { kind: 'damaged' };
  }
  if (!isRecord(value) || typeof value.v !== 'number' || value.v < 1) return { kind: 'damaged' };
  if (value.v > LINE_VERSION) return { kind: 'newer', version: value.v };
  return isLine(value) ? { kind: 'line', line: value } : { kind: 'damaged' };
};

/** A line that was torn off has no newline; it was never acknowledged, since the newline is the last byte to be written. */
export const isWhole = (bytes: Buffer): boolean => bytes.at(-1) === NEWLINE;
