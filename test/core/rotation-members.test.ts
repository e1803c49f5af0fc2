// Who is on when a roster that takes turns gets or loses people.
import { describe, expect, it, test } from 'vitest';
import { decideCommand } from '../../src/core/decide-command.ts';
import { DAY_MS } from '../../src/core/instant.ts';
import { rosterNamed } from '../../src/core/on-call.ts';
import { orderAt } from '../../src/core/order.ts';
import type { Override } from '../../src/core/override.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import type { Settings } from '../../src/core/settings.ts';
import { ANNA, BO, CIA, DAN, given, givenContext, givenSettings, NOON, typed } from './given-settings.ts';

const WEEK_MS = 7 * DAY_MS;
/** Sunday noon, in the week that began on Monday the 16th; the next handoff is tomorrow at nine. */
const ROTATION = { everyDays: 7, minute: 540, anchor: '2026-11-09' };

const turning = (overrides: readonly Override[] = []): Settings => {
  const settings = givenSettings({ members: [ANNA, BO, CIA] });
  const rosters = settings.rosters.map((roster) => ({ ...roster, rotation: ROTATION, overrides }));
  return { ...settings, rosters };
};

const settingsAfter = (text: string, settings: Settings = turning()): Settings => {
  const parsed = parseCommand(typed(text), given());
  if (!parsed.ok) throw new Error(text);
  const decision = decideCommand(parsed.command as never, givenContext(settings));
  return decision.kind === 'changed' ? decision.settings : settings;
};

const firstsOf = (settings: Settings): string[] =>
  [0, 1, 2, 3, 4].map((weeks) => {
    const now = NOON + weeks * WEEK_MS;
    return orderAt(rosterNamed(settings, 'main'), { now, timeZone: 'Europe/Stockholm' })[0]?.slice(2) ?? '';
  });

describe('in a roster that takes turns, with Bo on', () => {
  test.each([
    ['status', ['BO', 'CIA', 'ANNA', 'BO', 'CIA']],
    ['add @dan', ['BO', 'CIA', 'ANNA', 'DAN', 'BO']],
    ['remove @cia', ['BO', 'ANNA', 'BO', 'ANNA', 'BO']],
    ['remove @bo', ['CIA', 'ANNA', 'CIA', 'ANNA', 'CIA']],
    ['remove @anna', ['BO', 'CIA', 'BO', 'CIA', 'BO']],
    ['set @dan @anna', ['DAN', 'ANNA', 'DAN', 'ANNA', 'DAN']],
    ['ring everyone', ['BO', 'CIA', 'ANNA', 'BO', 'CIA']],
  ])('%s', (text, firsts) => {
    expect(firstsOf(settingsAfter(text))).toEqual(firsts);
  });

  it('the order that holds now is no change', () => {
    const settings = turning();
    expect(settingsAfter('set @bo @cia @anna', settings)).toBe(settings);
  });

  it('somebody taken out is not called by an override either', () => {
    const spans = [{ fromAt: NOON - 1, untilAt: NOON + WEEK_MS }];
    const base = { by: CIA, at: NOON, spans };
    const overrides: Override[] = [
      { ...base, id: 1, kind: 'take', userId: CIA },
      { ...base, id: 2, kind: 'take', userId: DAN },
    ];
    const left = settingsAfter('remove @cia', turning(overrides));
    expect(rosterNamed(left, 'main').overrides.map(({ userId }) => userId)).toEqual([DAN]);
  });
});
