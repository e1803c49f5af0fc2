// Sends what a line's channel is told of no single call: that it opened or closed, and what came while Jour was away.
import type { Effect, OutboxEntry } from '../core/effect.ts';
import { openStateAt } from '../core/hours-state.ts';
import { lateCallsMessage } from '../core/late-calls.ts';
import { lineById } from '../core/on-call.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { callsHeardLate } from './calls-heard-late.ts';
import type { PostAbout } from './post-about.ts';
import type { PostOnce } from './post-once.ts';
import type { Sent } from './sent.ts';
import { sentFrom } from './sent-from.ts';

export interface SendOfLineDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
}

interface Posting {
  readonly post: PostOnce;
  readonly postAbout: PostAbout;
}

const DONE: Sent = { kind: 'done' };

export const createSendOfLine = (deps: SendOfLineDeps, { post, postAbout }: Posting) => ({
  lateCalls: async (entry: OutboxEntry, effect: Extract<Effect, { kind: 'late-calls' }>): Promise<Sent> => {
    const settings = deps.settings.current();
    const line = lineById(settings, effect.lineId);
    if (line === undefined) return DONE;
    const late = await callsHeardLate(deps.calls, effect);
    const message = lateCallsMessage(late, line, { settings, now: deps.clock.now() });
    return message === null ? DONE : sentFrom(await postAbout(entry, message, { calls: late }));
  },

  hours: async (entry: OutboxEntry, lineId: string): Promise<Sent> => {
    const line = lineById(deps.settings.current(), lineId);
    if (line === undefined) return DONE;
    const open = openStateAt(line, deps.clock.now());
    return sentFrom(await post(entry, { kind: 'hours', lineName: line.name, open }));
  },
});
