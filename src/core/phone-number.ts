// Phone numbers: read as people write them, checked for what an on-call line may ring, shown as people know them.
import { type ParsedPhoneNumber, parsePhoneNumber } from 'awesome-phonenumber';
import { barredBecause } from './barred-numbers.ts';
import type { Caller } from './call.ts';
import type { Country, PhoneNumber } from './settings.ts';

export type NumberFault =
  | 'unreadable'
  | 'too-short'
  | 'too-long'
  /** Emergency numbers and the short service numbers beside them (1177, 114 14, 116xxx). */
  | 'emergency'
  /** Premium rate, shared cost and other specially charged numbers. */
  | 'premium'
  | 'satellite'
  | 'not-assigned'
  | 'own-line'
  | 'mobile-line-needs-swedish-mobile'
  /** In a country that is not allowed. */
  | 'foreign';

export type NumberReading =
  | { readonly ok: true; readonly number: PhoneNumber }
  | { readonly ok: false; readonly fault: NumberFault };

export interface NumberLine {
  readonly country: Country;
  readonly lineNumber: PhoneNumber;
}

const FALLBACK_COUNTRY: Country = 'SE';
const ODD_CALLER_MOST_CHARACTERS = 32;
const SHORT_NUMBER_MOST_DIGITS = 6;
const E164_MOST_DIGITS = 15;
const E164 = /^\+[1-9]\d{4,14}$/;
const SWEDISH_MOBILE = /^\+467[02369]\d{7}$/;
const SEPARATORS = /[\s().\-/·\u2010-\u2015\u2212\p{Cf}]/gu;
const HIDDEN_CALLERS =
  /^(?:anonymous|unknown|withheld|restricted|private|hidden|unavailable|blocked|none|null|undefined)(?:[ -]?(?:number|caller))?$/i;

export const isSwedishMobile = (number: PhoneNumber): boolean => SWEDISH_MOBILE.test(number);

/** Whether a text to it arrives, and costs what texts at home do. */
export const isMobileIn = (number: PhoneNumber, country: Country): boolean => {
  const { valid, regionCode, type } = parsePhoneNumber(number);
  return valid && regionCode === country && (type === 'mobile' || type === 'fixed-line-or-mobile');
};

/** The country a number belongs to; Sweden when it belongs to none. */
export const countryOf = (number: PhoneNumber): Country => {
  const { regionCode } = parsePhoneNumber(number);
  return regionCode !== undefined && /^[A-Z]{2}$/.test(regionCode) ? regionCode : FALLBACK_COUNTRY;
};

const formatted = (number: PhoneNumber, country: Country): string => {
  const parsed = parsePhoneNumber(number);
  if (!parsed.valid) return number;
  return parsed.regionCode === country ? parsed.number.national : parsed.number.international;
};

/** To read one takes 0.2 ms, and pages about many people are made again and again. */
const FORMATTED_MOST = 1_000;
const formattedBefore = new Map<string, string>();

/** National within `country`, international otherwise; what cannot be read is given back as it is. */
export const nationalFormat = (number: PhoneNumber, country: Country): string => {
  const key = `${country} ${number}`;
  const text = formattedBefore.get(key) ?? formatted(number, country);
  if (formattedBefore.size >= FORMATTED_MOST) formattedBefore.clear();
  formattedBefore.set(key, text);
  return text;
};

/** The last three digits, for places where a number is to be recognised but not read: logs, the channel. */
export const maskedNumber = (number: string): string => `…${number.replace(/\D/g, '').slice(-3)}`;

/** `+` and digits, or national digits; null when there is anything but digits and their usual separators. */
const dialledDigits = (text: string): string | null => {
  const plain = text.normalize('NFKC').trim().replace(/^tel:/i, '').replace(SEPARATORS, '');
  return /^\+?\d+$/.test(plain) ? plain.replace(/^00(?=[1-9])/, '+') : null;
};

const isValid = (digits: string): boolean => parsePhoneNumber(digits).valid;

/** A number of a possible length that nobody has: most often a digit is missing or one too many. */
const slipOf = (e164: string): NumberFault => {
  if (['0', '00', '000'].some((more) => isValid(e164 + more))) return 'too-short';
  return [1, 2, 3].some((fewer) => isValid(e164.slice(0, -fewer))) ? 'too-long' : 'not-assigned';
};

const lengthFault = (digits: string, parsed: ParsedPhoneNumber): NumberFault => {
  if (parsed.possibility === 'too-short' || parsed.possibility === 'too-long') return parsed.possibility;
  const { length } = digits.replace('+', '');
  if (length <= SHORT_NUMBER_MOST_DIGITS) return 'too-short';
  if (length > E164_MOST_DIGITS) return 'too-long';
  return parsed.number === undefined ? 'not-assigned' : slipOf(parsed.number.e164);
};

/** Why a line cannot ring a number that is fit to be rung otherwise, or null. */
export const reachFault = (number: PhoneNumber, lineNumber: PhoneNumber): NumberFault | null => {
  if (number === lineNumber) return 'own-line';
  // https://46elks.com/docs/voice-connect: a Swedish mobile number only connects to Swedish mobiles.
  return isSwedishMobile(lineNumber) && !isSwedishMobile(number) ? 'mobile-line-needs-swedish-mobile' : null;
};

/** Reads a number for a member's phone, as typed by a person in the line's country. */
export const readMemberNumber = (text: string, line: NumberLine): NumberReading => {
  const digits = dialledDigits(text);
  if (digits === null) return { ok: false, fault: 'unreadable' };
  const parsed = parsePhoneNumber(digits, { regionCode: line.country });
  const significant = parsed.number?.significant;
  const barred = barredBecause({ digits, significant, countryCode: parsed.countryCode, type: parsed.type });
  if (barred !== null) return { ok: false, fault: barred };
  if (!parsed.valid) return { ok: false, fault: lengthFault(digits, parsed) };
  const number = parsed.number.e164;
  const fault = reachFault(number, line.lineNumber);
  return fault === null ? { ok: true, number } : { ok: false, fault };
};

/** Any number that somebody may call from or be called at, for comparing only; null when it is none. */
export const readAnyNumber = (text: string, country: Country): PhoneNumber | null => {
  const digits = dialledDigits(text);
  if (digits === null) return null;
  const e164 = parsePhoneNumber(digits, { regionCode: country }).number?.e164 ?? digits;
  return E164.test(e164) ? e164 : null;
};

/** A number that is only dialled, like 112: no caller comes with it. */
export const isShort = (text: string): boolean => {
  const digits = dialledDigits(text);
  return digits !== null && !digits.startsWith('+') && digits.length <= SHORT_NUMBER_MOST_DIGITS;
};

/** Whatever a provider sends as the caller. Text is cut after the control characters went, so no half of a pair is left. */
export const readCaller = (from: unknown): Caller => {
  if (typeof from !== 'string') return { kind: 'hidden' };
  const unprintable = /[\p{C}\p{Zl}\p{Zp}]/gu;
  const clean = from.replace(unprintable, '').trim();
  if (E164.test(clean)) return { kind: 'number', number: clean };
  if (clean === '' || HIDDEN_CALLERS.test(clean)) return { kind: 'hidden' };
  return { kind: 'odd', text: clean.slice(0, ODD_CALLER_MOST_CHARACTERS).replace(unprintable, '') };
};
