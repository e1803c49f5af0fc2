// Registers what people can do in Slack. Everything is acknowledged before any work, since Slack waits three seconds;
// the wrapper words whatever goes wrong afterwards, so no handler has to.
import { type App, RespondError, type RespondFn, type SlashCommand } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { Token } from '../core/command.ts';
import type { Reply } from '../core/reply.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { CardButtons } from './card-buttons.ts';
import type { ChannelChanges } from './channel-changes.ts';
import { type CodeForm, createCodeForm } from './code-form.ts';
import type { CoverButtons } from './cover-buttons.ts';
import type { Forms } from './forms.ts';
import type { HomeTab } from './home-tab.ts';
import type { Looks } from './looks.ts';
import type { PeopleChanges } from './people-changes.ts';
import type { PromptForm } from './prompt-form.ts';
import { tokensFrom } from './tokens.ts';
import type { WhoShortcut } from './who-shortcut.ts';
import type { Body } from './words/blocks.ts';
import { replyBody } from './words/reply.ts';
import { WHO_SHORTCUT } from './words/who-form.ts';

export interface ListenerDeps {
  readonly runCommand: (typed: {
    readonly by: UserId;
    readonly tokens: readonly Token[];
    readonly channelId: string;
  }) => Promise<Reply>;
  readonly log: Log;
  readonly looks: Looks;
  readonly timeZone: () => string;
  readonly promptForm: PromptForm;
  readonly forms: Forms;
  readonly cardButtons: CardButtons;
  readonly coverButtons: CoverButtons;
  readonly homeTab: HomeTab;
  readonly whoShortcut: WhoShortcut;
  readonly peopleChanges: PeopleChanges;
  readonly channelChanges: ChannelChanges;
}

interface Openers extends Pick<ListenerDeps, 'promptForm' | 'forms'> {
  readonly codeForm: CodeForm;
}

const TROUBLE =
  'Sorry, that did not work: Jour had trouble of its own just now, and nothing was changed. ' +
  'Please try again in a minute. Calls are answered all the same.';

/** The first answer was lost or not taken; what was asked for is done all the same. */
const CARRIED_OUT = 'This was carried out, but its answer got lost on the way.';

const NOT_OUR_FAULT_FROM = 500;

type Answer = Pick<Body, 'text'> & Partial<Pick<Body, 'blocks'>>;

/** Only to the person who asked. */
const privately = ({ text, blocks }: Answer) => ({
  response_type: 'ephemeral' as const,
  text,
  ...(blocks === undefined ? {} : { blocks: [...blocks] }),
});

/** Null: trouble of our own. */
const replyTo = async (command: SlashCommand, deps: ListenerDeps): Promise<Reply | null> => {
  try {
    const tokens = tokensFrom(command.text ?? '');
    return await deps.runCommand({ by: command.user_id, tokens, channelId: command.channel_id });
  } catch (error) {
    deps.log.error('command failed', { error });
    return null;
  }
};

const answerOf = (reply: Reply | null, command: SlashCommand, deps: ListenerDeps): Answer =>
  reply === null
    ? { text: TROUBLE }
    : replyBody(reply, {
        commandWord: command.command,
        timeZone: deps.timeZone(),
        look: deps.looks.now(),
      });

/** Some answers are forms; whether this one was, and has opened. */
const openedForm = async (
  reply: Reply | null,
  to: { readonly client: WebClient; readonly command: SlashCommand },
  { promptForm, codeForm, forms }: Openers,
): Promise<boolean> => {
  const { trigger_id: triggerId, user_id: by, command: commandWord, channel_id: channelId } = to.command;
  if (reply?.kind === 'form') {
    if (reply.form.kind !== 'code') return forms.openFor(reply.form, { client: to.client, triggerId });
    const asked = { tokens: tokensFrom(to.command.text ?? ''), channelId, commandWord };
    return codeForm.open(reply.form, asked, { client: to.client, triggerId });
  }
  if (reply?.kind !== 'prompt') return false;
  if (!(await promptForm.open(reply, { client: to.client, triggerId, by }))) return false;
  await promptForm.playTo(by, reply);
  return true;
};

/** More plainly where Slack does not take the newer blocks. */
const say = async (answer: () => Answer, respond: RespondFn, looks: Looks): Promise<void> => {
  const said = answer();
  try {
    await respond(privately(said));
  } catch (error) {
    const isRefused = error instanceof RespondError && error.statusCode < NOT_OUR_FAULT_FROM;
    if (!isRefused || !looks.refused(said.blocks ?? [])) throw error;
    await say(answer, respond, looks);
  }
};

const registerCommands = (app: App, deps: ListenerDeps & Openers): void => {
  app.command(/.*/, async ({ command, ack, respond, client }) => {
    await ack();
    const reply = await replyTo(command, deps);
    if (await openedForm(reply, { client, command }, deps)) return;
    const answer = (): Answer => answerOf(reply, command, deps);
    try {
      await say(answer, respond, deps.looks);
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

/** Our own buttons and forms are named so, and answered by listeners of their own. */
const NOT_OURS = /^(?!jour-)/;
const NOT_WHO = new RegExp(`^(?!${WHO_SHORTCUT}$)`);

/** Whatever has no listener is acknowledged too: Slack shows people a warning otherwise. */
const registerTheRest = (app: App): void => {
  app.action(NOT_OURS, ({ ack }) => ack());
  app.shortcut(NOT_WHO, ({ ack }) => ack());
  app.view(NOT_OURS, ({ ack }) => ack());
  app.view({ type: 'view_closed', callback_id: /.*/ }, ({ ack }) => ack());
  app.options(/.*/, ({ ack }) => ack({ options: [] }));
};

export const registerListeners = (app: App, deps: ListenerDeps): void => {
  const codeForm = createCodeForm(deps);
  registerCommands(app, { ...deps, codeForm });
  codeForm.register(app);
  deps.promptForm.register(app);
  deps.forms.register(app);
  deps.cardButtons.register(app);
  deps.coverButtons.register(app);
  deps.homeTab.register(app);
  deps.whoShortcut.register(app);
  deps.peopleChanges.register(app);
  deps.channelChanges.register(app);
  registerTheRest(app);
  app.error(async (error) => deps.log.error('slack listener failed', { error: error.original ?? error }));
};
