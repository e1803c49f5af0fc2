// The commands about opening hours: their words, how they are written, examples.
import type { CommandSpec } from './command-spec.ts';
import { parseAnnounce, parseClosed, parseExceptions, parseOpen } from './parse-closed.ts';
import { parseHolidays } from './parse-holidays.ts';
import { parseHours } from './parse-hours.ts';

/** In the order `help` shows them. */
export const HOURS_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'hours',
    takes: 'line',
    aliases: ['öppettider'],
    usage: ['hours', 'hours edit', 'hours DAYS TIMES, DAYS TIMES …', 'hours always', 'hours never'],
    examples: [
      'hours mon-fri 08:00-17:00, sat 10:00-14:00',
      'hours',
      'hours edit',
      'hours daily 08-12 13-17',
      'hours vardagar 8-17, fri 22:00-02:00',
      'hours always',
    ],
    summary: 'When the line is open; see the week, what departs from it, and when it opens or closes next',
    parse: parseHours,
  },
  {
    word: 'closed',
    takes: 'line',
    aliases: ['stängt'],
    usage: [
      'closed DATE [TIMES] [REASON]',
      'closed DATE..DATE [REASON]',
      'closed until TIME [REASON]',
      'closed for DURATION [REASON]',
      'closed then voicemail',
      'closed then hangup',
      'closed then ring ROSTER',
    ],
    examples: [
      'closed 2026-12-24..2026-12-26 Christmas',
      'closed tomorrow 12:00-17:00',
      'closed until 2026-12-01 07:00 moving house',
      'closed until mon 07:00',
      'closed for 2h',
      'closed then voicemail',
      'closed then ring main',
    ],
    summary: 'Close the line for once, or choose what callers meet when it is closed',
    parse: parseClosed,
  },
  {
    word: 'open',
    takes: 'line',
    aliases: ['öppet'],
    usage: ['open DATE [TIMES] [REASON]', 'open until TIME [REASON]', 'open for DURATION [REASON]'],
    examples: ['open until 22:00', 'open 2026-11-29 11:00-14:00', 'open tomorrow', 'open for 2h'],
    summary: 'Open the line for once, whatever the week says',
    parse: parseOpen,
  },
  {
    word: 'exceptions',
    takes: 'line',
    aliases: ['exception'],
    usage: ['exceptions', 'exceptions remove NUMBER …'],
    examples: ['exceptions', 'exceptions remove 3'],
    summary: 'What departs from the week, by number, and how to remove it',
    parse: parseExceptions,
  },
  {
    word: 'holidays',
    takes: 'line',
    aliases: ['holiday', 'helgdagar'],
    usage: [
      'holidays',
      'holidays COUNTRY [+eves]',
      'holidays off',
      'holidays keep DATE or NAME',
      'holidays close DATE or NAME',
    ],
    examples: ['holidays SE +eves', 'holidays keep 2026-12-26', 'holidays off'],
    summary: 'Close on the public holidays of a country; keep single ones open',
    parse: parseHolidays,
  },
  {
    word: 'announce',
    takes: 'line',
    aliases: [],
    usage: ['announce hours on', 'announce hours off'],
    examples: ['announce hours on'],
    summary: 'Tell the channel whenever the line opens and closes',
    parse: parseAnnounce,
  },
];
