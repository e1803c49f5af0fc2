// Home as Slack tells of it: opened, and its buttons, acknowledged before any work. What came of a button is told at
// the top of Home itself.
import type { App, BlockAction } from '@slack/bolt';
import type { Command } from '../core/command.ts';
import type { UserId } from '../core/settings.ts';
import type { Log } from '../ports/log.ts';
import type { FormKind, Forms } from './forms.ts';
import { createNumberForm, type NumberFormDeps } from './number-form.ts';
import { HOME_ACTION, PAUSES } from './words/home-buttons.ts';

export interface HomeTabDeps extends NumberFormDeps {
  readonly openForm: Forms['open'];
  readonly log: Log;
  readonly opened: (userId: UserId) => Promise<void>;
  /** Carries it out and tells at the top of Home what came of it. Never rejects. */
  readonly press: (order: {
    readonly by: UserId;
    readonly command: Command;
    readonly rosterName?: string;
  }) => Promise<void>;
}

type Clicked = BlockAction['actions'][number];

const pauseChosen = (action: Clicked): Command | null => {
  const value = action.type === 'static_select' ? action.selected_option?.value : undefined;
  const chosen = value === undefined ? undefined : PAUSES[value];
  return chosen === undefined ? null : { kind: 'pause', userId: null, until: chosen.until };
};

const pressedValue = (action: Clicked): string | null =>
  (action.type === 'button' ? action.value : undefined) ?? null;

export const createHomeTab = (deps: HomeTabDeps) => {
  const numberForm = createNumberForm(deps);

  const onButton = (app: App, actionId: string, pressed: (by: UserId, action: Clicked) => Promise<void>) =>
    app.action<BlockAction>(actionId, async ({ ack, body, action }) => {
      await ack();
      await pressed(body.user.id, action);
    });

  /** A form that is about a line. */
  const onForm = (app: App, actionId: string, kind: FormKind) =>
    app.action<BlockAction>(actionId, async ({ ack, body, action, client }) => {
      await ack();
      const [by, lineId] = [body.user.id, pressedValue(action)];
      if (lineId === null) return;
      const hasOpened = await deps
        .openForm(kind, { client, triggerId: body.trigger_id, by, lineId })
        .catch((error: unknown) => {
          deps.log.error('form of Home failed', { kind, error });
          return false;
        });
      if (!hasOpened) await deps.tell(by, { kind: 'no-form' });
    });

  return {
    register: (app: App): void => {
      app.event('app_home_opened', async ({ event }) => {
        if (event.tab === 'home') await deps.opened(event.user);
      });
      onButton(app, HOME_ACTION.pause, async (by, action) => {
        const command = pauseChosen(action);
        if (command !== null) await deps.press({ by, command });
      });
      onButton(app, HOME_ACTION.resume, (by) =>
        deps.press({ by, command: { kind: 'resume', userId: null } }),
      );
      onButton(app, HOME_ACTION.take, async (by, action) => {
        const rosterName = pressedValue(action);
        if (rosterName !== null) await deps.press({ by, command: { kind: 'take', until: null }, rosterName });
      });
      onButton(app, HOME_ACTION.check, (by) =>
        deps.press({ by, command: { kind: 'phone-check', userId: null } }),
      );
      onForm(app, HOME_ACTION.editRoster, 'edit');
      onForm(app, HOME_ACTION.editHours, 'hours');
      app.action<BlockAction>(HOME_ACTION.number, async ({ ack, body, client }) => {
        await ack();
        await numberForm.open(body.user.id, { client, triggerId: body.trigger_id });
      });
      numberForm.register(app);
    },
  };
};

export type HomeTab = ReturnType<typeof createHomeTab>;
