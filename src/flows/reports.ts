// 46elks reports how a call went: one commit of the call and of what is to be told, then the report may be
// acknowledged. Reports come twice, late and in any order; each counts once.
import type { Call, CallEnd, Caller, Reached, Recording } from '../core/call.ts';
import { newCall, withEnd, withReached, withRecording } from '../core/call-facts.ts';
import type { NewEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import type { Line, Settings } from '../core/settings.ts';
import type { CallChange, CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callChange, lineOfCall } from './call-effects.ts';
import { recordingEntry } from './effects.ts';

/** What a report says of the call itself, for one we never saw. */
export interface ReportedCall {
  readonly callId: string;
  readonly to: string | null;
  readonly caller: Caller;
  readonly createdAt: Instant | null;
}

export interface ReportDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly kick: (channelId?: string) => void;
}

const callFromReport = (settings: Settings, reported: ReportedCall, now: Instant): Call => {
  const line = settings.lines.find((candidate) => candidate.number === reported.to) ?? settings.lines[0];
  return newCall({
    callId: reported.callId,
    lineId: line?.id ?? 'main',
    to: line?.number ?? reported.to ?? '',
    caller: reported.caller,
    startedAt: reported.createdAt ?? now,
  });
};

export const createReports = (deps: ReportDeps) => {
  /** Commits `learn` together with the card, the alert if one is due, and `also`. */
  const commit = async (
    callId: string,
    learn: (known: Call | undefined) => Call | undefined,
    also: (call: Call, line: Line) => readonly NewEntry[] = () => [],
  ): Promise<void> => {
    const updated = await deps.calls.update(callId, (known): CallChange | undefined => {
      const learnt = learn(known);
      if (learnt === undefined || learnt === known) return undefined;
      return withEffects(learnt, also);
    });
    deps.kick(updated && lineOfCall(deps.settings.current(), updated)?.channelId);
  };

  const withEffects = (call: Call, also: (call: Call, line: Line) => readonly NewEntry[]): CallChange => {
    const settings = deps.settings.current();
    const change = callChange(call, { settings, now: deps.clock.now() });
    const line = lineOfCall(settings, call);
    const more = line === undefined ? [] : also(call, line);
    return { ...change, enqueue: [...(change.enqueue ?? []), ...more] };
  };

  const fromReport = (reported: ReportedCall): Call =>
    callFromReport(deps.settings.current(), reported, deps.clock.now());

  return {
    /** The call is over. */
    ended: (reported: ReportedCall, end: CallEnd): Promise<void> =>
      commit(reported.callId, (known) => withEnd(known ?? fromReport(reported), end)),

    /** A recording lies ready at the provider; one of 0 s is only a sign that nothing was said. */
    recorded: (reported: ReportedCall, recording: Recording): Promise<void> =>
      commit(
        reported.callId,
        (known) => withRecording(known ?? fromReport(reported), recording),
        (call, line) =>
          recording.seconds > 0
            ? [recordingEntry(call, recording.id, { channelId: line.channelId, now: deps.clock.now() })]
            : [],
      ),

    /** The caller got as far as this step. Only worth telling while the call goes on. */
    reached: (callId: string, reached: Reached): Promise<void> =>
      commit(callId, (known) => (known === undefined ? undefined : withReached(known, reached))),
  };
};

export type Reports = ReturnType<typeof createReports>;
