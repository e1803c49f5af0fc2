// What is to be told once something was learnt of a call: its card, the alert when one is due, and texts.
import { alertDueAt } from '../core/alert-due.ts';
import type { Call } from '../core/call.ts';
import { callState } from '../core/call-view.ts';
import { withWork } from '../core/call-work.ts';
import type { NewEntry } from '../core/effect.ts';
import type { Instant } from '../core/instant.ts';
import { lineById } from '../core/on-call.ts';
import type { Line, Settings } from '../core/settings.ts';
import { membersToText, withCallerText } from '../core/texts.ts';
import type { CallChange } from '../ports/store.ts';
import { alertEntry, cardEntry, textCallerEntry, textMemberEntry } from './effects.ts';

export interface Learnt {
  readonly settings: Settings;
  readonly now: Instant;
}

/** The line of a call; the first one when its own was removed. */
export const lineOfCall = (settings: Settings, call: Pick<Call, 'lineId'>): Line | undefined =>
  lineById(settings, call.lineId) ?? settings.lines[0];

type Told = Required<Pick<CallChange, 'call' | 'enqueue'>>;

/** An alert may wait for a message that is still on its way; so does the text. */
const withTextToCaller = (told: Told, line: Line, now: Instant): Told => {
  const call = withCallerText(told.call, line, now);
  if (call === told.call) return told;
  const dueAt = Math.max(now, call.alertDueAt ?? now);
  return { call, enqueue: [...told.enqueue, textCallerEntry(call, line.channelId, { now, dueAt })] };
};

/** Texts to those whose phones begin to ring. */
export const withTextsToMembers = (told: Told, line: Line, now: Instant): Told => {
  const users = membersToText(told.call, line);
  if (users.length === 0) return told;
  const call = withWork(told.call, { texted: [...(told.call.work?.texted ?? []), ...users] });
  const texts: readonly NewEntry[] = users.map((userId) => textMemberEntry(call, userId, { line, now }));
  return { call, enqueue: [...told.enqueue, ...texts] };
};

const withAlert = (told: Told, line: Line, { settings, now }: Learnt): Told => {
  const dueAt = alertDueAt(told.call, callState(told.call, settings), now);
  if (dueAt === undefined) return told;
  const call = { ...told.call, alertDueAt: dueAt };
  return { call, enqueue: [...told.enqueue, alertEntry(call, line.channelId, { now, dueAt })] };
};

const withCard = (call: Call, line: Line, learnt: Learnt): Told =>
  withAlert({ call, enqueue: [cardEntry(call, line.channelId, learnt.now)] }, line, learnt);

/** Something was learnt of the call itself. */
export const callChange = (call: Call, learnt: Learnt): CallChange => {
  const { settings, now } = learnt;
  const line = lineOfCall(settings, call);
  if (line === undefined) return { call };
  return withTextsToMembers(withTextToCaller(withCard(call, line, learnt), line, now), line, now);
};

/** Somebody worked on it: nobody is texted for that, least of all a caller from before texts were switched on. */
export const workChange = (call: Call, learnt: Learnt): CallChange => {
  const line = lineOfCall(learnt.settings, call);
  return line === undefined ? { call } : withCard(call, line, learnt);
};
