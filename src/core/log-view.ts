// The log as it is shown: the last changes, the newest first, each with whether it was taken back.
import type { Deed } from './change.ts';
import { takenBack } from './history.ts';
import type { Instant, TimeZone } from './instant.ts';
import { lineById } from './on-call.ts';
import type { Settings, UserId } from './settings.ts';

export interface LogEntry {
  readonly seq: number;
  readonly at: Instant;
  /** The line's. */
  readonly timeZone: TimeZone;
  readonly by: UserId;
  readonly deed: Deed;
  readonly takenBack: { readonly seq: number; readonly by: UserId } | null;
}

export interface LogView {
  readonly entries: readonly LogEntry[];
  /** How many older ones are kept besides. */
  readonly older: number;
}

export const LOG_SHOWN = 10;
/** As many as one answer holds. */
export const LOG_MOST = 50;

export const logView = (settings: Settings, most: number): LogView => {
  const { changes } = settings;
  const back = takenBack(changes);
  const shown = changes.slice(-most).toReversed();
  const entries = shown.map(({ seq, at, by, deed, lineId }): LogEntry => {
    const undo = back.get(seq);
    const timeZone = (lineById(settings, lineId) ?? settings.lines[0])?.timeZone ?? 'UTC';
    return {
      seq,
      at,
      timeZone,
      by,
      deed,
      takenBack: undo === undefined ? null : { seq: undo.seq, by: undo.by },
    };
  });
  return { entries, older: changes.length - entries.length };
};
