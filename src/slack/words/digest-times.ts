// When a digest comes, in words.
import type { DigestTimes } from '../../core/digest.ts';
import { listed } from './mrkdwn.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const two = (value: number): string => String(value).padStart(2, '0');

/** "every Monday at 09:00", "every day at 08:00". */
export const weekdaysWords = ({ days, minute }: DigestTimes): string => {
  const which = days.length === DAYS.length ? 'day' : listed(days.map((day) => DAYS[day - 1] ?? ''));
  return `every ${which} at ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};
