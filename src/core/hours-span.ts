// From an exception as said to the local times between which it holds.

import { type Calendar, createCalendar, type DayNumber, dateOf, dayNumber } from './hours-calendar.ts';
import type { SaidDay, Spell } from './hours-command.ts';
import { DAY_MS, type Instant, MINUTE_MS } from './instant.ts';
import { type Result, refused } from './problem.ts';
import { type Here, untilAt } from './until.ts';

/** Local date-times; `to` is not included. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const textOf = (day: DayNumber, minute: number): string =>
  new Date(day * DAY_MS + minute * MINUTE_MS).toISOString().slice(0, 16);

const dayOf = (said: SaidDay, today: DayNumber): DayNumber =>
  said.kind === 'date' ? dayNumber(said.date) : today + said.days;

/** Local times name the second of two equal hours as the first: the end then moves on to the first time that is not over. */
const textNotBefore = (at: Instant, calendar: Calendar): string => {
  let minute = Math.ceil(at / MINUTE_MS) * MINUTE_MS;
  while (calendar.instantOfText(calendar.textAt(minute)) < at) minute += MINUTE_MS;
  return calendar.textAt(minute);
};

const spanOf = (spell: Spell, here: Here, calendar: Calendar): Result<Span> => {
  const today = calendar.dayAt(here.now);
  switch (spell.kind) {
    case 'days': {
      const [first, last] = [dayOf(spell.first, today), dayOf(spell.last, today)];
      return { ok: true, value: { from: textOf(first, 0), to: textOf(last + 1, 0) } };
    }
    case 'times': {
      const day = dayOf(spell.day, today);
      return { ok: true, value: { from: textOf(day, spell.fromMinute), to: textOf(day, spell.toMinute) } };
    }
    case 'until': {
      const end = untilAt(spell.until, here);
      if (!end.ok) return end;
      return {
        ok: true,
        value: { from: calendar.textAt(here.now), to: textNotBefore(end.value, calendar) },
      };
    }
  }
};

/** Whether it is over, or will be: nothing may start after its end. */
export const isOver = ({ to }: Span, now: Instant, calendar: Calendar): boolean =>
  calendar.instantOfText(to) <= now;

/** One that is over already is a problem. */
export const spanFrom = (spell: Spell, here: Here): Result<Span> => {
  const calendar = createCalendar(here.timeZone);
  const span = spanOf(spell, here, calendar);
  if (!span.ok || !isOver(span.value, here.now, calendar)) return span;
  const { from, to } = span.value;
  const text = spell.kind === 'days' ? dateOf(dayNumber(from.slice(0, 10))) : to.replace('T', ' ');
  return refused({ kind: 'time-past', text });
};
