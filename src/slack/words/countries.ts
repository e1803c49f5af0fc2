// Countries by their names.
import type { Country } from '../../core/settings.ts';
import { listed, named } from './mrkdwn.ts';

const COUNTRIES_SHOWN_MAX = 12;
const NAMES = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'code' });

/** "Sweden (SE)". */
export const countryWords = (country: Country): string =>
  /^[A-Z]{2}$/.test(country) ? `${named(NAMES.of(country) ?? country)} (${country})` : named(country);

/** Follows "phones": "in Sweden (SE) and Norway (NO)". */
export const inCountries = (countries: readonly Country[]): string => {
  const more = countries.length - COUNTRIES_SHOWN_MAX;
  const shown = countries.slice(0, COUNTRIES_SHOWN_MAX).map(countryWords);
  if (shown.length === 0) return 'in no country';
  return `in ${listed(more > 0 ? [...shown, `${more} more`] : shown)}`;
};
