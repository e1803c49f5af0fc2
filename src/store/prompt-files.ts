// The sounds a team made itself, one file each, named by a hash of what is in it: a file is never changed once it is there.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Hindered } from '../core/hindered.ts';
import { DISK_DOES_NOT_ANSWER } from '../core/warning.ts';
import type { Log } from '../ports/log.ts';
import { prepareFolder } from './data-folder.ts';
import { readIfThere, replaceFile } from './durable-file.ts';
import { diskFiles, type FileOps } from './file-ops.ts';
import { describeError } from './store-error.ts';
import { unlessDiskHangs } from './unless-disk-hangs.ts';

const FOLDER = 'prompts';
/** Lower-case hex of SHA-256, cut; as in the addresses under `/prompts/`. */
const HASH = /^[0-9a-f]{32}$/;
const HASH_CHARACTERS = 32;

export interface PromptFiles {
  /** Resolves to its hash when the sound would survive a power cut. */
  keep(bytes: Uint8Array): Promise<string>;
  /** Those of these hashes that are there and whole, by hash; what is not is told to the log. */
  load(hashes: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
}

interface Deps {
  readonly dataDir: string;
  readonly log: Log;
  readonly files?: FileOps;
}

const hashOf = (bytes: Uint8Array): string =>
  createHash('sha256').update(bytes).digest('hex').slice(0, HASH_CHARACTERS);

export const createPromptFiles = ({ dataDir, log, files = diskFiles }: Deps): PromptFiles => {
  const folder = join(dataDir, FOLDER);
  let last: Promise<unknown> = Promise.resolve();

  const write = async (hash: string, bytes: Uint8Array): Promise<string> => {
    try {
      await prepareFolder(folder, files);
      await replaceFile(files, join(folder, `${hash}.wav`), [Buffer.from(bytes)]);
    } catch (error) {
      throw new Hindered({ kind: 'disk-fails', error: describeError(error) }, error);
    }
    return hash;
  };

  const read = async (hash: string): Promise<readonly (readonly [string, Uint8Array])[]> => {
    const bytes = HASH.test(hash) ? await readIfThere(files, join(folder, `${hash}.wav`)) : null;
    if (bytes !== null && hashOf(bytes) === hash) return [[hash, bytes]];
    log.error('prompt missing or damaged; callers hear the shipped one', { hash, isThere: bytes !== null });
    return [];
  };

  return {
    /** One after another: two of the same content would write to the same temporary file. */
    keep: (bytes) => {
      const turn = (): Promise<string> => write(hashOf(bytes), bytes);
      const writing = last.then(turn, turn);
      last = writing;
      // What it is for is not done later: whoever kept it has to do it again.
      return unlessDiskHangs(writing, { kind: 'disk-fails', error: DISK_DOES_NOT_ANSWER });
    },
    load: async (hashes) => new Map((await Promise.all([...new Set(hashes)].map(read))).flat()),
  };
};
