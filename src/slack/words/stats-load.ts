// Who had how much to do. People are named, not mentioned: numbers about somebody need not ring their bell.
import type { KnownBlock, TableBlock } from '@slack/types';
import type { PersonLoad, StatsOf } from '../../core/stats-view.ts';
import { section, sections } from './blocks.ts';
import { bold, cut, mention, named } from './mrkdwn.ts';
import { lookOf, type WordOptions } from './options.ts';
import { counted, duration } from './time.ts';

/** A table holds a hundred rows; nobody reads so many. */
const PEOPLE_SHOWN = 30;
const NAME_MAX = 80;

type Cell = TableBlock['rows'][number][number];

const TITLE = bold('Who had how much');
const HEADINGS = ['Person', 'Phone rang for', 'Answered', 'Called back', 'Talked'] as const;

const cell = (text: string): Cell => ({ type: 'raw_text', text });

const nameCell = (userId: string, { names }: StatsOf): Cell => {
  const name = (names[userId] ?? '').trim();
  if (name !== '') return cell(cut(name, NAME_MAX));
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'user', user_id: userId }] }],
  };
};

const row = (load: PersonLoad, of: StatsOf): Cell[] => [
  nameCell(load.userId, of),
  cell(counted(load.rung, 'call')),
  cell(String(load.answered)),
  cell(String(load.calledBack)),
  cell(duration(load.talkSeconds)),
];

const shown = ({ stats }: StatsOf): readonly PersonLoad[] => stats.load.slice(0, PEOPLE_SHOWN);

const restLine = ({ stats }: StatsOf): string[] =>
  stats.load.length > PEOPLE_SHOWN ? [`… and ${stats.load.length - PEOPLE_SHOWN} more.`] : [];

const table = (of: StatsOf): TableBlock => ({
  type: 'table',
  column_settings: HEADINGS.map((_, column) => ({ align: column === 0 ? 'left' : 'right' })),
  rows: [HEADINGS.map(cell), ...shown(of).map((load) => row(load, of))],
});

const personLine = (load: PersonLoad, { names }: StatsOf): string => {
  const name = names[load.userId];
  const who = name === undefined ? mention(load.userId) : named(name);
  const { rung, answered, calledBack, talkSeconds } = load;
  return `• ${who}: phone rang for ${counted(rung, 'call')}, ${answered} answered, ${calledBack} called back, talked ${duration(talkSeconds)}`;
};

export const loadLines = (of: StatsOf): string[] =>
  of.stats.load.length === 0
    ? []
    : [`${TITLE}:`, ...shown(of).map((load) => personLine(load, of)), ...restLine(of)];

export const loadBlocks = (of: StatsOf, options: WordOptions): KnownBlock[] => {
  if (of.stats.load.length === 0) return [];
  if (lookOf(options) === 'lines') return sections(loadLines(of));
  return [section(TITLE), table(of), ...sections(restLine(of))];
};
