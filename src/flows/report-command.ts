// Commands that look back at many calls: the numbers are read while whoever asked waits, a file follows by the outbox.
import { type Dates, datesOf, spanOfDates } from '../core/period.ts';
import type { Place } from '../core/place.ts';
import type { Reply } from '../core/reply.ts';
import type { ReportCommand } from '../core/report-command.ts';
import type { Line, UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Outbox } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import type { CallStats } from './call-stats.ts';
import { exportEntry } from './effects.ts';
import { heldUnlessNamed } from './held.ts';

export interface ReportCommandDeps {
  readonly callStats: CallStats;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: () => void;
}

export type LookBackCommand = Exclude<ReportCommand, { readonly kind: 'digest' }>;

export const createReportCommand = (deps: ReportCommandDeps) => {
  const order = async (line: Line, dates: Dates, by: UserId): Promise<Reply> => {
    const effect = { kind: 'export', lineId: line.id, dates, by } as const;
    const put = deps.outbox.put([exportEntry(effect, deps.clock.now())]);
    await heldUnlessNamed(put, deps.log).finally(deps.kick);
    return { kind: 'exporting', lineName: line.name, dates };
  };

  return async (command: LookBackCommand, { line }: Place, by: UserId): Promise<Reply> => {
    const dates = datesOf(command.period, line.timeZone, deps.clock.now());
    if (command.kind === 'export') return order(line, dates, by);
    return { kind: 'stats', of: await deps.callStats(line, spanOfDates(dates, line.timeZone)) };
  };
};

export type RunReport = ReturnType<typeof createReportCommand>;
