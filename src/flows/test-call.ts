// What a caller would meet, now or at another moment: the plan that such a call would get, told step by step.
import type { Caller } from '../core/call.ts';
import { callerView, rosterMeant } from '../core/call-view.ts';
import type { Command } from '../core/command.ts';
import { describePlan } from '../core/describe-plan.ts';
import { readAnyNumber } from '../core/phone-number.ts';
import type { Place } from '../core/place.ts';
import { planCall, usualPlan } from '../core/plan-call.ts';
import { type Result, refused } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import { rosterViewOf } from '../core/roster-view.ts';
import type { Line, UserId } from '../core/settings.ts';
import { untilAt } from '../core/until.ts';
import type { Log } from '../ports/log.ts';
import type { Pictures } from '../ports/picture.ts';
import type { Outbox, SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { pictureEntry } from './effects.ts';
import { heldUnlessNamed } from './held.ts';

const HIDDEN: ReadonlySet<string> = new Set(['hidden', 'anonymous']);

export interface TestCallDeps {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly outbox: Pick<Outbox, 'put'>;
  readonly pictures: Pick<Pictures, 'canDraw'>;
  readonly kick: () => void;
  readonly log: Log;
}

/** Null: anybody whom no rule turns away. */
const callerFrom = (from: string | null, { country }: Line): Result<Caller | null> => {
  if (from === null) return { ok: true, value: null };
  if (HIDDEN.has(from.toLowerCase())) return { ok: true, value: { kind: 'hidden' } };
  const number = readAnyNumber(from, country);
  return number === null
    ? refused({ kind: 'bad-number', usage: 'test', text: from })
    : { ok: true, value: { kind: 'number', number } };
};

type Tested = Reply & { readonly kind: 'test' };

export const createTestCall = (deps: TestCallDeps) => {
  const triedOut = ({ at, from }: Command & { kind: 'test' }, { line, rosterName }: Place): Reply => {
    const settings = deps.settings.current();
    const now = deps.clock.now();
    const moment = at === null ? null : untilAt(at, { now, timeZone: line.timeZone });
    if (moment !== null && !moment.ok) return { kind: 'problem', problem: moment.problem };
    const caller = callerFrom(from, line);
    if (!caller.ok) return { kind: 'problem', problem: caller.problem };
    const then = moment?.value ?? now;
    const grounds = { settings, line: { ...line, rosterName }, now: then };
    const plan = caller.value === null ? usualPlan(grounds) : planCall({ ...grounds, caller: caller.value });
    const rosterRung = rosterMeant(grounds.line, plan);
    const roster = rosterViewOf(rosterRung, { settings, line, now: then });
    return {
      kind: 'test',
      at: moment?.value ?? null,
      caller: caller.value === null ? null : callerView(caller.value, line),
      steps: describePlan(plan),
      skipped: roster.people.filter((person) => person.skipped !== null),
      nobody: plan.nobody ?? null,
      rosterName: rosterRung,
      shows: roster.shows,
    };
  };

  /** The picture is of what was just told, whatever is changed before it leaves. */
  const orderPicture = async ({ steps, at }: Tested, { line }: Place, by: UserId): Promise<void> => {
    const now = deps.clock.now();
    const effect = { kind: 'picture', lineId: line.id, by, steps, at: at ?? now } as const;
    await heldUnlessNamed(deps.outbox.put([pictureEntry(effect, now)]), deps.log).finally(deps.kick);
  };

  return async (command: Command & { kind: 'test' }, place: Place, by: UserId): Promise<Reply> => {
    const reply = triedOut(command, place);
    if (reply.kind !== 'test' || command.picture === undefined) return reply;
    if (!(await deps.pictures.canDraw())) return { ...reply, picture: 'not-installed' };
    await orderPicture(reply, place, by);
    return { ...reply, picture: 'follows' };
  };
};
