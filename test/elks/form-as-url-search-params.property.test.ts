import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FIELDS_MAX, parseForm } from '../../src/elks/form.ts';

const piece = fc.oneof(
  fc.constantFrom(
    '%',
    '%2',
    '%2B',
    '%C3%A5',
    '%C3',
    '%FF',
    '%EF%BB%BF',
    '%00',
    '+',
    '=',
    '&',
    'å',
    '\0',
    '😀',
  ),
  fc.string({ unit: 'grapheme', maxLength: 4 }),
);
const anyBody = fc
  .array(piece, { maxLength: 40 })
  .map((pieces) => pieces.join(''))
  .filter((text) => text.split('&').length <= FIELDS_MAX);

const asUrlSearchParams = (text: string): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) if (!fields.has(name)) fields.set(name, value);
  return fields;
};

it('a form is read as URLSearchParams reads it, whatever is in it', () => {
  fc.assert(
    fc.property(anyBody, (text) => {
      // URLSearchParams alone takes a leading question mark for the beginning of a query.
      fc.pre(!text.startsWith('?'));
      const reading = parseForm(text);
      if (!reading.ok) throw new Error(reading.why);
      for (const [name, value] of asUrlSearchParams(text)) expect(reading.form.get(name)).toBe(value);
      expect(reading.form.get('in no form')).toBeUndefined();
    }),
    { numRuns: 5_000 },
  );
});
