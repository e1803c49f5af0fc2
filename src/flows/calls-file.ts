// Every call of a line over a time as one file, oldest first. Made in pieces: nothing else waits for it, and no more is
// in memory than the rows.

import type { Call } from '../core/call.ts';
import { csvFileName, csvHead, csvRow, peopleInCall } from '../core/calls-csv.ts';
import { createCalendar, type DayNumber } from '../core/hours-calendar.ts';
import type { Instant } from '../core/instant.ts';
import { type Dates, spanOfDates } from '../core/period.ts';
import type { Line, Settings, UserId } from '../core/settings.ts';
import type { CallStatsDeps } from './call-stats.ts';

export interface CallsFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly calls: number;
}

interface Row {
  readonly startedAt: Instant;
  readonly text: string;
}

const aTurnForOthers = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** A day at a time, since sorting many at once would hold up calls. */
const inOrder = async (rowsByDay: ReadonlyMap<DayNumber, readonly Row[]>): Promise<string[]> => {
  const texts: string[] = [];
  for (const day of [...rowsByDay.keys()].toSorted((one, other) => one - other)) {
    const rows = (rowsByDay.get(day) ?? []).toSorted((one, other) => one.startedAt - other.startedAt);
    texts.push(rows.map(({ text }) => text).join(''));
    await aTurnForOthers();
  }
  return texts;
};

/** By the day they began on. */
const createRows = () => {
  const byDay = new Map<DayNumber, Row[]>();
  return {
    byDay,
    add: (day: DayNumber, row: Row): void => {
      const rows = byDay.get(day) ?? [];
      rows.push(row);
      byDay.set(day, rows);
    },
  };
};

export const createCallsFile = (deps: Pick<CallStatsDeps, 'settings' | 'calls' | 'chat'>) => {
  /** Asks of everybody once, when the first call names them. */
  const createKnownNames = (settings: Settings) => {
    let names: Readonly<Record<UserId, string>> = {};
    const asked = new Set<UserId>();
    return async (calls: readonly Call[]): Promise<typeof names> => {
      const people = new Set(calls.flatMap((call) => peopleInCall(call, settings)));
      const unknown = [...people].filter((userId) => !asked.has(userId));
      for (const userId of unknown) asked.add(userId);
      if (unknown.length > 0) names = { ...names, ...(await deps.chat.names(unknown)) };
      return names;
    };
  };

  return async (line: Line, dates: Dates): Promise<CallsFile> => {
    const calendar = createCalendar(line.timeZone);
    const settings = deps.settings.current();
    const knownNames = createKnownNames(settings);
    const rows = createRows();
    let count = 0;
    for await (const piece of deps.calls.between(spanOfDates(dates, line.timeZone))) {
      const calls = piece.filter(({ lineId }) => lineId === line.id);
      const context = { settings, lineName: line.name, calendar, names: await knownNames(calls) };
      for (const call of calls) {
        const { startedAt } = call;
        rows.add(calendar.dayAt(startedAt), { startedAt, text: csvRow(call, context) });
      }
      count += calls.length;
    }
    const text = csvHead() + (await inOrder(rows.byDay)).join('');
    return { name: csvFileName(line.name, dates), bytes: new TextEncoder().encode(text), calls: count };
  };
};

export type MakeCallsFile = ReturnType<typeof createCallsFile>;
