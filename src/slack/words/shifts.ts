// Turns, spans and overrides in words that answers and messages share.
import type { Override, Span } from '../../core/override.ts';
import type { Rotation } from '../../core/rotation.ts';
import type { ShiftView } from '../../core/shift-view.ts';
import { listed, mention } from './mrkdwn.ts';
import { moment } from './time.ts';

const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const WEEK_DAYS = 7;

/** Why calls pass by whoever is first; follows a name. */
export const SHIFT_TROUBLES: Readonly<Record<NonNullable<ShiftView['trouble']>, string>> = {
  paused: 'is paused',
  'no-number': 'has no phone number',
  'not-allowed': 'has a number that may not be rung',
};

const two = (value: number): string => String(value).padStart(2, '0');

const weekdayOf = (date: string): string => DAYS[new Date(`${date}T00:00Z`).getUTCDay()] ?? 'day';

const everyWords = ({ everyDays, anchor }: Rotation): string => {
  const weeks = everyDays / WEEK_DAYS;
  if (everyDays === 1) return 'every day';
  return weeks === 1 ? `every ${weekdayOf(anchor)}` : `every ${weeks} weeks on ${weekdayOf(anchor)}`;
};

/** "every 2 weeks on Monday at 09:00". */
export const rotationWords = (rotation: Rotation): string =>
  `${everyWords(rotation)} at ${two(Math.floor(rotation.minute / 60))}:${two(rotation.minute % 60)}`;

/** "from … until …". */
export const spanWords = ({ fromAt, untilAt }: Span): string =>
  `from ${moment(fromAt)} until ${moment(untilAt)}`;

export const spansWords = (spans: readonly Span[]): string => listed(spans.map(spanWords));

/** What holds while it holds. */
export const overrideWords = (override: Override): string => {
  const who = mention(override.userId);
  const when = spansWords(override.spans);
  switch (override.kind) {
    case 'take':
      return `${who} is first ${when}`;
    case 'cover':
      return `${who} stands in for ${mention(override.insteadOf)} ${when}`;
    case 'swap':
      return `${who} and ${mention(override.insteadOf)} swap ${when}`;
  }
};
