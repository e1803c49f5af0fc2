// A call comes in: load what is known, plan, answer. The record is made after the answer, so that neither the disk
// nor Slack can hold up a caller.
import type { Call, Caller } from '../core/call.ts';
import { answeredCall, type CallFacts, withPlan } from '../core/call-facts.ts';
import { createCalendar } from '../core/hours-calendar.ts';
import type { Instant } from '../core/instant.ts';
import type { NobodyReason, Plan } from '../core/plan.ts';
import { floodedPlan, turnedAway, voicemailPlan } from '../core/plan-call.ts';
import { ringsSomebody } from '../core/plan-steps.ts';
import { rejectedMark, withOneMoreRejected } from '../core/rejected-calls.ts';
import type { Line, PhoneNumber, Settings } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type {
  CallChange,
  CallStore,
  CallUpdate,
  FailedUpdate,
  Outbox,
  SettingsStore,
} from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { withTextsToMembers } from './call-effects.ts';
import { createCallerFlood } from './caller-flood.ts';
import { cardEntry, nobodyAlertEntry } from './effects.ts';
import { createUsualPlans } from './usual-plans.ts';
import type { Warn } from './warn.ts';

export interface IncomingCall {
  readonly callId: string;
  /** The number that was called; null when the webhook did not say it readably. */
  readonly to: string | null;
  readonly caller: Caller;
  readonly createdAt: Instant | null;
}

export type CallAnswer =
  | { readonly kind: 'plan'; readonly plan: Plan; readonly line: Line }
  /** The number called is none of ours. */
  | { readonly kind: 'not-ours' };

/** With what it was answered. */
export interface AnsweredCall {
  readonly incoming: IncomingCall;
  readonly plan: Plan;
  readonly line: Line;
}

/** Name of the mark that counts the rejected calls of a blocked number. */
export const BLOCKED_MARKS = 'blocked:';
export const blockedMark = (number: string): string => `${BLOCKED_MARKS}${number}`;

export interface IncomingCallDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly warn: Warn;
  /** Called when there is something new to send. */
  readonly kick: (channelId?: string) => void;
}

/** The line called; with an unreadable number the first one, since a wrong guess still takes a message. */
const lineFor = (settings: Settings, to: string | null): Line | undefined =>
  to === null ? settings.lines[0] : settings.lines.find((line) => line.number === to);

/** Counted in memory; the next count need not wait for the disk. */
interface Written {
  readonly onDisk: Promise<void>;
}

/** More than a line gets in the half hour after which nobody asks about them any more. */
const REFUSED_REMEMBERED = 10_000;

export const createIncomingCall = (deps: IncomingCallDeps) => {
  const lastGoodPlans = new Map<string, Plan>();
  const usualPlan = createUsualPlans();
  const flood = createCallerFlood(deps);
  /** Calls that leave no record, in the order in which they came: what else tells of them is to be left alone. */
  const refused = new Set<string>();

  const noteRefused = (callId: string): void => {
    refused.add(callId);
    const [oldest] = refused;
    if (refused.size > REFUSED_REMEMBERED && oldest !== undefined) refused.delete(oldest);
  };

  const planFor = (incoming: IncomingCall, line: Line, known: Call | undefined): CallAnswer => {
    if (known?.plan !== undefined) return { kind: 'plan', plan: known.plan, line };
    const settings = deps.settings.current();
    const asked = { settings, line, now: deps.clock.now(), caller: incoming.caller };
    const plan =
      turnedAway(asked) ?? floodedPlan(flood(incoming.callId, incoming.caller, line)) ?? usualPlan(asked);
    if (ringsSomebody(plan)) lastGoodPlans.set(line.id, plan);
    return { kind: 'plan', plan, line };
  };

  /** At once, unless what is known of the call has to be read from disk: a promise for each new call would cost it a good part of its time. */
  const answer = (incoming: IncomingCall): CallAnswer | Promise<CallAnswer> => {
    const line = lineFor(deps.settings.current(), incoming.to);
    if (line === undefined) return { kind: 'not-ours' };
    const known = deps.calls.atHand(incoming.callId);
    return known === null
      ? deps.calls.find(incoming.callId).then((found) => planFor(incoming, line, found))
      : planFor(incoming, line, known);
  };

  /** When `answer` failed or took too long: the last plan that rang somebody, else voicemail. Needs nothing but memory. */
  const fallback = (incoming: IncomingCall): CallAnswer => {
    const line = lineFor(deps.settings.current(), incoming.to) ?? deps.settings.current().lines[0];
    if (line === undefined) return { kind: 'not-ours' };
    return { kind: 'plan', plan: lastGoodPlans.get(line.id) ?? voicemailPlan('fault'), line };
  };

  const factsOf = (incoming: IncomingCall, line: Line): CallFacts => ({
    callId: incoming.callId,
    lineId: line.id,
    to: line.number,
    caller: incoming.caller,
    startedAt: incoming.createdAt ?? deps.clock.now(),
  });

  const planned = (call: Call, line: Line, nobody: NobodyReason | undefined): CallChange => {
    const now = deps.clock.now();
    const card = { call, enqueue: [cardEntry(call, line.channelId, now)] };
    const told = withTextsToMembers(card, line, now);
    if (nobody === undefined || call.alertDueAt !== undefined) return told;
    return {
      call: { ...told.call, alertDueAt: now },
      enqueue: [...told.enqueue, nobodyAlertEntry(call, line.channelId, now)],
    };
  };

  /** Blocked callers are counted, not shown; hidden ones where those are rejected leave nothing. */
  const countRefused = async (number: PhoneNumber, line: Line): Promise<Written> => {
    const day = createCalendar(line.timeZone).dayAt(deps.clock.now());
    const [ofNumber, ofDay] = [blockedMark(number), rejectedMark(line.id, day)];
    const [before, today] = await Promise.all([deps.outbox.mark(ofNumber), deps.outbox.mark(ofDay)]);
    const counted = { [ofNumber]: (before ?? 0) + 1, [ofDay]: withOneMoreRejected(today, day) };
    return { onDisk: deps.outbox.put([], counted) };
  };

  /** One after another: several in the same moment would each count on from the same number. */
  let counting: Promise<unknown> = Promise.resolve();
  const keepRefused = ({ incoming, plan, line }: AnsweredCall): Promise<void> => {
    const { caller } = incoming;
    if (caller.kind !== 'number' || plan.refused === 'flood') return Promise.resolve();
    const { number } = caller;
    const counted = counting.then(() => countRefused(number, line));
    counting = counted.catch(() => undefined);
    return counted.then(({ onDisk }) => onDisk);
  };

  /** The same webhook again, or after a report of the same call, changes nothing twice. */
  const updateOf = ({ incoming, plan, line }: AnsweredCall): CallUpdate => ({
    callId: incoming.callId,
    decide: (known) => {
      if (known?.plan !== undefined) return undefined;
      const call = known === undefined ? answeredCall(factsOf(incoming, line), plan) : withPlan(known, plan);
      return planned(call, line, plan.nobody);
    },
  });

  const keepAll = (answered: readonly AnsweredCall[]): readonly Promise<readonly FailedUpdate[]>[] => {
    const channels = new Set(answered.map(({ line }) => line.channelId));
    const kick = (failed: readonly FailedUpdate[]): readonly FailedUpdate[] => {
      for (const channelId of channels) deps.kick(channelId);
      return failed;
    };
    return deps.calls.updateAll(answered.map(updateOf)).map(({ failed }) => failed.then(kick));
  };

  const countOne = (answered: AnsweredCall): Promise<readonly FailedUpdate[]> => {
    const { callId } = answered.incoming;
    noteRefused(callId);
    return keepRefused(answered).then(
      () => [],
      (error: unknown) => [{ callId, error }],
    );
  };

  /** Keeps calls that were answered in the same moment. Never rejects; resolves to those that could not be kept. */
  const record = (answered: readonly AnsweredCall[]): Promise<readonly FailedUpdate[]> => {
    const refusals = answered.filter(({ plan }) => plan.refused !== undefined);
    const others = answered.filter(({ plan }) => plan.refused === undefined);
    return Promise.all([...refusals.map(countOne), ...keepAll(others)]).then((failed) => failed.flat());
  };

  return {
    answer,
    fallback,
    record,
    /** Whether that call was rejected by this process, lately. */
    wasRefused: (callId: string): boolean => refused.has(callId),
  };
};

export type IncomingCalls = ReturnType<typeof createIncomingCall>;
