// Work that people are answered about: what hindered it is their answer, where it has a name.
import { hindranceIn } from '../core/hindered.ts';
import type { Reply } from '../core/reply.ts';
import type { Log } from '../ports/log.ts';

/** Rejects on trouble without a name only. */
export const unlessHindered = async (work: () => Promise<Reply>, log: Log): Promise<Reply> => {
  try {
    return await work();
  } catch (error) {
    const problem = hindranceIn(error);
    if (problem === null) throw error;
    log.warn('not carried out', { because: problem.kind, error });
    return { kind: 'problem', problem };
  }
};
