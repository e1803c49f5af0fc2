// A form is sent: Slack waits three seconds for what comes of it. When that takes longer, the form says so first and is
// brought up to date later; whoever has closed it meanwhile is told in a message.
import { setTimeout as pause } from 'node:timers/promises';
import type { ModalView } from '@slack/types';
import type { WebClient } from '@slack/web-api';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { Faults } from './form-part.ts';

/** Leaves Slack's three seconds some room, and what `bolt-app.ts` does with requests nobody answers. */
export const ANSWER_WITHIN_MS = 1_800;

export type Outcome =
  /** At the fields, or, when it is too late for that, as a view. */
  | { readonly kind: 'faults'; readonly faults: Faults; readonly late: () => ModalView }
  /** `text`: the same in a message. `isCarriedOut`: left out, it was not. */
  | {
      readonly kind: 'view';
      readonly view: ModalView;
      readonly text: string;
      readonly isCarriedOut?: true;
    };

type Acked =
  | { readonly response_action: 'errors'; readonly errors: Record<string, string> }
  | { readonly response_action: 'update'; readonly view: ModalView };

export interface HandedIn {
  readonly ack: (answer: Acked) => Promise<unknown>;
  readonly client: WebClient;
  readonly viewId: string;
  readonly by: UserId;
  readonly log: Log;
}

const tellLate = async (outcome: Outcome, { client, viewId, by, log }: HandedIn): Promise<void> => {
  const view = outcome.kind === 'view' ? outcome.view : outcome.late();
  const text = outcome.kind === 'view' ? outcome.text : Object.values(outcome.faults).join('\n');
  try {
    await client.views.update({ view_id: viewId, view });
  } catch (error) {
    log.info('form is closed; told in a message', { error });
    await client.chat.postMessage({ channel: by, text });
  }
};

export const handIn = async (to: HandedIn, working: Promise<Outcome>, atWork: ModalView): Promise<void> => {
  const early = await Promise.race([working, pause(ANSWER_WITHIN_MS, null)]);
  if (early === null) {
    await to.ack({ response_action: 'update', view: atWork });
    return tellLate(await working, to);
  }
  await to.ack(
    early.kind === 'faults'
      ? { response_action: 'errors', errors: { ...early.faults } }
      : { response_action: 'update', view: early.view },
  );
};
