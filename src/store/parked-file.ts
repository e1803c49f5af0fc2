// Which numbers are parked and what is to be put back. A small file of its own: `npm run park` writes it beside a Jour that
// runs and holds the folder's lock.
import { join } from 'node:path';
import { z } from 'zod';
import type { Log } from '../ports/log.ts';
import type { ParkedNumber, ParkedNumbers } from '../ports/store.ts';
import { readIfThere, replaceFile } from './durable-file.ts';
import { diskFiles, type FileOps } from './file-ops.ts';

const PARKED_FILE = 'parked.json';
const VERSION = 1;

const parked = z.object({
  previous: z.string().nullable(),
  parked: z.string(),
  by: z.enum(['stop', 'hand']),
});
const schema = z.object({ version: z.literal(VERSION), numbers: z.record(z.string(), parked) });

interface Deps {
  readonly dataDir: string;
  readonly log: Log;
  readonly files?: FileOps;
}

const parse = (text: string): ReadonlyMap<string, ParkedNumber> => {
  const { numbers } = schema.parse(JSON.parse(text));
  return new Map(Object.entries(numbers));
};

export const createParkedFile = ({ dataDir, log, files = diskFiles }: Deps): ParkedNumbers => {
  const path = join(dataDir, PARKED_FILE);
  let last: Promise<unknown> = Promise.resolve();

  /** What cannot be read is as if it were not there: what 46elks has then tells what is parked, and our address is put back. */
  const all = async (): Promise<ReadonlyMap<string, ParkedNumber>> => {
    const bytes = await readIfThere(files, path);
    if (bytes === null) return new Map();
    try {
      return parse(bytes.toString('utf8'));
    } catch (error) {
      log.error('the file of parked numbers cannot be read', { error });
      return new Map();
    }
  };

  const write = async (number: string, value: ParkedNumber | null): Promise<void> => {
    const numbers = new Map(await all());
    if (value === null && !numbers.has(number)) return;
    if (value === null) numbers.delete(number);
    else numbers.set(number, value);
    const text = JSON.stringify({ version: VERSION, numbers: Object.fromEntries(numbers) }, null, 2);
    await replaceFile(files, path, [Buffer.from(`${text}\n`)]);
  };

  return {
    all,
    /** One after another: each reads what the one before has written. */
    keep: (number, value) => {
      const writing = last.then(() => write(number, value));
      last = writing.catch(() => undefined);
      return writing;
    },
  };
};
