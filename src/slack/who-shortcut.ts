// The global shortcut “Who is on call?”. Its trigger lives three seconds, so the form opens before anything is asked.
import type { App } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import type { WhoSight } from '../core/home-view.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { WordOptions } from './words/options.ts';
import { WHO_SHORTCUT, whoForm, whoLoading } from './words/who-form.ts';

export interface WhoShortcutDeps {
  readonly log: Log;
  readonly wordOptions: () => WordOptions;
  readonly who: (userId: UserId) => Promise<WhoSight>;
}

export const createWhoShortcut = (deps: WhoShortcutDeps) => {
  /** Null: trouble of our own. */
  const look = async (userId: UserId): Promise<WhoSight | null> => {
    try {
      return await deps.who(userId);
    } catch (error) {
      deps.log.error('not known who is on call', { error });
      return null;
    }
  };

  const show = async (userId: UserId, to: { readonly client: WebClient; readonly triggerId: string }) => {
    const opened = await to.client.views.open({ trigger_id: to.triggerId, view: whoLoading() });
    const view = whoForm(await look(userId), deps.wordOptions());
    const viewId = opened.view?.id;
    if (viewId !== undefined) await to.client.views.update({ view_id: viewId, view });
  };

  return {
    register: (app: App): void => {
      app.shortcut(WHO_SHORTCUT, async ({ ack, shortcut, client }) => {
        await ack();
        await show(shortcut.user.id, { client, triggerId: shortcut.trigger_id }).catch((error: unknown) =>
          deps.log.warn('“Who is on call?” not shown', { error }),
        );
      });
    },
  };
};

export type WhoShortcut = ReturnType<typeof createWhoShortcut>;
