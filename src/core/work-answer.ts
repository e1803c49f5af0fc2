// What somebody who pressed a button of a card is told; the rest the card itself shows.
import type { WorkRefusal } from './call-work.ts';
import type { NumberProblem } from './number-problem.ts';
import type { NotMember } from './permission.ts';
import type { UserId } from './settings.ts';
import type { CallerView } from './view.ts';
import type { CallBackFault } from './work-view.ts';

export type WorkAnswer =
  /** The card says so. */
  | { readonly kind: 'carried-out' }
  /** The card says so, the disk does not yet: a restart meanwhile would lose it. */
  | { readonly kind: 'held' }
  /** `isNoted`: what they wrote is kept all the same. */
  | {
      readonly kind: 'refused';
      readonly refusal: WorkRefusal;
      readonly by: UserId;
      readonly isNoted?: boolean;
    }
  /** Its records are gone, or it never was one. */
  | { readonly kind: 'unknown-call' }
  | { readonly kind: 'not-allowed'; readonly who: NotMember }
  | { readonly kind: 'number'; readonly caller: CallerView }
  /** The phone of whoever asked rings now. In national format. */
  | { readonly kind: 'ringing-you'; readonly phone: string; readonly caller: CallerView }
  | { readonly kind: 'no-phone' }
  /** The phone of whoever asked must not be rung. */
  | { readonly kind: 'phone-barred'; readonly problem: NumberProblem }
  | { readonly kind: 'not-callable'; readonly why: CallBackFault }
  | { readonly kind: 'under-way'; readonly by: UserId }
  /** `no-answer`: the provider may have taken it, its answer was lost. `over-limit`: we make no more calls for now. */
  | {
      readonly kind: 'not-rung';
      readonly why: 'no-answer' | 'refused' | 'over-limit';
      readonly caller: CallerView;
    };

/** Whether what was written with the order is kept. */
export const isNoteKept = (answer: WorkAnswer): boolean =>
  answer.kind === 'carried-out' ||
  answer.kind === 'held' ||
  (answer.kind === 'refused' && answer.isNoted === true);
