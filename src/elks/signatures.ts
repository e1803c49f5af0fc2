// Signatures for the many addresses of one call. One hash signs five of them: an HMAC object for each address of a long
// roster would cost more than all the rest of the answer.
import { hash } from 'node:crypto';

/** In base64url: 96 bits, far beyond guessing over HTTP, and short, since a long roster carries many. */
export const SIGNATURE_LENGTH = 16;
/** SHA-512 gives 512 bits: five signatures, and enough left unsaid that nobody can go on from where it stopped. */
const TOGETHER = 5;

export interface Signer {
  /** The signature of address number `index` of this call; numbers next to each other come cheap together. */
  signature(index: number): string;
}

/**
 * @param secret shared by all calls. It stands at both ends of what is hashed, and call ids hold no slash, so that no
 * two texts run together and nothing can be put on behind.
 */
export const createSigners = (secret: string): ((callId: string) => Signer) => {
  let latest: { readonly callId: string; readonly signer: Signer } | null = null;

  const signerFor = (callId: string): Signer => {
    const known = new Map<number, string>();
    const batchOf = (batch: number): string => {
      const made = known.get(batch) ?? hash('sha512', `${secret}/${callId}/${batch}/${secret}`, 'base64url');
      known.set(batch, made);
      return made;
    };
    return {
      signature: (index) => {
        const at = (index % TOGETHER) * SIGNATURE_LENGTH;
        return batchOf(Math.floor(index / TOGETHER)).slice(at, at + SIGNATURE_LENGTH);
      },
    };
  };

  /** An answer asks for one call's signatures in a row, so the last signer is kept. */
  return (callId) => {
    if (latest?.callId !== callId) latest = { callId, signer: signerFor(callId) };
    return latest.signer;
  };
};
