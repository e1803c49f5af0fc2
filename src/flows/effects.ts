// The effects of calls, with their keys: one key is one thing told, however often the reason for it comes.

import type { Call } from '../core/call.ts';
import type { NewEntry, OutboxEntry, ParkedTold, Told } from '../core/effect.ts';
import type { ExportEffect } from '../core/export-effect.ts';
import { type Instant, SECOND_MS } from '../core/instant.ts';
import type { PictureEffect } from '../core/picture-effect.ts';
import type { Line, UserId } from '../core/settings.ts';

export const cardEntry = (call: Call, channelId: string, now: Instant): NewEntry => ({
  key: `card:${call.id}`,
  channelId,
  effect: { kind: 'card', callId: call.id },
  createdAt: now,
  nextAt: now,
});

export const alertEntry = (
  call: Call,
  channelId: string,
  when: { now: Instant; dueAt: Instant },
): NewEntry => ({
  key: `alert:${call.id}`,
  channelId,
  effect: { kind: 'alert', callId: call.id },
  createdAt: when.now,
  nextAt: when.dueAt,
});

/** Instead of these alerts, which are of one channel. @param now tells it from one that lists the same call again */
export const alertsEntry = (alerts: readonly OutboxEntry[], now: Instant): NewEntry => {
  const callIds = alerts.flatMap(({ effect }) => (effect.kind === 'alert' ? [effect.callId] : []));
  return {
    key: `alerts:${callIds[0] ?? ''}:${now}`,
    channelId: alerts[0]?.channelId ?? '',
    effect: { kind: 'alerts', callIds },
    createdAt: now,
    nextAt: now,
  };
};

export const nobodyAlertEntry = (call: Call, channelId: string, now: Instant): NewEntry =>
  alertEntry(call, channelId, { now, dueAt: now });

export const recordingEntry = (
  call: Call,
  recordingId: string,
  to: { channelId: string; now: Instant },
): NewEntry => ({
  key: `recording:${call.id}:${recordingId}`,
  channelId: to.channelId,
  effect: { kind: 'recording', callId: call.id, recordingId },
  createdAt: to.now,
  nextAt: to.now,
});

/** One at a time: a newer state takes the place of one that was not told yet. */
export const hoursEntry = (line: Line, now: Instant): NewEntry => ({
  key: `hours:${line.id}`,
  channelId: line.channelId,
  effect: { kind: 'hours', lineId: line.id },
  createdAt: now,
  nextAt: now,
});

/** One at a time: a newer one takes the place of one that could not leave. */
export const digestEntry = (line: Line, dueAt: Instant, now: Instant): NewEntry => ({
  key: `digest:${line.id}`,
  channelId: line.channelId,
  effect: { kind: 'digest', lineId: line.id, dueAt },
  createdAt: now,
  nextAt: now,
});

/** Waits in a lane of the person's own. Asked for twice before it could leave, it comes once. */
export const exportEntry = (effect: ExportEffect, now: Instant): NewEntry => ({
  key: `export:${effect.by}:${effect.lineId}:${effect.dates.from}:${effect.dates.to}`,
  channelId: effect.by,
  effect,
  createdAt: now,
  nextAt: now,
});

export const pictureEntry = (effect: PictureEffect, now: Instant): NewEntry => ({
  key: `picture:${effect.by}:${effect.lineId}:${now}`,
  channelId: effect.by,
  effect,
  createdAt: now,
  nextAt: now,
});

export const textCallerEntry = (
  call: Call,
  channelId: string,
  when: { now: Instant; dueAt: Instant },
): NewEntry => ({
  key: `text-caller:${call.id}`,
  channelId,
  effect: { kind: 'text-caller', callId: call.id },
  createdAt: when.now,
  nextAt: when.dueAt,
});

export const textMemberEntry = (
  call: Call,
  userId: string,
  { line, now }: { readonly line: Line; readonly now: Instant },
): NewEntry => ({
  key: `text-member:${call.id}:${userId}`,
  channelId: line.channelId,
  effect: { kind: 'text-member', callId: call.id, userId },
  createdAt: now,
  nextAt: now,
});

/** @param now tells one reminder from the next */
export const reminderEntry = (call: Call, channelId: string, now: Instant): NewEntry => ({
  key: `reminder:${call.id}:${now}`,
  channelId,
  effect: { kind: 'reminder', callId: call.id },
  createdAt: now,
  nextAt: now,
});

export const changeKey = (seq: number): string => `change:${seq}`;

export const changeEntry = (seq: number, channelId: string, now: Instant): NewEntry => ({
  key: changeKey(seq),
  channelId,
  effect: { kind: 'change', seq },
  createdAt: now,
  nextAt: now,
});

/** To a channel that a line had until that change. */
export const farewellEntry = (seq: number, channelId: string, now: Instant): NewEntry => ({
  key: `${changeKey(seq)}:${channelId}`,
  channelId,
  effect: { kind: 'change', seq, isFarewell: true },
  createdAt: now,
  nextAt: now,
});

export const pinsShutEntry = (
  shut: { readonly callId: string; readonly who: 'caller' | 'line'; readonly untilAt: Instant },
  channelId: string,
  now: Instant,
): NewEntry => ({
  key: `pins-shut:${shut.callId}`,
  channelId,
  effect: { kind: 'pins-shut', ...shut },
  createdAt: now,
  nextAt: now,
});

/** In a lane of its own: the phone side's trouble is none of the channel's. */
const LOOK_UPS = 'look-ups';

export const lookUpEntry = (callId: string, told: Told, now: Instant): NewEntry => ({
  key: `look-up:${callId}:${told.kind === 'ended' ? 'ended' : told.recording.id}`,
  channelId: LOOK_UPS,
  effect: { kind: 'look-up', callId, told },
  createdAt: now,
  nextAt: now,
});

/** In a lane of that person's own: whoever cannot be written to holds up nobody else. */
export const numberEnteredEntry = (seq: number, to: UserId, now: Instant): NewEntry => ({
  key: `number-entered:${seq}`,
  channelId: to,
  effect: { kind: 'numbers', to, what: { kind: 'entered', seq } },
  createdAt: now,
  nextAt: now,
});

export const parkedLookUpEntry = (
  callId: string,
  { lineId, told }: { readonly lineId: string; readonly told: ParkedTold },
  now: Instant,
): NewEntry => ({
  key: `look-up:${callId}:${told.kind === 'over' ? 'over' : told.recording.id}`,
  channelId: LOOK_UPS,
  effect: { kind: 'look-up-parked', callId, lineId, told },
  createdAt: now,
  nextAt: now,
});

/** The filing of many calls puts it again and again: it leaves when all are filed, once. */
const ALL_FILED_WITHIN_MS = 30 * SECOND_MS;

/** @param now when those calls were heard of */
export const lateCallsEntry = (line: Line, now: Instant): NewEntry => ({
  key: `late-calls:${line.id}:${now}`,
  channelId: line.channelId,
  effect: { kind: 'late-calls', lineId: line.id, heardLateAt: now },
  createdAt: now,
  nextAt: now + ALL_FILED_WITHIN_MS,
});

/** What came of one check, to one person. */
export const checkResultEntry = (checkId: string, to: UserId, now: Instant): NewEntry => ({
  key: `phone-check:${checkId}:${to}`,
  channelId: to,
  effect: { kind: 'numbers', to, what: { kind: 'checked', checkId } },
  createdAt: now,
  nextAt: now,
});
