// Registers what people can do in Slack. Everything is acknowledged before any work, since Slack waits three seconds;
// the wrapper words whatever goes wrong afterwards, so no handler has to.
import type { App, SlashCommand } from '@slack/bolt';
import type { Token } from '../core/command.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports.ts';
import { tokensFrom } from './tokens.ts';
import type { Body } from './words/blocks.ts';
import { replyBody } from './words/reply.ts';

export interface ListenerDeps {
  readonly runCommand: (typed: {
    readonly by: UserId;
    readonly tokens: readonly Token[];
    readonly channelId: string;
  }) => Promise<Reply>;
  readonly log: Log;
  readonly timeZone: () => string;
}

const TROUBLE =
  'Sorry, that did not work: Jour had trouble of its own just now, and nothing was changed. ' +
  'Please try again in a minute. Calls are answered all the same.';

/** The first answer was lost or not taken; what was asked for is done all the same. */
const CARRIED_OUT = 'This was carried out, but its answer got lost on the way.';

type Answer = Pick<Body, 'text'> & Partial<Pick<Body, 'blocks'>>;

/** Only to the person who asked. */
const privately = ({ text, blocks }: Answer) => ({
  response_type: 'ephemeral' as const,
  text,
  ...(blocks === undefined ? {} : { blocks: [...blocks] }),
});

const answerTo = async (command: SlashCommand, deps: ListenerDeps): Promise<() => Answer> => {
  try {
    const tokens = tokensFrom(command.text ?? '');
    const reply = await deps.runCommand({ by: command.user_id, tokens, channelId: command.channel_id });
    return () => replyBody(reply, { commandWord: command.command, timeZone: deps.timeZone() });
  } catch (error) {
    deps.log.error('command failed', { error });
    return () => ({ text: TROUBLE });
  }
};

const registerCommands = (app: App, deps: ListenerDeps): void => {
  app.command(/.*/, async ({ command, ack, respond }) => {
    await ack();
    const answer = await answerTo(command, deps);
    try {
      await respond(privately(answer()));
    } catch (error) {
      // The change, if it was one, is made by now: whatever is said next must not deny it.
      deps.log.warn('answer not taken by Slack', { error });
      await respond(privately(plainly(answer)));
    }
  });
};

const plainly = (answer: () => Answer): Answer => {
  try {
    return { text: answer().text };
  } catch {
    return { text: CARRIED_OUT };
  }
};

/** Whatever has no listener is acknowledged too: Slack shows people a warning otherwise. */
const registerTheRest = (app: App): void => {
  app.action(/.*/, ({ ack }) => ack());
  app.shortcut(/.*/, ({ ack }) => ack());
  app.view(/.*/, ({ ack }) => ack());
  app.view({ type: 'view_closed', callback_id: /.*/ }, ({ ack }) => ack());
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
};

export const registerListeners = (app: App, deps: ListenerDeps): void => {
  registerCommands(app, deps);
  registerTheRest(app);
  app.error(async (error) => deps.log.error('slack listener failed', { error: error.original ?? error }));
};
