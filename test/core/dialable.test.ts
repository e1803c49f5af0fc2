import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowedCountries, countryOfNumber, dialFault, readNumberToRing } from '../../src/core/dialable.ts';
import type { NumberFault } from '../../src/core/phone-number.ts';
import { planCall } from '../../src/core/plan-call.ts';
import { targetsIn } from '../../src/core/plan-steps.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { ANNA, BO, CIA, firstLine, givenSettings, LANDLINE, NOON, SWEDISH_MOBILE } from './given-settings.ts';

const settings = givenSettings();
const line = firstLine(settings);
const OSLO: Line = { ...line, id: 'oslo', number: '+4721000000', country: 'NO' };

describe('where phones may be rung', () => {
  it('is where our lines are, until somebody decides', () => {
    expect(allowedCountries(settings)).toEqual(['SE']);
    expect(allowedCountries({ ...settings, lines: [line, OSLO, line] })).toEqual(['SE', 'NO']);
    expect(allowedCountries({ ...settings, countries: ['DK'] })).toEqual(['DK']);
  });

  it.each([
    ['+46701740605', 'SE'],
    ['+4740612345', 'NO'],
    ['+358181234567', 'AX'],
    ['+447797123456', 'JE'],
    ['+18765551234', 'JM'],
    ['+12125550100', 'US'],
    ['+882161234567', null],
  ])('%s belongs to %s', (number, country) => {
    expect(countryOfNumber(number)).toBe(country);
  });
});

describe('a number that is kept already', () => {
  const [FOREIGN, NONE] = ['foreign', null] as const;
  it.each<[string, readonly string[] | null, NumberFault | null]>([
    ['+46701740605', null, NONE],
    ['+46846500411', null, NONE],
    ['+4740612345', null, FOREIGN],
    ['+4740612345', ['NO'], NONE],
    ['+46701740605', ['NO'], FOREIGN],
    ['+18765551234', ['US'], FOREIGN],
    ['+447797123456', ['GB'], FOREIGN],
    ['+46900123456', ['SE'], 'premium'],
    ['+46939100100', ['SE'], 'premium'],
    ['+46944123456', ['SE'], 'premium'],
    ['+46771123456', ['SE'], 'premium'],
    ['+447012345678', ['GB'], 'premium'],
    ['+19005551234', ['US'], 'premium'],
    ['+881612345678', ['SE'], 'satellite'],
    ['+88216123456', ['SE'], 'satellite'],
    ['+870773123456', ['SE'], 'satellite'],
    ['+979123456789', ['SE'], 'satellite'],
    ['+46112', ['SE'], 'emergency'],
    ['070-174 06 05', ['SE'], 'unreadable'],
    ['anna', ['SE'], 'unreadable'],
    ['', ['SE'], 'unreadable'],
    [LANDLINE, ['SE'], 'own-line'],
  ])('%s, where %j may be called: %s', (number, countries, fault) => {
    expect(dialFault(number, { ...settings, countries })).toBe(fault);
  });

  it('is none of any of our lines, and one that the line which rings can reach', () => {
    const lines = [line, { ...line, id: 'two', number: SWEDISH_MOBILE }];
    const two = { ...settings, lines };
    expect(dialFault(SWEDISH_MOBILE, two)).toBe('own-line');
    expect(dialFault('+46846500411', two, lines[0])).toBe(null);
    expect(dialFault('+46846500411', two, lines[1])).toBe('mobile-line-needs-swedish-mobile');
  });
});

describe('a number as it is given', () => {
  it('is refused when it is one of our other lines', () => {
    const two = { ...settings, lines: [line, { ...line, id: 'two', number: SWEDISH_MOBILE }] };
    expect(readNumberToRing('070-123 45 67', line, two)).toEqual({ ok: false, fault: 'own-line' });
  });

  it('never is one that would be passed by at once', () => {
    const digits = fc.string({
      unit: fc.integer({ min: 0, max: 9 }).map(String),
      minLength: 4,
      maxLength: 12,
    });
    const countries = fc.constantFrom(null, ['SE'], ['NO', 'GB'], ['US']);
    fc.assert(
      fc.property(
        fc.oneof(
          digits,
          digits.map((text) => `+${text}`),
        ),
        countries,
        (text, allowed) => {
          const all = { ...settings, countries: allowed };
          const reading = readNumberToRing(text, line, all);
          if (reading.ok) expect(dialFault(reading.number, all, line)).toBe(null);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('a call', () => {
  const numbers = fc.constantFrom(
    '+46701740605',
    '+4740612345',
    '+46900123456',
    '+881612345678',
    'x',
    LANDLINE,
    '+46846500411',
  );

  const rung = (all: Settings, on: Line): readonly string[] => {
    const caller = { kind: 'number', number: '+46701740699' } as const;
    return targetsIn(planCall({ settings: all, line: on, caller, now: NOON })).map(({ phone }) => phone);
  };

  it('rings only what may be rung, whatever the settings hold, also by a key of the menu', () => {
    const given = fc.tuple(numbers, numbers, numbers, fc.constantFrom(null, ['SE'], ['NO']), fc.boolean());
    fc.assert(
      fc.property(given, ([anna, bo, cia, countries, hasMenu]) => {
        const membersById = { [ANNA]: { phone: anna }, [BO]: { phone: bo }, [CIA]: { phone: cia } };
        const all = { ...givenSettings({ members: [ANNA, BO], membersById }), countries };
        const menu = {
          choices: { 1: { kind: 'ring-member', userId: CIA } },
          otherwise: { kind: 'ring', rosterName: 'main' },
        } as const;
        const on = { ...firstLine(all), menu: hasMenu ? menu : null };
        for (const phone of rung(all, on)) expect(dialFault(phone, all, on)).toBe(null);
        const wanted = [anna, bo, ...(hasMenu ? [cia] : [])].filter(
          (phone) => dialFault(phone, all, on) === null,
        );
        expect(new Set(rung(all, on))).toEqual(new Set(wanted));
      }),
      { numRuns: 500 },
    );
  });
});
