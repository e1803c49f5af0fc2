// A caller typed a code: check it, note on the call whose it was, count wrong ones and shut entry when there are too many.
import type { Call } from '../core/call.ts';
import { lineById } from '../core/on-call.ts';
import { afterWrongCode, isShut, NO_WRONG_CODES, SHUT_FOR_MS } from '../core/pin-limits.ts';
import type { Line } from '../core/settings.ts';
import type { Codes } from '../ports/codes.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { cardEntry, pinsShutEntry } from './effects.ts';

export interface PinEntryDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly codes: Codes;
  readonly log: Log;
  readonly kick: (channelId?: string) => void;
}

export interface CodeResult {
  /** Whose code it was; null: nobody's. */
  readonly label: string | null;
  /** No more codes are taken from this caller for now. */
  readonly isShut: boolean;
}

const SHUT: CodeResult = { label: null, isShut: true };

const callerOf = (call: Call): string =>
  call.caller.kind === 'number' ? call.caller.number : 'without number';

export const createPinEntry = (deps: PinEntryDeps) => {
  // In memory: a restart forgets at most an hour of wrong codes, and callers cannot bring one about.
  let limits = NO_WRONG_CODES;

  const keepLabel = async (call: Call, label: string, line: Line): Promise<void> => {
    await deps.calls.update(call.id, (known) => ({
      call: { ...(known ?? call), pinLabel: label },
      enqueue: [cardEntry(call, line.channelId, deps.clock.now())],
    }));
    deps.kick(line.channelId);
  };

  /** The caller does not wait for the disk: a right code is right on a full one too. */
  const opened = (call: Call, label: string, line: Line): CodeResult => {
    keepLabel(call, label, line).catch((error: unknown) =>
      deps.log.error('whose code it was is not kept yet', { callId: call.id, error }),
    );
    return { label, isShut: false };
  };

  const wrong = async (call: Call, line: Line): Promise<CodeResult> => {
    const now = deps.clock.now();
    const after = afterWrongCode(limits, { at: now, lineId: line.id, caller: callerOf(call) });
    limits = after.limits;
    if (after.shut === null) return { label: null, isShut: false };
    deps.log.warn('code entry shut after too many wrong codes', { callId: call.id, who: after.shut });
    const facts = { callId: call.id, who: after.shut, untilAt: now + SHUT_FOR_MS };
    await deps.outbox.put([pinsShutEntry(facts, line.channelId, now)]);
    deps.kick(line.channelId);
    return SHUT;
  };

  /** @param digits as typed; empty when nothing was */
  return async (callId: string, digits: string): Promise<CodeResult> => {
    const call = await deps.calls.find(callId);
    const line = call && lineById(deps.settings.current(), call.lineId);
    if (call === undefined || line === undefined) return SHUT;
    const isShutNow = (): boolean =>
      isShut(limits, { lineId: line.id, caller: callerOf(call) }, deps.clock.now());
    if (isShutNow()) return SHUT;
    if (digits === '') return { label: null, isShut: false };
    const pin = await deps.codes.verify(digits, line.pins);
    // Many calls at once must not try more codes than one after another.
    if (isShutNow()) return SHUT;
    return pin === null ? wrong(call, line) : opened(call, pin.label, line);
  };
};
