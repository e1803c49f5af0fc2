// The numbers of many calls: in sentences first, then as charts and a table where the workspace has them.
import type { KnownBlock } from '@slack/types';
import { createCalendar, dateOf } from '../../core/hours-calendar.ts';
import type { Reply } from '../../core/reply.ts';
import type { StatsOf, StatsView } from '../../core/stats-view.ts';
import type { CallOutcome } from '../../core/view.ts';
import { type Body, body, section, sections } from './blocks.ts';
import { type Bar, barChart, CATEGORIES_MAX } from './chart.ts';
import { bold, code, listed, named, quoted } from './mrkdwn.ts';
import { lookOf, type WordOptions } from './options.ts';
import { loadBlocks, loadLines } from './stats-load.ts';
import { counted, duration } from './time.ts';

type Told = Readonly<Record<CallOutcome, readonly [label: string, sentence: string]>>;

/** In this order. The label stands under a bar, the sentence's part after a number. */
const OUTCOMES: Told = {
  answered: ['Answered', 'answered'],
  voicemail: ['Voicemail', 'left a voicemail'],
  missed: ['Missed', 'missed'],
  abandoned: ['Gave up', 'gave up'],
  closed: ['Called while closed', 'called while closed'],
  informed: ['Heard a message', 'heard a message'],
  ringing: ['Going on', 'going on'],
  untold: ['No end reported', 'without a reported end'],
};
const ORDER = Object.keys(OUTCOMES) as CallOutcome[];

const HOURS_A_DAY = 24;

const two = (value: number): string => String(value).padStart(2, '0');

const datesWords = ({ fromAt, untilAt, timeZone }: StatsOf): string => {
  const calendar = createCalendar(timeZone);
  const [from, to] = [dateOf(calendar.dayAt(fromAt)), dateOf(calendar.dayAt(untilAt - 1))];
  return from === to ? from : `${from} to ${to}`;
};

/** Rounded, but all and nothing only where it is so. */
const percent = (share: number): string => {
  const rounded = Math.round(share * 100);
  if (share < 1 && share > 0) return `${Math.min(99, Math.max(1, rounded))} %`;
  return `${rounded} %`;
};

const outcomesLine = ({ calls, byOutcome }: StatsView): string => {
  const parts = ORDER.filter((outcome) => byOutcome[outcome] > 0).map(
    (outcome) => `${byOutcome[outcome]} ${OUTCOMES[outcome][1]}`,
  );
  return `${bold(counted(calls, 'call'))}: ${listed(parts)}.`;
};

const withinWords = ({ answeredWithin }: StatsView): string => {
  if (answeredWithin === null) return '';
  const { half, nineInTen } = answeredWithin;
  return half === nineInTen
    ? ` It took ${duration(half)}.`
    : ` Half of the answered ones within ${duration(half)}, nine in ten within ${duration(nineInTen)}.`;
};

const answeredLine = (stats: StatsView): string[] => {
  const { answeredShare, byOutcome, missed } = stats;
  if (answeredShare === null) return [];
  const meant = counted(byOutcome.answered + missed, 'call');
  return [
    `${bold(`${percent(answeredShare)} answered`)} of the ${meant} meant for people.${withinWords(stats)}`,
  ];
};

const rejectedLine = ({ rejected }: StatsView): string[] =>
  rejected === 0 ? [] : [`Besides, ${counted(rejected, 'call')} from blocked numbers got no further.`];

const hourBars = (missedByHour: readonly number[], hours: number): readonly Bar[] =>
  Array.from({ length: HOURS_A_DAY / hours }, (_, index) => ({
    label: `${two(index * hours)}–${two((index + 1) * hours)}`,
    value: missedByHour.slice(index * hours, (index + 1) * hours).reduce((sum, count) => sum + count, 0),
  }));

/** From the first to the last hour with a missed call; two hours a bar where those are too many. */
const shownHourBars = ({ missedByHour }: StatsView): readonly Bar[] => {
  const bars = hourBars(missedByHour, 1);
  const first = bars.findIndex(({ value }) => value > 0);
  const shown = bars.slice(first, bars.findLastIndex(({ value }) => value > 0) + 1);
  return shown.length <= CATEGORIES_MAX ? shown : hourBars(missedByHour, 2);
};

const hoursLine = ({ stats, timeZone }: StatsOf): string[] => {
  if (stats.missed === 0) return [];
  const hours = hourBars(stats.missedByHour, 1).filter(({ value }) => value > 0);
  const parts = hours.map(({ label, value }) => `${label}: ${value}`);
  return [`${bold('Missed by hour of day')} (${quoted(timeZone)}): ${parts.join(', ')}.`];
};

const charts = ({ stats, timeZone }: StatsOf): KnownBlock[] => {
  const outcomes = ORDER.filter((outcome) => stats.byOutcome[outcome] > 0).map((outcome) => ({
    label: OUTCOMES[outcome][0],
    value: stats.byOutcome[outcome],
  }));
  const missed = { x: `Hour, ${timeZone}`, y: 'Missed' };
  return [
    barChart('Calls by outcome', outcomes, { x: 'Outcome', y: 'Calls' }),
    ...(stats.missed === 0 ? [] : [barChart('Missed, by hour of day', shownHourBars(stats), missed)]),
  ];
};

const summaryLines = ({ stats }: StatsOf): string[] =>
  stats.calls === 0
    ? ['No calls.', ...rejectedLine(stats)]
    : [outcomesLine(stats), ...answeredLine(stats), ...rejectedLine(stats)];

const title = (of: StatsOf): string => bold(`Calls on ${named(of.lineName)}, ${datesWords(of)}`);

/** All of it in words, for whoever sees no blocks. */
export const statsLines = (of: StatsOf): string[] => [
  title(of),
  ...summaryLines(of),
  ...hoursLine(of),
  ...loadLines(of),
];

export const statsBlocks = (of: StatsOf, options: WordOptions): KnownBlock[] => {
  const hasCharts = lookOf(options) === 'charts' && of.stats.calls > 0;
  return [
    section([title(of), ...summaryLines(of)].join('\n')),
    ...(hasCharts ? charts(of) : sections(hoursLine(of))),
    ...loadBlocks(of, options),
  ];
};

const more = ({ commandWord }: WordOptions): string =>
  `Of another time: ${code(`${commandWord} stats 12w`)}. Every call as a file: ${code(`${commandWord} export 2026-11`)}`;

export const statsBody = ({ of }: Reply & { kind: 'stats' }, options: WordOptions): Body =>
  body([...statsLines(of), more(options)].join('\n'), [...statsBlocks(of, options), section(more(options))]);
