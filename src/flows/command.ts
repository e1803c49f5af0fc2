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
import type { FoundHolidays } from '../core/holiday-calendar.ts';
import { parseCommand } from '../core/parse-command.ts';
import { knownIn } from '../core/parse-scope.ts';
import { refusal, type UserStanding } from '../core/permission.ts';
import { asUnderstood, placeOf } from '../core/place.ts';
import type { Problem } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import type { Settings, UserId } from '../core/settings.ts';
import type { Holidays } from '../ports/holidays.ts';
import { createFindHolidays } from './find-holidays.ts';
import { forbidden, type Meant, onlyLooks } from './forbidden.ts';
import { heldAtLeast } from './held.ts';
import { createLookUp, type LookUpDeps } from './look-up-command.ts';
import { unlessHindered } from './unless-hindered.ts';
import type { WhoIs } from './who-is.ts';
import { createRefusals } from './who-may.ts';

export interface CommandDeps extends LookUpDeps {
  readonly whoIs: WhoIs;
  readonly holidays: Holidays;
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

  const lookUp = createLookUp(deps, carryOut);

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
