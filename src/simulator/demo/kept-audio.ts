// Keeps the audio that was uploaded to the made-up Slack, in a folder that outlives the demo, so that it can be played.
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSound } from '../elks/sound-length.ts';
import type { StoredFile } from '../slack/files.ts';

export interface KeptAudio {
  readonly path: string;
  readonly bytes: number;
  readonly seconds: number;
}

export interface AudioKeeper {
  /** Writes down those not kept yet. */
  keepNew(files: readonly Readonly<StoredFile>[]): Promise<readonly KeptAudio[]>;
}

const fileName = (file: Readonly<StoredFile>): string =>
  `${file.id}-${file.name.replace(/[^\w.+-]+/g, '-')}`.replace(/^F0*/, '');

export const createAudioKeeper = (): AudioKeeper => {
  const known = new Set<string>();
  let folder: Promise<string> | undefined;

  const keep = async (file: Readonly<StoredFile>, bytes: Buffer): Promise<KeptAudio> => {
    folder ??= mkdtemp(join(tmpdir(), 'jour-demo-'));
    const path = join(await folder, fileName(file));
    await writeFile(path, bytes);
    known.add(file.id);
    const sound = readSound(bytes);
    return { path, bytes: bytes.length, seconds: sound.ok ? sound.seconds : 0 };
  };

  return {
    keepNew: async (files) => {
      const kept: KeptAudio[] = [];
      for (const file of files)
        if (file.isComplete && file.bytes !== null && !known.has(file.id))
          kept.push(await keep(file, file.bytes));
      return kept;
    },
  };
};
