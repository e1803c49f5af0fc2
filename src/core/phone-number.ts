// Phone numbers: read as people write them, checked for what an on-call line may ring, shown as people know them.
import { parsePhoneNumber } from 'awesome-phonenumber';
import type { Country, PhoneNumber } from './settings.ts';

export type NumberFault =
  | 'unreadable'
  | 'too-short'
  | 'too-long'
  | 'emergency'
  | 'premium'
  | 'satellite'
  | 'not-assigned'
  | 'own-line'
  | 'mobile-line-needs-swedish-mobile';

export type NumberReading = { readonly ok: true; readonly number: PhoneNumber } | { readonly ok: false; readonly fault: NumberFault };

// TODO: readMemberNumber, nationalFormat, maskedNumber, callerFrom
export const nationalFormat = (number: PhoneNumber, country: Country): string => {
  const parsed = parsePhoneNumber(number);
  if (!parsed.valid) return number;
  return parsed.regionCode === country ? parsed.number.national : parsed.number.international;
};
