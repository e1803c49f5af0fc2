// Where 46elks' documentation is silent, a test chooses; these are the defaults.
import type { WavFormat } from './wav.ts';

export interface Behaviour {
  /** What a ring time-out counts as: not documented. */
  readonly ringOutIs: 'failed' | 'busy';
  /** Whether a recording is reported before the end of its call, or after the hang-up report. */
  readonly recordingFirst: boolean;
  /** Whether a caller who hangs up at the beep leaves a recording of 0 s: not documented. */
  readonly emptyRecordingReport: boolean;
  /** Whether a sound that cannot be fetched is a complaint besides a note in the transcript. */
  readonly complainAboutSounds: boolean;
  readonly wavFormat: WavFormat;
  /** Whether the actions of a call name its `hangup`: not documented. */
  readonly hangupIsAction: boolean;
  /** The longest `voice_start` that a number takes, in bytes: not documented. */
  readonly voiceStartMost: number;
  /** How far its clock is ahead of everybody else's. */
  readonly clockAheadMs: number;
}

export const DEFAULT_BEHAVIOUR: Behaviour = {
  ringOutIs: 'failed',
  recordingFirst: true,
  emptyRecordingReport: true,
  complainAboutSounds: true,
  wavFormat: 'pcm',
  hangupIsAction: true,
  voiceStartMost: 64 * 1024,
  clockAheadMs: 0,
};
