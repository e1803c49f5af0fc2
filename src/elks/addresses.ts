// The webhook addresses that answers carry. Each is signed for its own call, purpose and step, so that one leaked
// address opens nothing else and no step can be changed by hand.
import { createHmac, timingSafeEqual } from 'node:crypto';

export type Purpose = 'resume' | 'progress' | 'hangup' | 'recording';

/** 22 base64url characters: 132 bits, far beyond guessing, and short, since a long roster carries many. */
const SIGNATURE_LENGTH = 22;

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

const PATH =
  /^\/elks\/(resume|progress|hangup|recording)\/([A-Za-z0-9_-]{1,64})\/(\d{1,4})\/([A-Za-z0-9_-]{22})(\.wav)?$/;

const isPurpose = (text: string | undefined): text is Purpose =>
  text === 'resume' || text === 'progress' || text === 'hangup' || text === 'recording';

/** @param base public address without a trailing slash, e.g. `https://phone.example.org` */
export const createAddresses = (base: string, secret: string): Addresses => {
  const sign = ({ purpose, callId, step }: Address): string =>
    createHmac('sha256', secret)
      .update(`${purpose}/${callId}/${step}`)
      .digest('base64url')
      .slice(0, SIGNATURE_LENGTH);

  const suffix = (purpose: Purpose): string => (purpose === 'progress' ? '.wav' : '');

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
