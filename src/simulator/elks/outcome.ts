// How one action ended: with a result and a way on, or with the end of the call.
import type { Action, Branch } from './actions.ts';
import type { CallEnding } from './transcript.ts';

export type Outcome =
  | {
      readonly kind: 'done';
      readonly result: string;
      readonly why?: string;
      readonly asked: string;
      readonly branch: Branch | undefined;
    }
  | { readonly kind: 'ended'; readonly ending: CallEnding };

export type ActionOf<V extends Action['verb']> = Extract<Action, { verb: V }>;

export const callerLeft = (when: string): Outcome => ({ kind: 'ended', ending: { by: 'caller', when } });

/** On to `next`, whatever the result was. */
export const onToNext = (action: Action, result: string, why?: string): Outcome => ({
  kind: 'done',
  result,
  ...(why === undefined ? {} : { why }),
  asked: 'next',
  branch: action.next,
});
