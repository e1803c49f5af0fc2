// A form that was sent becomes a command; what comes of it is at its fields, in the form once more, or in its place.
import type { ModalView } from '@slack/types';
import type { Command } from '../core/command.ts';
import type { Problem } from '../core/problem.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { BoundPart, FormPlace, SentView } from './form-part.ts';
import type { Outcome } from './hand-in.ts';
import { section } from './words/blocks.ts';
import { doneView } from './words/form-parts.ts';
import type { WordOptions } from './words/options.ts';
import { problemBody, problemWords } from './words/problem.ts';
import { replyBody } from './words/reply.ts';

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

const TROUBLE =
  'Jour had trouble of its own just now, and nothing was changed. Please try again in a minute.';

export const createFormSending = (deps: FormsDeps) => {
  const { log, wordOptions } = deps;

  const problemView = (title: string, problem: Problem): ModalView =>
    doneView(title, problemBody(problem, wordOptions()));

  const troubleView = (part: BoundPart, error: unknown): ModalView => {
    log.error('form failed', { form: part.callbackId, error });
    return doneView(part.title, { blocks: [section(TROUBLE)] });
  };

  const viewOf = (part: BoundPart, reply: Reply): ModalView => {
    if (reply.kind === 'form') return part.open(reply.form, wordOptions());
    return doneView(part.title, replyBody(reply, wordOptions()));
  };

  /** What the form is about now. */
  const lookAgain = (part: BoundPart, view: SentView, by: UserId): Promise<Reply> =>
    deps.look({ ...part.place(view), by, command: part.asks });

  const refusal = async (
    sent: { readonly part: BoundPart; readonly view: SentView; readonly by: UserId },
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

  const carriedOut = async (part: BoundPart, view: SentView, by: UserId): Promise<Outcome> => {
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
    return { kind: 'view', view: doneView(part.title, body), text: body.text, isCarriedOut: true };
  };

  /** With what was filled in, if it can be known still what the form is about. */
  const afterTrouble = async (part: BoundPart, view: SentView, by: UserId): Promise<ModalView> => {
    const looked = await lookAgain(part, view, by);
    return looked.kind === 'form'
      ? part.warned(view, TROUBLE, { form: looked.form, options: wordOptions() })
      : viewOf(part, looked);
  };

  const work = async (part: BoundPart, view: SentView, by: UserId): Promise<Outcome> => {
    try {
      return await carriedOut(part, view, by);
    } catch (error) {
      log.error('form not carried out', { form: part.callbackId, error });
      const shown = await afterTrouble(part, view, by).catch((again: unknown) => troubleView(part, again));
      return { kind: 'view', view: shown, text: TROUBLE };
    }
  };

  return { viewOf, troubleView, lookAgain, work };
};
