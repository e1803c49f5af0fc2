// How many slips of the finger lie between two words, to guess which command somebody meant.

const LONG_WORD_LEAST_CHARACTERS = 5;
const SHORT_WORD_MOST_CHARACTERS = 3;
const SLIPS_IN_SHORT_WORD = 1;
const SLIPS_IN_LONG_WORD = 2;

/** Of four letters half may be wrong, if the first is right: `paws` is meant for `pause`, and `list` not for `test`. */
const slipsMost = (word: string, candidate: string): number => {
  const isLong =
    word.length >= LONG_WORD_LEAST_CHARACTERS ||
    (word.length > SHORT_WORD_MOST_CHARACTERS && word[0] === candidate[0]);
  return isLong ? SLIPS_IN_LONG_WORD : SLIPS_IN_SHORT_WORD;
};

/** The row after `above`; `twoAbove` is needed for swapped neighbours. Cell j: cost of making a[0..i) into b[0..j). */
const nextRow = (
  [a, b, i]: readonly [string, string, number],
  above: readonly number[],
  twoAbove: readonly number[],
): number[] => {
  const row = [i];
  for (let j = 1; j <= b.length; j += 1) {
    const at = (line: readonly number[], index: number): number => line[index] ?? Number.POSITIVE_INFINITY;
    const replaced = at(above, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1);
    const isSwap = i > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
    const swapped = isSwap ? at(twoAbove, j - 2) + 1 : Number.POSITIVE_INFINITY;
    row.push(Math.min(replaced, swapped, at(above, j) + 1, at(row, j - 1) + 1));
  }
  return row;
};

/** Letters added, dropped, replaced or swapped with their neighbour (Damerau-Levenshtein, optimal string alignment). */
export const editDistance = (a: string, b: string): number => {
  let twoAbove: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) [twoAbove, above] = [above, nextRow([a, b, i], above, twoAbove)];
  return above[b.length] ?? 0;
};

/** The candidate with the fewest slips, the first of equals; null when none could be a slip of the word. */
export const nearestWord = (word: string, candidates: readonly string[]): string | null => {
  const near = candidates
    .filter((candidate) => Math.abs(candidate.length - word.length) <= SLIPS_IN_LONG_WORD)
    .map((candidate) => ({ candidate, slips: editDistance(word, candidate) }))
    .filter(({ candidate, slips }) => slips <= slipsMost(word, candidate) && slips < candidate.length)
    .sort((one, other) => one.slips - other.slips);
  return near[0]?.candidate ?? null;
};
