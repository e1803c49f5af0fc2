// Serves people's shifts to whoever knows the secret in the address. A wrong one looks like any other unknown path.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Application } from 'express';
import type { Instant } from '../core/instant.ts';
import type { Settings, UserId } from '../core/settings.ts';
import { calendarTokens, shiftsOf } from '../core/shift-calendar.ts';

export interface CalendarRouteDeps {
  readonly settings: () => Settings;
  readonly now: () => Instant;
}

const FOLDER = '/calendar/';

export const calendarPath = (token: string): string => `${FOLDER}${token}.ics`;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Takes as long for a wrong token as for a right one. */
const ownerOf = (token: string, settings: Settings): UserId | undefined => {
  const given = digest(token);
  return calendarTokens(settings).filter((known) => timingSafeEqual(digest(known.token), given))[0]?.userId;
};

export const addCalendarRoute = (app: Application, deps: CalendarRouteDeps): void => {
  app.get(`${FOLDER}:token.ics`, async (request, response, next) => {
    const settings = deps.settings();
    const { token } = request.params;
    const userId = ownerOf(token, settings);
    if (userId === undefined) return next();
    const now = deps.now();
    // Loaded when a calendar first asks: many teams have none, and the library is large.
    const { icsOf } = await import('./ics.ts');
    response.setHeader('cache-control', 'private, max-age=300');
    response.setHeader('x-robots-tag', 'noindex');
    response.type('text/calendar').send(icsOf(shiftsOf(settings, { userId, now }), userId, now));
  });
};
