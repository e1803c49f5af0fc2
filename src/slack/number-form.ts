// The form for one's own number: opened by a button, its problems stand at the field. When the answer takes longer than
// Slack waits, the form closes, and what came of it is told where the button was.
import { setTimeout as pause } from 'node:timers/promises';
import type { App, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Command } from '../core/command.ts';
import type { Told } from '../core/home-view.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import { NUMBER_BLOCK, NUMBER_FIELD, NUMBER_FORM, NUMBER_TROUBLE, numberForm } from './words/number-form.ts';
import type { WordOptions } from './words/options.ts';
import { problemWords } from './words/problem.ts';
import { plainly } from './words/prompt-form.ts';

/** Leaves Slack's three seconds some room. */
const ANSWER_WITHIN_MS = 2_000;

export interface NumberFormDeps {
  readonly log: Log;
  readonly wordOptions: () => WordOptions;
  /** In national format; null: none yet. */
  readonly phoneOf: (userId: UserId) => string | null;
  readonly carryOut: (order: { readonly by: UserId; readonly command: Command }) => Promise<Told>;
  readonly tell: (userId: UserId, told: Told) => Promise<void>;
}

/** Beside a field Slack shows no mention as a name. */
const atField = (words: string): string => plainly(words.replace(/<@[^>]*>/g, 'somebody else'));

const numberIn = (view: ViewOutput): string =>
  (view.state.values[NUMBER_BLOCK]?.[NUMBER_FIELD]?.value ?? '').trim();

export const createNumberForm = (deps: NumberFormDeps) => {
  /** Null: nothing is wrong with it. */
  const faultIn = (told: Told): string | null => {
    if (told.kind === 'trouble') return NUMBER_TROUBLE;
    if (told.kind !== 'reply') return null;
    const { reply } = told;
    return reply.kind === 'problem' ? atField(problemWords(reply.problem, deps.wordOptions())) : null;
  };

  return {
    register: (app: App): void => {
      app.view(NUMBER_FORM, async ({ ack, body, view }) => {
        const by = body.user.id;
        const command = { kind: 'phone', userId: null, number: numberIn(view) } as const;
        const working = deps.carryOut({ by, command });
        const early = await Promise.race([working, pause(ANSWER_WITHIN_MS, null)]);
        const fault = early === null ? null : faultIn(early);
        if (fault !== null) return ack({ response_action: 'errors', errors: { [NUMBER_BLOCK]: fault } });
        await ack();
        return deps.tell(by, await working);
      });
    },
    open: async (
      by: UserId,
      to: { readonly client: WebClient; readonly triggerId: string },
    ): Promise<void> => {
      try {
        await to.client.views.open({ trigger_id: to.triggerId, view: numberForm(deps.phoneOf(by)) });
      } catch (error) {
        deps.log.warn('form not opened', { error });
        await deps.tell(by, { kind: 'no-form' });
      }
    },
  };
};

export type NumberForm = ReturnType<typeof createNumberForm>;
