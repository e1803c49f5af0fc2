import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLog, type FlushingLog } from '../src/log.ts';
import { LINES_A_SECOND } from '../src/log-sampling.ts';

const START = Date.UTC(2026, 10, 24, 18);

let lines: { msg: string; callId?: string; event?: string; count?: number; level: number }[] = [];
let log: FlushingLog;

beforeEach(() => {
  vi.useFakeTimers({ now: START });
  lines = [];
  log = createLog('debug', { write: (line) => void lines.push(JSON.parse(line)) });
});
afterEach(() => vi.useRealTimers());

const answer = (calls: number): void => {
  for (let call = 0; call < calls; call += 1) log.info('call answered', { callId: `c${call}` });
};

const linesOf = (event: string) => lines.filter(({ msg }) => msg === event);

describe('a flood of lines that tell the same event', () => {
  it('is written up to so many a second; then it is said how many more there were', () => {
    answer(LINES_A_SECOND + 250);
    vi.advanceTimersByTime(1_200);
    expect(linesOf('call answered')).toHaveLength(LINES_A_SECOND);
    expect(linesOf('more lines of this event left out')).toMatchObject([
      { event: 'call answered', count: 250 },
    ]);
  });

  it('says so once, and not of a second that left out nothing', () => {
    answer(LINES_A_SECOND + 1);
    vi.advanceTimersByTime(5_000);
    answer(LINES_A_SECOND);
    vi.advanceTimersByTime(5_000);
    expect(linesOf('call answered')).toHaveLength(2 * LINES_A_SECOND);
    expect(linesOf('more lines of this event left out')).toHaveLength(1);
  });

  it('keeps no other event from being written', () => {
    answer(LINES_A_SECOND + 1);
    log.info('delivered', { key: 'card:c1' });
    log.debug('asked', {});
    expect(lines.slice(-2).map(({ msg }) => msg)).toEqual(['delivered', 'asked']);
  });

  it('never leaves trouble out', () => {
    for (let time = 0; time < 3 * LINES_A_SECOND; time += 1) log.warn('not delivered yet', {});
    for (let time = 0; time < 3 * LINES_A_SECOND; time += 1) log.error('delivery refused', {});
    expect(lines).toHaveLength(6 * LINES_A_SECOND);
  });

  it('is told of at the end of the process as well', () => {
    answer(LINES_A_SECOND + 7);
    log.flush();
    expect(linesOf('more lines of this event left out')).toMatchObject([{ count: 7 }]);
  });

  it('goes on when the clock is put back', () => {
    answer(LINES_A_SECOND + 1);
    vi.setSystemTime(START - 3_600_000);
    answer(1);
    expect(linesOf('call answered')).toHaveLength(LINES_A_SECOND + 1);
  });
});
