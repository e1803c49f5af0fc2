// What somebody who is not on call yet has to do to be, step by step.
import type { KnownBlock } from '@slack/types';
import type { HomeView } from '../../core/home-view.ts';
import { isUnchecked } from '../../core/roster-view.ts';
import { section } from './blocks.ts';
import { checkButton, numberButton, withButton } from './home-buttons.ts';
import { bold, code } from './mrkdwn.ts';
import type { WordOptions } from './options.ts';

const step = (isDone: boolean, words: string): string => `${isDone ? '✅' : '▫️'} ${words}`;

const numberWords = (phone: string | null): string =>
  phone === null
    ? `${bold('1. Your number:')} the phone that is to ring for you.`
    : `${bold('1. Your number:')} done, ${phone}.`;

const rosterWords = ({ rosters, mayEdit }: HomeView, { commandWord }: WordOptions): string => {
  const title = bold('2. The roster:');
  if (rosters.length > 0) return `${title} done, you are in it.`;
  return mayEdit
    ? `${title} you are in none yet. Type ${code(`${commandWord} add me`)}, or ask somebody on call to do it.`
    : `${title} you are in none yet. Ask one of those who may change it: ${code(`${commandWord} admins`)}`;
};

const testWords = ({ me }: HomeView, { commandWord }: WordOptions): string => {
  const title = bold('3. A test:');
  const whole = `${code(`${commandWord} test`)} shows what a caller would meet.`;
  if (me.checkedAt !== undefined) return `${title} done, you have answered a call to it. ${whole}`;
  return me.phone === null
    ? `${title} once your number is known, it can be rung to see that you answer it.`
    : `${title} let your phone ring once, and press 1 to say that you answer it. ${whole}`;
};

export const stepsBlocks = (home: HomeView, options: WordOptions): KnownBlock[] => {
  const { me, rosters } = home;
  return [
    section('Three steps, and your phone rings when somebody calls:'),
    withButton(section(step(me.phone !== null, numberWords(me.phone))), numberButton(me.phone !== null)),
    section(step(rosters.length > 0, rosterWords(home, options))),
    withButton(
      section(step(me.checkedAt !== undefined, testWords(home, options))),
      isUnchecked(me) ? checkButton() : null,
    ),
  ];
};
