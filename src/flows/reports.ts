// 46elks reports how a call went: one commit of the call and of what is to be told, then the report may be
// acknowledged. Reports come twice, late and in any order; each counts once.
import type { Call, CallEnd, Reached, Recording } from '../core/call.ts';
import { withEnd, withReached, withRecording } from '../core/call-facts.ts';
import { callSummary } from '../core/call-view.ts';
import type { NewEntry, ParkedTold, Told } from '../core/effect.ts';
import type { Line } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { CallChange, CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callChange, lineOfCall } from './call-effects.ts';
import { lookUpEntry, parkedLookUpEntry, recordingEntry } from './effects.ts';

export interface ReportDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly kick: (channelId?: string) => void;
}

const withTold = (call: Call, told: Told): Call =>
  told.kind === 'ended' ? withEnd(call, told.end) : withRecording(call, told.recording);

export const createReports = (deps: ReportDeps) => {
  /** Commits `learn` together with the card, the alert if one is due, and `also`; answers the call if it changed. */
  const commit = async (
    callId: string,
    learn: (known: Call | undefined) => Call | undefined,
    also: (call: Call, line: Line) => readonly NewEntry[] = () => [],
  ): Promise<Call | undefined> => {
    let changed = false;
    const updated = await deps.calls.update(callId, (known): CallChange | undefined => {
      const learnt = learn(known);
      if (learnt === undefined || learnt === known) return undefined;
      changed = true;
      return withEffects(learnt, also);
    });
    deps.kick(updated && lineOfCall(deps.settings.current(), updated)?.channelId);
    return changed ? updated : undefined;
  };

  const withEffects = (call: Call, also: (call: Call, line: Line) => readonly NewEntry[]): CallChange => {
    const settings = deps.settings.current();
    const change = callChange(call, { settings, now: deps.clock.now() });
    const line = lineOfCall(settings, call);
    const more = line === undefined ? [] : also(call, line);
    return { ...change, enqueue: [...(change.enqueue ?? []), ...more] };
  };

  /** A recording of 0 s is only a sign that nothing was said. */
  const toFetch = (told: Told, call: Call, { channelId }: Line): readonly NewEntry[] =>
    told.kind === 'recorded' && told.recording.seconds > 0
      ? [recordingEntry(call, told.recording.id, { channelId, now: deps.clock.now() })]
      : [];

  const noteLearnt = (call: Call, told: Told): void => {
    const of = { callId: call.id, line: call.lineId };
    if (told.kind === 'recorded')
      deps.log.info('recording reported', { ...of, id: told.recording.id, seconds: told.recording.seconds });
    else
      deps.log.info('call is over', { ...of, outcome: callSummary(call, deps.settings.current()).outcome });
  };

  /** Takes in what was told of a call; `unknown` is what it begins with when nothing is known of it. */
  const learn = async (unknown: Call, told: Told): Promise<void> => {
    const call = await commit(
      unknown.id,
      (known) => withTold(known ?? unknown, told),
      (learnt, line) => toFetch(told, learnt, line),
    );
    if (call !== undefined) noteLearnt(call, told);
  };

  /** Whoever knows the key can invent calls, so one that we never saw is looked up before anything is made of it. */
  const report = async (callId: string, told: Told): Promise<void> => {
    const known = await deps.calls.find(callId);
    if (known !== undefined) return learn(known, told);
    await deps.outbox.put([lookUpEntry(callId, told, deps.clock.now())]);
    deps.kick();
  };

  return {
    learn,

    /** The call is over. */
    ended: (callId: string, end: CallEnd): Promise<void> => report(callId, { kind: 'ended', end }),

    /** A recording lies ready at the provider. */
    recorded: (callId: string, recording: Recording): Promise<void> =>
      report(callId, { kind: 'recorded', recording }),

    /** By the plan that was left at the provider for that line: whatever is said of whichever call is looked up. */
    parked: async (lineId: string, callId: string, told: ParkedTold): Promise<void> => {
      await deps.outbox.put([parkedLookUpEntry(callId, { lineId, told }, deps.clock.now())]);
      deps.kick();
    },

    /** The caller got as far as this step. Only worth telling while the call goes on. */
    reached: async (callId: string, reached: Reached): Promise<void> => {
      const call = await commit(callId, (known) => known && withReached(known, reached));
      if (call !== undefined) deps.log.debug('caller got on', { callId, step: reached.step });
    },
  };
};

export type Reports = ReturnType<typeof createReports>;
