// Who takes part in the demo, where and when. The numbers are among those that the Swedish Post and Telecom Authority
// sets aside for fiction: nobody has them.
import { nationalFormat } from '../../core/phone-number.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** What others type after `@`. */
  readonly handle: string;
  readonly phone: string;
}

export const ANNA: Person = { id: 'U0ANNA', name: 'Anna', handle: 'anna', phone: '+46701740605' };
export const BO: Person = { id: 'U0BO', name: 'Bo', handle: 'bo', phone: '+46701740606' };
export const CIA: Person = { id: 'U0CIA', name: 'Cia', handle: 'cia', phone: '+46701740607' };
export const TEAM: readonly Person[] = [ANNA, BO, CIA];
/** Works there too, but is not on call. */
export const DISA: Person = { id: 'U0DISA', name: 'Disa', handle: 'disa', phone: '+46701740608' };
export const EVERYBODY: readonly Person[] = [...TEAM, DISA];

export const LINE = '+46846500400';
/** The account's other number, which becomes a line when somebody is to play with it. */
export const SECOND_LINE = '+46846500401';
export const CALLER = '+46701740650';
export const CHANNEL = { id: 'C0ONCALL', name: 'oncall' };
/** Where the second line is told of. */
export const SHOP_CHANNEL = { id: 'C0SHOP', name: 'shop' };
/** Tuesday 24 November 2026, 19:00 in Stockholm. */
export const EVENING = Date.UTC(2026, 10, 24, 18, 0);
export const ZONE = 'Europe/Stockholm';

export const shownNumber = (number: string): string =>
  number === '' ? 'a hidden number' : nationalFormat(number, 'SE');

export const personWithPhone = (number: string): Person | undefined =>
  EVERYBODY.find((person) => person.phone === number);

/** The name of whoever's phone it is, else the number as Swedes write it. */
export const whose = (number: string): string => personWithPhone(number)?.name ?? shownNumber(number);

/** Such as `Tue 24 Nov 19:04`. */
export const dayAndTime = (at: number): string => {
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' };
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, ...day }).format(at);
  return `${date.replace(',', '')} ${timeOfDay(at)}`;
};

export const timeOfDay = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(at);
