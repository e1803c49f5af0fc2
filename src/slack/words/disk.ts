// What is the matter with a disk that fails, and what to do about it.
import { DISK_DOES_NOT_ANSWER } from '../../core/warning.ts';
import { quoted } from './mrkdwn.ts';

/** By the system's code for it. */
const REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full: make room on it.',
  EDQUOT: 'The disk quota is used up: raise it, or make room.',
  EROFS: 'The disk is mounted read-only: look why, and mount it writable.',
  EACCES: 'Give the folder that DATA_DIR names to the user who runs Jour.',
};

export const LOOK_AT_DISK = 'Look at the disk of the machine that Jour runs on.';

/** @param error what the system says, such as `ENOSPC: no space left on device` */
export const diskRemedy = (error: string): string =>
  REMEDIES[/^E[A-Z]+/.exec(error)?.[0] ?? ''] ?? LOOK_AT_DISK;

export interface DiskTrouble {
  readonly what: string;
  /** What becomes meanwhile of changes made in Slack. */
  readonly changes: string;
}

/** @param error what the system says, or that it says nothing */
export const diskTrouble = (error: string): DiskTrouble =>
  error === DISK_DOES_NOT_ANSWER
    ? {
        what: `The disk does not answer, not even with an error: a network mount may be gone, or a drive broken. ${LOOK_AT_DISK}`,
        changes: 'wait until it answers',
      }
    : { what: `The system says ${quoted(error)}. ${diskRemedy(error)}`, changes: 'are refused' };
