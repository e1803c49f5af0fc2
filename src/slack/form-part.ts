// One kind of form: how it is drawn, read and sent. What is filled in so far is a draft, read from the form itself at
// every press, so that nothing has to be kept here between two of them.
import type { ModalView } from '@slack/types';
import type { Command } from '../core/command.ts';
import type { Form, FormCommand } from '../core/form.ts';
import type { Seen } from '../core/form-seen.ts';
import type { Problem } from '../core/problem.ts';

import type { WordOptions } from './words/options.ts';
import { problemWords } from './words/problem.ts';
import { plainly } from './words/prompt-form.ts';

/** The part of a view that forms are read from. */
export interface SentView {
  readonly private_metadata: string;
  readonly state: { readonly values: unknown };
}

/** Where the form's settings are. */
export interface FormPlace {
  readonly lineId: string;
  readonly rosterName?: string;
}

export interface Draft {
  readonly place: FormPlace;
  readonly seen: Seen;
  readonly round: number;
}

/** A button or menu of the form. */
export interface Pressed {
  readonly actionId: string;
  readonly blockId: string;
  /** What was chosen, or the button's value. */
  readonly value: string;
}

/** By block: what is wrong there, in plain text. */
export type Faults = Readonly<Record<string, string>>;

export type Order =
  | { readonly kind: 'order'; readonly command: Command }
  | { readonly kind: 'faults'; readonly faults: Faults };

export interface FormPart<F extends Form, D extends Draft> {
  readonly callbackId: string;
  readonly title: string;
  readonly asks: FormCommand;
  readonly is: (form: Form) => form is F;
  readonly begin: (form: F) => D;
  readonly read: (view: SentView) => D;
  readonly press: (draft: D, pressed: Pressed, options: WordOptions) => D;
  /** `warning`: to be read before the form. */
  readonly show: (
    draft: D,
    form: F,
    how: { readonly options: WordOptions; readonly warning: string | null },
  ) => ModalView;
  readonly order: (draft: D, form: F, options: WordOptions) => Order;
  /** At which fields that problem stands; null: at none. */
  readonly placed: (problem: Problem, draft: D, text: string) => Faults | null;
  /** What was filled in, in words: it is not lost when the form has to begin anew. */
  readonly words: (draft: D) => string;
}

/** A form's part without its types. */
export const formPart = <F extends Form, D extends Draft>(part: FormPart<F, D>) => {
  const own = (form: Form): F => {
    if (!part.is(form)) throw new Error(`${form.kind} is not what ${part.callbackId} shows`);
    return form;
  };
  const drawn = (draft: D, form: Form, how: { options: WordOptions; warning: string | null }): ModalView =>
    part.show(draft, own(form), how);
  const anew = (draft: D): D => ({ ...draft, round: draft.round + 1 });

  return {
    callbackId: part.callbackId,
    title: part.title,
    asks: part.asks,
    isOf: (form: Form): boolean => part.is(form),
    place: (view: SentView): FormPlace => part.read(view).place,
    open: (form: Form, options: WordOptions): ModalView =>
      drawn(part.begin(own(form)), form, { options, warning: null }),
    redrawn: (view: SentView, pressed: Pressed, about: { form: Form; options: WordOptions }): ModalView => {
      const draft = part.press(part.read(view), pressed, about.options);
      return drawn(draft, about.form, { options: about.options, warning: null });
    },
    order: (view: SentView, form: Form, options: WordOptions): Order =>
      part.order(part.read(view), own(form), options),
    /** As it was filled in, under a warning. */
    warned: (view: SentView, warning: string, about: { form: Form; options: WordOptions }): ModalView =>
      drawn(anew(part.read(view)), about.form, { options: about.options, warning }),
    /** As things are now; what was sent is told. */
    begunAnew: (view: SentView, problem: Problem, about: { form: Form; options: WordOptions }): ModalView => {
      const sent = part.read(view);
      const fresh = { ...part.begin(own(about.form)), round: sent.round + 1 };
      const warning = `${problemWords(problem, about.options)}\nNothing of what you sent was saved; the form shows what holds now. You had sent: ${part.words(sent)}.`;
      return drawn(fresh, about.form, { options: about.options, warning });
    },
    faultsOf: (view: SentView, problem: Problem, options: WordOptions): Faults | null =>
      part.placed(problem, part.read(view), plainly(problemWords(problem, options))),
  };
};

export type BoundPart = ReturnType<typeof formPart>;
