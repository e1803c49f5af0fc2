// Lets Slack's libraries write into our log, from warnings up: at debug level they print whole payloads, phone
// numbers included.
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../ports/log.ts';

const textOf = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');

/** Whether a workspace has charts is found out by trying: to be told no is no fault, and plainer blocks are sent then. */
const isNewerBlock = (text: string): boolean => /^unsupported type\b/i.test(text);

export const boltLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...parts) => log.warn('slack library', { text: textOf(parts) }),
  error: (...parts) => {
    const text = textOf(parts);
    if (isNewerBlock(text)) log.info('slack lacks blocks of that type', { text });
    else log.error('slack library', { text });
  },
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});
