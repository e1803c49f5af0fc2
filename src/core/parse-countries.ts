// `countries`, `countries SE NO`, `countries default`: where phones may be rung.
import { getSupportedRegionCodes } from 'awesome-phonenumber';
import { type ParsedCommand, parsed, type Token } from './command.ts';
import type { Country } from './settings.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const USAGE = 'countries';
const KNOWN: ReadonlySet<Country> = new Set(
  getSupportedRegionCodes().filter((code) => /^[A-Z]{2}$/.test(code)),
);
/** Codes that people type and ISO 3166 has otherwise. */
const ALSO: ReadonlyMap<string, Country> = new Map([
  ['UK', 'GB'],
  ['EL', 'GR'],
]);
const DEFAULT: ReadonlySet<string> = new Set(['default', 'reset']);

const countryNamed = (word: string): Country | null => {
  const code = word.toUpperCase();
  const country = ALSO.get(code) ?? code;
  return KNOWN.has(country) ? country : null;
};

export const parseCountries = (tokens: readonly Token[]): ParsedCommand => {
  if (tokens.length === 0) return parsed({ kind: 'countries' });
  const stranger = tokens.find(({ kind }) => kind !== 'word');
  if (stranger !== undefined) return unreadable(USAGE, 'bad-country', [stranger]);
  const words = textOfAll(tokens)
    .split(/[\s,;]+/)
    .filter((word) => word !== '' && word !== 'and');
  if (words.length === 1 && DEFAULT.has((words[0] ?? '').toLowerCase()))
    return parsed({ kind: 'countries-set', countries: null });
  const unknown = words.find((word) => countryNamed(word) === null);
  if (unknown !== undefined || words.length === 0) return unreadable(USAGE, 'bad-country', unknown ?? '');
  const countries = [...new Set(words.flatMap((word) => countryNamed(word) ?? []))];
  return parsed({ kind: 'countries-set', countries });
};
