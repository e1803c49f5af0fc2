// Signatures for the many addresses of a call: pieces of one stream that nobody without the secret can foretell, AES in
// counter mode from a nonce that is a keyed hash of the call's id. An HMAC for each address of a long roster would cost
// more than all the rest of the answer.
import { createCipheriv, hash } from 'node:crypto';

/** In base64url: 96 bits, far beyond guessing over HTTP, and short, since a long roster carries many. */
export const SIGNATURE_LENGTH = 16;

/** Four signatures of twelve bytes are three blocks of AES: a group is made as a whole. */
const GROUP_SIGNATURES = 4;
const GROUP_BLOCKS = 3;
const GROUP_LENGTH = GROUP_SIGNATURES * SIGNATURE_LENGTH;
/** A block is three words of nonce and one that counts. */
const BLOCK_WORDS = 4;

const groupOf = (index: number): number => Math.floor(index / GROUP_SIGNATURES);

/** Signatures for one call after another. */
export interface Signatures {
  /** Where each begins in what `stream` makes; SIGNATURE_LENGTH long. */
  readonly places: readonly number[];
  readonly stream: (callId: string) => string;
}

/** The signatures of these numbers, each below 2³⁰, in the order asked for; what is the same for all calls is done once. */
export type Signing = (indexes: readonly number[]) => Signatures;

/** Blocks that count, with room for the nonce of each call. */
const blocksFor = (groups: readonly number[]): Int32Array => {
  const words = new Int32Array(groups.length * GROUP_BLOCKS * BLOCK_WORDS);
  for (const [place, group] of groups.entries())
    for (let block = 0; block < GROUP_BLOCKS; block += 1)
      words[(place * GROUP_BLOCKS + block) * BLOCK_WORDS + 3] = group * GROUP_BLOCKS + block;
  return words;
};

/** Of four bytes the first weighs most. */
const wordAt = (bytes: string, at: number): number =>
  (bytes.charCodeAt(at) << 24) |
  (bytes.charCodeAt(at + 1) << 16) |
  (bytes.charCodeAt(at + 2) << 8) |
  bytes.charCodeAt(at + 3);

/**
 * @param secret shared by all calls. It stands at both ends of what is hashed, and call ids hold no slash, so that no
 * two texts run together and nothing can be put on behind.
 */
export const createSigner = (secret: string) => {
  const key = Buffer.from(hash('sha256', `${secret}/key of the stream/${secret}`), 'hex');
  // Each block stands for itself, so one cipher serves all calls.
  const cipher = createCipheriv('aes-256-ecb', key, null).setAutoPadding(false);

  /** A text whose characters are bytes, since to make a Buffer costs as much as to hash. The first twelve count. */
  const nonceOf = (callId: string): string => hash('sha256', `${secret}/${callId}/${secret}`, 'binary');

  const stream = (nonce: string, words: Int32Array): string => {
    const [first, second, third] = [wordAt(nonce, 0), wordAt(nonce, 4), wordAt(nonce, 8)];
    for (let at = 0; at < words.length; at += BLOCK_WORDS) {
      words[at] = first;
      words[at + 1] = second;
      words[at + 2] = third;
    }
    return cipher.update(words, undefined, 'base64url');
  };

  const signing: Signing = (indexes) => {
    const groups = [...new Set(indexes.map(groupOf))];
    const words = blocksFor(groups);
    const places = indexes.map(
      (index) =>
        groups.indexOf(groupOf(index)) * GROUP_LENGTH + (index % GROUP_SIGNATURES) * SIGNATURE_LENGTH,
    );
    return { places, stream: (callId) => stream(nonceOf(callId), words) };
  };

  /** An answer asks for one call's signatures in a row: what was made for the last one is kept. */
  let latest = { callId: '', nonce: nonceOf(''), groups: new Map<number, string>() };

  const signature = (callId: string, index: number): string => {
    if (latest.callId !== callId) latest = { callId, nonce: nonceOf(callId), groups: new Map() };
    const { nonce, groups } = latest;
    const group = groupOf(index);
    const made = groups.get(group) ?? stream(nonce, blocksFor([group]));
    groups.set(group, made);
    const place = (index % GROUP_SIGNATURES) * SIGNATURE_LENGTH;
    return made.slice(place, place + SIGNATURE_LENGTH);
  };

  return { signature, signing };
};
