// What a sound must be to become a prompt, and what can be wrong with one.

/** Slack's own limit for files in forms is the same. */
export const SOUND_BYTES_MOST = 10 * 1024 * 1024;
export const SOUND_SECONDS_MOST = 60;

export type SoundFault =
  /** Neither WAV, MP3 nor OGG (Vorbis or Opus). */
  | 'not-audio'
  /** An M4A or MP4, as telephones and Slack's own clips are: the one wrong kind worth a hint of its own. */
  | 'm4a'
  /** It begins like a sound but cannot be read to anything audible. */
  | 'broken'
  | 'too-big'
  | 'too-long'
  | 'silent';
