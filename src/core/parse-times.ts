// A stretch of a day as people write it: `08:00-17:00`, `8-17`, `08.30–12`, `2200-0200`.
import { MINUTES_A_DAY } from './instant.ts';

export interface Times {
  readonly fromMinute: number;
  /** Later than `fromMinute`; over 1440 it lies on the next day. */
  readonly toMinute: number;
}

const TIME = String.raw`(\d{1,2})(?:[:.]?(\d{2}))?`;
const TIMES = new RegExp(`^${TIME}-${TIME}$`);

/** Whole hours to 24:00. */
const minuteOf = (hours = '', minutes = '0'): number => {
  const minute = Number(hours) * 60 + Number(minutes);
  return Number(minutes) < 60 && minute <= MINUTES_A_DAY ? minute : Number.NaN;
};

/** Hyphens of every kind become one, and none stands alone. */
export const hyphened = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .replace(/\s*-\s*/g, '-');

/** An end before the start is past midnight; null when it cannot be read, or is no time at all. */
export const parseTimes = (text: string): Times | null => {
  const [, fromHours, fromMinutes, toHours, toMinutes] = TIMES.exec(text) ?? [];
  const [fromMinute, end] = [minuteOf(fromHours, fromMinutes), minuteOf(toHours, toMinutes)];
  if (fromHours === undefined || !(fromMinute < MINUTES_A_DAY && end >= 0) || fromMinute === end) return null;
  return { fromMinute, toMinute: end > fromMinute ? end : end + MINUTES_A_DAY };
};
