// `rotate weekly mon 09:00`, `rotate every 2 weeks mon 09:00`, `rotate daily 08:00`, and `schedule 4 weeks`.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { Weekday } from './hours.ts';
import { parseMoment } from './parse-until.ts';
import type { Result } from './problem.ts';
import type { RotationRule } from './shift-command.ts';
import { textOfAll, unreadable } from './unreadable.ts';
import { parseWeekdays } from './weekday-names.ts';

export const ROTATION_MOST_WEEKS = 26;
export const SCHEDULE_MOST_WEEKS = 52;
const SCHEDULE_WEEKS = 4;
const WEEK_DAYS = 7;
const DEFAULT_WEEKDAY: Weekday = 1;
const DEFAULT_MINUTE = 9 * 60;

const OFF: ReadonlySet<string> = new Set(['off', 'stop', 'none', 'av']);
const FILLERS: ReadonlySet<string> = new Set(['', 'at', 'on', 'kl', 'kl.', 'på']);
/** Days between handoffs for what begins a rule; the rest of it is a weekday and a time. */
const RULES: readonly (readonly [RegExp, (count: number) => number])[] = [
  [/^(?:daily|dagligen|every day|varje dag)\b/, () => 1],
  [/^(?:weekly|every week|veckovis|varje vecka)\b/, () => WEEK_DAYS],
  [/^(?:every |var )?(\d{1,3}):?[ae]? ?(?:weeks?|veckor|vecka|w|v)\b/, (count) => count * WEEK_DAYS],
];

const wordsOf = (rest: readonly Token[]): readonly string[] =>
  textOfAll(rest)
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((word) => !FILLERS.has(word));

interface When {
  readonly weekday: Weekday | null;
  readonly minute: number;
}

const readWhen = (words: readonly string[]): Result<When> => {
  let when: When = { weekday: null, minute: DEFAULT_MINUTE };
  for (const word of words) {
    const days = parseWeekdays(word);
    const time = parseMoment(word);
    if (days?.length === 1) when = { ...when, weekday: days[0] ?? null };
    else if (time?.kind === 'clock') when = { ...when, minute: time.hour * 60 + time.minute };
    else return unreadable('rotate', 'bad-time', word);
  }
  return { ok: true, value: when };
};

/** `rotate mon 09:00` is every week: a weekday says so. */
const ruleOf = (text: string): { readonly everyDays: number; readonly rest: string } | null => {
  for (const [pattern, days] of RULES) {
    const found = pattern.exec(text);
    if (found !== null) return { everyDays: days(Number(found[1] ?? 1)), rest: text.slice(found[0].length) };
  }
  return parseWeekdays(text.split(' ')[0] ?? '')?.length === 1 ? { everyDays: WEEK_DAYS, rest: text } : null;
};

const readRule = (words: readonly string[]): Result<RotationRule> => {
  const found = ruleOf(words.join(' '));
  if (found === null) return unreadable('rotate', 'missing-choice', words.join(' '));
  const { everyDays, rest } = found;
  if (everyDays < 1 || everyDays > ROTATION_MOST_WEEKS * WEEK_DAYS)
    return unreadable('rotate', 'bad-time', words.join(' '));
  const when = readWhen(rest.split(' ').filter((word) => word !== ''));
  if (!when.ok) return when;
  const { weekday, minute } = when.value;
  if (everyDays === 1 && weekday !== null) return unreadable('rotate', 'extra-words', rest);
  return {
    ok: true,
    value: { everyDays, minute, weekday: everyDays === 1 ? null : (weekday ?? DEFAULT_WEEKDAY) },
  };
};

export const parseRotate = (rest: readonly Token[]): ParsedCommand => {
  const words = wordsOf(rest);
  if (words.length === 0) return parsed({ kind: 'rotate', rule: null });
  if (words.length === 1 && OFF.has(words[0] ?? '')) return parsed({ kind: 'rotate', rule: 'off' });
  const rule = readRule(words);
  return rule.ok ? parsed({ kind: 'rotate', rule: rule.value }) : rule;
};

const WEEKS = /^(?:for )?(\d{1,2}) ?(?:weeks?|w|veckor|vecka|v)?$/;

export const parseSchedule = (rest: readonly Token[]): ParsedCommand => {
  const text = wordsOf(rest).join(' ');
  if (text === '') return parsed({ kind: 'schedule', weeks: SCHEDULE_WEEKS });
  const weeks = Number(WEEKS.exec(text)?.[1] ?? Number.NaN);
  return weeks >= 1 && weeks <= SCHEDULE_MOST_WEEKS
    ? parsed({ kind: 'schedule', weeks })
    : unreadable('schedule', 'bad-time', text);
};
