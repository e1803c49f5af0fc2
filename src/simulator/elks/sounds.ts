// Fetches the sounds that calls play, once for each address: 46elks caches them by address for good.
import { isBuiltInSound } from './action-fields.ts';
import type { Sender } from './sender.ts';
import { readSound } from './sound-length.ts';

export type Sound =
  | { readonly ok: true; readonly seconds: number; readonly fetched: boolean; readonly bytes: Buffer }
  | { readonly ok: false; readonly why: string };

export interface Sounds {
  fetch(address: string): Promise<Sound>;
}

const MAX_SOUND_BYTES = 20 * 1024 * 1024;
const BUILT_IN_SECONDS = 1;

export const createSounds = (sender: Sender): Sounds => {
  const known = new Map<string, Promise<Sound>>();

  const load = async (url: string): Promise<Sound> => {
    const answer = await sender.send({ url, maxBytes: MAX_SOUND_BYTES });
    if (answer.kind === 'no-answer') return { ok: false, why: answer.why };
    if (answer.status !== 200) return { ok: false, why: `status ${answer.status}` };
    const sound = readSound(answer.body);
    return sound.ok ? { ...sound, fetched: true, bytes: answer.body } : sound;
  };

  const loadAndKeep = async (url: string): Promise<Sound> => {
    const loading = load(url);
    known.set(url, loading);
    const sound = await loading;
    if (!sound.ok) known.delete(url);
    return sound;
  };

  return {
    fetch: async (address) => {
      if (isBuiltInSound(address))
        return { ok: true, seconds: BUILT_IN_SECONDS, fetched: false, bytes: Buffer.alloc(0) };
      const loaded = await known.get(address);
      if (loaded === undefined) return loadAndKeep(address);
      return loaded.ok ? { ...loaded, fetched: false } : loaded;
    },
  };
};
