// Reading what is kept, for whoever must not wait for a disk that hangs. A watch of its own: one bad place in an old file is
// no reason to say that nothing can be written.
import type { FileOps } from './file-ops.ts';
import { createHangWatch, type HangWatch } from './hang-watch.ts';
import { createSegmentFolder } from './segment-folder.ts';

interface Deps {
  /** Of the folder of segments. */
  readonly path: string;
  readonly files: FileOps;
  /** Of what is written: while that hangs nothing is read either. Each try would cost one of the few threads that look up names too. */
  readonly disk: HangWatch;
}

export const createUnhungReading = ({ path, files, disk }: Deps) => {
  const watch = createHangWatch('disk-unread');

  const unlessItHangs = <T>(read: () => Promise<T>): Promise<T> =>
    watch.unlessItHangs(disk.hanging() === null ? read : watch.refuse);

  async function* piecewise<T>(pieces: AsyncGenerator<T>): AsyncGenerator<T> {
    try {
      for (;;) {
        const piece = await unlessItHangs(() => pieces.next());
        if (piece.done === true) return;
        yield piece.value;
      }
    } finally {
      // Begun in any case, or the file would stay open; behind a piece that does not come it does not come either.
      const closed = pieces.return(undefined);
      await unlessItHangs(() => closed).catch(() => undefined);
    }
  }

  return {
    folder: createSegmentFolder(path, watch.watched(files)),
    look: watch.look,
    unlessItHangs,
    piecewise,
  };
};
