// Which numbers may be rung: none that is barred, none abroad unless its country is allowed, none of our own lines. Asked when a
// number is given and again whenever it is to be rung, since the list, the lines or the file may have changed meanwhile.
import { getCountryCodeForRegionCode, parsePhoneNumber } from 'awesome-phonenumber';
import { barredBecause } from './barred-numbers.ts';
import {
  type NumberFault,
  type NumberReading,
  reachFault,
  readAnyNumber,
  readMemberNumber,
} from './phone-number.ts';
import type { Country, Line, PhoneNumber, Settings } from './settings.ts';

/** What a number is, whatever the settings say. */
interface NumberKind {
  readonly barred: NumberFault | null;
  /** Null: the number belongs to no country that can be told. */
  readonly country: Country | null;
  readonly countryCode: number | undefined;
}

type Allowing = Pick<Settings, 'countries' | 'lines'>;

const E164 = /^\+[1-9]\d{4,14}$/;

const read = (number: PhoneNumber): NumberKind => {
  if (!E164.test(number)) return { barred: 'unreadable', country: null, countryCode: undefined };
  const { regionCode, countryCode, type, number: parts } = parsePhoneNumber(number);
  const barred = barredBecause({ digits: number, significant: parts?.significant, countryCode, type });
  return { barred, country: /^[A-Z]{2}$/.test(regionCode ?? '') ? (regionCode ?? null) : null, countryCode };
};

/** Reading one takes longer than the rest of planning its ring, and every call asks about the same few. */
const KINDS_REMEMBERED = 2_000;
const kinds = new Map<PhoneNumber, NumberKind>();

const kindOf = (number: PhoneNumber): NumberKind => {
  const known = kinds.get(number);
  if (known !== undefined) return known;
  if (kinds.size >= KINDS_REMEMBERED) kinds.clear();
  const kind = read(number);
  kinds.set(number, kind);
  return kind;
};

/** Where numbers may be: as decided, else where our lines are. */
export const allowedCountries = ({ countries, lines }: Allowing): readonly Country[] =>
  countries ?? [...new Set(lines.map(({ country }) => country))];

/** The country of a number, whether it may be rung or not; null when it has none. */
export const countryOfNumber = (number: PhoneNumber): Country | null => kindOf(number).country;

const isAllowed = ({ country, countryCode }: NumberKind, settings: Allowing): boolean =>
  allowedCountries(settings).some((allowed) =>
    country === null ? getCountryCodeForRegionCode(allowed) === countryCode : allowed === country,
  );

const isOurs = (number: PhoneNumber, { lines }: Allowing): boolean =>
  lines.some((line) => line.number === number);

/** Why a number must not be rung, or null. With `line`: from that line. */
export const dialFault = (number: PhoneNumber, settings: Allowing, line?: Line): NumberFault | null => {
  const kind = kindOf(number);
  if (kind.barred !== null) return kind.barred;
  if (isOurs(number, settings)) return 'own-line';
  const unreachable = line === undefined ? null : reachFault(number, line.number);
  return unreachable ?? (isAllowed(kind, settings) ? null : 'foreign');
};

/** Reads a number that `line` is to ring, as typed by a person in its country. */
export const readNumberToRing = (text: string, line: Line, settings: Allowing): NumberReading => {
  const typed = readAnyNumber(text, line.country);
  if (typed !== null && isOurs(typed, settings)) return { ok: false, fault: 'own-line' };
  const reading = readMemberNumber(text, { country: line.country, lineNumber: line.number });
  if (!reading.ok) return reading;
  const fault = dialFault(reading.number, settings, line);
  return fault === null ? reading : { ok: false, fault };
};
