// What people are told about their numbers, each alone. What is to be told is worked out when it leaves.

import { lineById } from './on-call.ts';
import { type CheckResult, checkById, checkResult } from './phone-check.ts';
import { maskedNumber, nationalFormat } from './phone-number.ts';
import type { Settings, UserId } from './settings.ts';

export type NumberEffect =
  /** What came of a check: to whoever's phone it was, and to whoever asked for it. */
  | { readonly kind: 'checked'; readonly checkId: string }
  /** Change number `seq`: somebody entered another's number. */
  | { readonly kind: 'entered'; readonly seq: number };

/** Numbers in national format. */
export type NumberMessage =
  | {
      readonly kind: 'checked';
      readonly result: CheckResult;
      readonly userId: UserId;
      readonly phone: string;
      /** It is told to the one whose phone it is. */
      readonly isOwn: boolean;
    }
  | {
      readonly kind: 'entered';
      readonly by: UserId;
      readonly phone: string;
      readonly lineName: string;
      readonly lineNumber: string;
    }
  /** To the one who entered it: its owner could not be told. */
  | { readonly kind: 'owner-not-told'; readonly userId: UserId; readonly phone: string };

export interface Told {
  readonly what: NumberMessage;
  /** Where it came about. */
  readonly channelId: string;
}

/** Null: it is not so any more, or not known any more. */
export const checkedMessage = (settings: Settings, checkId: string, to: UserId): Told | null => {
  const check = checkById(settings, checkId);
  const result = check === undefined ? null : checkResult(check);
  const line = check && (lineById(settings, check.lineId) ?? settings.lines[0]);
  if (check === undefined || result === null || line === undefined) return null;
  const { userId } = check;
  const phone = nationalFormat(check.phone, line.country);
  return {
    what: { kind: 'checked', result, userId, phone, isOwn: userId === to },
    channelId: line.channelId,
  };
};

export interface Entered {
  readonly userId: UserId;
  readonly by: UserId;
  /** Where it was entered. */
  readonly channelId: string;
  readonly toOwner: NumberMessage;
  readonly toWriter: NumberMessage;
}

/** Null: another number was given since, or none is there any more. */
export const enteredMessages = (settings: Settings, seq: number): Entered | null => {
  const change = settings.changes.find((candidate) => candidate.seq === seq);
  if (change?.deed.kind !== 'phone') return null;
  const { userId } = change.deed;
  const isNewest = !settings.changes.some(
    (later) => later.seq > seq && later.deed.kind === 'phone' && later.deed.userId === userId,
  );
  const phone = settings.membersById[userId]?.phone;
  const line = lineById(settings, change.lineId) ?? settings.lines[0];
  if (!isNewest || phone === undefined || line === undefined) return null;
  return {
    userId,
    by: change.by,
    channelId: line.channelId,
    toOwner: {
      kind: 'entered',
      by: change.by,
      phone: nationalFormat(phone, line.country),
      lineName: line.name,
      lineNumber: nationalFormat(line.number, line.country),
    },
    toWriter: { kind: 'owner-not-told', userId, phone: maskedNumber(phone) },
  };
};
