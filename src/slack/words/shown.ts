// How the parts of the setup look now: rosters, menu, codes, lines and blocked numbers, one piece of text a line.
import type { BlockedView, LineView, RosterUse, Shown } from '../../core/setup.ts';
import { inCountries } from './countries.ts';
import { bold, channelLink, code, escaped, mention, named, people, quoted } from './mrkdwn.ts';
import { opensWords } from './opens.ts';
import type { WordOptions } from './options.ts';
import { adminLines } from './permission.ts';
import { hiddenWords, parkedWords } from './setup-deed.ts';
import { strategyWords } from './strategy.ts';
import { counted, moment } from './time.ts';

type Of<K extends Shown['kind']> = Extract<Shown, { readonly kind: K }>;

const PEOPLE_SHOWN_MAX = 20;
const USES_SHOWN_MAX = 10;

/** "by key 2 of Sales". */
export const useWords = (use: RosterUse): string => {
  const line = named(use.lineName);
  switch (use.by) {
    case 'line':
      return `line ${line}`;
    case 'closed':
      return `closed hours of ${line}`;
    case 'otherwise':
      return `menu of ${line} when nothing is chosen`;
    case 'key':
      return `key ${code(use.key)} of ${line}`;
    case 'pin':
      return `code of ${quoted(use.label)} on ${line}`;
  }
};

export const usesWords = (uses: readonly RosterUse[]): string => {
  const shown = uses.slice(0, USES_SHOWN_MAX).map(useWords);
  return [...shown, ...(uses.length > USES_SHOWN_MAX ? [`${uses.length - USES_SHOWN_MAX} more`] : [])].join(
    ', ',
  );
};

const rosterLine = (roster: Of<'rosters'>['rosters'][number]): string => {
  const who = roster.members.length === 0 ? 'nobody yet' : people(roster.members, PEOPLE_SHOWN_MAX);
  const uses = roster.uses.length === 0 ? 'nothing leads to it yet' : `rung by ${usesWords(roster.uses)}`;
  return `• ${bold(named(roster.name))}: ${who}; ${strategyWords(roster.strategy)}; ${uses}`;
};

const rosterLines = ({ rosters }: Of<'rosters'>, { commandWord }: WordOptions): string[] => [
  bold('Rosters'),
  ...rosters.map(rosterLine),
  `Who is in one: ${code(`${commandWord} set @anna @bo in NAME`)}. Another one: ${code(`${commandWord} roster add sales`)}`,
];

const menuLines = (menu: Of<'menu'>, { commandWord }: WordOptions): string[] => {
  if (menu.otherwise === null)
    return [
      `${named(menu.lineName)} has no menu: it rings the roster ${named(menu.rosterName)} at once. Make one: ${code(`${commandWord} menu 1 ring main`)}`,
    ];
  return [
    bold(`Menu of ${named(menu.lineName)}`),
    ...menu.choices.map(({ key, choice }) => `• Key ${code(key)} ${opensWords(choice)}`),
    `• No key or a wrong one plays the menu again; the third time it ${opensWords(menu.otherwise)}`,
    `Callers must be told the keys: ${code(`${commandWord} prompt menu`)}`,
  ];
};

const pinLines = ({ lineName, pins }: Of<'pins'>, { commandWord }: WordOptions): string[] =>
  pins.length === 0
    ? [`${named(lineName)} has no codes. Add one: ${code(`${commandWord} pin add acme ring main`)}`]
    : [
        bold(`Codes of ${named(lineName)}`),
        ...pins.map(({ label, opens }) => `• ${quoted(label)} ${opensWords(opens)}`),
        'Nobody can read the codes themselves. One that is forgotten is removed and added anew.',
      ];

const lineLine = (line: LineView): string => {
  const records = line.records ? '; calls are recorded' : '';
  const parked =
    line.parked === 'ring'
      ? ''
      : `; stopped while closed, Jour leaves a plan that ${parkedWords(line.parked)}`;
  const answers = line.hasMenu ? 'a menu answers' : `rings the roster ${named(line.rosterName)}`;
  return [
    `• ${bold(named(line.name))} (${escaped(line.number)}), told in ${channelLink(line.channelId)}, ${quoted(line.timeZone)}: `,
    `${answers}; callers without a number ${hiddenWords(line.hidden)}${records}${parked}`,
  ].join('');
};

const lineLines = ({ lines }: Of<'lines'>): string[] => [
  bold(lines.length === 1 ? 'Line' : 'Lines'),
  ...lines.map(lineLine),
];

const blockedLine = (blocked: BlockedView): string => {
  const until = blocked.untilAt === null ? 'for good' : `until ${moment(blocked.untilAt)}`;
  const reason = blocked.reason === null ? '' : `, ${quoted(blocked.reason)}`;
  const calls =
    blocked.rejected === 0 ? 'has not called since' : `${counted(blocked.rejected, 'call')} rejected`;
  return `• ${quoted(blocked.number)}, by ${mention(blocked.by)}, ${until}${reason}: ${calls}`;
};

const blockedLines = ({ blocked }: Of<'blocked'>, { commandWord }: WordOptions): string[] =>
  blocked.length === 0
    ? [`No number is blocked. Block one: ${code(`${commandWord} block +46701740699 for 7d`)}`]
    : [
        bold('Blocked numbers'),
        ...blocked.map(blockedLine),
        `Take calls again: ${code(`${commandWord} unblock NUMBER`)}`,
      ];

const countryLines = ({ allowed, isDefault }: Of<'countries'>, { commandWord }: WordOptions): string[] => {
  const why = isDefault ? ', where the lines are' : '';
  const back = isDefault ? '' : ` Where the lines are only: ${code(`${commandWord} countries default`)}`;
  return [
    `Phones ${inCountries(allowed)} may be called${why}, and no others: as members, when calling back, and in texts.`,
    `Name all that may be called: ${code(`${commandWord} countries SE NO`)}.${back}`,
    'Premium-rate, satellite and emergency numbers are never called, wherever they are.',
  ];
};

export const shownLines = (shown: Shown, options: WordOptions): string[] => {
  switch (shown.kind) {
    case 'rosters':
      return rosterLines(shown, options);
    case 'menu':
      return menuLines(shown, options);
    case 'pins':
      return pinLines(shown, options);
    case 'lines':
      return lineLines(shown);
    case 'blocked':
      return blockedLines(shown, options);
    case 'countries':
      return countryLines(shown, options);
    case 'admins':
      return adminLines(shown, options);
  }
};
