// Home: one person's page. What came of the last button, their own part, the lines, the last calls, in this order, so
// that what matters at night is read first.
import type { KnownBlock, HomeView as SlackHome } from '@slack/types';
import type { HomeSight, HomeView, Told } from '../../core/home-view.ts';
import type { NotMember } from '../../core/permission.ts';
import { divider, header, section } from './blocks.ts';
import { callLine } from './calls.ts';
import { troubleLines } from './chat-trouble.ts';
import { lineActions } from './home-buttons.ts';
import { homeFacts, homeTitle } from './home-me.ts';
import { lineNowSection } from './lines-now.ts';
import { bold, channelLink, code, listed } from './mrkdwn.ts';
import { NOT_ALLOWED_HERE } from './not-allowed.ts';
import type { WordOptions } from './options.ts';
import { problemWords, unchangedWords } from './problem.ts';
import { replyBody } from './reply.ts';

/** docs.slack.dev/surfaces/app-home. */
const BLOCKS_MOST = 100;

const TROUBLE =
  '⚠️ That did not work: Jour had trouble of its own just now, and nothing was changed. Please press it again in a minute.';

const NO_FORM = '⚠️ Slack did not open the form. Please press the button again.';

/** Below stands what now holds, so only what was done is said. */
const toldWords = (told: Told, options: WordOptions): string => {
  if (told.kind === 'trouble') return TROUBLE;
  if (told.kind === 'no-form') return NO_FORM;
  const { reply } = told;
  if (reply.kind === 'problem')
    return `⚠️ ${problemWords(reply.problem, options)} ${unchangedWords(reply.problem)}`.trim();
  return replyBody(reply, options).text.split('\n')[0] ?? '';
};

const callsBlocks = ({ calls, channelIds }: HomeView, { commandWord }: WordOptions): KnownBlock[] =>
  calls.length === 0
    ? [section(`No calls of late. What a caller would meet: ${code(`${commandWord} test`)}`)]
    : [
        section(
          [
            ...calls.map((call) => callLine(call)),
            `Their cards are in ${listed(channelIds.map(channelLink))}. More: ${code(`${commandWord} calls`)}`,
          ].join('\n'),
        ),
      ];

const homeBlocks = (home: HomeView, options: WordOptions): KnownBlock[] => [
  ...(home.told === null ? [] : [section(toldWords(home.told, options)), divider()]),
  ...troubleLines(home.troubles, options).map((line) => section(line)),
  header(homeTitle(home)),
  ...homeFacts(home, options),
  divider(),
  header('Who is called now'),
  ...home.lines.flatMap((line) => [lineNowSection(line), ...(home.mayEdit ? [lineActions(line)] : [])]),
  ...(home.linesLeft === 0
    ? []
    : [section(`${home.linesLeft} more lines: ${code(`${options.commandWord} status`)}`)]),
  divider(),
  header('Last calls'),
  ...callsBlocks(home, options),
];

const notAllowed = (who: NotMember): KnownBlock[] => [
  section(`${bold('The on-call phone')}\n${NOT_ALLOWED_HERE[who]}`),
];

export const homeTab = (sight: HomeSight, options: WordOptions): SlackHome => ({
  type: 'home',
  blocks: (sight.kind === 'home' ? homeBlocks(sight, options) : notAllowed(sight.who)).slice(0, BLOCKS_MOST),
});
