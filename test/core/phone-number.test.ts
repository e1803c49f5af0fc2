import { parsePhoneNumber } from 'awesome-phonenumber';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  countryOf,
  isSwedishMobile,
  maskedNumber,
  type NumberFault,
  nationalFormat,
  readCaller,
  readMemberNumber,
} from '../../src/core/phone-number.ts';

const LANDLINE = { country: 'SE', lineNumber: '+46846500400' };
const MOBILE = { country: 'SE', lineNumber: '+46701234567' };

describe('a number that can ring', () => {
  test.each([
    ['+46701740605', '+46701740605'],
    ['070-174 06 05', '+46701740605'],
    ['0701740605', '+46701740605'],
    ['46701740605', '+46701740605'],
    ['0046701740605', '+46701740605'],
    ['0046-70-174 06 05', '+46701740605'],
    ['+46 (0)70-174 06 05', '+46701740605'],
    ['(070) 174 06 05', '+46701740605'],
    ['070.174.06.05', '+46701740605'],
    ['070–174 06 05', '+46701740605'],
    ['070\u00a0174\u202f06\u200905', '+46701740605'],
    ['\u202a+46701740605\u202c', '+46701740605'],
    ['０７０１７４０６０５', '+46701740605'],
    [' tel:+46701740605 ', '+46701740605'],
    ['TEL:+46-70-174-06-05', '+46701740605'],
    ['08-465 004 99', '+46846500499'],
    ['011-80 00 00', '+4611800000'],
    ['010-123 45 67', '+46101234567'],
    ['+47 406 12 345', '+4740612345'],
    ['+1 212 555 0100', '+12125550100'],
  ])('%s is read as %s', (text, number) => {
    expect(readMemberNumber(text, LANDLINE)).toEqual({ ok: true, number });
  });

  it('is read by the country of the line', () => {
    const line = { country: 'NO', lineNumber: '+4721000000' };
    expect(readMemberNumber('406 12 345', line)).toEqual({ ok: true, number: '+4740612345' });
  });
});

describe('a number that cannot ring', () => {
  const bad: Readonly<
    Record<Exclude<NumberFault, 'mobile-line-needs-swedish-mobile' | 'foreign'>, readonly string[]>
  > = {
    unreadable: [
      '',
      ' ',
      '+',
      'anna',
      '07O1740605',
      '070-174 06 05 ext 3',
      '070;drop',
      '+46+701740605',
      '---',
    ],
    emergency: (
      '112|911|999|000|110|114 14|11313|1177|116 117|116000|90000|90 510|+46112|0046112|0112|00112|+46 0 112|' +
      '+1 911|+49 112|1-1-2|tel:112|１１２'
    ).split('|'),
    premium: (
      '0900-123 45 67|0939-123 45 67|0944-12 34 56|0990-12 34 56|0991234567|+46900|0771-12 34 56|077-123 45 67|' +
      '118118|118 100|+1 900 555 1234|+44 70 1234 5678|+44 9012345678|+49 900 1234567|+46 75 123 45 67'
    ).split('|'),
    satellite: [
      '+870773123456',
      '00870773123456',
      '+881612345678',
      '+88216123456',
      '+883510012345',
      '+878101234567890',
      '+979123456789',
    ],
    'too-short': ['1', '0', '12345', '0701', '070-174 06', '070-174 06 0', '+46701', '+4799', '+8000'],
    'too-long': [
      '070-174 06 055',
      '070-174 06 0555',
      '070-174 06 05555',
      '07017406050607080',
      '1234567890123456789',
    ],
    'not-assigned': ['+46 71 123 45 67', '074-123 45 67', '+999 12345678', '+80012345678'],
    'own-line': ['08-465 004 00', '+46846500400', '0046 8 465 004 00'],
  };

  test.each(Object.entries(bad).flatMap(([fault, texts]) => texts.map((text) => [text, fault])))(
    '"%s" is refused as %s',
    (text, fault) => {
      expect(readMemberNumber(text, LANDLINE)).toEqual({ ok: false, fault });
    },
  );

  test.each(['08-465 004 00', '+4740612345', '020-12 34 56', '010-123 45 67'])(
    'a Swedish mobile line cannot ring %s',
    (text) => {
      const fault = 'mobile-line-needs-swedish-mobile';
      expect(readMemberNumber(text, MOBILE)).toEqual({ ok: false, fault });
    },
  );

  it('a Swedish mobile line rings Swedish mobiles, but not itself', () => {
    expect(readMemberNumber('070-174 06 05', MOBILE)).toEqual({ ok: true, number: '+46701740605' });
    expect(readMemberNumber('070-123 45 67', MOBILE)).toEqual({ ok: false, fault: 'own-line' });
  });
});

const digitsOf = (lengths: { minLength: number; maxLength: number }) =>
  fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), ...lengths });
const numberish = fc.oneof(
  digitsOf({ minLength: 0, maxLength: 17 }),
  digitsOf({ minLength: 5, maxLength: 9 }).map((digits) => `+46${digits}`),
  digitsOf({ minLength: 5, maxLength: 12 }).map((digits) => `+${digits}`),
  fc.string(),
);

describe('whatever is typed', () => {
  it('never gives a premium, short or own number', () => {
    fc.assert(
      fc.property(numberish, (text) => {
        const reading = readMemberNumber(text, LANDLINE);
        if (!reading.ok) return;
        const { type, valid, number } = parsePhoneNumber(reading.number);
        expect(valid).toBe(true);
        expect(['premium-rate', 'shared-cost']).not.toContain(type);
        expect(reading.number).not.toBe(LANDLINE.lineNumber);
        expect(reading.number).toMatch(/^\+[1-9]\d{4,14}$/);
        expect(number?.significant).not.toMatch(/^(112|911|999|110|11414|1177|116\d{3})$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads the same number again from how it is shown', () => {
    fc.assert(
      fc.property(numberish, fc.constantFrom('SE', 'NO', 'GB', 'US'), (text, country) => {
        const line = { country, lineNumber: LANDLINE.lineNumber };
        const reading = readMemberNumber(text, line);
        if (!reading.ok) return;
        expect(readMemberNumber(nationalFormat(reading.number, country), line)).toEqual(reading);
      }),
      { numRuns: 2_000 },
    );
  });

  it('knows Swedish mobiles as the library does', () => {
    fc.assert(
      fc.property(digitsOf({ minLength: 7, maxLength: 9 }), (digits) => {
        const number = `+467${digits}`;
        const parsed = parsePhoneNumber(number);
        if (parsed.valid) expect(isSwedishMobile(number)).toBe(parsed.typeIsMobile);
      }),
      { numRuns: 2_000 },
    );
  });

  it('never takes a Swedish landline for something barred', () => {
    fc.assert(
      fc.property(digitsOf({ minLength: 7, maxLength: 9 }), (digits) => {
        const parsed = parsePhoneNumber(`+46${digits}`);
        if (!parsed.valid || parsed.type !== 'fixed-line') return;
        expect(readMemberNumber(parsed.number.national, LANDLINE).ok).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a number as people know it', () => {
  it('is national at home and international abroad', () => {
    expect(nationalFormat('+46701740605', 'SE')).toBe('070-174 06 05');
    expect(nationalFormat('+46846500400', 'SE')).toBe('08-465 004 00');
    expect(nationalFormat('+46701740605', 'NO')).toBe('+46 70 174 06 05');
    expect(nationalFormat('+46112', 'SE')).toBe('+46112');
  });

  it('shows three digits where it is not to be read', () => {
    expect(maskedNumber('+46701740605')).toBe('…605');
    expect(maskedNumber('070-174 06 05')).toBe('…605');
  });

  it('belongs to a country', () => {
    expect(countryOf('+46846500400')).toBe('SE');
    expect(countryOf('+4721000000')).toBe('NO');
    expect(countryOf('+88216123456')).toBe('SE');
  });
});

describe('the caller', () => {
  it('is a number when it is one', () => {
    expect(readCaller('+46701740605')).toEqual({ kind: 'number', number: '+46701740605' });
    expect(readCaller(' +4733333 ')).toEqual({ kind: 'number', number: '+4733333' });
  });

  test.each([
    undefined,
    null,
    '',
    '  ',
    'anonymous',
    'Unknown',
    'WITHHELD',
    'restricted',
    'private number',
    'hidden',
    '\u0000',
    42,
    ['+46701740605'],
    {},
  ])('%j is hidden', (from) => {
    expect(readCaller(from)).toEqual({ kind: 'hidden' });
  });

  test.each([
    ['0701740605', '0701740605'],
    ['+0701740605', '+0701740605'],
    ['ACME\u0000\u202eevil\n', 'ACMEevil'],
    ['x'.repeat(100), 'x'.repeat(32)],
    [`${'x'.repeat(31)}😀`, 'x'.repeat(31)],
    ['<!channel>', '<!channel>'],
  ])('%j is odd', (from, text) => {
    expect(readCaller(from)).toEqual({ kind: 'odd', text });
  });

  it('never throws and never keeps more than 32 characters', () => {
    fc.assert(
      fc.property(fc.anything(), (from) => {
        const caller = readCaller(from);
        if (caller.kind !== 'odd') return;
        expect(caller.text.length).toBeLessThanOrEqual(32);
        expect(caller.text).not.toMatch(/\p{C}/u);
      }),
    );
  });
});
