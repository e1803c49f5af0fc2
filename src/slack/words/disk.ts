// What to do about a disk that fails.

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
