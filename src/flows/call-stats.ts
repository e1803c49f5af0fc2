// The numbers of a line's calls over a time: read piece by piece, so that nobody waits for it but whoever asked.
import { type CallSums, NO_SUMS, sumsOf, together } from '../core/call-stats.ts';
import { createCalendar } from '../core/hours-calendar.ts';
import type { Span } from '../core/override.ts';
import { daysIn, rejectedMark, rejectedOn } from '../core/rejected-calls.ts';
import type { Line } from '../core/settings.ts';
import { type StatsOf, statsView } from '../core/stats-view.ts';
import type { Chat } from '../ports/chat.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';

export interface CallStatsDeps {
  readonly settings: SettingsStore;
  readonly calls: Pick<CallStore, 'between'>;
  readonly outbox: Pick<Outbox, 'mark'>;
  readonly chat: Pick<Chat, 'names'>;
}

export const createCallStats = (deps: CallStatsDeps) => {
  const sumsBetween = async (line: Line, span: Span): Promise<CallSums> => {
    const counting = { settings: deps.settings.current(), calendar: createCalendar(line.timeZone) };
    let sums = NO_SUMS;
    for await (const calls of deps.calls.between(span))
      sums = together(
        sums,
        sumsOf(
          calls.filter(({ lineId }) => lineId === line.id),
          counting,
        ),
      );
    return sums;
  };

  const rejectedBetween = async (line: Line, span: Span): Promise<number> => {
    let rejected = 0;
    for (const day of daysIn(span, createCalendar(line.timeZone)))
      rejected += rejectedOn(await deps.outbox.mark(rejectedMark(line.id, day)), day);
    return rejected;
  };

  return async (line: Line, span: Span): Promise<StatsOf> => {
    const stats = statsView(await sumsBetween(line, span), await rejectedBetween(line, span));
    const names = await deps.chat.names(stats.load.map(({ userId }) => userId));
    return { lineName: line.name, timeZone: line.timeZone, ...span, stats, names };
  };
};

export type CallStats = ReturnType<typeof createCallStats>;
