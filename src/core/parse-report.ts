// `digest mon 09:00`, `digest daily 08:00`, `digest mon-fri 07:30`, `stats 30d`, `export 2026-11`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { DigestTimes } from './digest.ts';
import { parsePeriod } from './parse-period.ts';
import { hyphened } from './parse-times.ts';
import { parseMoment } from './parse-until.ts';
import { textOfAll, unreadable } from './unreadable.ts';
import { parseWeekdays } from './weekday-names.ts';

export const STATS_DAYS = 30;
const OFF: ReadonlySet<string> = new Set(['off', 'stop', 'none', 'av']);
const FILLERS: ReadonlySet<string> = new Set([
  'at',
  'on',
  'every',
  'weekly',
  'and',
  'kl',
  'kl.',
  'på',
  'och',
]);
const DEFAULT_MINUTE = 9 * 60;

/** Null when a word is neither days nor a time, or no day is named. */
const timesIn = (words: readonly string[]): DigestTimes | null => {
  const days = words.flatMap((word) => parseWeekdays(word) ?? []);
  const others = words.filter((word) => parseWeekdays(word) === null);
  const [time, ...more] = others.map(parseMoment);
  const minute = time?.kind === 'clock' ? time.hour * 60 + time.minute : DEFAULT_MINUTE;
  const isTime = time === undefined || time?.kind === 'clock';
  if (days.length === 0 || !isTime || more.length > 0) return null;
  return { days: [...new Set(days)].toSorted((one, other) => one - other), minute };
};

export const parseDigest = (rest: readonly Token[]): ParsedCommand => {
  const words = hyphened(textOfAll(rest))
    .split(/[\s,]+/)
    .filter((word) => word !== '' && !FILLERS.has(word));
  if (rest.length === 0) return parsed({ kind: 'digest', wish: { kind: 'show' } });
  if (words.length === 1 && OFF.has(words[0] ?? '')) return parsed({ kind: 'digest', wish: { kind: 'off' } });
  const times = timesIn(words);
  return times === null
    ? unreadable('digest', 'bad-weekday', rest)
    : parsed({ kind: 'digest', wish: { kind: 'at', ...times } });
};

export const parseStats = (rest: readonly Token[]): ParsedCommand => {
  if (rest.length === 0) return parsed({ kind: 'stats', period: { kind: 'last', days: STATS_DAYS } });
  const period = parsePeriod(textOfAll(rest));
  return period === null ? unreadable('stats', 'bad-period', rest) : parsed({ kind: 'stats', period });
};

export const parseExport = (rest: readonly Token[]): ParsedCommand => {
  const period = parsePeriod(textOfAll(rest));
  return period === null ? unreadable('export', 'bad-period', rest) : parsed({ kind: 'export', period });
};
