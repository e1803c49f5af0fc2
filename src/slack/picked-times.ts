// Times as pickers give them, `HH:mm`, and as minutes of a day. Pickers have no 24:00: an end at 00:00 is meant by it.
import { MINUTES_A_DAY } from '../core/instant.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Midnight at the end of a day is 00:00, as time pickers have no 24:00. */
export const clockOf = (minute: number): string => `${two(Math.floor(minute / 60) % 24)}:${two(minute % 60)}`;

/** NaN when it is none. */
export const minuteOf = (clock: string): number => {
  const [, hours = '', minutes = ''] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
  return hours === '' ? Number.NaN : Number(hours) * 60 + Number(minutes);
};

/** The end of a stretch that ends on the same day. */
export const endOf = (clock: string): number =>
  minuteOf(clock) || (clock === '00:00' ? MINUTES_A_DAY : Number.NaN);
