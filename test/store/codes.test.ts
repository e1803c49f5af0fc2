import { describe, expect, it } from 'vitest';
import type { Pin } from '../../src/core/menu.ts';
import { createCodes } from '../../src/store/codes.ts';

const codes = createCodes();
const opens = { kind: 'voicemail' } as const;

const pinsOf = async (given: Readonly<Record<string, string>>): Promise<readonly Pin[]> => {
  const pins: Pin[] = [];
  for (const [label, code] of Object.entries(given))
    pins.push({ ...(await codes.hash(code, pins)), label, opens });
  return pins;
};

describe('a code', () => {
  it('is known again, and no other one is', async () => {
    const pins = await pinsOf({ acme: '48213', other: '048213' });
    expect((await codes.verify('48213', pins))?.label).toBe('acme');
    expect((await codes.verify('048213', pins))?.label).toBe('other');
    for (const wrong of ['48214', '4821', '482130', '', 'acme'])
      expect(await codes.verify(wrong, pins)).toBeNull();
    expect(await codes.verify('48213', [])).toBeNull();
  });

  it('has the same hash as one of the same line, so that a second one is found out, but not as one of another', async () => {
    const pins = await pinsOf({ acme: '48213' });
    expect(await codes.hash('48213', pins)).toEqual({ salt: pins[0]?.salt, hash: pins[0]?.hash });
    expect((await codes.hash('48213', [])).hash).not.toBe(pins[0]?.hash);
  });

  it('cannot be read from what is kept', async () => {
    expect(JSON.stringify(await pinsOf({ acme: '48213' }))).not.toContain('48213');
  });

  it('is found among codes that were salted apart', async () => {
    const [one, two] = [await pinsOf({ acme: '48213' }), await pinsOf({ other: '99887' })];
    expect((await codes.verify('99887', [...one, ...two]))?.label).toBe('other');
  });
});
