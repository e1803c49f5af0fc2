import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CallerView } from '../../../src/core/view.ts';
import { recordingFileName } from '../../../src/slack/words/file-name.ts';
import { CALLER, HOSTILE, NIGHT } from './given.ts';

const name = (caller: CallerView, timeZone = 'Europe/Stockholm'): string =>
  recordingFileName({ of: 'message', at: NIGHT, timeZone, caller, extension: 'wav' });

describe('the file of a recording', () => {
  it('is named after the time on the line and the caller', () => {
    expect(name(CALLER)).toBe('voicemail 2026-11-22 03.14 070-174 06 05.wav');
    expect(name(CALLER, 'America/New_York')).toBe('voicemail 2026-11-21 21.14 070-174 06 05.wav');
  });

  it('of a whole call is not taken for a message', () => {
    expect(
      recordingFileName({ of: 'call', at: NIGHT, timeZone: 'UTC', caller: CALLER, extension: 'mp3' }),
    ).toBe('call 2026-11-22 02.14 070-174 06 05.mp3');
  });

  it('says that a number was hidden', () => {
    expect(name({ kind: 'hidden' })).toBe('voicemail 2026-11-22 03.14 hidden number.wav');
  });

  it('holds nothing that a caller sent instead of a number', () => {
    expect(name({ kind: 'odd', text: `../../${HOSTILE}` })).toBe(
      'voicemail 2026-11-22 03.14 unknown number.wav',
    );
  });

  it('is safe in every folder, whatever the caller is called', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 10_000 }), (national) => {
        const file = name({ kind: 'number', e164: '+46701740605', national });
        expect(file).toMatch(/^voicemail 2026-11-22 03\.14 [0-9a-z +-]+\.wav$/);
        expect(file.length).toBeLessThan(100);
      }),
    );
  });
});
