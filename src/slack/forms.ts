// Forms for what is clumsy to type. They open from commands and from buttons, are drawn anew at every press, and what
// is sent becomes a command like any other: rights, telling and log are not decided here.
import { setTimeout as pause } from 'node:timers/promises';
import type { App, BlockAction, ViewOutput, ViewSubmitAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import { z } from 'zod';
import type { Form } from '../core/form.ts';
import type { UserId } from '../core/settings.ts';
import type { BoundPart, FormPlace, Pressed } from './form-part.ts';
import { createFormSending, type FormsDeps } from './form-sending.ts';
import { handIn, type Outcome } from './hand-in.ts';
import { hoursPart } from './hours-form.ts';
import { menuPart } from './menu-form.ts';
import { pinPart } from './pin-form.ts';
import { rosterPart } from './roster-form.ts';
import { createSentBefore } from './sent-before.ts';
import { loadingView, savingView } from './words/form-parts.ts';

/** A trigger lives for three seconds: after this a view that says so holds the place. */
const LOADED_WITHIN_MS = 1_500;

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
  const { viewOf, troubleView, lookAgain, work } = createFormSending(deps);
  const sentBefore = createSentBefore<Outcome>(
    (outcome) => outcome.kind === 'view' && outcome.isCarriedOut === true,
  );

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
    const looking = deps.look({ ...asked, command: part.asks }).then(
      (reply) => viewOf(part, reply),
      (error: unknown) => troubleView(part, error),
    );
    const early = await Promise.race([looking, pause(LOADED_WITHIN_MS, null)]);
    const viewId = await openView(early ?? loadingView(part.title), { client, triggerId });
    if (early === null && viewId !== null)
      await client.views
        .update({ view_id: viewId, view: await looking })
        .catch((error: unknown) => log.info('form is closed', { error }));
    return viewId !== null;
  };

  const redrawn = async (part: BoundPart, view: ViewOutput, press: { pressed: Pressed; by: UserId }) => {
    const looked = await lookAgain(part, view, press.by);
    if (looked.kind !== 'form') return viewOf(part, looked);
    return part.redrawn(view, press.pressed, { form: looked.form, options: wordOptions() });
  };

  /** Of two presses at once the second finds the view changed, and is not carried out on what was before. */
  const redraw = async (view: ViewOutput, pressed: Pressed, to: { client: WebClient; by: UserId }) => {
    const part = partOf(({ callbackId }) => callbackId === view.callback_id);
    const next = await redrawn(part, view, { pressed, by: to.by }).catch((error: unknown) =>
      troubleView(part, error),
    );
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
        const working = sentBefore(view, () => work(part, view, by));
        await handIn({ ack, client, viewId: view.id, by, log }, working, savingView(part.title));
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
