// Lets Slack's libraries write into our log, from warnings up: at debug level they print whole payloads, phone
// numbers included.
import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from '../ports/log.ts';

const textOf = (parts: readonly unknown[]): string =>
  parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');

export const boltLogger = (log: Log): Logger => ({
  debug: () => undefined,
  info: () => undefined,
  warn: (...parts) => log.warn('slack library', { text: textOf(parts) }),
  error: (...parts) => log.error('slack library', { text: textOf(parts) }),
  setLevel: () => undefined,
  getLevel: () => LogLevel.WARN,
  setName: () => undefined,
});
