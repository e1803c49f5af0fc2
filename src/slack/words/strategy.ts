// How phones ring, in words.
import { type Line, MAIN_ROSTER, type RingStrategy, ROSTER_NAME } from '../../core/settings.ts';
import { named } from './mrkdwn.ts';
import { counted, duration } from './time.ts';

/** "one after another, 15 s each, 1 round". */
export const strategyWords = (strategy: RingStrategy): string => {
  switch (strategy.kind) {
    case 'turn':
      return `one after another, ${duration(strategy.ringSeconds)} each, ${counted(strategy.rounds, 'round')}`;
    case 'everyone':
      return `everyone at once, for ${duration(strategy.ringSeconds)}`;
  }
};

/** Follows "phones show". */
export const showsWords = (shows: Line['shows']): string =>
  shows === 'caller' ? "the caller's number" : 'the number of the line';

/** Most teams have one roster, which needs no name. */
export const rosterWords = (rosterName: string): string =>
  rosterName === MAIN_ROSTER ? 'the roster' : `the roster ${named(rosterName)}`;

/** Ends a command to copy that is about that roster. */
export const inRoster = (rosterName: string): string =>
  rosterName === MAIN_ROSTER || !ROSTER_NAME.test(rosterName) ? '' : ` in ${rosterName}`;
