// Why a number cannot be rung, and which one could be.
import type { NumberFault } from '../../core/phone-number.ts';
import { code, quoted } from './mrkdwn.ts';

interface Told {
  readonly fault: NumberFault;
  readonly text: string;
  readonly lineNumber: string;
}

const why = ({ fault, text, lineNumber }: Told): string => {
  const number = quoted(text);
  switch (fault) {
    case 'unreadable':
      return `${number} is not a phone number that I can read`;
    case 'too-short':
      return `${number} is too short for a phone number`;
    case 'too-long':
      return `${number} is too long for a phone number`;
    case 'emergency':
      return `${number} is an emergency number or a short service number; an on-call call must not be passed on to it`;
    case 'premium':
      return `${number} is a premium-rate or specially charged number; every call to it would cost extra`;
    case 'satellite':
      return `${number} is a satellite phone; calls to it are too expensive to pass on`;
    case 'not-assigned':
      return `${number} looks like a phone number, but nobody can have it`;
    case 'own-line':
      return `${number} is the on-call line itself; its calls would go round in a circle`;
    case 'mobile-line-needs-swedish-mobile':
      return `The line ${quoted(lineNumber)} is a Swedish mobile number, and 46elks lets such a line ring Swedish mobile phones only; ${number} is not one`;
  }
};

const remedy = ({ fault }: Told, commandWord: string): string => {
  const example = code(`${commandWord} phone 070-174 06 05`);
  switch (fault) {
    case 'unreadable':
      return `Type it as you would dial it, or with + and the country code: ${example}`;
    case 'too-short':
    case 'too-long':
    case 'not-assigned':
      return `See whether a digit is missing or too many, then send it again: ${example}`;
    case 'emergency':
    case 'own-line':
      return `Give a number of your own: ${example}`;
    case 'premium':
    case 'satellite':
      return `Give an ordinary mobile or landline number: ${example}`;
    case 'mobile-line-needs-swedish-mobile':
      return `Give a Swedish mobile number: ${example}`;
  }
};

export const numberProblemWords = (told: Told, commandWord: string): string =>
  `${why(told)}. ${remedy(told, commandWord)}`;
