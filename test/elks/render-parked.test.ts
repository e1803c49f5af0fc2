import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialSettings } from '../../src/core/initial-settings.ts';
import { parkedPlans } from '../../src/core/parked-plan.ts';
import type { Line, Settings } from '../../src/core/settings.ts';
import { createAddresses } from '../../src/elks/addresses.ts';
import { renderParkedPlans } from '../../src/elks/render-parked.ts';
import { faultsInAction } from '../../src/simulator/elks/action-faults.ts';
import { anyLine } from '../core/any-line.ts';

const AT = Date.UTC(2026, 10, 24, 18, 0);
const BASE = 'https://phone.example.org';
const addresses = createAddresses(BASE, 'a secret of the tests');

const team = (
  count: number,
  strategy: Settings['rosters'][number]['strategy'],
  change: Partial<Line>,
): Settings => {
  const settings = initialSettings({
    lineNumber: '+46701740600',
    channelId: 'C1',
    timeZone: 'Europe/Stockholm',
  });
  const ids = Array.from({ length: count }, (_, index) => `U${index}`);
  return {
    ...settings,
    lines: settings.lines.map((line) => ({ ...line, ...change })),
    rosters: settings.rosters.map((roster) => ({ ...roster, members: ids, strategy })),
    membersById: Object.fromEntries(
      ids.map((id, index) => [id, { phone: `+467017406${String(index + 10).padStart(2, '0')}` }]),
    ),
  };
};

const textsFor = (settings: Settings): readonly string[] => {
  const [line] = settings.lines;
  if (line === undefined) throw new Error('no line');
  return renderParkedPlans(parkedPlans({ settings, line, now: AT }), {
    lineId: line.id,
    addresses,
    promptAddress: (name) => `${BASE}/prompts/${name}.wav`,
  });
};

const inTurn = (rounds: number) => ({ kind: 'turn', ringSeconds: 15, rounds }) as const;

/** Every address in it, by what comes after `/elks/`. */
const purposes = (text: string): ReadonlySet<string> =>
  new Set([...text.matchAll(/\/elks\/([\w-]+)\//g)].map(([, purpose = '']) => purpose));

describe('a parked plan', () => {
  it('asks us nothing: its only addresses of ours are those of reports', () => {
    fc.assert(
      fc.property(
        anyLine,
        fc.integer({ min: 0, max: 9 }),
        fc.integer({ min: 1, max: 3 }),
        (line, count, rounds) => {
          for (const text of textsFor(team(count, inTurn(rounds), line))) {
            expect(faultsInAction(JSON.parse(text))).toEqual([]);
            for (const purpose of purposes(text))
              expect(['parked-hangup', 'parked-recording']).toContain(purpose);
            expect(text).not.toContain('recordcall');
            expect(JSON.parse(text)).toHaveProperty('whenhangup');
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('grows with the people, not with the power of them, and what is too large is not tried', () => {
    const [three = '', six = ''] = [3, 6].map((count) => textsFor(team(count, inTurn(1), {}))[0] ?? '');
    expect(three.length).toBeLessThan(2_500);
    expect(six.length).toBeLessThan(2.2 * three.length);
    for (const count of [1, 3, 30, 80])
      for (const text of textsFor(team(count, inTurn(3), {})))
        expect(text.length).toBeLessThanOrEqual(16 * 1024);
    const last = textsFor(team(80, inTurn(3), {})).map((text) => text.length);
    expect(last.toSorted((a, b) => b - a)).toEqual(last);
    expect(JSON.parse(textsFor(team(80, inTurn(3), {}))[0] ?? '')).toMatchObject({ timeout: 25 });
  });

  it('rings one person as often as there are rounds, and grows no faster', () => {
    const [text = ''] = textsFor(team(1, inTurn(3), {}));
    expect(text.length).toBeLessThan(3_000);
    expect(JSON.parse(text).failed.failed).toMatchObject({ connect: '+46701740610' });
  });

  it('goes to voicemail when nobody can be rung', () => {
    expect(JSON.parse(textsFor(team(0, inTurn(1), {}))[0] ?? '')).toMatchObject({
      play: `${BASE}/prompts/voicemail.wav`,
      next: { play: 'sound/beep', next: { silencedetection: 'no' } },
    });
  });
});
