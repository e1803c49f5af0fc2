// A number is checked: written down first, then its phone is rung; 1 pressed there confirms it. What came of it is told once, by
// a mark in the same commit as what is to be sent.

import { lineById } from '../core/on-call.ts';
import {
  type CheckDecision,
  type CheckEnd,
  type CheckProblem,
  checkById,
  checkResult,
  decideCheck,
  type PhoneCheck,
  withCheckEnd,
  withConfirmed,
  withMissedKey,
} from '../core/phone-check.ts';
import { nationalFormat } from '../core/phone-number.ts';
import type { Reply } from '../core/reply.ts';
import type { Line, Settings, UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { PlaceCallOut } from '../ports/phone.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { OVER_LIMIT } from './careful-phone.ts';
import { checkResultEntry } from './effects.ts';

export interface PhoneCheckDeps {
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly place: PlaceCallOut;
  readonly newId: () => string;
  readonly kick: () => void;
}

const notRung = (reason: string): CheckProblem =>
  reason === OVER_LIMIT ? { kind: 'over-limit' } : { kind: 'not-rung', maybe: reason === 'no-answer' };

export const createPhoneCheck = (deps: PhoneCheckDeps) => {
  const { settings, outbox, clock } = deps;
  let lastTold: Promise<void> = Promise.resolve();

  const tellResult = async (id: string): Promise<void> => {
    const check = checkById(settings.current(), id);
    if (check === undefined || checkResult(check) === null) return;
    const mark = `phone-check:${check.userId}`;
    if (((await outbox.mark(mark)) ?? 0) >= check.at) return;
    const people = [...new Set([check.userId, check.by])];
    const now = clock.now();
    await outbox.put(
      people.map((to) => checkResultEntry(id, to, now)),
      { [mark]: check.at },
    );
    deps.kick();
  };

  /** One after another: the key and the end may come at once, and each would find it untold. */
  const tell = (id: string): Promise<void> => {
    const told = lastTold.catch(() => undefined).then(() => tellResult(id));
    lastTold = told;
    return told;
  };

  const learn = async (
    id: string,
    change: (known: Settings) => Settings,
  ): Promise<PhoneCheck | undefined> => {
    const known = await settings.update(change);
    await tell(id);
    return checkById(known, id);
  };

  const lineOf = ({ lineId }: PhoneCheck): Line | undefined =>
    lineById(settings.current(), lineId) ?? settings.current().lines[0];

  const ring = async ({ check, line }: CheckDecision & { kind: 'ring' }): Promise<Reply> => {
    const { id: callId, phone } = check;
    const dialled = await deps.place({ why: 'check', callId, index: 0, phone, line });
    if (dialled.kind === 'dialled')
      return {
        kind: 'checking',
        userId: check.userId,
        isOwn: check.userId === check.by,
        phone: nationalFormat(phone, line.country),
        lineNumber: nationalFormat(line.number, line.country),
      };
    deps.log.warn('phone not rung to be checked', { reason: dialled.reason });
    return { kind: 'problem', problem: { kind: 'phone-check', why: notRung(dialled.reason) } };
  };

  return {
    /** Resolves as soon as the phone rings, or cannot; what comes of it is told later. */
    start: async (asked: {
      readonly userId: UserId;
      readonly by: UserId;
      readonly line: Line;
    }): Promise<Reply> => {
      const outcome: { decision?: CheckDecision } = {};
      const id = deps.newId();
      await settings.update((known) => {
        const decision = decideCheck(known, { ...asked, id, now: clock.now() });
        outcome.decision = decision;
        return decision.kind === 'ring' ? decision.settings : known;
      });
      const { decision } = outcome;
      if (decision === undefined) throw new Error('check was not decided');
      return decision.kind === 'ring' ? ring(decision) : { kind: 'problem', problem: decision.problem };
    },
    /** 1 was pressed: the line whose prompt thanks, or null when that confirms nothing (any more). */
    confirmed: async (id: string): Promise<Line | null> => {
      const check = await learn(id, (known) => withConfirmed(known, id, clock.now()));
      return check?.state === 'confirmed' ? (lineOf(check) ?? null) : null;
    },
    /** Another key was pressed: the line whose prompt asks once more, or null when nothing is asked any more. */
    missedKey: async (id: string): Promise<Line | null> => {
      const check = await learn(id, (known) => withMissedKey(known, id));
      return check?.state === 'missed-key' ? (lineOf(check) ?? null) : null;
    },
    checkEnded: async (id: string, end: CheckEnd): Promise<void> =>
      void (await learn(id, (known) => withCheckEnd(known, id, end))),
  };
};

export type PhoneChecks = ReturnType<typeof createPhoneCheck>;
