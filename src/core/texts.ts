// Who is texted about a call, and what: callers who reached nobody, and members whose phone shows the line's number.
import type { Call } from './call.ts';
import { placeOf } from './call-progress.ts';
import { isUnserved, withWork } from './call-work.ts';
import { dialFault } from './dialable.ts';
import { HOUR_MS, type Instant } from './instant.ts';
import { isMobileIn, nationalFormat } from './phone-number.ts';
import type { Language, Line, PhoneNumber, Settings, UserId } from './settings.ts';
import { isBlocked } from './work-view.ts';

/** A text about a call that is this long over would only puzzle its caller. */
const TEXT_WITHIN_MS = HOUR_MS;
/** A caller gets one in this time at most, however often they call. */
export const TEXT_AGAIN_AFTER_MS = HOUR_MS;
/** Two parts of a text. */
export const TEXT_MOST_CHARACTERS = 300;

export const DEFAULT_TEXT: Readonly<Record<Language, string>> = {
  en: 'We missed your call and will ring you back.',
  sv: 'Vi missade ditt samtal och ringer upp dig.',
};

export interface NewText {
  readonly to: PhoneNumber;
  readonly text: string;
}

/** Callers are texted at home only: a landline hears nothing, and abroad it costs. */
const mobileOf = ({ caller }: Call, { country }: Line): PhoneNumber | null =>
  caller.kind === 'number' && isMobileIn(caller.number, country) ? caller.number : null;

/** With the fact that its caller is to be texted; the call itself when they are not, or are already. */
export const withCallerText = (call: Call, line: Line, now: Instant): Call => {
  const isRecent = now - (call.work?.waitsFromAt ?? call.end?.endedAt ?? now) < TEXT_WITHIN_MS;
  const isWanted = line.textCallers !== null && call.work?.callerTextAt === undefined && isRecent;
  if (!isWanted || call.work?.done !== undefined || mobileOf(call, line) === null) return call;
  return isUnserved(call) ? withWork(call, { callerTextAt: now }) : call;
};

/** Looked at again when it leaves: somebody may have called back or blocked them meanwhile. */
export const callerText = (
  call: Call,
  line: Line,
  seen: { settings: Settings; now: Instant },
): NewText | null => {
  const { done, callBacks = [], callerTextedAt } = call.work ?? {};
  const to = mobileOf(call, line);
  if (to === null || line.textCallers === null || callerTextedAt !== undefined) return null;
  if (dialFault(to, seen.settings) !== null) return null;
  const isServed =
    done !== undefined || callBacks.some(({ state }) => state === 'answered') || !isUnserved(call);
  return isServed || isBlocked(call, seen.settings, seen.now) ? null : { to, text: line.textCallers };
};

/** Those whose phone begins to ring, showing the line's number, and who were not texted about this call yet. */
export const membersToText = (call: Call, line: Line): readonly UserId[] => {
  if (!line.textMembers || call.end !== undefined || call.caller.kind !== 'number') return [];
  const step = placeOf(call)?.step;
  if (step?.kind !== 'ring' || step.callerId === null) return [];
  const texted = call.work?.texted ?? [];
  return [...new Set(step.targets.map(({ userId }) => userId))].filter((userId) => !texted.includes(userId));
};

const RINGING: Readonly<Record<Language, (caller: string, line: string) => string>> = {
  en: (caller, line) => `${line}: a call from ${caller} is ringing you.`,
  sv: (caller, line) => `${line}: det ringer från ${caller}.`,
};

/** Null once the call is over, or the phone is somebody else's by now. */
export const memberText = (call: Call, line: Line, userId: UserId, settings: Settings): NewText | null => {
  const to = settings.membersById[userId]?.phone;
  if (to === undefined || call.caller.kind !== 'number' || call.end !== undefined) return null;
  if (dialFault(to, settings) !== null) return null;
  const caller = nationalFormat(call.caller.number, line.country);
  return { to, text: RINGING[line.language](caller, line.name) };
};

const CHAT_REFUSES: Readonly<Record<Language, string>> = {
  en: 'Jour is shut out of Slack. Phones ring as ever, but missed calls and voicemails are not told. Please tell whoever runs Jour.',
  sv: 'Jour är utestängd från Slack. Telefonerna ringer som vanligt, men missade samtal och meddelanden syns inte. Säg till den som sköter Jour.',
};

/** That nothing can be told in the chat; null: there is no number to text. */
export const outageText = ({ language }: Line, userId: UserId, settings: Settings): NewText | null => {
  const to = settings.membersById[userId]?.phone;
  return to === undefined || dialFault(to, settings) !== null ? null : { to, text: CHAT_REFUSES[language] };
};
