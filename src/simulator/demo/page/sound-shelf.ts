// The sounds that calls played, for the page to play them too, and what is said in them.
import { createHash } from 'node:crypto';
import type { SpokenPrompts } from '../spoken-prompts.ts';

export interface SoundShelf {
  /** Where the page finds it, and its words where they are known. */
  put(address: string, bytes: Buffer): { readonly src: string; readonly words?: string };
  find(path: string): Buffer | undefined;
}

const FOLDER = '/sounds/';

export const createSoundShelf = (spoken: SpokenPrompts): SoundShelf => {
  const kept = new Map<string, Buffer>();
  return {
    put: (address, bytes) => {
      const src = `${FOLDER}${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
      kept.set(src, bytes);
      const words = spoken(address);
      return words === undefined ? { src } : { src, words };
    },
    find: (path) => kept.get(path),
  };
};
