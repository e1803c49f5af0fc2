// Every call that began in a span of time, read from disk piece by piece as it is asked for.
import type { Call } from '../core/call.ts';
import { DAY_MS } from '../core/instant.ts';
import type { Span } from '../core/override.ts';
import type { CallSource } from './latest-calls.ts';
import { callsBackwards } from './segment-calls.ts';
import { startOf } from './segment-folder.ts';

/** Where a call's own field stands on its line: inside a text the quotes would be escaped. */
const STARTED_AT = /"call":\{.*?"startedAt":(\d+)/s;

const isIn = ({ fromAt, untilAt }: Span, startedAt: number): boolean =>
  fromAt <= startedAt && startedAt < untilAt;

/** Most lines of a long journal are of other times: these are passed by without being parsed whole. */
const beganIn =
  (span: Span) =>
  (line: string): boolean => {
    const startedAt = STARTED_AT.exec(line)?.[1];
    return startedAt !== undefined && isIn(span, Number(startedAt));
  };

/**
 * Of several lines of a call the newest is met first. A call's lines stand in the segments of the day it began and of
 * later ones, whatever the clock of the provider said up to a day off.
 */
export async function* callsBetween(span: Span, source: CallSource): AsyncGenerator<readonly Call[]> {
  const seen = new Set<string>();
  const isNews = (call: Call): boolean => {
    if (!isIn(span, call.startedAt) || seen.has(call.id)) return false;
    seen.add(call.id);
    return true;
  };
  yield source.unwritten().filter(isNews);
  for (const day of await source.days()) {
    if (startOf(day) + 2 * DAY_MS <= span.fromAt) return;
    for await (const calls of callsBackwards(source, day, beganIn(span))) yield calls.filter(isNews);
  }
}
