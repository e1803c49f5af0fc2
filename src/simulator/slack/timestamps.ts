// Slack's message timestamps: the id of a message in its channel, unique and always increasing.
export interface Timestamps {
  readonly next: () => string;
}

/** Also when the clock stands still or goes back. */
export function createTimestamps(clock: { now(): number }): Timestamps {
  let lastMicros = 0;
  return {
    next() {
      lastMicros = Math.max(lastMicros, clock.now() * 1000) + 100;
      return timestampAt(lastMicros);
    },
  };
}

function timestampAt(micros: number): string {
  const seconds = Math.floor(micros / 1_000_000);
  return `${seconds}.${String(Math.floor(micros % 1_000_000)).padStart(6, '0')}`;
}

/** Timestamps as Slack compares them; `oldest` and `latest` may be whole seconds. */
export function compareTimestamps(a: string, b: string): number {
  return Number(a) - Number(b);
}

export function isTimestamp(text: string): boolean {
  return /^\d{10}\.\d{6}$/.test(text);
}
