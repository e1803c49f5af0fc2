// The answer to every command about opening hours: what was done, and what now holds.
import type { HoursDeed } from '../../core/hours-deed.ts';
import type { HolidaysView, HoursView } from '../../core/hours-view.ts';
import type { Reply } from '../../core/reply.ts';
import { type Body, linesBody } from './blocks.ts';
import { exceptionWords, holidaysListed, holidayWords, openWords, thenWords, weekWords } from './hours.ts';
import { bold, code, listed, named, quoted } from './mrkdwn.ts';
import { nobodyLoudly, nobodyRemedy } from './nobody.ts';
import type { WordOptions } from './options.ts';

const place = (country: string, eves: boolean): string => `${quoted(country)}${eves ? ', eves too' : ''}`;

/** What was done, as a sentence without its stop. */
export const hoursDone = (deed: HoursDeed): string => {
  switch (deed.kind) {
    case 'hours':
      return `The opening hours are now: ${weekWords(deed.hours)}`;
    case 'exception-added':
      return `Exception ${deed.exception.id} added: ${exceptionWords(deed.exception)}`;
    case 'exceptions-removed':
      return `Removed: ${listed(deed.exceptions.map(exceptionWords))}`;
    case 'holidays':
      return deed.country === null
        ? 'Holidays are days like others now'
        : `Closed on public holidays in ${place(deed.country, deed.eves)}`;
    case 'holidays-kept':
      return `${deed.isOpen ? 'Kept open' : 'Closed again'}: ${holidaysListed(deed.days)}`;
    case 'closed-then':
      return `When the line is closed, callers now hear so; then ${thenWords(deed.closedThen)}`;
    case 'announces-hours':
      return deed.announces
        ? 'The channel is told when the line opens and closes'
        : 'The channel is no longer told when the line opens and closes';
    case 'several':
      return deed.steps.map(hoursDone).join('. ');
  }
};

const exceptionLines = ({ exceptions }: HoursView, { commandWord }: WordOptions): string[] =>
  exceptions.length === 0
    ? []
    : [
        bold('Exceptions:'),
        ...exceptions.map(
          (exception) =>
            `${exception.id}. ${exceptionWords(exception)}. Remove it: ${code(`${commandWord} remove exception ${exception.id}`)}`,
        ),
      ];

const holidayLine = ({ country, eves, next }: HolidaysView): string => {
  const days = next.map((day) => `${holidayWords(day)}${day.isKeptOpen ? ' (kept open)' : ''}`);
  return `Closed on public holidays in ${place(country, eves)}. Next: ${listed(days)}.`;
};

const holidayLines = ({ holidays }: HoursView): string[] =>
  holidays === null ? [] : [holidayLine(holidays)];

const zoneLine = ({ timeZone }: HoursView): string => `Times are those of ${quoted(timeZone)}.`;

const nobodyLines = ({ closedThen, nobodyWhenClosed }: HoursView, { commandWord }: WordOptions): string[] => {
  if (closedThen.kind !== 'ring' || nobodyWhenClosed === null) return [];
  const { rosterName } = closedThen;
  const loud = nobodyLoudly(`In ${named(rosterName)} no phone rings now`, nobodyWhenClosed);
  return [`${loud} ${nobodyRemedy(nobodyWhenClosed, commandWord, rosterName)}`];
};

const allLines = (hours: HoursView, options: WordOptions): string[] => [
  bold(`Opening hours of ${named(hours.lineName)}: ${weekWords(hours.hours)}`),
  `${openWords(hours.open)}.`,
  ...exceptionLines(hours, options),
  ...holidayLines(hours),
  `When it is closed, callers hear so; then ${thenWords(hours.closedThen)}.${hours.announces ? ' The channel is told when it opens and closes.' : ''}`,
  ...nobodyLines(hours, options),
  zoneLine(hours),
];

const exceptionsOnly = (hours: HoursView, options: WordOptions): string[] => {
  const lines = exceptionLines(hours, options);
  return lines.length > 0
    ? [...lines, zoneLine(hours)]
    : [`There are no exceptions. Make one: ${code(`${options.commandWord} closed 2026-12-24 Christmas`)}`];
};

const holidaysOnly = (hours: HoursView, { commandWord }: WordOptions): string[] =>
  hours.holidays === null
    ? [`Holidays are days like others. Close on them: ${code(`${commandWord} holidays SE +eves`)}`]
    : [
        holidayLine(hours.holidays),
        `Keep one open: ${code(`${commandWord} holidays keep ${hours.holidays.next[0]?.date ?? '2026-12-26'}`)}`,
        'Days by date-holidays (CC BY 3.0).',
      ];

const linesOf = ({ about, hours }: Reply & { kind: 'hours' }, options: WordOptions): string[] => {
  switch (about) {
    case 'hours':
      return allLines(hours, options);
    case 'exceptions':
      return exceptionsOnly(hours, options);
    case 'holidays':
      return holidaysOnly(hours, options);
  }
};

const didLines = ({ did }: Reply & { kind: 'hours' }): string[] => {
  if (did === null) return [];
  return did === 'nothing'
    ? ['That is how it was already, so nothing was changed.']
    : [`✅ ${bold('Done.')} ${hoursDone(did)}.`];
};

export const hoursBody = (reply: Reply & { kind: 'hours' }, options: WordOptions): Body =>
  linesBody([...didLines(reply), ...linesOf(reply, options)]);
