// The app's log in the demo: only what went wrong, as lines for a person, and counted.
import type { Log } from '../../ports/log.ts';

export interface DemoLog extends Log {
  /** Everything that was written, oldest first. */
  readonly lines: readonly string[];
}

const factText = (value: unknown): string =>
  value instanceof Error ? (value.stack ?? value.message) : (JSON.stringify(value) ?? String(value));

const factsText = (facts: Readonly<Record<string, unknown>>): string =>
  Object.entries(facts)
    .map(([name, value]) => ` ${name}=${factText(value)}`)
    .join('');

export const createDemoLog = (write: (text: string) => void): DemoLog => {
  const lines: string[] = [];
  const writeAs =
    (level: string) =>
    (event: string, facts: Readonly<Record<string, unknown>> = {}): void => {
      const line = `${level}: ${event}${factsText(facts)}`;
      lines.push(line);
      write(`Jour's log: ${line}\n`);
    };
  return {
    lines,
    debug: () => undefined,
    info: () => undefined,
    warn: writeAs('warning'),
    error: writeAs('error'),
  };
};
