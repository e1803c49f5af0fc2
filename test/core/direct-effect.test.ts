import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Change } from '../../src/core/change.ts';
import { menders } from '../../src/core/chat-trouble.ts';
import { stillToTell, toldDirectly } from '../../src/core/direct-effect.ts';
import { ANNA, BO, CIA, firstLine, givenSettings, NOON, PHONE_OF_ANNA } from './given-settings.ts';

const settings = givenSettings({ members: [ANNA], membersById: { [ANNA]: { phone: PHONE_OF_ANNA } } });
const { channelId } = firstLine(settings);
const changedBy = (by: string, seq: number): Change => ({
  seq,
  at: NOON,
  by,
  lineId: 'main',
  deed: { kind: 'shows', lineId: 'main', shows: 'line' },
});

describe('who is told that a channel takes nothing', () => {
  it('are the admins, else whoever changed something last, else those on call', () => {
    const given = { ...settings, admins: [BO], changes: [changedBy(ANNA, 1), changedBy(CIA, 2)] };
    expect(menders(given, channelId, NOON)).toEqual([[BO], [CIA], [ANNA]]);
    expect(menders(settings, channelId, NOON)).toEqual([[], [], [ANNA]]);
  });

  it('is nobody where no line has that channel any more', () => {
    const news = { kind: 'channel-trouble', channelId: 'C0OLD', fault: 'archived', reason: 'x' } as const;
    expect(toldDirectly(news, { settings, now: NOON, calls: [], refused: null })).toBeNull();
  });
});

describe('telling one after another', () => {
  const people = fc.uniqueArray(fc.constantFrom<string>('U1', 'U2', 'U3', 'U4', 'U5', 'U6'));

  it('reaches everybody who can be reached of the first group that has such people, each once', () => {
    fc.assert(
      fc.property(fc.array(people, { maxLength: 4 }), people, (groups, unreachable) => {
        const told: string[] = [];
        const refused: string[] = [];
        for (;;) {
          const [next] = stillToTell(groups, { told, refused }) ?? [];
          if (next === undefined) break;
          expect([...told, ...refused]).not.toContain(next);
          (unreachable.includes(next) ? refused : told).push(next);
        }
        const first = groups.find((group) => group.some((userId) => !unreachable.includes(userId)));
        const meant = (first ?? []).filter((userId) => !unreachable.includes(userId));
        expect(told).toEqual(meant);
        expect(stillToTell(groups, { told, refused }) === null).toBe(first === undefined);
      }),
    );
  });
});
