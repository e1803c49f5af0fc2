// The part of the composition that is about who is on call over time.
import { randomBytes } from 'node:crypto';
import type { WebClient } from '@slack/web-api';
import type { Config } from './config.ts';
import { createAnswerRequest } from './flows/answer-request.ts';
import { createSendShifts } from './flows/send-shifts.ts';
import { createShiftTick } from './flows/shift-tick.ts';
import type { Guard } from './flows/who-may.ts';
import type { Chat } from './ports/chat.ts';
import type { Log } from './ports/log.ts';
import type { Outbox, SettingsStore } from './ports/store.ts';
import type { Clock } from './ports/time.ts';
import { type CoverButtonDeps, createCoverButtons } from './slack/cover-buttons.ts';
import { createWorkspace } from './slack/workspace.ts';
import { addCalendarRoute, calendarPath } from './web/calendar-route.ts';
import type { createExpressApp } from './web/express-app.ts';

export interface ShiftPartsDeps {
  readonly config: Config;
  readonly settings: SettingsStore;
  readonly outbox: Outbox;
  readonly clock: Clock;
  readonly log: Log;
  readonly chat: Chat;
  readonly client: WebClient;
  readonly quickClient: WebClient;
}

const CALENDAR_TOKEN_BYTES = 24;

export const createShiftParts = ({ config, client, quickClient, ...deps }: ShiftPartsDeps) => {
  const { settings, clock } = deps;
  const tick = createShiftTick(deps);

  /** What time brought is told before what the work changes, so that no handoff passes for a change. */
  const afterTick =
    <A, R>(work: (asked: A) => Promise<R>) =>
    async (asked: A): Promise<R> => {
      await tick('before-command');
      return work(asked);
    };

  return {
    tick,
    sendShifts: createSendShifts({ ...deps, workspace: createWorkspace(client) }),
    /** What commands need. */
    commandParts: {
      workspace: createWorkspace(quickClient),
      newToken: () => randomBytes(CALENDAR_TOKEN_BYTES).toString('base64url'),
      calendarAddress: (token: string) => `${config.publicUrl}${calendarPath(token)}`,
    },
    afterTick,
    buttons: (announce: () => Promise<void>, wordOptions: CoverButtonDeps['wordOptions'], guard: Guard) => {
      const right = { right: 'own', what: 'an answer to a request' } as const;
      const answer = guard(right, createAnswerRequest({ ...deps, announce }));
      return createCoverButtons({ log: deps.log, wordOptions, answerRequest: afterTick(answer) });
    },
    serveCalendars: (express: ReturnType<typeof createExpressApp>): void =>
      addCalendarRoute(express, { settings: () => settings.current(), now: () => clock.now() }),
  };
};
