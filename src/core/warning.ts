// What the channel is warned of that is no call and no change: something outside goes wrong, or looks like misuse. Each is told
// once in a while, however often the reason for it comes.
import { fingerprint } from './fingerprint.ts';
import { DAY_MS, HOUR_MS, type Instant } from './instant.ts';
import type { PhoneNumber } from './settings.ts';

export type Warning =
  /** More calls out, or texts, than any team makes: no more leave until then. `to`: all to one phone. */
  | {
      readonly kind: 'too-many-out';
      readonly what: 'calls' | 'texts';
      readonly most: number;
      readonly to: 'one' | 'all';
      readonly untilAt: Instant;
    }
  /** In the account's currency. */
  | { readonly kind: 'balance-low'; readonly balance: number; readonly currency: string }
  /** `code`: the provider's own word. */
  | { readonly kind: 'elks-refuses'; readonly code: string }
  /** How far 46elks' clock is ahead of ours: the one of this machine is slow by that, or fast. */
  | { readonly kind: 'clock-wrong'; readonly aheadMs: number }
  /** From now on their calls ring nobody, or are rejected, until they call less. */
  | {
      readonly kind: 'caller-floods';
      readonly caller: PhoneNumber;
      readonly lineName: string;
      readonly step: 'voicemail' | 'reject';
      /** A call of theirs that is kept, the newest: the warning goes when that one does. */
      readonly callId?: string;
    }
  | {
      readonly kind: 'number-ends';
      readonly lineName: string;
      readonly number: PhoneNumber;
      readonly expiresAt: Instant;
    }
  /** What is accepted does not reach the disk. `error`: what the system says, such as `ENOSPC: no space left on device`. */
  | { readonly kind: 'disk-failing'; readonly error: string; readonly sinceAt: Instant }
  /** It does again; nothing that waited was lost. */
  | { readonly kind: 'disk-well'; readonly sinceAt: Instant; readonly untilAt: Instant }
  /** At a start the settings were damaged or gone, and the last good copy holds. `keptAs`: the name of the damaged file now. */
  | { readonly kind: 'settings-healed'; readonly keptAs: string | null }
  /** Neither file could be used: nothing is set any more. */
  | { readonly kind: 'settings-lost'; readonly keptAs: readonly string[] }
  /** Of a day's calls so many entries could not be read. */
  | {
      readonly kind: 'calls-damaged';
      readonly day: string;
      readonly entries: number;
      readonly keptAs: string | null;
    }
  /** Calls to the line go somewhere else than to us, as somebody has set it at the provider; we left it so. */
  | { readonly kind: 'line-elsewhere'; readonly lineName: string; readonly number: PhoneNumber }
  /** Calls to the line still ring by the plan left at the provider: it could not be taken back. */
  | { readonly kind: 'line-still-parked'; readonly lineName: string; readonly number: PhoneNumber };

/** Stands where the system's error would: of a disk that hangs it says nothing. */
export const DISK_DOES_NOT_ANSWER = 'the disk does not answer';

const FLOOD_TOLD_EVERY_MS = HOUR_MS;

/** What a warning is about, and in which stretch of time it is told once. */
export interface Occasion {
  readonly subject: string;
  readonly period: number;
}

/** Keys are logged: numbers stand in none. */
const unnamed = (number: PhoneNumber): string => fingerprint(number).toString(36);

const onceIn = (ms: number, now: Instant, subject: readonly string[]): Occasion => ({
  subject: subject.join(':'),
  period: Math.floor(now / ms),
});

/** Two warnings of one occasion are the same one. */
export const occasionOf = (warning: Warning, now: Instant): Occasion => {
  const { kind } = warning;
  switch (kind) {
    case 'too-many-out':
      return onceIn(HOUR_MS, now, [kind, warning.what, warning.to]);
    case 'balance-low':
    case 'elks-refuses':
    case 'clock-wrong':
      return onceIn(DAY_MS, now, [kind]);
    case 'number-ends':
    case 'line-elsewhere':
      return onceIn(DAY_MS, now, [kind, unnamed(warning.number)]);
    case 'caller-floods':
      return onceIn(FLOOD_TOLD_EVERY_MS, now, [kind, warning.step, unnamed(warning.caller)]);
    case 'line-still-parked':
      return onceIn(HOUR_MS, now, [kind, unnamed(warning.number)]);
    case 'disk-failing':
    case 'disk-well':
      return onceIn(DAY_MS, now, [kind, String(warning.sinceAt)]);
    case 'settings-healed':
      return onceIn(DAY_MS, now, [kind, warning.keptAs ?? 'gone']);
    case 'settings-lost':
      return onceIn(DAY_MS, now, [kind, ...warning.keptAs]);
    case 'calls-damaged':
      return onceIn(DAY_MS, now, [kind, warning.day]);
  }
};

/** Calls that it speaks of, with which it goes. */
export const callsWarnedOf = (warning: Warning): readonly { readonly id: string }[] =>
  warning.kind === 'caller-floods' && warning.callId !== undefined ? [{ id: warning.callId }] : [];

/** When an occasion of that period began. */
export const floodToldSince = (period: number): Instant => period * FLOOD_TOLD_EVERY_MS;
/** From when on nothing is told twice without it. */
export const floodToldUntil = (period: number): Instant => floodToldSince(period + 1);

const FLOODS = 'caller-floods';
/** How all subjects of such warnings begin. */
export const FLOOD_SUBJECTS = `${FLOODS}:`;

/** The occasions on which the channel may have been warned of that caller. */
export const floodSubjects = (caller: PhoneNumber): readonly string[] =>
  (['voicemail', 'reject'] as const).map((step) => [FLOODS, step, unnamed(caller)].join(':'));
