// Asks for the digits of a new code in a form, then gives the command again with them. Slack waits three seconds for
// what comes of it; when that takes longer, the form says so first and is brought up to date later.
import type { App, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Token } from '../core/command.ts';
import type { CodeForm as Form } from '../core/form.ts';
import { isCode } from '../core/parse-pin.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import { handIn, type Outcome } from './hand-in.ts';
import { linesBody } from './words/blocks.ts';
import {
  CODE_BLOCK,
  CODE_FAULT,
  CODE_FIELD,
  CODE_FORM,
  codeAtWork,
  codeDone,
  codeForm,
} from './words/code-form.ts';
import { problemWords } from './words/problem.ts';
import { plainly } from './words/prompt-form.ts';
import { replyBody } from './words/reply.ts';

const TROUBLE =
  'Jour had trouble of its own just now, and the code was not added. Please try again in a minute.';

const token = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('word'), text: z.string() }),
  z.object({ kind: z.literal('user'), userId: z.string() }),
  z.object({ kind: z.literal('channel'), channelId: z.string(), name: z.string() }),
]);

const askedSchema = z.object({ tokens: z.array(token), channelId: z.string(), commandWord: z.string() });

/** What was typed, kept in the form until it comes back. */
export type AskedForCode = z.infer<typeof askedSchema>;

export interface CodeFormDeps {
  readonly log: Log;
  readonly timeZone: () => string;
  readonly runCommand: (typed: {
    readonly by: UserId;
    readonly tokens: readonly Token[];
    readonly channelId: string;
  }) => Promise<Reply>;
}

/** `pin add acme …` → `pin add 48213 acme …`. */
const withCode = (tokens: readonly Token[], code: string): readonly Token[] => [
  ...tokens.slice(0, 2),
  { kind: 'word', text: code },
  ...tokens.slice(2),
];

const codeIn = (view: ViewOutput): string =>
  (view.state.values[CODE_BLOCK]?.[CODE_FIELD]?.value ?? '').trim();

const refused = (text: string): Outcome => ({
  kind: 'faults',
  faults: { [CODE_BLOCK]: text },
  late: () => codeDone(linesBody([text])),
});

export const createCodeForm = (deps: CodeFormDeps) => {
  const handedIn = async (view: ViewOutput, by: UserId): Promise<Outcome> => {
    const { tokens, channelId, commandWord } = askedSchema.parse(JSON.parse(view.private_metadata));
    const options = { commandWord, timeZone: deps.timeZone() };
    const reply = await deps.runCommand({ by, tokens: withCode(tokens, codeIn(view)), channelId });
    if (reply.kind === 'problem') return refused(plainly(problemWords(reply.problem, options)));
    const body = replyBody(reply, options);
    return { kind: 'view', view: codeDone(body), text: body.text };
  };

  const work = async (view: ViewOutput, by: UserId): Promise<Outcome> => {
    if (!isCode(codeIn(view))) return refused(CODE_FAULT);
    try {
      return await handedIn(view, by);
    } catch (error) {
      deps.log.error('code not added', { error });
      return refused(TROUBLE);
    }
  };

  return {
    register: (app: App): void => {
      app.view<ViewSubmitAction>(CODE_FORM, async ({ ack, body, view, client }) => {
        const by = body.user.id;
        await handIn({ ack, client, viewId: view.id, by, log: deps.log }, work(view, by), codeAtWork());
      });
    },
    /** Whether the form has opened: Slack takes a trigger for three seconds only. */
    open: async (
      form: Form,
      asked: AskedForCode,
      to: { readonly client: WebClient; readonly triggerId: string },
    ): Promise<boolean> => {
      try {
        const view = codeForm(form, JSON.stringify(asked));
        await to.client.views.open({ trigger_id: to.triggerId, view });
        return true;
      } catch (error) {
        deps.log.warn('form not opened', { error });
        return false;
      }
    },
  };
};

export type CodeForm = ReturnType<typeof createCodeForm>;
