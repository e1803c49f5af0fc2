// What a webhook says of its call, made safe to go on with: an id that fits into addresses, a number or none.
import { createHash } from 'node:crypto';
import type { Caller } from '../core/call.ts';
import type { Instant } from '../core/instant.ts';
import { readCaller } from '../core/phone-number.ts';
import type { CallWords } from './parse.ts';

export interface IncomingWords {
  readonly callId: string;
  /** E.164; null when it was missing or is no number. */
  readonly to: string | null;
  readonly caller: Caller;
  readonly createdAt: Instant | null;
}

const E164 = /^\+[1-9]\d{6,14}$/;

/** A call without a usable id gets one made of what it brought, so that its repetition is the same call. */
const ownCallId = (words: CallWords): string =>
  `j${createHash('sha256').update(JSON.stringify(words)).digest('base64url').slice(0, 24)}`;

/** A plus sign that was not encoded arrives as a space and is trimmed off. */
const numberIn = (text: string | null): string | null => {
  if (text === null || E164.test(text)) return text;
  return E164.test(`+${text}`) ? `+${text}` : null;
};

export const incomingFrom = (words: CallWords, callId = words.callId ?? ownCallId(words)): IncomingWords => ({
  callId,
  to: numberIn(words.to),
  caller: readCaller(numberIn(words.from) ?? words.from),
  createdAt: words.createdAt,
});
