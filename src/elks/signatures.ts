// Signatures for the many addresses of one call, made in bulk: one HMAC gives the call a key of its own, and AES under
// that key turns each address's number into bits nobody can guess. One native call makes 64 of them; an HMAC for every
// address of a long roster would cost more than all the rest of the answer.
import { createCipheriv, createHmac, createSecretKey } from 'node:crypto';

const BLOCK_BYTES = 16;
const BATCH = 64;
/** In base64url: 96 bits, far beyond guessing over HTTP, and short, since a long roster carries many. */
export const SIGNATURE_LENGTH = 16;
const SIGNATURE_BYTES = 12;

export interface Signer {
  /** The signature of address number `index` (below 2³²) of this call; numbers near each other come cheap together. */
  signature(index: number): string;
}

/** Forged addresses may name any number: what is kept for them must not grow. */
const NUMBERS_KEPT = 64;

/** The numbers of one batch as blocks to encrypt; the same for every call, so they are made once. */
const createNumbers = (): ((batch: number) => Buffer) => {
  const made = new Map<number, Buffer>();
  return (batch) => {
    const known = made.get(batch);
    if (known !== undefined) return known;
    const blocks = Buffer.alloc(BATCH * BLOCK_BYTES);
    for (let place = 0; place < BATCH; place += 1)
      blocks.writeUInt32BE(batch * BATCH + place, place * BLOCK_BYTES);
    if (made.size < NUMBERS_KEPT) made.set(batch, blocks);
    return blocks;
  };
};

/** @param secret shared by all calls; what it makes for one call says nothing about another's */
export const createSigners = (secret: string): ((callId: string) => Signer) => {
  const key = createSecretKey(secret, 'utf8');
  const numbers = createNumbers();
  let latest: { readonly callId: string; readonly signer: Signer } | null = null;

  const signerFor = (callId: string): Signer => {
    const callKey = createHmac('sha256', key).update(callId).digest();
    const cipher = createCipheriv('aes-256-ecb', callKey, null).setAutoPadding(false);
    const batches = new Map<number, Buffer>();
    const batchOf = (batch: number): Buffer => {
      const known = batches.get(batch);
      if (known !== undefined) return known;
      const made = cipher.update(numbers(batch));
      batches.set(batch, made);
      return made;
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
