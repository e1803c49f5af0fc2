// Sees to it that calls come to us: takes back what was parked, at the start as soon as the provider lets us, and looks every
// five minutes whether the lines still lead here.
import { isDueAgain } from '../core/again-due.ts';
import { type Instant, MINUTE_MS } from '../core/instant.ts';
import type { Settings } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { ParkedNumbers } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import type { LineParked, Park, ParkResult } from './park.ts';
import type { Warn } from './warn.ts';

export interface LineWatchDeps {
  readonly settings: { current(): Settings };
  readonly clock: Clock;
  readonly log: Log;
  readonly warn: Warn;
  readonly park: Park;
  readonly parkedNumbers: Pick<ParkedNumbers, 'all'>;
  /** Whether lines are parked at every stop, and so minded while we run. */
  readonly isOn: boolean;
}

const LOOK_EVERY_MS = 5 * MINUTE_MS;
/** One a minute; so many in vain are told. */
const TRIES_BEFORE_WARNING = 3;
/** Real time: what was not done by then is not waited for. */
const STOP_LIMIT_MS = 3_000;

const GIVEN_UP = 'given up';

const giveUpAfter = (
  limitMs: number,
): { readonly over: Promise<typeof GIVEN_UP>; readonly clear: () => void } => {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<typeof GIVEN_UP>((resolve) => {
    timer = setTimeout(() => resolve(GIVEN_UP), limitMs);
  });
  return { over, clear: () => clearTimeout(timer) };
};

export const createLineWatch = (deps: LineWatchDeps) => {
  const { settings, clock, log, warn, park } = deps;
  let isBack = false;
  let failures = 0;
  let nextAt: Instant = Number.NEGATIVE_INFINITY;
  let last: Promise<void> = Promise.resolve();

  const lineOf = ({ number }: Pick<LineParked, 'number'>) =>
    settings.current().lines.find((line) => line.number === number);

  const warnOf = async (kind: 'line-elsewhere' | 'line-still-parked', lines: readonly LineParked[]) => {
    for (const { lineName, number } of lines) await warn({ kind, lineName, number }, lineOf({ number }));
  };

  const notBack = async (result: ParkResult): Promise<readonly LineParked[]> => {
    if (result.kind === 'done') return result.lines.filter(({ how }) => how === 'not-set');
    const kept = await deps.parkedNumbers.all();
    return settings
      .current()
      .lines.filter(({ number }) => kept.has(number))
      .map(({ name, number }) => ({ lineName: name, number, how: 'not-set' }));
  };

  const tellOf = async ({ lines }: ParkResult & { kind: 'done' }): Promise<void> => {
    for (const { number, how } of lines)
      if (how === 'set-back' || how === 'given-back') log.info('line taken back', { number, how });
    await warnOf(
      'line-elsewhere',
      lines.filter(({ how }) => how === 'given-back' || (how === 'elsewhere' && deps.isOn)),
    );
  };

  const look = async (): Promise<void> => {
    const now = clock.now();
    if (!isDueAgain(nextAt, { now, mostMs: LOOK_EVERY_MS }) || (isBack && !deps.isOn)) return;
    const result = await park.unpark((kept) => isBack && kept?.by === 'hand');
    const left = await notBack(result);
    const isDone = result.kind === 'done' && left.length === 0;
    failures = isDone ? 0 : failures + 1;
    nextAt = now + (isDone ? LOOK_EVERY_MS : MINUTE_MS);
    isBack ||= isDone;
    if (failures >= TRIES_BEFORE_WARNING) await warnOf('line-still-parked', left);
    if (result.kind === 'done') await tellOf(result);
  };

  const tick = (): Promise<void> => {
    last = last.then(look).catch((error: unknown) => log.error('lines not looked at', { error }));
    return last;
  };

  const leave = async (): Promise<void> => {
    const result = await park.park('stop');
    if (result.kind === 'not-asked') return log.error('lines not parked: 46elks does not answer');
    for (const { number, how } of result.lines) log.info('line at the stop', { number, how });
  };

  return {
    /** To be called every minute; never rejects. */
    tick,
    /** Parks every line, where that is wanted; resolves in time, whatever the provider does. */
    stop: async (): Promise<void> => {
      if (!deps.isOn) return;
      const limit = giveUpAfter(STOP_LIMIT_MS);
      const leaving = last.then(leave).catch((error: unknown) => log.error('lines not parked', { error }));
      if ((await Promise.race([leaving, limit.over])) === GIVEN_UP)
        log.error('lines perhaps not parked: 46elks, or the disk, takes too long', {
          limitMs: STOP_LIMIT_MS,
        });
      limit.clear();
    },
  };
};
