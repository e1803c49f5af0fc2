// Any sound file to telephone sound, or why not. Reads strangers' bytes: see `phone-audio.ts` for where it runs.
import { SOUND_BYTES_MOST, type SoundFault } from '../core/sound.ts';
import type { PhoneSound, PhoneSoundOptions } from '../ports/sound.ts';
import { decodeMp3, decodeOpus, decodeVorbis } from './decode-compressed.ts';
import { decodeWav } from './decode-wav.ts';
import { levelled } from './level.ts';
import { type Decoded, monoFrom, type Piece } from './mono.ts';
import { phoneWav, withBeep } from './phone-wav.ts';
import { atPhoneRate, PHONE_SAMPLES_PER_SECOND } from './resample.ts';
import { type SoundKind, soundKind } from './sound-kind.ts';

const unfit = (fault: SoundFault): PhoneSound => ({ kind: 'unfit', fault });

type Readable = Exclude<SoundKind, 'm4a'>;

const piecesOf = (bytes: Uint8Array, kind: Readable): AsyncIterable<Piece> | Iterable<Piece> => {
  switch (kind) {
    case 'wav':
      return decodeWav(bytes);
    case 'mp3':
      return decodeMp3(bytes);
    case 'vorbis':
      return decodeVorbis(bytes);
    case 'opus':
      return decodeOpus(bytes);
  }
};

const decode = async (bytes: Uint8Array, kind: Readable): Promise<Decoded> => {
  try {
    return await monoFrom(piecesOf(bytes, kind));
  } catch {
    return { kind: 'broken' };
  }
};

export const convertSound = async (bytes: Uint8Array, options: PhoneSoundOptions): Promise<PhoneSound> => {
  if (bytes.length > SOUND_BYTES_MOST) return unfit('too-big');
  const kind = soundKind(bytes);
  if (kind === null) return unfit('not-audio');
  if (kind === 'm4a') return unfit('m4a');
  const decoded = await decode(bytes, kind);
  if (decoded.kind !== 'mono') return unfit(decoded.kind);
  const sound = levelled(atPhoneRate(decoded.mono));
  if (sound === null) return unfit('silent');
  const whole = options.endsInBeep ? withBeep(sound) : sound;
  return { kind: 'sound', bytes: phoneWav(whole), seconds: whole.length / PHONE_SAMPLES_PER_SECOND };
};
