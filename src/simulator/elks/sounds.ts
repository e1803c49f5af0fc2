// Fetches the sounds that calls play, once for each address: 46elks caches them by address for good.
import { isBuiltInSound } from './action-fields.ts';
import type { Sender } from './sender.ts';
import { readSound } from './sound-length.ts';

export type Sound =
  | { readonly ok: true; readonly seconds: number; readonly fetched: boolean }
  | { readonly ok: false; readonly why: string };

export interface Sounds {
  fetch(address: string): Promise<Sound>;
}

const MAX_SOUND_BYTES = 20 * 1024 * 1024;
const BUILT_IN_SECONDS = 1;

export const createSounds = (sender: Sender): Sounds => {
  const secondsByAddress = new Map<string, number>();

  const load = async (url: string): Promise<Sound> => {
    const answer = await sender.send({ url, maxBytes: MAX_SOUND_BYTES });
    if (answer.kind === 'no-answer') return { ok: false, why: answer.why };
    if (answer.status !== 200) return { ok: false, why: `status ${answer.status}` };
    const sound = readSound(answer.body);
    if (!sound.ok) return sound;
    secondsByAddress.set(url, sound.seconds);
    return { ok: true, seconds: sound.seconds, fetched: true };
  };

  return {
    fetch: async (address) => {
      if (isBuiltInSound(address)) return { ok: true, seconds: BUILT_IN_SECONDS, fetched: false };
      const seconds = secondsByAddress.get(address);
      return seconds === undefined ? load(address) : { ok: true, seconds, fetched: false };
    },
  };
};
