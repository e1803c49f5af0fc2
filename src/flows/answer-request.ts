// Somebody pressed a button under a request: the first answer that is accepted counts, whoever else pressed meanwhile.
import { type Answered, decideAnswer } from '../core/decide-request.ts';
import { declined } from '../core/decision.ts';
import { homeLineOf } from '../core/on-call.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { SettingsStore } from '../ports/store.ts';
import type { Clock } from '../ports/time.ts';
import { heldAtLeast } from './held.ts';

export interface AnswerRequestDeps {
  readonly settings: SettingsStore;
  readonly clock: Clock;
  readonly log: Log;
  readonly announce: () => Promise<void>;
}

export type Pressed = Answered & { readonly rosterName: string; readonly by: UserId };

export const createAnswerRequest =
  (deps: AnswerRequestDeps) =>
  async ({ rosterName, by, ...answered }: Pressed): Promise<Reply> => {
    let reply: Reply | undefined;
    await deps.settings.update((settings) => {
      const line = homeLineOf(settings, rosterName);
      const base = { settings, rosterName, by, now: deps.clock.now(), facts: new Map() };
      const decision =
        line === undefined || !settings.rosters.some(({ name }) => name === rosterName)
          ? declined({ kind: 'shifts', why: { kind: 'request-over', why: 'gone' } })
          : decideAnswer(answered, { ...base, line, meant: [line] });
      reply = decision.reply;
      return decision.kind === 'changed' ? decision.settings : settings;
    });
    if (reply === undefined) throw new Error('request was not decided');
    await heldAtLeast(deps.announce(), () => true, deps.log);
    return reply;
  };
