// Reads 46elks' reports. Nothing is demanded: a field that is missing or odd is treated as not said, because a
// refusal would end a live call or bring the same report again for hours. Field names: 46elks.se/docs/receive-call,
// call-history; `id` in hang-ups, `callid` elsewhere.
import type { CallEnd, Leg } from '../core/call.ts';
import type { Instant } from '../core/instant.ts';
import { SECOND_MS } from '../core/instant.ts';
import { isRecord } from '../core/json-record.ts';
import type { Form } from './form.ts';

export interface CallWords {
  readonly callId: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly createdAt: Instant | null;
}

export interface RecordingWords extends CallWords {
  readonly url: string | null;
  readonly seconds: number;
}

const CALL_ID = /^[A-Za-z0-9_-]{1,64}$/;
const ZERO = '0'.charCodeAt(0);
const LIST_MAX = 500;
const TEXT_MAX = 200;

const said = (form: Form, name: string): string | null => {
  const value = form.get(name)?.trim() ?? '';
  return value === '' ? null : value;
};

const TIME = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:?\d\d)?$/;

/** The number that stands there in so many digits. */
const numberAt = (text: string, at: number, digits: number): number => {
  let number = 0;
  for (let place = at; place < at + digits; place += 1) number = number * 10 + text.charCodeAt(place) - ZERO;
  return number;
};

/** Of `24.3555Z` for example, from the point on; 0 where there is none. */
const millisecondsAt = (text: string, at: number): number => {
  if (text[at] !== '.') return 0;
  let milliseconds = 0;
  let isOver = false;
  for (let place = at + 1; place <= at + 3; place += 1) {
    const digit = text.charCodeAt(place) - ZERO;
    isOver ||= !(digit >= 0 && digit <= 9);
    milliseconds = milliseconds * 10 + (isOver ? 0 : digit);
  }
  return milliseconds;
};

/** Every month has them. */
const SURE_DAYS = 28;

/** Times are UTC without a zone, e.g. `2016-11-03T09:24:24.355000`; with the zone left out, Date would read host time. */
export const parseElksTime = (text: string | null): Instant | null => {
  if (text === null || !TIME.test(text)) return null;
  const [year, month, day] = [numberAt(text, 0, 4), numberAt(text, 5, 2), numberAt(text, 8, 2)];
  const [hour, minute, second] = [numberAt(text, 11, 2), numberAt(text, 14, 2), numberAt(text, 17, 2)];
  if (month < 1 || month > 12 || day < 1 || day > 31 || hour > 23 || minute > 59 || second > 60) return null;
  const milliseconds = millisecondsAt(text, 19);
  const at = Date.UTC(year, month - 1, day, hour, minute, second, milliseconds);
  // A day that the month does not have would quietly become one of the next month.
  return day <= SURE_DAYS || new Date(at).getUTCDate() === day || second === 60 ? at : null;
};

const parseSeconds = (text: unknown): number => {
  const seconds = Number(text);
  return Number.isFinite(seconds) && seconds > 0 ? Math.min(Math.round(seconds), 7 * 24 * 3600) : 0;
};

const scratch = Buffer.alloc(64);

/** A text of its own: a piece of the body would keep the whole body in memory for as long as the call's id. */
const apart = (callId: string): string => scratch.toString('latin1', 0, scratch.write(callId, 'latin1'));

export const parseCallWords = (form: Form): CallWords => {
  const callId = said(form, 'callid') ?? said(form, 'id');
  return {
    callId: callId !== null && CALL_ID.test(callId) ? apart(callId) : null,
    from: said(form, 'from'),
    to: said(form, 'to'),
    createdAt: parseElksTime(said(form, 'created')),
  };
};

/** JSON inside a form field: a list of objects, or null when it is anything else. */
const parseList = (text: string | null): readonly Record<string, unknown>[] | null => {
  try {
    const value: unknown = JSON.parse(text ?? 'null');
    return Array.isArray(value) ? value.slice(0, LIST_MAX).filter(isRecord) : null;
  } catch {
    return null;
  }
};

const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, TEXT_MAX) : '');

const parseLeg = (leg: Record<string, unknown>): Leg => ({
  to: text(leg.to),
  state: text(leg.state),
  seconds: parseSeconds(leg.duration),
});

const VERBS = ['connect', 'play', 'ivr', 'record', 'hangup', 'recordcall'] as const;

/** More keys than one are a code: calls are kept, codes are not. */
const isCode = (verb: string, result: string): boolean => verb === 'ivr' && /^[0-9*#]{2,}$/.test(result);

const parseAction = (action: Record<string, unknown>): { verb: string; value: string; result: string } => {
  const verb = VERBS.find((name) => name in action) ?? '';
  const result = text(action.result);
  return { verb, value: text(action[verb]), result: isCode(verb, result) ? 'typed' : result };
};

/** The end of a call as its `whenhangup` report tells it, received at `now`. */
export const parseCallEnd = (form: Form, now: Instant): CallEnd => {
  const totalSeconds = parseSeconds(said(form, 'duration'));
  const startedAt = parseElksTime(said(form, 'start')) ?? parseElksTime(said(form, 'created'));
  return {
    endedAt: startedAt === null ? now : Math.min(now, startedAt + totalSeconds * SECOND_MS),
    totalSeconds,
    legs: (parseList(said(form, 'legs')) ?? []).map(parseLeg),
    actions: parseList(said(form, 'actions'))?.map(parseAction) ?? null,
  };
};

/**
 * Whether a call out was answered. `success` is documented for a call that was; what one that was not is called is not, so
 * anything else that is said counts as that. An `ivr` that ran was heard by somebody.
 */
export const parseAnswered = (form: Form): 'answered' | 'busy' | 'unanswered' | 'unclear' => {
  const state = said(form, 'state');
  const ran = parseList(said(form, 'actions'))?.some((action) => 'ivr' in action) === true;
  if (ran || state === 'success') return 'answered';
  if (state === null) return 'unclear';
  return state === 'busy' ? 'busy' : 'unanswered';
};

/** Keys typed at an `ivr`, without the `#` that ends them; empty when there were none (`failed`, `why=noinput`). */
export const parseKeys = (form: Form): string =>
  /^[0-9*]{1,20}(?=#?$)/.exec(said(form, 'result') ?? '')?.[0] ?? '';

/** A length that was not said readably counts as a second: only one that is said to be empty may be passed by. */
const parseLength = (text: string | null): number =>
  text !== null && Number.isFinite(Number(text)) ? parseSeconds(text) : 1;

export const parseRecording = (form: Form): RecordingWords => ({
  ...parseCallWords(form),
  url: said(form, 'wav'),
  seconds: parseLength(said(form, 'duration')),
});
