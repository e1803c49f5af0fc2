// For somebody who waits for one thing to be written or asked.
import { Hindered, type Hindrance } from '../core/hindered.ts';
import { SECOND_MS } from '../core/instant.ts';

/** A disk that is well takes milliseconds; whoever waits longer is told. */
const DISK_WAITED_MS = 4 * SECOND_MS;

/** What is waited for goes on all the same. @param why what is told then */
export const unlessDiskHangs = async <T>(
  work: Promise<T>,
  why: Hindrance = { kind: 'disk-hangs' },
): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Hindered(why)), DISK_WAITED_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
