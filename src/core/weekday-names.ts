// Days of the week as people write them, in English and Swedish: `mon`, `Måndagar`, `tors`, `weekdays`, `fri-mon`.
import type { Weekday } from './hours.ts';

/** `to` and `on` are left out: they mean something else in English. */
const NAMES: readonly (readonly [Weekday, string])[] = [
  [1, 'mo mon monday må mån måndag man mandag'],
  [2, 'tu tue tues tuesday ti tis tisdag'],
  [3, 'we wed weds wednesday ons onsdag'],
  [4, 'th thu thur thurs thursday tor tors torsdag'],
  [5, 'fr fri friday fre fredag'],
  [6, 'sa sat saturday lö lör lördag lor lordag'],
  [7, 'su sun sunday sö sön söndag son sondag'],
];
const WORKING: readonly Weekday[] = [1, 2, 3, 4, 5];
const WEEKEND: readonly Weekday[] = [6, 7];
const EVERY: readonly Weekday[] = [...WORKING, ...WEEKEND];
const GROUPS: readonly (readonly [readonly Weekday[], string])[] = [
  [WORKING, 'weekday weekdays vardag vardagar'],
  [WEEKEND, 'weekend weekends helg helger'],
  [EVERY, 'daily everyday dagligen'],
];

const DAY_BY_NAME: ReadonlyMap<string, Weekday> = new Map(
  NAMES.flatMap(([day, names]) => names.split(' ').map((name) => [name, day] as const)),
);
const DAYS_BY_GROUP: ReadonlyMap<string, readonly Weekday[]> = new Map(
  GROUPS.flatMap(([days, names]) => names.split(' ').map((name) => [name, days] as const)),
);

/** One day, in lower case. */
export const weekdayNamed = (name: string): Weekday | undefined => DAY_BY_NAME.get(name);

const dayNamed = (name: string): Weekday | undefined =>
  DAY_BY_NAME.get(name) ?? DAY_BY_NAME.get(name.replace(/(?:s|ar)$/, ''));

/** From the first to the last, over Sunday if need be. */
const daysBetween = (first: Weekday, last: Weekday): readonly Weekday[] => {
  const [start, end] = [first - 1, last - 1];
  return [...EVERY, ...EVERY].slice(start, end >= start ? end + 1 : end + 8);
};

/** In lower case, `-` between the first and the last; null when it names no days. */
export const parseWeekdays = (text: string): readonly Weekday[] | null => {
  const group = DAYS_BY_GROUP.get(text);
  if (group !== undefined) return group;
  const [first, last, ...more] = text.split('-').map((name) => dayNamed(name.replace(/\.$/, '')));
  if (first === undefined || more.length > 0) return null;
  if (!text.includes('-')) return [first];
  return last === undefined ? null : daysBetween(first, last);
};
