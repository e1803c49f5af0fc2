// Forms for what is clumsy to type. They open from commands and from buttons, are drawn anew at every press, and what
// is sent becomes a command like any other: rights, telling and log are not decided here.
import { setTimeout as pause } from 'node:timers/promises';
import type { App, BlockAction, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Command } from '../core/command.ts';
import type { Form } from '../core/form.ts';
import type { Problem } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { BoundPart, FormPlace, Pressed } from './form-part.ts';
import { handIn, type Outcome } from './hand-in.ts';
import { hoursPart } from './hours-form.ts';
import { menuPart } from './menu-form.ts';
import { pinPart } from './pin-form.ts';
import { rosterPart } from './roster-form.ts';
import { doneView, loadingView, savingView } from './words/form-parts.ts';
import type { WordOptions } from './words/options.ts';
import { problemBody, problemWords } from './words/problem.ts';
import { replyBody } from './words/reply.ts';

/** A trigger lives for three seconds: after this a view that says so holds the place. */
const LOADED_WITHIN_MS = 1_500;

interface Given extends FormPlace {
  readonly by: UserId;
  readonly command: Command;
}

export interface FormsDeps {
  readonly log: Log;
  readonly wordOptions: () => WordOptions;
  /** Carries a command out. */
  readonly give: (given: Given) => Promise<Reply>;
  /** The same for commands that only ask what a form is to show: waits for nothing. */
  readonly look: (given: Given) => Promise<Reply>;
}

const PARTS = {
  edit: rosterPart,
  hours: hoursPart,
  menu: menuPart,
  pin: pinPart,
} as const satisfies Readonly<Record<string, BoundPart>>;

export type FormKind = keyof typeof PARTS;

interface Opening {
  readonly client: WebClient;
  readonly triggerId: string;
}

const OURS = /^jour-form-/;

const partOf = (isIt: (part: BoundPart) => boolean): BoundPart => {
  const part = Object.values<BoundPart>(PARTS).find(isIt);
  if (part === undefined) throw new Error('no such form');
  return part;
};

const pressedSchema = z
  .object({
    action_id: z.string(),
    block_id: z.string(),
    value: z.string().nullish(),
    selected_option: z.object({ value: z.string() }).nullish(),
  })
  .transform(
    (action): Pressed => ({
      actionId: action.action_id,
      blockId: action.block_id,
      value: action.selected_option?.value ?? action.value ?? '',
    }),
  );

export const createForms = (deps: FormsDeps) => {
  const { log, wordOptions } = deps;

  const problemView = (title: string, problem: Problem): ModalView =>
    doneView(title, problemBody(problem, wordOptions()));

  const viewOf = (part: BoundPart, reply: Reply): ModalView => {
    if (reply.kind === 'form') return part.open(reply.form, wordOptions());
    return doneView(part.title, replyBody(reply, wordOptions()));
  };

  /** Whether it has opened: Slack takes a trigger for three seconds only. */
  const openView = async (view: ModalView, { client, triggerId }: Opening): Promise<string | null> => {
    try {
      const opened = await client.views.open({ trigger_id: triggerId, view });
      return opened.view?.id ?? '';
    } catch (error) {
      log.warn('form not opened', { error });
      return null;
    }
  };

  const open = async (
    kind: FormKind,
    to: Opening & FormPlace & { readonly by: UserId },
  ): Promise<boolean> => {
    const part: BoundPart = PARTS[kind];
    const { client, triggerId, ...asked } = to;
    const working = deps.look({ ...asked, command: part.asks });
    const early = await Promise.race([working, pause(LOADED_WITHIN_MS, null)]);
    const view = early === null ? loadingView(part.title) : viewOf(part, early);
    const viewId = await openView(view, { client, triggerId });
    if (early === null && viewId !== null)
      await client.views.update({ view_id: viewId, view: viewOf(part, await working) });
    return viewId !== null;
  };

  /** What the form is about now. */
  const lookAgain = (part: BoundPart, view: ViewOutput, by: UserId): Promise<Reply> =>
    deps.look({ ...part.place(view), by, command: part.asks });

  const refusal = async (
    sent: { readonly part: BoundPart; readonly view: ViewOutput; readonly by: UserId },
    problem: Problem,
  ): Promise<Outcome> => {
    const { part, view } = sent;
    const options = wordOptions();
    const text = problemWords(problem, options);
    const reply = await lookAgain(part, view, sent.by);
    if (reply.kind !== 'form') return { kind: 'view', view: problemView(part.title, problem), text };
    const about = { form: reply.form, options };
    if (problem.kind === 'form-stale')
      return { kind: 'view', view: part.begunAnew(view, problem, about), text };
    const faults = part.faultsOf(view, problem, options);
    const late = (): ModalView => part.warned(view, text, about);
    return faults === null ? { kind: 'view', view: late(), text } : { kind: 'faults', faults, late };
  };

  const carriedOut = async (part: BoundPart, view: ViewOutput, by: UserId): Promise<Outcome> => {
    const options = wordOptions();
    const looked = await lookAgain(part, view, by);
    if (looked.kind !== 'form')
      return { kind: 'view', view: viewOf(part, looked), text: replyBody(looked, options).text };
    const about = { form: looked.form, options };
    const order = part.order(view, looked.form, options);
    if (order.kind === 'faults') {
      const warning = Object.values(order.faults).join('\n');
      return { ...order, late: () => part.warned(view, warning, about) };
    }
    const reply = await deps.give({ ...part.place(view), by, command: order.command });
    if (reply.kind === 'problem') return refusal({ part, view, by }, reply.problem);
    const body = replyBody(reply, options);
    return { kind: 'view', view: doneView(part.title, body), text: body.text };
  };

  const work = async (part: BoundPart, view: ViewOutput, by: UserId): Promise<Outcome> => {
    try {
      return await carriedOut(part, view, by);
    } catch (error) {
      log.error('form not carried out', { form: part.callbackId, error });
      const looked = await lookAgain(part, view, by);
      if (looked.kind !== 'form') throw error;
      const about = { form: looked.form, options: wordOptions() };
      return { kind: 'view', view: part.warned(view, null, about), text: 'The form was not saved.' };
    }
  };

  /** Of two presses at once the second finds the view changed, and is not carried out on what was before. */
  const redraw = async (view: ViewOutput, pressed: Pressed, to: { client: WebClient; by: UserId }) => {
    const part = partOf(({ callbackId }) => callbackId === view.callback_id);
    const looked = await lookAgain(part, view, to.by);
    const about = looked.kind === 'form' ? { form: looked.form, options: wordOptions() } : null;
    const next = about === null ? viewOf(part, looked) : part.redrawn(view, pressed, about);
    await to.client.views
      .update({ view_id: view.id, hash: view.hash, view: next })
      .catch((error: unknown) => log.info('form not drawn anew', { error }));
  };

  const register = (app: App): void => {
    app.action<BlockAction>(OURS, async ({ ack, body, action, client }) => {
      await ack();
      const pressed = pressedSchema.safeParse(action).data;
      if (body.view === undefined || pressed === undefined) return;
      await redraw(body.view, pressed, { client, by: body.user.id });
    });
    app.view<ViewSubmitAction>(
      { callback_id: OURS, type: 'view_submission' },
      async ({ ack, body, view, client }) => {
        const part = partOf(({ callbackId }) => callbackId === view.callback_id);
        const by = body.user.id;
        await handIn({ ack, client, viewId: view.id, by, log }, work(part, view, by), savingView(part.title));
      },
    );
  };

  /** For a command that was answered with a form. */
  const openFor = async (form: Form, to: Opening): Promise<boolean> => {
    const part = partOf(({ isOf }) => isOf(form));
    return (await openView(part.open(form, wordOptions()), to)) !== null;
  };

  return { register, open, openFor };
};

export type Forms = ReturnType<typeof createForms>;
