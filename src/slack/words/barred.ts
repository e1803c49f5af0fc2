// Why calls pass by somebody who has a number.
import type { NumberFault } from '../../core/phone-number.ts';
import type { RosterPerson } from '../../core/view.ts';
import { countryWords } from './countries.ts';
import { code } from './mrkdwn.ts';

const whyOf = (fault: NumberFault): string => {
  switch (fault) {
    case 'unreadable':
    case 'too-short':
    case 'too-long':
    case 'not-assigned':
      return 'cannot be a phone number';
    case 'emergency':
      return 'is an emergency or service number';
    case 'premium':
      return 'is specially charged';
    case 'satellite':
      return 'is a satellite phone';
    case 'own-line':
      return 'is that of one of our own lines';
    case 'mobile-line-needs-swedish-mobile':
      return 'this line cannot ring: a Swedish mobile line reaches Swedish mobiles only';
    case 'foreign':
      return 'is in a country that may not be called';
  }
};

/** Follows "a number that", and ends in a command. */
export const barredWords = ({ barred }: Pick<RosterPerson, 'barred'>, commandWord: string): string => {
  const another = `Give another: ${code(`${commandWord} phone @name 070-174 06 05`)}`;
  if (barred === undefined) return `may not be called. ${another}`;
  const { fault, country } = barred;
  if (fault !== 'foreign') return `${whyOf(fault)}. ${another}`;
  const where = country === null ? whyOf(fault) : `is in ${countryWords(country)}, which may not be called`;
  return `${where}. ${another}, or allow the country: ${code(`${commandWord} countries`)}`;
};
