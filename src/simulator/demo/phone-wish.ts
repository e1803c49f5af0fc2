// What somebody's phone is to do, as typed: `silent`, `answers:5`, `answers:5:60`, `declines:3` …
import type { PhoneScript } from '../elks/scripts.ts';

export type WishReading =
  | { readonly ok: true; readonly script: PhoneScript }
  | { readonly ok: false; readonly fault: string };

const ANSWERS_AFTER_SECONDS = 6;
const TALKS_SECONDS = 60;
const DECLINES_AFTER_SECONDS = 3;
const SECONDS_MAX = 3_600;

export const WISHES =
  'answers, answers:5 (after 5 s), answers:5:60 (and talks 60 s), busy, silent, declines, declines:3, unreachable';

/** Whole seconds, or null. */
export const readSeconds = (text: string): number | null => {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  return seconds <= SECONDS_MAX ? seconds : null;
};

const scriptFor = (kind: string, seconds: readonly number[]): PhoneScript | null => {
  const [first, second] = seconds;
  switch (kind) {
    case 'answers': {
      const afterSeconds = first ?? ANSWERS_AFTER_SECONDS;
      return { kind, afterSeconds, talksSeconds: second ?? TALKS_SECONDS, hangsUpFirst: 'caller' };
    }
    case 'declines':
      return { kind, afterSeconds: first ?? DECLINES_AFTER_SECONDS };
    case 'busy':
    case 'silent':
    case 'unreachable':
      return { kind };
    default:
      return null;
  }
};

/** How many numbers may follow. */
const NUMBERS_MAX: Readonly<Record<string, number>> = { answers: 2, declines: 1 };

export const readPhoneWish = (text: string): WishReading => {
  const [kind = '', ...rest] = text.trim().toLowerCase().split(':');
  const seconds = rest.flatMap((part) => readSeconds(part) ?? []);
  const script = scriptFor(kind, seconds);
  if (script !== null && seconds.length === rest.length && rest.length <= (NUMBERS_MAX[kind] ?? 0))
    return { ok: true, script };
  return { ok: false, fault: `A phone cannot do “${text}”. It can do: ${WISHES}.` };
};
