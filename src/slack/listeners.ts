// Registers what people can do in Slack. Everything is acknowledged before any work, since Slack waits three seconds;
// the wrapper words whatever goes wrong afterwards, so no handler has to.
import type { App, RespondFn } from '@slack/bolt';
import type { Token } from '../core/command.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports.ts';
import { tokensFrom } from './tokens.ts';
import { replyBody } from './words/reply.ts';

export interface ListenerDeps {
  readonly runCommand: (typed: { readonly by: UserId; readonly tokens: readonly Token[] }) => Promise<Reply>;
  readonly log: Log;
  readonly timeZone: () => string;
}

const TROUBLE =
  'Sorry, that did not work: Jour had trouble of its own just now, and nothing was changed. ' +
  'Please try again in a minute. Calls are answered all the same.';

const answerPrivately = (
  respond: RespondFn,
  body: { text: string; blocks?: ReturnType<typeof replyBody>['blocks'] },
) =>
  respond({
    response_type: 'ephemeral',
    text: body.text,
    ...(body.blocks === undefined ? {} : { blocks: [...body.blocks] }),
  });

const registerCommands = (app: App, deps: ListenerDeps): void => {
  app.command(/.*/, async ({ command, ack, respond }) => {
    await ack();
    try {
      const reply = await deps.runCommand({ by: command.user_id, tokens: tokensFrom(command.text ?? '') });
      await answerPrivately(
        respond,
        replyBody(reply, { commandWord: command.command, timeZone: deps.timeZone() }),
      );
    } catch (error) {
      deps.log.error('command failed', { error });
      await answerPrivately(respond, { text: TROUBLE });
    }
  });
};

/** Whatever has no listener is acknowledged too: Slack shows people a warning otherwise. */
const registerTheRest = (app: App): void => {
  app.action(/.*/, ({ ack }) => ack());
  app.shortcut(/.*/, ({ ack }) => ack());
  app.view(/.*/, ({ ack }) => ack());
};

export const registerListeners = (app: App, deps: ListenerDeps): void => {
  registerCommands(app, deps);
  registerTheRest(app);
  app.error(async (error) => deps.log.error('slack listener failed', { error: error.original ?? error }));
};
