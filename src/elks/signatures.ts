// Signatures for the many addresses of one call, made in bulk: one HMAC gives the call a key of its own, and AES under
// that key turns each address's number into bits nobody can guess. One native call makes 128 of them; an HMAC for
// every address of a long roster would cost more than all the rest of the answer.
import { createCipheriv, createHmac, createSecretKey } from 'node:crypto';

const BLOCK_BYTES = 16;
const BATCH = 128;
/** In base64url: 96 bits, far beyond guessing over HTTP, and short, since a long roster carries many. */
export const SIGNATURE_LENGTH = 16;
const SIGNATURE_BYTES = 12;

export interface Signer {
  /** The signature of address number `index` (a whole number below 2³²) of this call. */
  signature(index: number): string;
}

const numbered = (batch: number): Buffer => {
  const blocks = Buffer.alloc(BATCH * BLOCK_BYTES);
  for (let place = 0; place < BATCH; place += 1)
    blocks.writeUInt32BE(batch * BATCH + place, place * BLOCK_BYTES);
  return blocks;
};

/** @param secret shared by all calls; what it makes for one call says nothing about another's */
export const createSigners = (secret: string): ((callId: string) => Signer) => {
  const key = createSecretKey(secret, 'utf8');
  let latest: { readonly callId: string; readonly signer: Signer } | null = null;

  const signerFor = (callId: string): Signer => {
    const callKey = createHmac('sha256', key).update(callId).digest();
    const cipher = createCipheriv('aes-256-ecb', callKey, null).setAutoPadding(false);
    const batches = new Map<number, Buffer>();
    const batchOf = (batch: number): Buffer => {
      const known = batches.get(batch) ?? cipher.update(numbered(batch));
      batches.set(batch, known);
      return known;
    };
    return {
      signature: (index) => {
        const at = (index % BATCH) * BLOCK_BYTES;
        return batchOf(Math.floor(index / BATCH)).toString('base64url', at, at + SIGNATURE_BYTES);
      },
    };
  };

  /** An answer asks for one call's signatures in a row, so the last signer is kept. */
  return (callId) => {
    if (latest?.callId !== callId) latest = { callId, signer: signerFor(callId) };
    return latest.signer;
  };
};
