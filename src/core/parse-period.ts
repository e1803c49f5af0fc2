// `30d`, `12 weeks`, `today`, `2026-11`, `2026-11-01..2026-11-15`, `2026-11-01 to 2026-11-15`.
import { dateOf, dayNumber } from './hours-calendar.ts';
import { MINUTES_A_DAY } from './instant.ts';
import { parseDuration, parseMoment } from './parse-until.ts';
import { type Dates, daysOf, PERIOD_MOST_DAYS, type Period } from './period.ts';

const FILLERS = /^(?:the )?(?:last|past|senaste)\s+/;
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/;
const BETWEEN = /\s*(?:\.\.+|–|\s-\s|\bto\b|\btill\b|\s)\s*/;

const parseMonth = (text: string): Dates | null => {
  const [, year, month] = MONTH.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const isLast = month === '12';
  const next = `${isLast ? Number(year) + 1 : year}-${isLast ? '01' : String(Number(month) + 1).padStart(2, '0')}`;
  return { from: `${text}-01`, to: dateOf(dayNumber(`${next}-01`) - 1) };
};

const dateIn = (text: string): string | null => {
  const moment = parseMoment(text);
  return moment?.kind === 'date' ? moment.date : null;
};

const parseDates = (text: string): Dates | null => {
  const [from, to, ...more] = text.split(BETWEEN).map(dateIn);
  if (from === undefined || from === null || to === null || more.length > 0) return null;
  return { from, to: to ?? from };
};

const parseLast = (text: string): Period | null => {
  if (text === 'today' || text === 'idag') return { kind: 'last', days: 1 };
  const read = parseDuration(text);
  if (read?.kind !== 'for' || read.minutes % MINUTES_A_DAY !== 0) return null;
  return { kind: 'last', days: read.minutes / MINUTES_A_DAY };
};

/** Null when it cannot be read, goes backwards, or is longer than PERIOD_MOST_DAYS. */
export const parsePeriod = (typed: string): Period | null => {
  const text = typed.trim().toLowerCase().replace(FILLERS, '');
  const last = parseLast(text);
  if (last !== null) return last.kind === 'last' && last.days <= PERIOD_MOST_DAYS ? last : null;
  const dates = parseMonth(text) ?? parseDates(text);
  if (dates === null) return null;
  const days = daysOf(dates);
  return days >= 1 && days <= PERIOD_MOST_DAYS ? { kind: 'dates', ...dates } : null;
};
