// Every trace of a caller goes: calls from the disk, cards and recordings from Slack, blocks and changes from the settings.
// What Slack is to delete is kept in the outbox first, so that a crash on the way loses nothing of it.

import type { Call } from '../core/call.ts';
import { DAY_MS } from '../core/instant.ts';
import { type Forgetting, type Forgotten, filesOf, speaksOf, withoutNumber } from '../core/keeping.ts';
import { LOOK_BACK_MOST_MS } from '../core/past-call.ts';
import { nationalFormat, readAnyNumber } from '../core/phone-number.ts';
import type { Place } from '../core/place.ts';
import type { Problem } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import type { PhoneNumber, Settings, UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { erasedMark, eraseEntry, eraseMarkedEntry } from './erase-effects.ts';
import { heldAtLeast } from './held.ts';
import { blockedMark } from './incoming-call.ts';
import { tracesOf } from './traces.ts';

export interface ForgetDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: () => Promise<void>;
}

/** Numbers that are not a caller's to be forgotten. */
const notACaller = (settings: Settings, number: PhoneNumber): Problem | null => {
  const line = settings.lines.find((own) => own.number === number);
  if (line !== undefined) return { kind: 'forget-line', name: line.name };
  const [userId] = Object.entries(settings.membersById).find(([, { phone }]) => phone === number) ?? [];
  return userId === undefined ? null : { kind: 'forget-member', userId };
};

export const createForget = (deps: ForgetDeps) => {
  const callsOf = async (number: PhoneNumber): Promise<readonly Call[]> => {
    const found: Call[] = [];
    for await (const piece of deps.calls.between({ fromAt: 0, untilAt: Number.MAX_SAFE_INTEGER }))
      found.push(...piece.filter((call) => speaksOf(call, number)));
    return found;
  };

  const erase = async (calls: readonly Call[], number: PhoneNumber): Promise<void> => {
    const now = deps.clock.now();
    const traces = await tracesOf(number, deps.settings.current(), deps.outbox);
    const entries = [
      ...calls.flatMap((call) => eraseEntry(call, { now, what: 'call' }) ?? []),
      ...(traces.messages.length === 0 ? [] : [eraseMarkedEntry(traces.messages, now)]),
    ];
    // Older ones are not asked for any more.
    const onRecord = calls.filter(({ startedAt }) => now - startedAt < LOOK_BACK_MOST_MS + DAY_MS);
    await deps.outbox.put(entries, Object.fromEntries(onRecord.map(({ id }) => [erasedMark(id), now])));
    const callIds = new Set(calls.map(({ id }) => id));
    const keys = new Set(traces.messages.map(({ key }) => key));
    await deps.calls.erase({ callIds, keys, marks: new Set([blockedMark(number), ...traces.marks]) });
  };

  const fromSettings = async (forgetting: Omit<Forgetting, 'at'>): Promise<Forgotten> => {
    const done: { forgotten: Forgotten } = { forgotten: { calls: 0, recordings: 0, wasBlocked: false } };
    await deps.settings.update((settings) => {
      const without = withoutNumber(settings, { ...forgetting, at: deps.clock.now() });
      done.forgotten = without.forgotten;
      return without.settings;
    });
    return done.forgotten;
  };

  /** The settings last: they tell where the caller stands besides, which whoever runs it again has to know. */
  const everywhere = async (
    calls: readonly Call[],
    forgetting: Omit<Forgetting, 'at'>,
  ): Promise<Forgotten> => {
    await erase(calls, forgetting.number);
    return fromSettings(forgetting);
  };

  return async (text: string, { line }: Place, by: UserId): Promise<Reply> => {
    const number = readAnyNumber(text, line.country);
    if (number === null) return { kind: 'problem', problem: { kind: 'bad-number', usage: 'forget', text } };
    const problem = notACaller(deps.settings.current(), number);
    if (problem !== null) return { kind: 'problem', problem };
    const calls = await callsOf(number);
    const recordings = calls.reduce((sum, call) => sum + filesOf(call).length, 0);
    const forgetting = { number, by, lineId: line.id, calls: calls.length, recordings };
    const forgotten = await everywhere(calls, forgetting).catch((error: unknown) => {
      deps.log.error('a caller was forgotten in part only', { error });
      return null;
    });
    if (forgotten === null) return { kind: 'forgotten-in-part', number };
    deps.log.info('a caller was forgotten', { ...forgotten, by });
    await heldAtLeast(deps.announce(), () => true, deps.log);
    return { kind: 'forgotten', number: nationalFormat(number, line.country), forgotten };
  };
};
