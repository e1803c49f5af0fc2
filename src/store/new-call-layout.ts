// Where the parts of a new call's line stand that are its own, in bytes that hold all the rest.
import type { Call, Caller } from '../core/call.ts';
import type { Effect, OutboxEntry } from '../core/effect.ts';
import { LINE_VERSION } from './journal-line.ts';

type Numbered = Extract<Caller, { kind: 'number' }>;
type CardEffect = Extract<Effect, { kind: 'card' }>;

/** A call that has just come, and its card. */
export interface NewCall {
  readonly call: Call;
  readonly caller: Numbered;
  readonly entry: OutboxEntry;
  readonly effect: CardEffect;
}

/** Of a time in milliseconds, from 2001 to 2286. */
export const TIME_DIGITS = 13;

const digitsOf = (value: number): number => {
  let digits = 1;
  for (let limit = 10; value >= limit; limit *= 10) digits += 1;
  return digits;
};

/** For parts of these lengths. */
export interface Layout {
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

export const fits = (layout: Layout, { call, caller, entry, effect }: NewCall): boolean =>
  layout.idLength === call.id.length &&
  layout.keyLength === entry.key.length &&
  layout.effectIdLength === effect.callId.length &&
  layout.numberLength === caller.number.length &&
  layout.placeDigits === digitsOf(entry.place) &&
  layout.revisionDigits === digitsOf(entry.revision) &&
  layout.lineId === call.lineId &&
  layout.to === call.to &&
  layout.channelId === entry.channelId;

export const layOut = ({ call, caller, entry, effect }: NewCall): Layout => {
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
