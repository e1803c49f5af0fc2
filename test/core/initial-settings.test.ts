import { describe, expect, it } from 'vitest';
import { initialSettings, withFirstLine } from '../../src/core/initial-settings.ts';
import { firstLine } from './given-settings.ts';

const FIRST = { lineNumber: '+46846500400', channelId: 'C0ONCALL', timeZone: 'Europe/Stockholm' };

describe('the settings of a first start', () => {
  it('hold one line in the country of its number, and an empty roster', () => {
    expect(initialSettings(FIRST)).toMatchObject({
      version: 2,
      lines: [
        {
          id: 'main',
          name: 'Main',
          number: '+46846500400',
          channelId: 'C0ONCALL',
          country: 'SE',
          timeZone: 'Europe/Stockholm',
          language: 'en',
          shows: 'caller',
          rosterName: 'main',
        },
      ],
      rosters: [{ name: 'main', members: [], strategy: { kind: 'turn', ringSeconds: 15, rounds: 1 } }],
      membersById: {},
      changes: [],
    });
  });

  it('take a number of no country for a Swedish one', () => {
    expect(firstLine(initialSettings({ ...FIRST, lineNumber: '+88216123456' })).country).toBe('SE');
    expect(firstLine(initialSettings({ ...FIRST, lineNumber: '+4740612345' })).country).toBe('NO');
  });
});

describe('a later start', () => {
  const settings = initialSettings(FIRST);

  it('changes nothing when the environment is the same', () => {
    expect(withFirstLine(settings, FIRST)).toBe(settings);
  });

  it('brings the first line in step and leaves what people decided', () => {
    const decided = {
      ...settings,
      lines: [{ ...firstLine(settings), shows: 'line', country: 'NO' } as const],
    };
    const moved = withFirstLine(decided, { ...FIRST, channelId: 'C0OTHER' });
    expect(firstLine(moved)).toEqual({ ...firstLine(decided), channelId: 'C0OTHER' });
    const ported = withFirstLine(decided, { ...FIRST, lineNumber: '+46701234567' });
    expect(firstLine(ported)).toMatchObject({ number: '+46701234567', country: 'SE', shows: 'line' });
  });

  it('gives a line to settings that have none', () => {
    expect(withFirstLine({ ...settings, lines: [] }, FIRST)).toEqual(settings);
  });
});
