// What hindered Jour from doing what somebody asked for, and when to try again.
import type { Hindrance } from '../../core/hindered.ts';

const inSeconds = (seconds: number): string => (seconds === 1 ? 'in a second' : `in ${seconds} seconds`);

export const hindranceWords = (hindrance: Hindrance): string => {
  switch (hindrance.kind) {
    case 'chat-limits':
      return (
        'Slack limits how often it may be asked who people are, and Jour has to know that first. ' +
        `Try again ${inSeconds(hindrance.seconds)}. Calls are answered all the same.`
      );
  }
};
