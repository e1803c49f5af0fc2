// Somebody typed a command: parse, look up whom it names, decide and commit in one step, answer.

import type { Command, Token } from '../core/command.ts';
import {
  type DecidedCommand,
  decideCommand,
  isDecided,
  usersBehind,
  usersIn,
} from '../core/decide-command.ts';
import { type Decision, type DecisionContext, declined } from '../core/decision.ts';
import { type FormCommand, formFor } from '../core/form.ts';
import type { FoundHolidays } from '../core/holiday-calendar.ts';
import { parseCommand } from '../core/parse-command.ts';
import { knownIn } from '../core/parse-scope.ts';
import { refusal, type UserStanding } from '../core/permission.ts';
import { asUnderstood, type Place, placeOf } from '../core/place.ts';
import type { Problem } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import type { Settings, UserId } from '../core/settings.ts';
import type { Holidays } from '../ports/holidays.ts';
import type { Log } from '../ports/log.ts';
import type { CallStore, Outbox } from '../ports/store.ts';
import type { PhoneChecks } from './check-phone.ts';
import type { Checkup } from './checkup.ts';
import { createFindHolidays } from './find-holidays.ts';
import { forbidden, type Meant, onlyLooks } from './forbidden.ts';
import { createForget } from './forget.ts';
import { heldAtLeast } from './held.ts';
import { createLatestCalls } from './latest-calls.ts';
import type { Prompts } from './prompts.ts';
import type { RecordPrompt } from './record-prompt.ts';
import type { RunReport } from './report-command.ts';
import { createSetupCommand, type SetupCommandDeps } from './setup-command.ts';
import { createShiftCommand, type ShiftCommandDeps } from './shift-command.ts';
import { createTestCall, type TestCallDeps } from './test-call.ts';
import { undoOrder } from './undo-command.ts';
import { unlessHindered } from './unless-hindered.ts';
import type { WhoIs } from './who-is.ts';
import { createRefusals } from './who-may.ts';

export interface CommandDeps extends SetupCommandDeps, ShiftCommandDeps, TestCallDeps {
  readonly calls: CallStore;
  readonly outbox: Outbox;
  readonly whoIs: WhoIs;
  readonly holidays: Holidays;
  readonly log: Log;
  readonly announce: () => Promise<void>;
  readonly checkup: Checkup;
  readonly runReport: RunReport;
  readonly prompts: Pick<Prompts, 'list' | 'show' | 'say'>;
  readonly recordPrompt: Pick<RecordPrompt, 'start'>;
  readonly phoneChecks: Pick<PhoneChecks, 'start'>;
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

type Learnt = Pick<DecisionContext, 'facts' | 'found'>;

export const createCommand = (deps: CommandDeps) => {
  const latestCalls = createLatestCalls(deps);

  const factsFor = (command: DecidedCommand): Promise<ReadonlyMap<UserId, UserStanding>> => {
    const behind = usersBehind(command, deps.settings.current());
    return deps.whoIs.standings([...new Set([...usersIn(command), ...behind])]);
  };

  const decide =
    (order: DecidedCommand, meant: Meant, learnt: Learnt): ((settings: Settings) => Decision) =>
    (settings) => {
      const place = placeOf(settings, meant);
      if (!place.ok) return declined(place.problem);
      const problem = forbidden(meant, place.value, settings);
      if (problem !== null) return declined(problem);
      const { by, person } = meant;
      const asking = { by, isWorkspaceAdmin: person.isWorkspaceAdmin, now: deps.clock.now() };
      return decideCommand(order, { settings, ...asking, ...learnt, ...place.value });
    };

  const findHolidays = createFindHolidays(deps);
  const testCall = createTestCall(deps);

  /** What is asked elsewhere before anything is decided. */
  const foundFor = async (command: DecidedCommand, meant: Meant): Promise<FoundHolidays | null> => {
    const place = placeOf(deps.settings.current(), meant);
    return place.ok ? findHolidays(command, place.value.line) : null;
  };

  const prepared = async (command: DecidedCommand, meant: Meant) => {
    const facts = await factsFor(command);
    return decide(command, meant, { facts, found: await foundFor(command, meant) });
  };

  /** By what holds now: behind changes that a disk which hangs does not take it would wait as long. */
  const look = async (command: DecidedCommand, meant: Meant): Promise<Reply> => {
    const decided = await prepared(command, meant);
    return decided(deps.settings.current()).reply;
  };

  const carryOut = async (command: DecidedCommand, meant: Meant): Promise<Reply> => {
    const decided = await prepared(command, meant);
    let reply: Reply | undefined;
    await deps.settings.update((settings) => {
      const decision = decided(settings);
      reply = decision.reply;
      return decision.kind === 'changed' ? decision.settings : settings;
    });
    if (reply === undefined) throw new Error('command was not decided');
    await heldAtLeast(deps.announce(), () => true, deps.log);
    return reply;
  };

  /** Nothing is waited for: whoever opens a form has three seconds. */
  const form = (command: FormCommand, place: Place): Reply => {
    const looked = { settings: deps.settings.current(), place, now: deps.clock.now() };
    const found = formFor(command, looked);
    return found.ok ? { kind: 'form', form: found.value } : { kind: 'problem', problem: found.problem };
  };

  const setUp = createSetupCommand(deps);
  const forget = createForget(deps);
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
      case 'forget':
        return forget(command.number, place, by);
      case 'check':
        return { kind: 'checkup', findings: await deps.checkup() };
      case 'stats':
      case 'export':
        return deps.runReport(command, place, by);
      case 'calls':
        return latestCalls(command.missedOnly);
      case 'test':
        return testCall(command, place, by);
      case 'prompt-list':
        return deps.prompts.list(line);
      case 'prompt':
        return deps.prompts.show(line, command.name);
      case 'prompt-record':
        return deps.recordPrompt.start({ lineId: line.id, name: command.name, by });
      case 'phone-check':
        return deps.phoneChecks.start({ userId: command.userId ?? by, by, line });
      case 'say':
        return deps.prompts.say({ lineId: line.id, name: command.name, by }, command.text);
      case 'pin-add':
      case 'line-add':
      case 'blocked':
        return setUp(command, place, (order) => carryOut(order, meant));
      case 'undo':
        return undoOrder({ command, by, settings: deps.settings.current() }, (order) =>
          carryOut(order, meant),
        );
      case 'usergroup':
      case 'calendar':
        return prepareShifts(command, by, (order) => carryOut(order, meant));
      case 'edit':
      case 'hours-form':
      case 'menu-form':
      case 'pin-form':
        return form(command, place);
    }
  };

  const run = async (asked: Meant): Promise<Reply> => {
    const { command } = asked;
    const place = placeOf(deps.settings.current(), asked);
    if (!place.ok) return { kind: 'problem', problem: place.problem };
    const meant = asUnderstood(asked, place.value);
    const settings = deps.settings.current();
    const problem = forbidden(meant, place.value, settings);
    if (problem !== null) return { kind: 'problem', problem };
    if (isDecided(command) && onlyLooks(meant, place.value, settings)) return look(command, meant);
    if (isDecided(command)) return carryOut(command, meant);
    return lookUp(command, place.value, meant);
  };

  const told = createRefusals(deps);

  /** Whoever has no say here learns nothing either, not even what could not be read. */
  const noEntry = ({ by, person }: Pick<Meant, 'by' | 'person'>): Problem | null =>
    refusal('look', { by, person, admins: [] });

  const answer = async (meant: Meant): Promise<Reply> => {
    const problem = noEntry(meant);
    const reply: Reply = problem === null ? await run(meant) : { kind: 'problem', problem };
    return told(reply, { by: meant.by, what: meant.command.kind });
  };

  const typed = async ({ by, tokens, channelId }: Typed): Promise<Reply> => {
    const person = await deps.whoIs.of(by);
    const parsed = parseCommand(tokens, knownIn(deps.settings.current(), by));
    if (!parsed.ok) {
      const problem = noEntry({ by, person }) ?? parsed.problem;
      return told({ kind: 'problem', problem }, { by, what: 'unreadable' });
    }
    return answer({ ...parsed, channelId, by, person });
  };

  const given = async ({ by, command, lineId, rosterName }: Given): Promise<Reply> => {
    const scope = { lineId, rosterName: rosterName ?? null, takes: null, usage: command.kind };
    return answer({ by, person: await deps.whoIs.of(by), command, scope, channelId: '' });
  };

  /** Both resolve to what the person is answered, and reject only on trouble of our own: then nothing was changed. */
  return {
    typed: (asked: Typed): Promise<Reply> => unlessHindered(() => typed(asked), deps.log),
    given: (asked: Given): Promise<Reply> => unlessHindered(() => given(asked), deps.log),
  };
};

export type Commands = ReturnType<typeof createCommand>;
