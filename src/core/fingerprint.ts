// A text as a number, for marks that only have to tell whether something is still what it was.

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;
const OTHER_OFFSET = 0x9747b28c;
/** With 32 bits of the other half, as much as a number holds exactly. */
const UPPER = 2 ** 20;

const hashed = (text: string, offset: number): number => {
  let hash = offset;
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash >>> 0;
};

/** Never 0. FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
export const fingerprint = (text: string): number =>
  (hashed(text, OTHER_OFFSET) % UPPER) * 2 ** 32 + hashed(text, FNV_OFFSET) + 1;
