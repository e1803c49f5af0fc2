// Sends one text, once at most: one that arrives twice, or long after, is worse than none.
import type { Call } from '../core/call.ts';
import { withWork } from '../core/call-work.ts';
import type { Effect, OutboxEntry } from '../core/effect.ts';
import { type Instant, MINUTE_MS } from '../core/instant.ts';
import { lineById } from '../core/on-call.ts';
import type { Line, PhoneNumber } from '../core/settings.ts';
import { callerText, memberText, type NewText, outageText, TEXT_AGAIN_AFTER_MS } from '../core/texts.ts';
import type { Log } from '../ports/log.ts';
import type { SendText } from '../ports/phone.ts';
import type { CallStore, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { lineOfCall } from './call-effects.ts';
import type { Send, Sent } from './sent.ts';

export interface SendTextDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly sendText: SendText;
}

const DONE: Sent = { kind: 'done' };
/** Phones have stopped ringing by then. */
const MEMBER_TEXT_WITHIN_MS = MINUTE_MS;
/** After a start: enough to find every caller who was texted within the hour. */
const CALLS_LOOKED_THROUGH = 500;

/** When callers were texted last; after a start, from the calls themselves. */
const createRecentTexts = (calls: CallStore) => {
  const atByNumber = new Map<PhoneNumber, Instant>();
  let isKnown = false;

  const learn = async (): Promise<void> => {
    if (isKnown) return;
    for (const { caller, work } of await calls.latest({ limit: CALLS_LOOKED_THROUGH }))
      if (caller.kind === 'number' && work?.callerTextedAt !== undefined)
        atByNumber.set(caller.number, Math.max(work.callerTextedAt, atByNumber.get(caller.number) ?? 0));
    isKnown = true;
  };

  return {
    isRecent: async (number: PhoneNumber, now: Instant): Promise<boolean> => {
      await learn();
      const at = atByNumber.get(number);
      return at !== undefined && now - at < TEXT_AGAIN_AFTER_MS;
    },
    note: (number: PhoneNumber, now: Instant): void => {
      for (const [known, at] of atByNumber) if (now - at >= TEXT_AGAIN_AFTER_MS) atByNumber.delete(known);
      atByNumber.set(number, now);
    },
  };
};

export const createSendTextEffect = (deps: SendTextDeps): Send => {
  const recent = createRecentTexts(deps.calls);

  const send = async (line: Line, text: NewText, about: string): Promise<Sent> => {
    const texted = await deps.sendText({ line, ...text });
    if (texted.kind === 'not-texted') deps.log.error('text not sent', { about, reason: texted.reason });
    return DONE;
  };

  const toCaller = async (call: Call, line: Line): Promise<Sent> => {
    const seen = { settings: deps.settings.current(), now: deps.clock.now() };
    const text = callerText(call, line, seen);
    if (text === null || (await recent.isRecent(text.to, seen.now))) return DONE;
    // Written down before it leaves: after a crash in between it is not sent rather than sent twice.
    await deps.calls.update(call.id, (known) =>
      known === undefined ? undefined : { call: withWork(known, { callerTextedAt: seen.now }) },
    );
    recent.note(text.to, seen.now);
    return send(line, text, call.id);
  };

  const toMember = async (
    entry: OutboxEntry,
    userId: string,
    { call, line }: { call: Call; line: Line },
  ): Promise<Sent> => {
    const isLate = deps.clock.now() - entry.createdAt > MEMBER_TEXT_WITHIN_MS;
    const text = memberText(call, line, userId, deps.settings.current());
    return isLate || entry.maybeSent || text === null ? DONE : send(line, text, call.id);
  };

  const aboutOutage = async (
    entry: OutboxEntry,
    { userId, lineId }: Extract<Effect, { kind: 'text-outage' }>,
  ): Promise<Sent> => {
    const line = lineById(deps.settings.current(), lineId);
    const text = line === undefined ? null : outageText(line, userId, deps.settings.current());
    return line === undefined || text === null || entry.maybeSent ? DONE : send(line, text, 'outage');
  };

  return async (entry) => {
    const { effect } = entry;
    if (effect.kind === 'text-outage') return aboutOutage(entry, effect);
    if (effect.kind !== 'text-caller' && effect.kind !== 'text-member') return DONE;
    const call = await deps.calls.find(effect.callId);
    const line = call && lineOfCall(deps.settings.current(), call);
    if (call === undefined || line === undefined) return DONE;
    return effect.kind === 'text-caller'
      ? toCaller(call, line)
      : toMember(entry, effect.userId, { call, line });
  };
};
