// Every message that the channel can get, as Slack is to be given it.
import type { Message } from '../../core/message.ts';
import { alertMessage } from './alert.ts';
import { alertsMessage } from './alerts.ts';
import type { Body } from './blocks.ts';
import { cardMessage } from './card.ts';
import { changeMessage } from './change.ts';
import { digestMessage } from './digest.ts';
import { directMessage } from './direct.ts';
import { exportMessage } from './export.ts';
import { hoursMessage } from './hours-told.ts';
import { lateCallsMessage } from './late-calls.ts';
import { numberMessageBody } from './numbers.ts';
import { DEFAULT_WORD_OPTIONS, type WordOptions } from './options.ts';
import { pictureMessage } from './picture.ts';
import { pinsShutMessage } from './pins-shut.ts';
import { recordingLostMessage, recordingMessage } from './recording.ts';
import { reminderMessage } from './reminder.ts';
import { shiftMessageBody } from './shift-messages.ts';
import { warningMessage } from './warning.ts';

export interface MessageBody extends Body {
  /** A reply in a thread that is to be seen in the channel too. */
  readonly replyBroadcast?: boolean;
}

export const messageBody = (message: Message, options: WordOptions = DEFAULT_WORD_OPTIONS): MessageBody => {
  switch (message.kind) {
    case 'card':
      return cardMessage(message.card, options);
    case 'alert':
      return { ...alertMessage(message, options), replyBroadcast: true };
    case 'alerts':
      return alertsMessage(message);
    case 'recording':
      return recordingMessage(message);
    case 'recording-lost':
      return recordingLostMessage(message);
    case 'pins-shut':
      return pinsShutMessage(message);
    case 'late-calls':
      return lateCallsMessage(message);
    case 'hours':
      return hoursMessage(message);
    case 'reminder':
      return reminderMessage(message);
    case 'digest':
      return digestMessage(message.digest, options);
    case 'export':
      return exportMessage(message.export);
    case 'picture':
      return pictureMessage(message.picture);
    case 'shifts':
      return {
        ...shiftMessageBody(message, options),
        ...(message.what.kind === 'reminder' ? { replyBroadcast: true } : {}),
      };
    case 'warning':
      return warningMessage(message, options);
    case 'numbers':
      return numberMessageBody(message.what, options);
    case 'direct':
      return directMessage(message, options);
    case 'change':
      return changeMessage(message, options);
  }
};
