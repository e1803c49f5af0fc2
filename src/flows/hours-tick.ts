// What time brings to opening hours, looked at every minute: lines that opened or closed, years that turned.

import type { Outbox } from '../ports/store.ts';
import { createAnnounceHours } from './announce-hours.ts';
import { createExtendHolidays, type ExtendHolidaysDeps } from './extend-holidays.ts';

export interface HoursTickDeps extends ExtendHolidaysDeps {
  readonly outbox: Outbox;
}

export const createHoursTick = (deps: HoursTickDeps) => {
  const announceHours = createAnnounceHours(deps);
  const extendHolidays = createExtendHolidays(deps);

  const attempt = async (what: string, job: () => Promise<void>): Promise<void> =>
    job().catch((error: unknown) => deps.log.error(what, { error }));

  /** Never rejects: what could not be done is looked at again a minute later. */
  return async (): Promise<void> => {
    await attempt('opening not announced yet', announceHours);
    await attempt('holidays not extended yet', extendHolidays);
  };
};
