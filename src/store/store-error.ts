// Trouble with the kept files that a person has to mend: a code and facts for programs, plain English for people.

export type StoreErrorCode =
  | 'folder-not-a-folder'
  | 'folder-not-usable'
  | 'folder-locked'
  | 'settings-newer'
  | 'settings-unreadable'
  | 'settings-not-valid'
  | 'journal-newer'
  | 'journal-unreadable'
  | 'not-open';

export type StoreFacts = Readonly<Record<string, string | number>>;

export class StoreError extends Error {
  override readonly name = 'StoreError';
  readonly code: StoreErrorCode;
  readonly facts: StoreFacts;

  constructor(code: StoreErrorCode, message: string, details: { facts?: StoreFacts; cause?: unknown } = {}) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined);
    this.code = code;
    this.facts = details.facts ?? {};
  }
}

/** `ENOSPC`, `EACCES` …, or undefined when it is no error of the file system. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

export const describeError = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);
