// Chance that comes again with its seed, so that a torture that failed can be run once more.
export interface Seeded {
  /** From 0 up to, not including, 1. */
  readonly fraction: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly chance: (of: number) => boolean;
  readonly pick: <T>(choices: readonly T[]) => T;
}

/** Mulberry32: github.com/cprosche/mulberry32. */
const mulberry32 = (seed: number) => {
  let state = seed | 0;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

export const createSeeded = (seed: number): Seeded => {
  const fraction = mulberry32(seed);
  const between = (least: number, most: number): number =>
    least + Math.floor(fraction() * (most - least + 1));
  return {
    fraction,
    between,
    chance: (of) => fraction() < of,
    pick: (choices) => {
      if (choices.length === 0) throw new Error('nothing to pick from');
      return choices[between(0, choices.length - 1)] as (typeof choices)[number];
    },
  };
};
