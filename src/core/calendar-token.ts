// The secret in the address of somebody's shifts: given once and kept, so that every device of theirs uses the same.
import type { Settings, UserId } from './settings.ts';

/** With that token unless there is one already; null takes it away, and the address works no more. */
export const withCalendar = (settings: Settings, userId: UserId, token: string | null): Settings => {
  const { calendarToken, ...member } = settings.membersById[userId] ?? {};
  if (token === null ? calendarToken === undefined : calendarToken !== undefined) return settings;
  const after = token === null ? member : { ...member, calendarToken: token };
  return { ...settings, membersById: { ...settings.membersById, [userId]: after } };
};
