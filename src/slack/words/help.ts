// Help: every command with an example, or one command with all that can be said to it.
import type { CommandSpec } from '../../core/command-spec.ts';
import { COMMANDS } from '../../core/commands.ts';
import { type Body, body, linesBody, section } from './blocks.ts';
import { bold, code, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['See', ['status', 'test', 'calls', 'check']],
  ['Look back', ['stats', 'digest', 'export']],
  ['You and your phone', ['phone', 'pause', 'resume']],
  ['Who is on call when', ['rotate', 'schedule', 'take', 'cover', 'ask', 'swap', 'overrides', 'calendar']],
  ['What callers hear', ['prompt', 'say', 'language']],
  ['When the line is open', ['hours', 'closed', 'open', 'exceptions', 'holidays', 'announce', 'parked']],
  ['Who is called, and how', ['edit', 'set', 'add', 'remove', 'ring', 'show', 'countries']],
  ['Menu and codes', ['menu', 'pin', 'record']],
  ['Calls that reached nobody', ['remind', 'text']],
  ['Unwanted callers', ['block', 'unblock', 'blocked', 'hidden']],
  ['Rosters and lines', ['roster', 'line', 'zone', 'channel', 'usergroup', 'topic']],
  ['How long things are kept', ['keep', 'forget']],
  ['Who may, and who did', ['admins', 'log', 'undo']],
];

/** Help itself stands in the last line. */
const UNGROUPED = new Set(['help']);
/** A command that no group names is shown all the same. */
const OTHER_GROUP = 'More';

export const specOf = (word: string): CommandSpec | undefined => COMMANDS.find((spec) => spec.word === word);

const overviewLine = (spec: CommandSpec, { commandWord }: WordOptions): string =>
  `• ${code(`${commandWord} ${spec.examples[0] ?? spec.word}`)}: ${spec.summary}`;

const groupText = (title: string, specs: readonly CommandSpec[], options: WordOptions): string[] =>
  specs.length === 0 ? [] : [[bold(title), ...specs.map((spec) => overviewLine(spec, options))].join('\n')];

const groupTexts = (options: WordOptions): string[] => {
  const grouped = new Set(GROUPS.flatMap(([, words]) => words));
  const others = COMMANDS.filter((spec) => !grouped.has(spec.word) && !UNGROUPED.has(spec.word));
  return [
    ...GROUPS.flatMap(([title, words]) =>
      groupText(
        title,
        COMMANDS.filter((spec) => words.includes(spec.word)),
        options,
      ),
    ),
    ...groupText(OTHER_GROUP, others, options),
  ];
};

const overview = (options: WordOptions, remark: string): Body => {
  const intro = `${remark}Jour rings the people on call when somebody calls the line, and takes a message when nobody answers. You can say:`;
  const more = `More on one of them: ${code(`${options.commandWord} help pause`)}`;
  return body(`${intro} ${COMMANDS.map((spec) => spec.word).join(', ')}.`, [
    section(intro),
    ...groupTexts(options).map((text) => section(text)),
    section(more),
  ]);
};

const topicHelp = (spec: CommandSpec, { commandWord }: WordOptions): Body => {
  const listed = (texts: readonly string[]): string[] =>
    texts.map((text) => `• ${code(`${commandWord} ${text}`)}`);
  const also = spec.aliases.map((alias) => code(`${commandWord} ${alias}`)).join(', ');
  return linesBody([
    bold(spec.summary),
    ...listed(spec.usage),
    'For example:',
    ...listed(spec.examples),
    ...(also === '' ? [] : [`The same: ${also}`]),
  ]);
};

export const helpBody = (topic: string | null, options: WordOptions): Body => {
  if (topic === null) return overview(options, '');
  const spec = specOf(topic);
  return spec === undefined
    ? overview(options, `There is no command ${quoted(topic)}. `)
    : topicHelp(spec, options);
};
