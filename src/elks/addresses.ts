// The webhook addresses that answers carry. Each is signed for its own call, purpose and step, so that one leaked
// address opens nothing else and no step can be changed by hand.
import { timingSafeEqual } from 'node:crypto';
import { createSigners, SIGNATURE_LENGTH } from './signatures.ts';

/** Their places go into the signatures: add at the end, so that calls under way survive a new version. */
const PURPOSES = ['resume', 'progress', 'hangup', 'recording'] as const;
export type Purpose = (typeof PURPOSES)[number];
const PURPOSES_MOST = 16;

export interface Address {
  readonly purpose: Purpose;
  readonly callId: string;
  /** Number of the step the caller has come to; 0 where none is meant. */
  readonly step: number;
}

export interface Addresses {
  of(address: Address): string;
  /** The address a path stands for, or null when it is not one of ours to the letter. */
  read(path: string): Address | null;
}

const PATH = new RegExp(
  `^/elks/(${PURPOSES.join('|')})/([A-Za-z0-9_-]{1,64})/(\\d{1,5})/([A-Za-z0-9_-]{${SIGNATURE_LENGTH}})(\\.wav)?$`,
);

const isPurpose = (text: string | undefined): text is Purpose => PURPOSES.some((purpose) => purpose === text);

/** 46elks may tell a sound's kind by its name. */
const suffix = (purpose: Purpose): string => (purpose === 'progress' ? '.wav' : '');

/** @param base public address without a trailing slash, e.g. `https://phone.example.org` */
export const createAddresses = (base: string, secret: string): Addresses => {
  const signerOf = createSigners(secret);
  const sign = ({ purpose, callId, step }: Address): string =>
    signerOf(callId).signature(step * PURPOSES_MOST + PURPOSES.indexOf(purpose));

  return {
    of: (address) =>
      `${base}/elks/${address.purpose}/${address.callId}/${address.step}/${sign(address)}${suffix(address.purpose)}`,
    read: (path) => {
      const [, purpose, callId, step, signature, extension] = PATH.exec(path) ?? [];
      if (!isPurpose(purpose) || callId === undefined || signature === undefined) return null;
      const address = { purpose, callId, step: Number(step) };
      if ((extension ?? '') !== suffix(purpose) || String(address.step) !== step) return null;
      return timingSafeEqual(Buffer.from(signature), Buffer.from(sign(address))) ? address : null;
    },
  };
};
