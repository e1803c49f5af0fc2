// The reminder of a call that nobody has taken on, or null once somebody has.
import type { Call } from './call.ts';
import { callerView } from './call-view.ts';
import { waits } from './call-work.ts';
import type { Instant } from './instant.ts';
import type { Message } from './message.ts';
import { lineById, onCallNow } from './on-call.ts';
import { messageLeft } from './outcome.ts';
import type { Settings } from './settings.ts';

export const reminderMessage = (
  call: Call,
  settings: Settings,
  now: Instant,
): (Message & { readonly kind: 'reminder' }) | null => {
  const line = lineById(settings, call.lineId);
  if (line === undefined || !waits(call)) return null;
  return {
    kind: 'reminder',
    callId: call.id,
    caller: callerView(call.caller, line),
    what: messageLeft(call) === undefined ? 'missed' : 'voicemail',
    at: call.startedAt,
    mention: onCallNow(settings, line.rosterName, now).map(({ userId }) => userId),
    isOpening: call.work?.reminded?.at(-1)?.step === 'opening',
  };
};
