// 46elks' way to write times and ids.
import { createHash } from 'node:crypto';

/** `2026-11-22T09:24:24.355000`: UTC without a zone. `extraMicros` tells calls of the same millisecond apart. */
export const elksTime = (at: number, extraMicros = 0): string =>
  new Date(at).toISOString().replace('Z', String(extraMicros % 1_000).padStart(3, '0'));

/** Milliseconds; undefined when the text is no time. */
export const readElksTime = (text: string): number | undefined => {
  const at = Date.parse(/[zZ]|[+-]\d\d:?\d\d$/.test(text) ? text : `${text}Z`);
  return Number.isNaN(at) ? undefined : at;
};

/** `c…`, `n…`, `s…` with 32 hex digits, the same in every run so that failures can be compared. */
export const createIds = (seed: string): ((letter: string) => string) => {
  let count = 0;
  return (letter) => {
    count += 1;
    return letter + createHash('md5').update(`${seed} ${letter} ${count}`).digest('hex');
  };
};
