// Somebody's shifts as iCalendar, RFC 5545. Times are UTC, so that no calendar has to know the rules of a zone.
import ICAL from 'ical.js';
import type { Instant } from '../core/instant.ts';
import { nationalFormat } from '../core/phone-number.ts';
import { MAIN_ROSTER, type UserId } from '../core/settings.ts';
import type { UserShift } from '../core/shift-calendar.ts';

/** How often calendars are asked to look again. */
const REFRESH = 'PT1H';

const timeOf = (at: Instant): ICAL.Time => ICAL.Time.fromJSDate(new Date(at), true);

const titleOf = ({ rosterName, line }: UserShift): string =>
  rosterName === MAIN_ROSTER ? `On call: ${line.name}` : `On call: ${line.name}, ${rosterName}`;

const eventOf = (shift: UserShift, userId: UserId, now: Instant): ICAL.Component => {
  const event = new ICAL.Component('vevent');
  event.addPropertyWithValue('uid', `${shift.rosterName}-${shift.fromAt}-${userId}@jour`);
  event.addPropertyWithValue('dtstamp', timeOf(now));
  event.addPropertyWithValue('dtstart', timeOf(shift.fromAt));
  event.addPropertyWithValue('dtend', timeOf(shift.untilAt));
  event.addPropertyWithValue('summary', titleOf(shift));
  event.addPropertyWithValue(
    'description',
    `Calls to ${nationalFormat(shift.line.number, shift.line.country)} ring you first.`,
  );
  // Being on call does not keep anybody from meetings.
  event.addPropertyWithValue('transp', 'TRANSPARENT');
  return event;
};

export const icsOf = (shifts: readonly UserShift[], userId: UserId, now: Instant): string => {
  const calendar = new ICAL.Component('vcalendar');
  calendar.addPropertyWithValue('version', '2.0');
  calendar.addPropertyWithValue('prodid', '-//Jour//On call//EN');
  calendar.addPropertyWithValue('method', 'PUBLISH');
  calendar.addPropertyWithValue('x-wr-calname', 'On call');
  calendar.addPropertyWithValue('x-published-ttl', REFRESH);
  for (const shift of shifts) calendar.addSubcomponent(eventOf(shift, userId, now));
  return `${calendar.toString()}\r\n`;
};
