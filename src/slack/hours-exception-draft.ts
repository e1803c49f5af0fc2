// An exception as the form of the opening hours holds it, and what may be wrong with it.
import { z } from 'zod';
import type { HoursEdit, Spell } from '../core/hours-command.ts';
import { shortened } from '../core/problem.ts';
import type { Entered } from './entered.ts';
import type { Faults } from './form-part.ts';
import { endOf, minuteOf } from './picked-times.ts';

export const exceptionDraftSchema = z
  .object({
    kind: z.enum(['closed', 'open']),
    first: z.string(),
    last: z.string(),
    from: z.string(),
    to: z.string(),
    reason: z.string(),
  })
  .readonly();
/** As entered: dates as `YYYY-MM-DD`, times as `HH:mm`, each empty when none was chosen. */
export type ExceptionDraft = z.infer<typeof exceptionDraftSchema>;

export const NO_EXCEPTION: ExceptionDraft = {
  kind: 'closed',
  first: '',
  last: '',
  from: '',
  to: '',
  reason: '',
};

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
/** Line breaks and halves of characters: the form's own memory holds few characters, and each of these takes six. */
const UNKEPT = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;

const oneOf = (text: string | undefined, pattern: RegExp): string =>
  pattern.test(text ?? '') ? (text ?? '') : '';

/** `at`: the block of that name. */
export const readException = (entered: Entered, at: (name: string) => string): ExceptionDraft => ({
  kind: entered.option(at('kind')) === 'open' ? 'open' : 'closed',
  first: oneOf(entered.date(at('first')), DATE),
  last: oneOf(entered.date(at('last')), DATE),
  from: oneOf(entered.time(at('from')), TIME),
  to: oneOf(entered.time(at('to')), TIME),
  reason: shortened((entered.text(at('reason')) ?? '').replace(UNKEPT, ' ').trim()),
});

/** Whether anything was filled in; the kind alone says nothing. */
export const isEmpty = ({ first, last, from, to, reason }: ExceptionDraft): boolean =>
  [first, last, from, to, reason].every((text) => text === '');

const isOneDay = ({ first, last }: ExceptionDraft): boolean => last === '' || last === first;

/** `past`: how a time past midnight is typed instead. */
export const exceptionFaults = (
  draft: ExceptionDraft,
  past: string,
): Partial<Record<keyof ExceptionDraft, string>> => {
  const { first, last, from, to } = draft;
  if (isEmpty(draft)) return {};
  if (first === '') return { first: 'Choose the day, or leave all of this exception empty.' };
  if (last !== '' && last < first) return { last: 'This is before the first day.' };
  if (from === '' && to === '') return {};
  if (!isOneDay(draft)) return { last: 'Times are those of one day: leave out this day, or the times.' };
  if (from === '') return { from: 'Choose a time, or leave both out for the whole day.' };
  if (to === '') return { to: 'Choose a time, or leave both out for the whole day.' };
  return endOf(to) <= minuteOf(from)
    ? { to: `This is not after the time before. Past midnight is typed: ${past}` }
    : {};
};

export const placedFaults = (draft: ExceptionDraft, past: string, at: (name: string) => string): Faults =>
  Object.fromEntries(Object.entries(exceptionFaults(draft, past)).map(([name, text]) => [at(name), text]));

const spellOf = ({ first, last, from, to }: ExceptionDraft): Spell => {
  const day = { kind: 'date', date: first } as const;
  return from === ''
    ? { kind: 'days', first: day, last: last === '' ? day : { kind: 'date', date: last } }
    : { kind: 'times', day, fromMinute: minuteOf(from), toMinute: endOf(to) };
};

/** Of one without faults. */
export const saidOf = (draft: ExceptionDraft): HoursEdit['add'][number] => ({
  kind: draft.kind,
  spell: spellOf(draft),
  reason: draft.reason === '' ? null : draft.reason,
});
