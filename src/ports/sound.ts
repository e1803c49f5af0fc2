// Sounds as flows need them: made fit for a telephone, spoken, kept. Owned by src/sound and src/web.
import type { Language, OwnPrompt } from '../core/settings.ts';
import type { SoundFault } from '../core/sound.ts';

/** Makes a recording playable in the chat (16-bit PCM WAV); null when the bytes are no audio we know. */
export type AudioForChat = (bytes: Uint8Array) => Promise<Uint8Array | null>;

export interface PhoneSoundOptions {
  /** For prompts after which callers speak. */
  readonly endsInBeep: boolean;
}

export type PhoneSound =
  /** 8 kHz 16-bit WAV of one channel. */
  | { readonly kind: 'sound'; readonly bytes: Uint8Array; readonly seconds: number }
  | { readonly kind: 'unfit'; readonly fault: SoundFault };

/** Makes any sound file a telephone can play, at the level of the shipped prompts. */
export type MakePhoneSound = (bytes: Uint8Array, options: PhoneSoundOptions) => Promise<PhoneSound>;

/** `no-program`: nothing here can speak. */
export type Spoken =
  | { readonly kind: 'audio'; readonly bytes: Uint8Array }
  | { readonly kind: 'no-program' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Text to speech, as whatever sound file the program makes. */
export type Speech = (text: string, language: Language) => Promise<Spoken>;

/** Keeps a telephone sound for good and serves it to callers; resolves when both hold. */
export type KeepPrompt = (
  sound: Pick<PhoneSound & { kind: 'sound' }, 'bytes' | 'seconds'>,
) => Promise<OwnPrompt>;
