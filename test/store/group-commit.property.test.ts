// Commits of any size, in bursts, on a disk that fails now and then: each comes to the disk once, in order, where it is said to be.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createGroupCommit } from '../../src/store/group-commit.ts';

interface Burst {
  /** Characters of each commit. */
  readonly sizes: readonly number[];
  readonly unit: string;
  /** How the next write ends. */
  readonly how: 'written' | 'not begun' | 'not written';
  /** Found to hang for a moment after it. */
  readonly hangs: boolean;
}

const bursts = fc.array(
  fc.record({
    sizes: fc.array(fc.oneof(fc.nat(300), fc.nat(60_000), fc.constant(300_000)), { maxLength: 5 }),
    unit: fc.constantFrom('x', 'å', '€', '😀'),
    how: fc.constantFrom<Burst['how'][]>('written', 'written', 'not begun', 'not written'),
    hangs: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);

const HANGS = new Error('the disk hangs');

const aTurn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

const given = () => {
  const state = {
    disk: Buffer.alloc(0),
    how: 'written' as Burst['how'],
    places: new Map<number, number>(),
    isHanging: false,
  };
  const group = createGroupCommit<number>({
    prepare: async () => {
      if (state.how === 'not begun') throw new Error('no new segment');
    },
    append: async (bytes) => {
      const begun = Buffer.from(bytes);
      await aTurn();
      expect(begun.equals(bytes)).toBe(true);
      if (state.how === 'not written') throw new Error('the disk is full');
      const offset = state.disk.length;
      state.disk = Buffer.concat([state.disk, bytes]);
      return offset;
    },
    written: (id, offset) => {
      expect(state.places.has(id)).toBe(false);
      state.places.set(id, offset);
    },
    hanging: () => (state.isHanging ? HANGS : null),
  });
  return { state, group };
};

it('whatever is handed in is written once and in order, and nobody is told so before', async () => {
  await fc.assert(
    fc.asyncProperty(bursts, async (all) => {
      const { state, group } = given();
      const texts: string[] = [];
      const told: Promise<void>[] = [];
      const commit = (text: string): void => {
        const id = texts.push(text) - 1;
        const isWritten = (): void => expect(state.places.has(id)).toBe(true);
        const isStillInLine = (why: unknown): void =>
          expect(why === HANGS || !group.health().writable).toBe(true);
        told.push(
          group.commit({ head: text, tail: Buffer.of(), hasPlan: false }, id).then(isWritten, isStillInLine),
        );
      };
      const hang = (): void => {
        state.isHanging = true;
        group.giveUp(HANGS);
        commit('meanwhile\n');
        state.isHanging = false;
      };
      for (const { sizes, unit, how, hangs } of all) {
        state.how = how;
        for (const size of sizes) commit(`${texts.length} ${unit.repeat(size / unit.length)}\n`);
        if (hangs) hang();
        await aTurn();
      }
      state.how = 'written';
      await group.flush().catch(() => group.flush());
      await Promise.all(told);
      expect(state.disk.equals(Buffer.from(texts.join('')))).toBe(true);
      for (const [id, offset] of state.places)
        expect(state.disk.subarray(offset).indexOf(texts[id] ?? '')).toBe(0);
      expect(group.health()).toEqual({ writable: true, unwritten: 0 });
    }),
    { numRuns: 40 },
  );
});
