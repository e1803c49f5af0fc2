// The webhook addresses that answers carry. Each is signed for its own call, purpose and step, so that one leaked
// address opens nothing else and no step can be changed by hand.
import { timingSafeEqual } from 'node:crypto';
import { createSigner, SIGNATURE_LENGTH, type Signing } from './signatures.ts';

/** Their places go into the signatures: add at the end, so that calls under way survive a new version. */
const PURPOSES = [
  'resume',
  'progress',
  'hangup',
  'recording',
  'menu',
  'pin',
  'whole-call',
  'call-back',
  'call-back-end',
  'wake',
  'wake-end',
  'check',
  'check-end',
  'parked-hangup',
  'parked-recording',
] as const;
export type Purpose = (typeof PURPOSES)[number];
/** Those that an answer carries for every ringing. */
const OF_EACH_RINGING: readonly Purpose[] = ['resume', 'progress'];
/** A step's number has five digits at most. */
const STEPS_MOST = 100_000;
/** Tries that have signatures of their own: 0 to 6, and none. */
const TURNS_MOST = 8;

export interface Address {
  readonly purpose: Purpose;
  /** Of a parked plan, which serves many calls, the line's id. */
  readonly callId: string;
  /** Number of the step the caller has come to; 0 where none is meant. */
  readonly step: number;
  /** How many tries the caller has had at this step; left out where tries are not counted. */
  readonly turn?: number;
}

export interface Addresses {
  of(address: Address): string;
  /** The address with CALL_BLANK for the call's id and, for the signature, its number between two SIGNATURE_MARKs. */
  readonly blank: (address: Omit<Address, 'callId'>) => string;
  /** The signatures of the addresses of these numbers, for one call after another. */
  readonly signing: Signing;
  /** The address a path stands for, or null when it is not one of ours to the letter. */
  read(path: string): Address | null;
}

const PATH = new RegExp(
  `^/elks/(${PURPOSES.join('|')})/([A-Za-z0-9_-]{1,64})/(\\d{1,5})(?:[.]([0-6]))?/([A-Za-z0-9_-]{${SIGNATURE_LENGTH}})(\\.wav)?$`,
);

const isPurpose = (text: string | undefined): text is Purpose => PURPOSES.some((purpose) => purpose === text);

/** 46elks may tell a sound's kind by its name. */
const suffix = (purpose: Purpose): string => (purpose === 'progress' ? '.wav' : '');

/** `12`, or `12.1` with the number of tries. */
const place = ({ step, turn }: Pick<Address, 'step' | 'turn'>): string =>
  turn === undefined ? String(step) : `${step}.${turn}`;

/** What one answer carries stands side by side, and is signed together. */
const indexOf = ({ purpose, step, turn }: Omit<Address, 'callId'>): number => {
  const ofRinging = OF_EACH_RINGING.indexOf(purpose);
  if (ofRinging !== -1 && turn === undefined) return step * OF_EACH_RINGING.length + ofRinging;
  const tries = turn === undefined ? 0 : turn + 1;
  const others = (step * TURNS_MOST + tries) * PURPOSES.length + PURPOSES.indexOf(purpose);
  return STEPS_MOST * OF_EACH_RINGING.length + others;
};

/** Of characters that URLs only hold percent-encoded. As long as what comes in their place, so that lengths are right. */
export const CALL_BLANK = '<'.repeat(33);
export const SIGNATURE_MARK = '>';
const BLANK_INDEX_DIGITS = SIGNATURE_LENGTH - 2 * SIGNATURE_MARK.length;

const signatureBlank = (index: number): string =>
  SIGNATURE_MARK + String(index).padStart(BLANK_INDEX_DIGITS, '0') + SIGNATURE_MARK;

const pathWith = (address: Address, signature: string): string =>
  `/elks/${address.purpose}/${address.callId}/${place(address)}/${signature}${suffix(address.purpose)}`;

/** @param base public address without a trailing slash, e.g. `https://phone.example.org` */
export const createAddresses = (base: string, secret: string): Addresses => {
  const { signature, signing } = createSigner(secret);
  const pathOf = (address: Address): string => pathWith(address, signature(address.callId, indexOf(address)));

  return {
    of: (address) => base + pathOf(address),
    blank: (address) => base + pathWith({ ...address, callId: CALL_BLANK }, signatureBlank(indexOf(address))),
    signing,
    read: (path) => {
      const [, purpose, callId, step, turn] = PATH.exec(path) ?? [];
      if (!isPurpose(purpose) || callId === undefined) return null;
      const address = {
        purpose,
        callId,
        step: Number(step),
        ...(turn === undefined ? {} : { turn: Number(turn) }),
      };
      const [given, ours] = [Buffer.from(path), Buffer.from(pathOf(address))];
      return given.length === ours.length && timingSafeEqual(given, ours) ? address : null;
    },
  };
};
