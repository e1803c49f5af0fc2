// Why opening hours were not changed, and what to send instead.
import type { HoursProblem } from '../../core/hours-problem.ts';
import { holidaysListed } from './hours.ts';
import { code, quoted } from './mrkdwn.ts';

export const hoursProblemWords = (problem: HoursProblem, commandWord: string): string => {
  const say = (text: string): string => code(`${commandWord} ${text}`);
  switch (problem.kind) {
    case 'unknown-exception':
      return `There is no exception ${problem.id}. See them: ${say('exceptions')}`;
    case 'too-many-exceptions':
      return `A line holds at most ${problem.most} exceptions. Remove some first: ${say('exceptions')}`;
    case 'unknown-country':
      return `I know no holidays of ${quoted(problem.country)}. Name the country by its two letters, with its part where parts differ: ${say('holidays SE')} or ${say('holidays DE-BY')}`;
    case 'no-holiday-source':
      return `I cannot tell holidays here: the optional package ${code('date-holidays')} is not installed. Name the days instead: ${say('closed 2026-12-24..2026-12-26 Christmas')}`;
    case 'no-holidays':
      return `Holidays are days like others on this line. Close on them first: ${say('holidays SE')}`;
    case 'unknown-holiday':
      return `I know no single holiday by ${quoted(problem.which)}.${problem.next.length === 0 ? '' : ` Next are ${holidaysListed(problem.next)}.`} Name it by its date: ${say(`holidays keep ${problem.next[0]?.date ?? '2026-12-26'}`)}`;
  }
};
