import { expect, it } from 'vitest';
import { diskFiles, type FileOps } from '../../src/store/file-ops.ts';
import { createHangWatch, LOOKS_UNTIL_IT_HANGS } from '../../src/store/hang-watch.ts';

const onADiskThatHangs = () => {
  const watch = createHangWatch();
  const asked: string[] = [];
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  const given: FileOps = {
    ...diskFiles,
    unlink: async (path) => {
      asked.push(path);
      await answered;
    },
  };
  return { watch, files: watch.watched(given), asked, answer: () => answer() };
};

it('a disk that hangs is asked nothing more: each question holds a thread that names are looked up with', async () => {
  const { watch, files, asked, answer } = onADiskThatHangs();
  const first = files.unlink('a');
  for (let n = 0; n < LOOKS_UNTIL_IT_HANGS; n += 1) watch.look();
  const others = ['b', 'c'].map((path) => files.unlink(path));
  await Promise.resolve();
  expect(asked).toEqual(['a']);
  answer();
  await Promise.all([first, ...others]);
  expect(asked).toEqual(['a', 'b', 'c']);
  expect(watch.hanging()).toBeNull();
});

it('whoever waits is told once it hangs, and each time anew', async () => {
  const { watch, files, answer } = onADiskThatHangs();
  const told: string[] = [];
  watch.onHang(({ why }) => told.push(why.kind));
  const first = files.unlink('a');
  for (let n = 0; n < 3 * LOOKS_UNTIL_IT_HANGS; n += 1) watch.look();
  expect(told).toEqual(['disk-hangs']);
  await expect(watch.unlessItHangs(async () => 'never begun')).rejects.toMatchObject({
    why: { kind: 'disk-hangs' },
  });
  answer();
  await first;
  expect(await watch.unlessItHangs(async () => 'begun')).toBe('begun');
});
