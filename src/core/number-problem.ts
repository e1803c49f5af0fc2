// Trouble with a number that somebody gave: what it is, and what would be allowed.
import { allowedCountries, countryOfNumber } from './dialable.ts';
import { type NumberFault, nationalFormat, readAnyNumber } from './phone-number.ts';
import { type Problem, shortened } from './problem.ts';
import type { Line, Settings } from './settings.ts';

export type NumberProblem = Extract<Problem, { readonly kind: 'number' }>;

/** @param text the number as typed, or as kept */
export const numberProblem = (
  fault: NumberFault,
  text: string,
  { line, settings }: { readonly line: Line; readonly settings: Settings },
): NumberProblem => {
  const lineNumber = nationalFormat(line.number, line.country);
  const problem = { kind: 'number', fault, text: shortened(text), lineNumber } as const;
  if (fault !== 'foreign') return problem;
  const number = readAnyNumber(text, line.country);
  const country = number === null ? null : countryOfNumber(number);
  return { ...problem, abroad: { country, allowed: allowedCountries(settings) } };
};
