// The commands that look back at many calls: their words, how they are written, and an example of each.
import type { CommandSpec } from './command-spec.ts';
import { parseDigest, parseExport, parseStats } from './parse-report.ts';

/** In the order `help` shows them. */
export const REPORT_COMMANDS: readonly CommandSpec[] = [
  {
    word: 'stats',
    takes: 'line',
    aliases: ['statistics', 'numbers'],
    usage: ['stats', 'stats DAYS d', 'stats WEEKS w', 'stats YEAR-MONTH', 'stats DATE DATE'],
    examples: ['stats 30d', 'stats 12w', 'stats 2026-11'],
    summary: 'How calls ended, how fast they were answered, when they were missed, and who had how many',
    parse: parseStats,
  },
  {
    word: 'digest',
    takes: 'line',
    aliases: ['report', 'summary'],
    usage: ['digest', 'digest WEEKDAY TIME', 'digest daily TIME', 'digest off'],
    examples: ['digest mon 09:00', 'digest daily 08:00', 'digest mon-fri 07:30', 'digest off'],
    summary: 'Post those numbers to the channel regularly, with what is still open and what comes next',
    parse: parseDigest,
  },
  {
    word: 'export',
    takes: 'line',
    aliases: ['csv', 'download'],
    usage: ['export YEAR-MONTH', 'export DATE DATE', 'export DAYS d'],
    examples: ['export 2026-11', 'export 2026-11-01 2026-11-15', 'export 90d'],
    summary: 'Send you every call of a time as a CSV file, between the two of us',
    parse: parseExport,
  },
];
