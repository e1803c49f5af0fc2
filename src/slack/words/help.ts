// Help: every command with an example, or one command with all that can be said to it.
import { type Body, body, linesBody, section } from './blocks.ts';
import { COMMANDS, type CommandGuide } from './command-guide.ts';
import { bold, code, quoted } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ['See', ['status', 'test', 'calls']],
  ['You and your phone', ['phone', 'pause', 'resume']],
  ['Who is called, and how', ['set', 'add', 'remove', 'ring', 'show']],
];

/** A command that no group names is shown all the same. */
const OTHER_GROUP = 'More';

export const guideOf = (word: string): CommandGuide | undefined =>
  COMMANDS.find((guide) => guide.word === word);

const overviewLine = (guide: CommandGuide, { commandWord }: WordOptions): string =>
  `${code(`${commandWord} ${guide.examples[0] ?? guide.word}`)} ${guide.summary}`;

const groupText = (title: string, guides: readonly CommandGuide[], options: WordOptions): string[] =>
  guides.length === 0
    ? []
    : [[bold(title), ...guides.map((guide) => overviewLine(guide, options))].join('\n')];

const groupTexts = (options: WordOptions): string[] => {
  const grouped = new Set(GROUPS.flatMap(([, words]) => words));
  const others = COMMANDS.filter((guide) => !grouped.has(guide.word));
  return [
    ...GROUPS.flatMap(([title, words]) =>
      groupText(
        title,
        COMMANDS.filter((guide) => words.includes(guide.word)),
        options,
      ),
    ),
    ...groupText(OTHER_GROUP, others, options),
  ];
};

const overview = (options: WordOptions, remark: string): Body => {
  const intro = `${remark}Jour rings the people on call when somebody calls the line, and takes a message when nobody answers. You can say:`;
  const more = `More on one of them: ${code(`${options.commandWord} help pause`)}`;
  return body(`${intro} ${COMMANDS.map((guide) => guide.word).join(', ')}.`, [
    section(intro),
    ...groupTexts(options).map((text) => section(text)),
    section(more),
  ]);
};

const topicHelp = (guide: CommandGuide, { commandWord }: WordOptions): Body => {
  const usage = code(`${commandWord} ${guide.usage}`);
  const examples = guide.examples.map((example) => `• ${code(`${commandWord} ${example}`)}`);
  return linesBody([bold(guide.summary), usage, 'For example:', ...examples]);
};

export const helpBody = (topic: string | null, options: WordOptions): Body => {
  if (topic === null) return overview(options, '');
  const guide = guideOf(topic);
  return guide === undefined
    ? overview(options, `There is no command ${quoted(topic)}. `)
    : topicHelp(guide, options);
};
