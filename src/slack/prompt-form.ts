// The form for one prompt: opened by a command, sent with a file. Slack waits three seconds for what comes of it; a sound
// that takes longer is answered with a note first, and the form is brought up to date when it is ready.
import { setTimeout as pause } from 'node:timers/promises';
import type { App, ViewOutput } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { SendSound } from './direct-sound.ts';
import type { FetchUpload, UploadedFile } from './fetch-upload.ts';
import { createSentBefore } from './sent-before.ts';
import type { WordOptions } from './words/options.ts';
import { problemWords } from './words/problem.ts';
import {
  PROMPT_FORM,
  type PromptReply,
  plainly,
  promptAtWork,
  promptDone,
  promptForm,
  SOUND_BLOCK,
  SOUND_FIELD,
} from './words/prompt-form.ts';
import { replyBody } from './words/reply.ts';

/** Leaves Slack's three seconds some room, and what `bolt-app.ts` does with requests nobody answers. */
const ANSWER_WITHIN_MS = 1_800;

export interface PromptOrder {
  readonly lineId: string;
  readonly name: string;
}

export interface PromptFormDeps {
  readonly log: Log;
  readonly wordOptions: () => WordOptions;
  readonly fetchUpload: FetchUpload;
  readonly sendSound: SendSound;
  readonly prompts: {
    take(place: PromptOrder & { readonly by: UserId }, bytes: Uint8Array, source: 'upload'): Promise<Reply>;
    /** Null: the line is gone. */
    shown(order: PromptOrder): PromptReply | null;
    sound(order: PromptOrder): Uint8Array | null;
  };
}

type Outcome = { readonly kind: 'done' | 'problem'; readonly text: string };

const TROUBLE =
  'Jour had trouble of its own just now, and callers hear what they heard before. Please try again in a minute.';

const orderSchema = z.object({ lineId: z.string(), name: z.string() });
const fileSchema = z
  .object({ id: z.string(), url_private_download: z.string().optional(), size: z.number().optional() })
  .transform(({ id, url_private_download: url, size }): UploadedFile => ({ id, url, size }));

/** The first file of the form; undefined when there is none that can be read. */
const fileIn = (view: ViewOutput): UploadedFile | undefined => {
  const field: unknown = view.state.values[SOUND_BLOCK]?.[SOUND_FIELD];
  const files = z.object({ files: z.array(z.unknown()) }).safeParse(field).data?.files ?? [];
  return fileSchema.safeParse(files[0]).data;
};

const orderIn = (view: ViewOutput): PromptOrder => orderSchema.parse(JSON.parse(view.private_metadata));

const outcomeOf = (reply: Reply, options: WordOptions): Outcome =>
  reply.kind === 'problem'
    ? { kind: 'problem', text: problemWords(reply.problem, options) }
    : { kind: 'done', text: replyBody(reply, options).text };

export const createPromptForm = (deps: PromptFormDeps) => {
  const sentBefore = createSentBefore<Outcome>(({ kind }) => kind === 'done');

  const handedIn = async (view: ViewOutput, by: UserId): Promise<Outcome> => {
    const order = orderIn(view);
    const file = fileIn(view);
    const problem = (why: 'not-fetched' | 'not-handed-out' | 'too-big'): Outcome =>
      outcomeOf({ kind: 'problem', problem: { kind: 'prompt', name: order.name, why } }, deps.wordOptions());
    if (file === undefined) return problem('not-fetched');
    const fetched = await deps.fetchUpload(file);
    if (fetched.kind === 'refused') return problem(fetched.why);
    return outcomeOf(await deps.prompts.take({ ...order, by }, fetched.bytes, 'upload'), deps.wordOptions());
  };

  const work = async (view: ViewOutput, by: UserId): Promise<Outcome> => {
    try {
      return await handedIn(view, by);
    } catch (error) {
      deps.log.error('uploaded sound not taken', { error });
      return { kind: 'problem', text: TROUBLE };
    }
  };

  const viewOf = (order: PromptOrder, outcome: Outcome) => {
    const reply = outcome.kind === 'done' ? null : deps.prompts.shown(order);
    return reply === null
      ? promptDone(order.name, outcome.text)
      : promptForm(reply, deps.wordOptions(), outcome.text);
  };

  /** Whoever has closed the form meanwhile is told in a message. */
  const tellLate = async (
    outcome: Outcome,
    to: { readonly client: WebClient; readonly view: ViewOutput; readonly by: UserId },
  ): Promise<void> => {
    try {
      await to.client.views.update({ view_id: to.view.id, view: viewOf(orderIn(to.view), outcome) });
    } catch (error) {
      deps.log.info('form is closed; told in a message', { error });
      await to.client.chat.postMessage({ channel: to.by, text: outcome.text });
    }
  };

  const register = (app: App): void => {
    app.view(PROMPT_FORM, async ({ ack, body, view, client }) => {
      const by = body.user.id;
      const working = sentBefore(view, () => work(view, by));
      const early = await Promise.race([working, pause(ANSWER_WITHIN_MS, null)]);
      if (early?.kind === 'problem')
        return ack({ response_action: 'errors', errors: { [SOUND_BLOCK]: plainly(early.text) } });
      const order = orderIn(view);
      if (early !== null) return ack({ response_action: 'update', view: viewOf(order, early) });
      await ack({ response_action: 'update', view: promptAtWork(order.name) });
      return tellLate(await working, { client, view, by });
    });
  };

  /** Whether the form has opened: Slack takes a trigger for three seconds only. */
  const open = async (
    reply: PromptReply,
    to: { readonly client: WebClient; readonly triggerId: string; readonly by: UserId },
  ): Promise<boolean> => {
    try {
      await to.client.views.open({ trigger_id: to.triggerId, view: promptForm(reply, deps.wordOptions()) });
      return true;
    } catch (error) {
      deps.log.warn('form not opened', { error });
      return false;
    }
  };

  /** What callers hear now, to be played in Slack. */
  const playTo = async (by: UserId, { lineId, prompt, lineName }: PromptReply): Promise<void> => {
    const bytes = deps.prompts.sound({ lineId, name: prompt.name });
    if (bytes === null) return;
    const title = `${prompt.name} on ${lineName}`;
    const text = `What callers hear at \`${prompt.name}\` now.`;
    await deps.sendSound({ userId: by, bytes, fileName: `${prompt.name}.wav`, title, text });
  };

  return { register, open, playTo };
};

export type PromptForm = ReturnType<typeof createPromptForm>;
