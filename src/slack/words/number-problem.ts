// Why a number cannot be rung, and which one could be.
import type { Problem } from '../../core/problem.ts';
import { countryWords, inCountries } from './countries.ts';
import { code, quoted } from './mrkdwn.ts';

type Told = Omit<Extract<Problem, { readonly kind: 'number' }>, 'kind'>;

const foreignWhy = ({ text, abroad }: Told): string => {
  const where = abroad?.country == null ? 'in another country' : `in ${countryWords(abroad.country)}`;
  return `${quoted(text)} is ${where}, and calls may only go to phones ${inCountries(abroad?.allowed ?? [])}`;
};

const why = ({ fault, text, lineNumber, ...told }: Told): string => {
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
    case 'foreign':
      return foreignWhy({ fault, text, lineNumber, ...told });
  }
};

const foreignRemedy = ({ abroad }: Told, commandWord: string): string => {
  const more = [...new Set([...(abroad?.allowed ?? []), abroad?.country ?? 'NO'])].join(' ');
  return `Give a number there, or have the country allowed: ${code(`${commandWord} countries ${more}`)}`;
};

const remedy = (told: Told, commandWord: string): string => {
  const example = code(`${commandWord} phone 070-174 06 05`);
  switch (told.fault) {
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
    case 'foreign':
      return foreignRemedy(told, commandWord);
  }
};

export const numberProblemWords = (told: Told, commandWord: string): string =>
  `${why(told)}. ${remedy(told, commandWord)}`;
