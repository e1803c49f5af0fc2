// The log, and what is said when a change is taken back or cannot be.
import type { Deed } from '../../core/change.ts';
import type { HistoryProblem } from '../../core/history-problem.ts';
import type { LogEntry } from '../../core/log-view.ts';
import type { Reply } from '../../core/reply.ts';
import { type Body, linesBody } from './blocks.ts';
import { deedWords } from './change.ts';
import { bold, code, listed, mention, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { rosterLines, rosterPlace } from './roster.ts';

type Undone = Extract<Deed, { readonly kind: 'undone' }>;

/** `2026-11-24 20:05` by the clocks of that zone. */
const localTime = (at: number, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(at);

const takenBackWords = ({ takenBack }: LogEntry): string =>
  takenBack === null ? '' : ` _(taken back by ${mention(takenBack.by)}, change ${takenBack.seq})_`;

const entryLine = (entry: LogEntry): string =>
  `${bold(`${entry.seq}.`)} ${localTime(entry.at, entry.timeZone)}: ${mention(entry.by)} ${deedWords(entry.deed, entry.by)}${takenBackWords(entry)}`;

const zonesOf = (entries: readonly LogEntry[]): string => {
  const zones = [...new Set(entries.map(({ timeZone }) => timeZone))];
  return `Times are those of ${listed(zones.map((zone) => quoted(zone)))}.`;
};

export const logBody = ({ log }: Reply & { kind: 'log' }, { commandWord }: WordOptions): Body => {
  const { entries, older } = log;
  if (entries.length === 0) return linesBody(['Nothing has been changed yet.']);
  const more = older === 0 ? '' : ` ${older} older ones: ${code(`${commandWord} log 50`)}.`;
  return linesBody([
    bold('What was changed, the newest first'),
    ...entries.map(entryLine),
    `${zonesOf(entries)}${more} Take one back: ${code(`${commandWord} undo NUMBER`)}`,
  ]);
};

const codesWords = ({ codes }: Undone): readonly string[] =>
  codes.length === 0
    ? []
    : [
        `⚠️ ${codes.length === 1 ? 'The code' : 'The codes'} of ${listed(codes.map((label) => quoted(label)))} ${codes.length === 1 ? 'opens' : 'open'} again, for everybody who knows ${codes.length === 1 ? 'it' : 'them'}.`,
      ];

const isAboutPeople = ({ deed }: Undone): boolean =>
  ['phone', 'pause', 'resume', 'roster', 'roster-edit', 'strategy', 'line-roster', 'shifts'].includes(
    deed.kind,
  );

export const undoneBody = (reply: Reply & { kind: 'undone' }, options: WordOptions): Body => {
  const { deed, undoneIn, roster } = reply;
  const { commandWord } = options;
  const what = deed.isBack ? 'holds again' : 'is taken back';
  return linesBody([
    `✅ ${bold('Done.')} This ${what}: ${mention(deed.by)} ${deedWords(deed.deed, deed.by)}.`,
    ...codesWords(deed),
    ...(isAboutPeople(deed) ? [bold(`Now ${rosterPlace(roster)}:`), ...rosterLines(roster, options)] : []),
    `Not what you meant: ${code(`${commandWord} undo ${undoneIn}`)}. What else was changed: ${code(`${commandWord} log`)}`,
  ]);
};

export const historyProblemWords = (why: HistoryProblem, commandWord: string): string => {
  const log = code(`${commandWord} log`);
  switch (why.kind) {
    case 'nothing-to-undo':
      return 'Nothing has been changed yet, so there is nothing to take back.';
    case 'unknown-change':
      return `There is no change of that number; those from ${why.first} to ${why.last} are kept. See them: ${log}`;
    case 'taken-back':
      return `Change ${why.seq} has been taken back already, by ${mention(why.by)}. To make it hold again: ${code(`${commandWord} undo ${why.undoneIn}`)}. Others: ${log}`;
    case 'newer':
      return why.newer === null
        ? `What change ${why.seq} did has changed since in another way, which would be lost. See what was changed: ${log}`
        : `Change ${why.newer.seq} by ${mention(why.newer.by)} is newer than change ${why.seq} and touched the same, so it would be lost. Take that one back first: ${code(`${commandWord} undo ${why.newer.seq}`)}. All of them: ${log}`;
    case 'answered':
      return `Change ${why.seq} was something between people, who have asked or answered since, so it cannot be unsaid. Ask anew: ${code(`${commandWord} help ask`)}`;
    case 'forgot':
      return `Change ${why.seq} had a caller forgotten, which cannot be taken back. Others: ${log}`;
    case 'not-kept':
      return `Change ${why.seq} cannot be taken back: it named a caller who was forgotten since, or is from before changes could be. See what holds: ${code(`${commandWord} status`)}`;
  }
};
