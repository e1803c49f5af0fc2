// Keeps codes from being guessed: wrong ones are counted over calls, and too many shut code entry for a while.
import { HOUR_MS, type Instant } from './instant.ts';

export const WRONG_CODES_MOST = { ofCaller: 10, onLine: 50 } as const;
export const SHUT_FOR_MS = HOUR_MS;

export interface WrongCode {
  readonly at: Instant;
  readonly lineId: string;
  /** The caller's number; callers without one count as one caller. */
  readonly caller: string;
}

export interface PinLimits {
  readonly wrong: readonly WrongCode[];
  /** Until when entry is shut, by `caller:…` or `line:…`. */
  readonly shutUntil: Readonly<Record<string, Instant>>;
}

export const NO_WRONG_CODES: PinLimits = { wrong: [], shutUntil: {} };

type Who = Pick<WrongCode, 'lineId' | 'caller'>;

const callerKey = ({ lineId, caller }: Who): string => `caller:${lineId}:${caller}`;
const lineKey = ({ lineId }: Who): string => `line:${lineId}`;

export const isShut = (limits: PinLimits, who: Who, now: Instant): boolean =>
  [callerKey(who), lineKey(who)].some((key) => now < (limits.shutUntil[key] ?? 0));

/** `shut`: whom this wrong code has just shut out. */
export const afterWrongCode = (
  limits: PinLimits,
  code: WrongCode,
): { readonly limits: PinLimits; readonly shut: 'caller' | 'line' | null } => {
  const wrong = [...limits.wrong, code].filter(({ at }) => code.at - at < HOUR_MS);
  const onLine = wrong.filter(({ lineId }) => lineId === code.lineId);
  const ofCaller = onLine.filter(({ caller }) => caller === code.caller);
  const untilAt = code.at + SHUT_FOR_MS;
  if (onLine.length >= WRONG_CODES_MOST.onLine)
    return {
      limits: {
        wrong: wrong.filter((one) => !onLine.includes(one)),
        shutUntil: { ...limits.shutUntil, [lineKey(code)]: untilAt },
      },
      shut: 'line',
    };
  if (ofCaller.length >= WRONG_CODES_MOST.ofCaller)
    return {
      limits: { wrong, shutUntil: { ...limits.shutUntil, [callerKey(code)]: untilAt } },
      shut: 'caller',
    };
  return { limits: { ...limits, wrong }, shut: null };
};
