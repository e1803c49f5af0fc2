// Somebody typed a command: parse, look up whom it names, decide and commit in one step, answer.

import type { Call } from '../core/call.ts';
import { callSummary, isMissed } from '../core/call-view.ts';
import type { Command, Token } from '../core/command.ts';
import {
  type DecidedCommand,
  decideCommand,
  isDecided,
  type UserStanding,
  usersIn,
} from '../core/decide-command.ts';
import { declined } from '../core/decision.ts';
import { type FormCommand, formFor } from '../core/form.ts';
import type { FoundHolidays } from '../core/holiday-calendar.ts';
import { lineById } from '../core/on-call.ts';
import { parseCommand } from '../core/parse-command.ts';
import { knownIn } from '../core/parse-scope.ts';
import { type Asked, type Place, placeOf } from '../core/place.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Chat } from '../ports/chat.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { Checkup } from './checkup.ts';
import { createFindHolidays } from './find-holidays.ts';
import type { Prompts } from './prompts.ts';
import type { RecordPrompt } from './record-prompt.ts';
import { createSetupCommand, type SetupCommandDeps } from './setup-command.ts';
import { createShiftCommand, type ShiftCommandDeps } from './shift-command.ts';
import { createTestCall } from './test-call.ts';

const CALLS_SHOWN = 10;

export interface CommandDeps extends SetupCommandDeps, ShiftCommandDeps {
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly chat: Pick<Chat, 'users'>;
  readonly holidays: Holidays;
  readonly log: Log;
  readonly announce: () => Promise<void>;
  readonly checkup: Checkup;
  readonly prompts: Pick<Prompts, 'list' | 'show' | 'say'>;
  readonly recordPrompt: Pick<RecordPrompt, 'start'>;
}

export interface Typed {
  readonly by: UserId;
  readonly tokens: readonly Token[];
  /** Where it was typed: a line's channel means that line. */
  readonly channelId: string;
}

/** What a form or a button asks for: nothing was typed, so the line, and the roster if it is not the line's own, are named. */
export interface Given {
  readonly by: UserId;
  readonly command: Command;
  readonly lineId: string;
  readonly rosterName?: string;
}

type Meant = Asked & { readonly by: UserId };

export const createCommand = (deps: CommandDeps) => {
  const latestCalls = async (missedOnly: boolean): Promise<Reply> => {
    const settings = deps.settings.current();
    const isWanted = (call: Call): boolean => !missedOnly || isMissed(callSummary(call, settings));
    const calls = await deps.calls.latest({ limit: CALLS_SHOWN, matches: isWanted });
    return { kind: 'calls', calls: calls.map((call) => callSummary(call, settings)), missedOnly };
  };

  const factsFor = async (command: DecidedCommand): Promise<ReadonlyMap<UserId, UserStanding>> => {
    const users = await deps.chat.users(usersIn(command));
    return new Map(users.map((user) => [user.userId, user.kind]));
  };

  const findHolidays = createFindHolidays(deps);
  const testCall = createTestCall(deps);

  /** What is asked elsewhere before anything is decided. */
  const foundFor = async (command: DecidedCommand, meant: Meant): Promise<FoundHolidays | null> => {
    const place = placeOf(deps.settings.current(), meant);
    return place.ok ? findHolidays(command, place.value.line) : null;
  };

  const carryOut = async (command: DecidedCommand, meant: Meant): Promise<Reply> => {
    const facts = await factsFor(command);
    const found = await foundFor(command, meant);
    let reply: Reply | undefined;
    await deps.settings.update((settings) => {
      const place = placeOf(settings, meant);
      const context = { settings, by: meant.by, now: deps.clock.now(), facts, found };
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

  /** Nothing is waited for: whoever opens a form has three seconds. */
  const form = (command: FormCommand, place: Place): Reply => {
    const looked = { settings: deps.settings.current(), place, now: deps.clock.now() };
    const found = formFor(command, looked);
    return found.ok ? { kind: 'form', form: found.value } : { kind: 'problem', problem: found.problem };
  };

  const setUp = createSetupCommand(deps);
  const prepareShifts = createShiftCommand(deps);

  /** Commands that look at more than the settings, or change them only after work of their own. */
  const lookUp = async (
    command: Exclude<Command, DecidedCommand>,
    place: Place,
    meant: Meant,
  ): Promise<Reply> => {
    const { line } = place;
    const { by } = meant;
    switch (command.kind) {
      case 'check':
        return { kind: 'checkup', findings: await deps.checkup() };
      case 'calls':
        return latestCalls(command.missedOnly);
      case 'test':
        return testCall(command, place);
      case 'prompt-list':
        return deps.prompts.list(line);
      case 'prompt':
        return deps.prompts.show(line, command.name);
      case 'prompt-record':
        return deps.recordPrompt.start({ lineId: line.id, name: command.name, by });
      case 'say':
        return deps.prompts.say({ lineId: line.id, name: command.name, by }, command.text);
      case 'pin-add':
      case 'line-add':
      case 'blocked':
        return setUp(command, place, (order) => carryOut(order, meant));
      case 'usergroup':
      case 'calendar':
        return prepareShifts(command, by, (order) => carryOut(order, meant));
      case 'edit':
        return form(command, place);
    }
  };

  const run = async (meant: Meant): Promise<Reply> => {
    const { command } = meant;
    const place = placeOf(deps.settings.current(), meant);
    if (!place.ok) return { kind: 'problem', problem: place.problem };
    if (isDecided(command)) return carryOut(command, meant);
    return lookUp(command, place.value, meant);
  };

  /** Both resolve to what the person is answered, and reject only on trouble of our own: then nothing was changed. */
  return {
    typed: async ({ by, tokens, channelId }: Typed): Promise<Reply> => {
      const parsed = parseCommand(tokens, knownIn(deps.settings.current(), by));
      if (!parsed.ok) return { kind: 'problem', problem: parsed.problem };
      return run({ ...parsed, channelId, by });
    },
    given: async ({ by, command, lineId, rosterName }: Given): Promise<Reply> => {
      const { lines } = deps.settings.current();
      if (lineById(deps.settings.current(), lineId) === undefined) {
        const known = lines.map(({ name }) => name);
        return { kind: 'problem', problem: { kind: 'unknown-line', name: lineId, known } };
      }
      const scope = { lineId, rosterName: rosterName ?? null, takes: null, usage: command.kind };
      return run({ by, command, scope, channelId: '' });
    },
  };
};

export type Commands = ReturnType<typeof createCommand>;
