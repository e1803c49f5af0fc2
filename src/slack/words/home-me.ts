// A person's own part on Home: whether their phone rings, its number, their shifts; what is to be done stands beside.
import type { KnownBlock } from '@slack/types';
import type { HomeRoster, HomeShift } from '../../core/home-roster.ts';
import type { HomeView } from '../../core/home-view.ts';
import { isUnchecked } from '../../core/roster-view.ts';
import type { RosterPerson } from '../../core/view.ts';
import { barredWords } from './barred.ts';
import { section } from './blocks.ts';
import {
  checkButton,
  numberButton,
  pauseMenu,
  resumeButton,
  takeButton,
  withButton,
} from './home-buttons.ts';
import { stepsBlocks } from './home-steps.ts';
import { bold, listed, mention, named, people } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';
import { moment } from './time.ts';

const PEOPLE_MOST = 4;

const ringsMe = ({ userId }: HomeView, { called }: HomeRoster): boolean => called.includes(userId);
const isFirst = ({ userId }: HomeView, { called, rings }: HomeRoster): boolean =>
  rings === 'everyone' ? called.includes(userId) : called[0] === userId;

const calledTitle = (home: HomeView): string => {
  const { rosters } = home;
  const first = rosters.filter((roster) => isFirst(home, roster));
  if (first.length === 0) return 'You are on call as backup';
  const now = first.filter(({ isRung }) => isRung);
  if (now.length === 0) return 'You are first, but no calls ring now';
  return now.some(({ rings }) => rings === 'turn')
    ? 'You are on call now: your phone rings first'
    : 'You are on call now: your phone rings';
};

/** Plain words, for the top. */
export const homeTitle = (home: HomeView): string => {
  const { rosters } = home;
  if (rosters.length === 0) return 'You are not on call';
  switch (home.me.skipped) {
    case 'paused':
      return 'You are paused: your phone does not ring';
    case 'no-number':
      return 'You are in the roster, but have no phone number';
    case 'not-allowed':
      return 'Your phone cannot be called';
    case null:
      return calledTitle(home);
  }
};

/** Nothing of a turn that passes to somebody who is called first already, since the one before is paused. */
const nextWords = ({ next, called }: HomeRoster, userId: string): string => {
  if (next === null || next.userId === called[0]) return '';
  const who =
    next.userId === userId ? 'you are' : next.userId === null ? 'nobody is' : `${mention(next.userId)} is`;
  return ` From ${moment(next.at)} ${who} first.`;
};

const othersWords = (called: readonly string[], userId: string): string => {
  const others = called.filter((other) => other !== userId);
  return others.length === 0
    ? `Yours is the ${bold('only phone')} that rings.`
    : `Your phone rings together with ${people(others, PEOPLE_MOST)}.`;
};

const turnWords = (called: readonly string[], userId: string): string => {
  const place = called.indexOf(userId);
  if (place > 0) return `You are called after ${people(called.slice(0, place), PEOPLE_MOST)}.`;
  const after = called.slice(1);
  return after.length === 0
    ? `You are called first, and there is ${bold('nobody after you')}.`
    : `You are called ${bold('first')}, then ${people(after, PEOPLE_MOST)}.`;
};

const placeWords = (home: HomeView, { called, rings }: HomeRoster): string => {
  if (called.length === 0) return `⚠️ ${bold('No phone rings')}: callers go straight to voicemail.`;
  if (!called.includes(home.userId)) return `Called meanwhile: ${people(called, PEOPLE_MOST)}.`;
  return rings === 'everyone' ? othersWords(called, home.userId) : turnWords(called, home.userId);
};

const closedWords = ({ isRung, lineNames }: HomeRoster): string => {
  if (isRung) return '';
  return lineNames.length === 0
    ? ' No line leads to this roster, so it is never called.'
    : ' Closed now: its phones ring again when the line opens.';
};

const rosterTitle = ({ rosterName, lineNames }: HomeRoster): string =>
  `${bold(named(rosterName))}${lineNames.length === 0 ? '' : ` on ${listed(lineNames.map(named))}`}: `;

const rosterBlock = (home: HomeView, roster: HomeRoster): KnownBlock => {
  const title = home.rosters.length > 1 ? rosterTitle(roster) : '';
  const words = `${title}${placeWords(home, roster)}${closedWords(roster)}${nextWords(roster, home.userId)}`;
  return withButton(section(words), roster.canTake ? takeButton(roster) : null);
};

/** Whether calls would reach nobody if this person paused too. */
const isLast = (home: HomeView): boolean =>
  home.rosters.some((roster) => roster.called.length === 1 && ringsMe(home, roster));

const pauseBlock = (home: HomeView): KnownBlock => {
  if (home.me.skipped !== 'paused')
    return withButton(
      section('Cannot answer for a while? Pause, and calls skip you.'),
      pauseMenu(isLast(home)),
    );
  const { pausedUntilAt: untilAt } = home.me;
  const words =
    untilAt === null
      ? 'Calls skip you until you resume.'
      : `Calls skip you until ${moment(untilAt)}; then your phone rings again by itself.`;
  return withButton(section(`⏸️ ${words}`), resumeButton());
};

const shiftWords = (home: HomeView, { rosterName, fromAt, untilAt }: HomeShift): string => {
  const from = fromAt === null ? bold('Now') : moment(fromAt);
  const until = untilAt === null ? ', no end in sight' : ` until ${moment(untilAt)}`;
  const where = home.rosters.length > 1 ? ` (${named(rosterName)})` : '';
  return `• ${from}${until}${where}`;
};

const shiftsBlocks = (home: HomeView): KnownBlock[] =>
  home.shifts.length === 0
    ? []
    : [
        section(
          [bold('Your next shifts'), ...home.shifts.map((shift) => shiftWords(home, shift))].join('\n'),
        ),
      ];

const checkedWords = ({ checkedAt }: RosterPerson): string =>
  checkedAt === undefined ? '' : `, checked ${moment(checkedAt)}`;

const numberWords = ({ me }: HomeView, { commandWord }: WordOptions): string => {
  if (me.phone === null) return '⚠️ No number of yours is known, so calls skip you.';
  return me.skipped === 'not-allowed'
    ? `⚠️ Your number ${bold(me.phone)} is one that ${barredWords(me, commandWord)}`
    : `Your phone: ${bold(me.phone)}${checkedWords(me)}`;
};

const numberBlocks = (home: HomeView, options: WordOptions): KnownBlock[] => [
  withButton(section(numberWords(home, options)), numberButton(home.me.phone !== null)),
  ...(isUnchecked(home.me)
    ? [
        withButton(
          section('⚠️ It is not checked yet. Let it ring once, and press 1 to say that you answer it.'),
          checkButton(),
        ),
      ]
    : []),
];

export const homeFacts = (home: HomeView, options: WordOptions): KnownBlock[] => {
  if (home.rosters.length === 0) return stepsBlocks(home, options);
  if (home.me.skipped === 'no-number')
    return [...stepsBlocks(home, options), ...home.rosters.map((roster) => rosterBlock(home, roster))];
  return [
    ...home.rosters.map((roster) => rosterBlock(home, roster)),
    pauseBlock(home),
    ...numberBlocks(home, options),
    ...shiftsBlocks(home),
  ];
};
