// The recordings 46elks keeps, for 72 hours (46elks.se/docs/voice-record).
import type { Form } from './transcript.ts';

export interface StoredRecording {
  readonly id: string;
  readonly callId: string;
  readonly createdAt: number;
  readonly seconds: number;
  readonly wav: Buffer;
  /** `direction`, `from`, `to`, `created` as in the report. */
  readonly facts: Form;
}

export interface Recordings {
  readonly all: readonly StoredRecording[];
  /** `<callid>-r0`, `-r1` … */
  nextId(callId: string): string;
  keep(recording: StoredRecording): void;
  find(id: string, now: number): StoredRecording | undefined;
  /** Those that are still there, oldest first. */
  kept(now: number): readonly StoredRecording[];
}

const KEPT_MS = 72 * 3_600_000;

export const createRecordings = (): Recordings => {
  const all: StoredRecording[] = [];
  const isKept = (recording: StoredRecording, now: number): boolean => now - recording.createdAt < KEPT_MS;
  return {
    all,
    nextId: (callId) => `${callId}-r${all.filter((recording) => recording.callId === callId).length}`,
    keep: (recording) => void all.push(recording),
    find: (id, now) => all.find((recording) => recording.id === id && isKept(recording, now)),
    kept: (now) => all.filter((recording) => isKept(recording, now)),
  };
};
