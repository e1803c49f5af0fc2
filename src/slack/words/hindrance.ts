// What hindered Jour from doing what somebody asked for, and when to try again.
import type { Hindrance } from '../../core/hindered.ts';
import { diskRemedy, LOOK_AT_DISK } from './disk.ts';
import { code } from './mrkdwn.ts';

const CALLS_GO_ON = 'Calls are answered all the same.';

const inSeconds = (seconds: number): string => (seconds === 1 ? 'in a second' : `in ${seconds} seconds`);

export const hindranceWords = (hindrance: Hindrance, commandWord: string): string => {
  switch (hindrance.kind) {
    case 'chat-limits':
      return (
        'Slack limits how often it may be asked who people are, and Jour has to know that first. ' +
        `Try again ${inSeconds(hindrance.seconds)}. ${CALLS_GO_ON}`
      );
    case 'disk-fails':
      return (
        'Jour cannot write to its disk, and changes nothing until it can. ' +
        `${diskRemedy(hindrance.error)} Then try again. ${CALLS_GO_ON}`
      );
    case 'disk-hangs':
      return (
        'The disk of Jour does not answer, so this is not done yet: it is done as soon as the disk answers. ' +
        `${LOOK_AT_DISK} Before you try again, see what was done: ${code(`${commandWord} log`)}. ${CALLS_GO_ON}`
      );
    case 'disk-unread':
      return (
        'The disk of Jour does not answer, and what is kept there could not be read. ' +
        `${LOOK_AT_DISK} Then try again. ${CALLS_GO_ON}`
      );
  }
};
