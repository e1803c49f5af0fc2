// Once a day, what was kept long enough goes: recordings from Slack, then calls from the disk and their cards from Slack.
import type { Call } from '../core/call.ts';
import { DAY_MS, type Instant } from '../core/instant.ts';
import { callsGoBefore, filesOf, recordingsGoBefore, withoutRecordings } from '../core/keeping.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { eraseEntry } from './erase-effects.ts';
import { oldMarks } from './old-marks.ts';

export interface RetentionDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  /** Takes away whole days that hold nothing any more. */
  readonly removeBefore: (at: Instant) => Promise<unknown>;
  readonly kick: () => void;
}

const MARK = 'retention-day';

export const createRetention = ({ settings, calls, outbox, clock, log, ...deps }: RetentionDeps) => {
  const callsBefore = (at: Instant): AsyncIterable<readonly Call[]> =>
    calls.between({ fromAt: 0, untilAt: at });

  const deleteRecordings = async (call: Call): Promise<void> => {
    await calls.update(call.id, (known = call) => {
      const entry = eraseEntry(known, { now: clock.now(), what: 'recordings' });
      return entry === null ? undefined : { call: withoutRecordings(known), enqueue: [entry] };
    });
  };

  const recordingsGo = async (before: Instant): Promise<number> => {
    let deleted = 0;
    for await (const piece of callsBefore(before))
      for (const call of piece.filter((one) => filesOf(one).length > 0)) {
        await deleteRecordings(call);
        deleted += filesOf(call).length;
      }
    return deleted;
  };

  const callsGo = async (before: Instant): Promise<number> => {
    const callIds = new Set<string>();
    for await (const piece of callsBefore(before)) {
      const now = clock.now();
      await outbox.put(piece.flatMap((call) => eraseEntry(call, { now, what: 'call' }) ?? []));
      for (const { id } of piece) callIds.add(id);
    }
    const marks = await oldMarks(before, { blocked: settings.current().blocked, now: clock.now(), outbox });
    if (callIds.size + marks.size > 0) await calls.erase({ callIds, marks, keys: new Set() });
    await deps.removeBefore(before);
    return callIds.size;
  };

  const clear = async (): Promise<void> => {
    const { keep } = settings.current();
    const now = clock.now();
    const [recordingsBefore, callsOlder] = [recordingsGoBefore(keep, now), callsGoBefore(keep, now)];
    const recordings = recordingsBefore === null ? 0 : await recordingsGo(recordingsBefore);
    const gone = callsOlder === null ? 0 : await callsGo(callsOlder);
    if (recordings + gone === 0) return;
    log.info('kept long enough', { calls: gone, recordings });
    deps.kick();
  };

  let running: Promise<void> | null = null;

  const clearOnce = async (): Promise<void> => {
    const today = Math.floor(clock.now() / DAY_MS);
    if ((await outbox.mark(MARK)) === today) return;
    await clear();
    await outbox.put([], { [MARK]: today });
  };

  /** To be called often; does something once a day. Never rejects: what failed is tried again a minute later. */
  return (): Promise<void> => {
    running ??= clearOnce()
      .catch((error: unknown) => log.error('what was kept long enough could not be removed yet', { error }))
      .finally(() => {
        running = null;
      });
    return running;
  };
};
