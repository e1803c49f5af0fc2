// Numbers an on-call line must never ring, whatever a library thinks of them: tables, kept apart from the reading.

/**
 * Emergency and service numbers people know by heart: Sweden's (numbering plan of PTS), 112 and 116xxx of the EU, and the
 * emergency numbers of other countries. Every other short number is refused as too short.
 */
const SERVICE_NUMBERS: ReadonlySet<string> = new Set(
  (
    '000 100 101 102 103 108 110 111 112 113 115 117 118 119 122 133 144 192 193 911 933 988 995 999 ' +
    '1177 11313 11414 90000 90200 90510'
  ).split(' '),
);
const EU_SERVICE_NUMBER = /^116\d{3}$/;

/** National significant numbers of Sweden: 0900, 0939, 0944, 099x premium, 077 shared cost, 118xxx directory enquiries. */
const SWEDISH_CHARGED = /^(?:900|939|944|99\d|77|118\d{3}$)/;

/** Country codes that are no country: Inmarsat, UPT, satellite systems, international networks, international premium. */
const NO_COUNTRY = /^\+(?:870|878|881|882|883|979)/;

/** `personal-number` and `pager` beside the obvious: +44 70 and the like are billed far above a mobile and used for toll fraud. */
const CHARGED_TYPES: ReadonlySet<string> = new Set([
  'premium-rate',
  'shared-cost',
  'personal-number',
  'pager',
]);

export interface Dialled {
  /** `+` and digits, or digits as dialled within the country. */
  readonly digits: string;
  readonly countryCode: number | undefined;
  /** What follows the country code, when the library could tell. */
  readonly significant: string | undefined;
  readonly type: string | undefined;
}

const isService = (digits: string): boolean => SERVICE_NUMBERS.has(digits) || EU_SERVICE_NUMBER.test(digits);

const isCharged = ({ countryCode, significant = '', type = '' }: Dialled): boolean =>
  CHARGED_TYPES.has(type) || (countryCode === 46 && SWEDISH_CHARGED.test(significant.replace(/^0+/, '')));

/** Why this number is barred, or null. Prefixes do not help: `0112`, `+46 112` and `00 112` are 112 too. */
export const barredBecause = (dialled: Dialled): 'emergency' | 'satellite' | 'premium' | null => {
  const bare = dialled.digits.replace(/^\+/, '');
  const forms = [bare, bare.replace(/^0+/, ''), (dialled.significant ?? '').replace(/^0+/, '')];
  if (forms.some(isService)) return 'emergency';
  if (NO_COUNTRY.test(dialled.digits)) return 'satellite';
  return isCharged(dialled) ? 'premium' : null;
};
