import { describe, expect, it } from 'vitest';
import { NO_CHAT_TROUBLE } from '../../src/core/chat-trouble.ts';
import { homeView } from '../../src/core/home-view.ts';
import { HOUR_MS } from '../../src/core/instant.ts';
import { emptyRoster, type Line, type Roster, type Settings } from '../../src/core/settings.ts';
import { aCall } from './given-call.ts';
import {
  ANNA,
  BO,
  CIA,
  DAN,
  firstLine,
  givenSettings,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
} from './given-settings.ts';

const PHONES = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
const given = givenSettings({ members: [ANNA, BO], membersById: PHONES });
const main = firstLine(given);

const roster = (name: string, more: Partial<Roster> = {}): Roster => ({ ...emptyRoster(name), ...more });
const line = (id: string, more: Partial<Line> = {}): Line => ({ ...main, id, name: id, ...more });
const seenBy = (settings: Settings, userId: string, calls = [] as Parameters<typeof homeView>[0]['calls']) =>
  homeView({ settings, userId, now: NOON, calls, told: null, mayEdit: true, trouble: NO_CHAT_TROUBLE });

describe('the lines on Home', () => {
  const rosters = [roster('main', { members: [ANNA] }), roster('sales', { members: [BO] })];
  const lines = [...Array(8).keys()].map((index) => line(`line${index}`));
  const settings = { ...given, rosters, lines: [...lines, line('sales', { rosterName: 'sales' })] };

  it('are those that lead to the person first, and the others counted', () => {
    const { lines: shown, linesLeft } = seenBy(settings, BO);
    expect(shown.map(({ lineId }) => lineId)).toEqual(['sales', 'line0', 'line1', 'line2', 'line3']);
    expect(linesLeft).toBe(4);
  });

  it('are where the calls shown were made, or all for somebody who is in no roster', () => {
    const calls = [aCall({ id: 'a', lineId: 'line0' }), aCall({ id: 'b', lineId: 'sales' })];
    expect(seenBy(settings, BO, calls).calls.map(({ callId, lineName }) => [callId, lineName])).toEqual([
      ['b', 'sales'],
    ]);
    expect(seenBy(settings, DAN, calls).calls).toHaveLength(2);
  });
});

describe('a roster on Home', () => {
  const never = { hours: { kind: 'never' } } as const;

  it('is rung while a line that leads to it is open', () => {
    expect(seenBy(given, ANNA).rosters[0]?.isRung).toBe(true);
    expect(seenBy({ ...given, lines: [line('main', never)] }, ANNA).rosters[0]?.isRung).toBe(false);
  });

  it('for closed hours is rung while the line is closed', () => {
    const night = roster('night', { members: [ANNA] });
    const closedThen = { kind: 'ring', rosterName: 'night' } as const;
    const isRung = (more: Partial<Line>): boolean | undefined =>
      seenBy(
        { ...given, rosters: [...given.rosters, night], lines: [line('main', { closedThen, ...more })] },
        ANNA,
      ).rosters.find(({ rosterName }) => rosterName === 'night')?.isRung;
    expect(isRung({})).toBe(false);
    expect(isRung(never)).toBe(true);
  });

  it.each([
    ['the second in turn may', ANNA, BO, true],
    ['the first need not', BO, BO, false],
  ])('%s take over', (_, first, who, may) => {
    const others = [ANNA, BO].filter((userId) => userId !== first);
    const settings = { ...given, rosters: [roster('main', { members: [first, ...others] })] };
    expect(seenBy(settings, who).rosters[0]?.canTake).toBe(may);
  });

  it('nobody takes over who is paused, has no number, or rings with everybody', () => {
    const members = [ANNA, BO, CIA];
    const paused = { ...PHONES, [BO]: { phone: PHONE_OF_BO, pause: { untilAt: NOON + HOUR_MS } } };
    const may = (settings: Settings, who: string) => seenBy(settings, who).rosters[0]?.canTake;
    expect(may({ ...given, rosters: [roster('main', { members })], membersById: paused }, BO)).toBe(false);
    expect(may({ ...given, rosters: [roster('main', { members })] }, CIA)).toBe(false);
    const strategy = { kind: 'everyone', ringSeconds: 20 } as const;
    expect(may({ ...given, rosters: [roster('main', { members, strategy })] }, BO)).toBe(false);
  });

  it('is also that of whoever only stands in', () => {
    const spans = [{ fromAt: NOON - 1, untilAt: NOON + HOUR_MS }];
    const override = { id: 1, kind: 'cover', userId: BO, insteadOf: ANNA, by: BO, at: NOON, spans } as const;
    const settings = { ...given, rosters: [roster('main', { members: [ANNA], overrides: [override] })] };
    const { rosters, shifts } = seenBy(settings, BO);
    expect(rosters[0]?.called).toEqual([BO]);
    expect(shifts).toEqual([{ rosterName: 'main', fromAt: null, untilAt: NOON + HOUR_MS }]);
  });
});
