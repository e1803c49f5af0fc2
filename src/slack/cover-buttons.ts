// The buttons under a request for cover or a swap. Acknowledged at once; who may press what, and whether it still can
// be, is decided where the settings are. Whoever pressed is answered where only they see it.
import type { App } from '@slack/bolt';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { RequestAnswer } from '../core/shift-request.ts';
import type { Log } from '../ports/log.ts';
import type { WordOptions } from './words/options.ts';
import { replyBody } from './words/reply.ts';
import { ANSWER_ACTIONS, readValue } from './words/request.ts';

export interface CoverButtonDeps {
  readonly log: Log;
  readonly wordOptions: () => WordOptions;
  readonly answerRequest: (answered: {
    readonly rosterName: string;
    readonly requestId: number;
    readonly answer: RequestAnswer;
    readonly by: UserId;
  }) => Promise<Reply>;
}

const TROUBLE =
  'Sorry, that did not work: Jour had trouble of its own just now. Please press it again in a minute.';
const OLD = 'That button is of another time and does nothing any more.';

const ANSWERS = Object.keys(ANSWER_ACTIONS) as RequestAnswer[];

export const createCoverButtons = (deps: CoverButtonDeps) => {
  const answerTo = async (answer: RequestAnswer, value: string, by: UserId) => {
    const named = readValue(value);
    if (named === null) return { text: OLD, blocks: [] };
    try {
      return replyBody(await deps.answerRequest({ ...named, answer, by }), deps.wordOptions());
    } catch (error) {
      deps.log.error('request not answered', { error });
      return { text: TROUBLE, blocks: [] };
    }
  };

  return {
    register: (app: App): void => {
      for (const answer of ANSWERS)
        app.action({ type: 'block_actions', action_id: ANSWER_ACTIONS[answer] }, async (click) => {
          await click.ack();
          const value = click.action.type === 'button' ? (click.action.value ?? '') : '';
          const { text, blocks } = await answerTo(answer, value, click.body.user.id);
          await click.respond({
            response_type: 'ephemeral',
            replace_original: false,
            text,
            ...(blocks.length === 0 ? {} : { blocks: [...blocks] }),
          });
        });
    },
  };
};

export type CoverButtons = ReturnType<typeof createCoverButtons>;
