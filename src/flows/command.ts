// Somebody typed a command: parse, look up whom it names, decide and commit in one step, answer.

import type { Call } from '../core/call.ts';
import { callSummary, isMissed } from '../core/call-view.ts';
import type { Token } from '../core/command.ts';
import { type DecidedCommand, decideCommand, type UserStanding, usersIn } from '../core/decide-command.ts';
import { declined } from '../core/decision.ts';
import { describePlan } from '../core/describe-plan.ts';
import { parseCommand } from '../core/parse-command.ts';
import { knownIn } from '../core/parse-scope.ts';
import { type Asked, type Place, placeOf } from '../core/place.ts';
import { planCall } from '../core/plan-call.ts';
import type { Reply } from '../core/reply.ts';
import { rosterViewOf } from '../core/roster-view.ts';
import type { UserId } from '../core/settings.ts';
import type { CallStore, Chat, Clock, Log, SettingsStore } from '../ports.ts';

const CALLS_SHOWN = 10;

export interface CommandDeps {
  readonly settings: SettingsStore;
  readonly calls: CallStore;
  readonly chat: Pick<Chat, 'users'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: () => Promise<void>;
}

export interface Typed {
  readonly by: UserId;
  readonly tokens: readonly Token[];
  /** Where it was typed: a line's channel means that line. */
  readonly channelId: string;
}

type Meant = Asked & { readonly by: UserId };

export const createCommand = (deps: CommandDeps) => {
  const latestCalls = async (missedOnly: boolean): Promise<Reply> => {
    const settings = deps.settings.current();
    const isWanted = (call: Call): boolean => !missedOnly || isMissed(callSummary(call, settings));
    const calls = await deps.calls.latest({ limit: CALLS_SHOWN, matches: isWanted });
    return { kind: 'calls', calls: calls.map((call) => callSummary(call, settings)), missedOnly };
  };

  const testRun = ({ line, rosterName }: Place): Reply => {
    const settings = deps.settings.current();
    const now = deps.clock.now();
    const plan = planCall({ settings, line: { ...line, rosterName }, caller: { kind: 'hidden' }, now });
    const roster = rosterViewOf(rosterName, { settings, line, now });
    const skipped = roster.people.filter((person) => person.skipped !== null);
    return {
      kind: 'test',
      steps: describePlan(plan),
      skipped,
      nobody: plan.nobody ?? null,
      shows: roster.shows,
    };
  };

  const factsFor = async (command: DecidedCommand): Promise<ReadonlyMap<UserId, UserStanding>> => {
    const users = await deps.chat.users(usersIn(command));
    return new Map(users.map((user) => [user.userId, user.kind]));
  };

  const carryOut = async (command: DecidedCommand, meant: Meant): Promise<Reply> => {
    const facts = await factsFor(command);
    let reply: Reply | undefined;
    await deps.settings.update((settings) => {
      const place = placeOf(settings, meant);
      const context = { settings, by: meant.by, now: deps.clock.now(), facts };
      const decision = place.ok
        ? decideCommand(command, { ...context, ...place.value })
        : declined(place.problem);
      reply = decision.reply;
      return decision.kind === 'changed' ? decision.settings : settings;
    });
    if (reply === undefined) throw new Error('command was not decided');
    await deps.announce().catch((error: unknown) => deps.log.error('change not announced yet', { error }));
    return reply;
  };

  /** What the person is answered. Rejects only on trouble of our own: then nothing was changed. */
  return async ({ by, tokens, channelId }: Typed): Promise<Reply> => {
    const settings = deps.settings.current();
    const parsed = parseCommand(tokens, knownIn(settings, by));
    if (!parsed.ok) return { kind: 'problem', problem: parsed.problem };
    const { command } = parsed;
    const meant: Meant = { ...parsed, channelId, by };
    const place = placeOf(settings, meant);
    if (!place.ok) return { kind: 'problem', problem: place.problem };
    if (command.kind === 'calls') return latestCalls(command.missedOnly);
    if (command.kind === 'test') return testRun(place.value);
    return carryOut(command, meant);
  };
};

export type RunCommand = ReturnType<typeof createCommand>;
