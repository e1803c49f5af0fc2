// How phones ring, in words.
import type { Line, RingStrategy } from '../../core/settings.ts';
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
