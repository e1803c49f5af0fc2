import { describe, expect, it, test } from 'vitest';
import { HOUR_MS } from '../../src/core/instant.ts';
import { rosterPerson, rosterView } from '../../src/core/roster-view.ts';
import type { RingStrategy } from '../../src/core/settings.ts';
import {
  ANNA,
  BO,
  CIA,
  firstLine,
  type Given,
  givenSettings,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
} from './given-settings.ts';

const viewOf = (given: Given) => {
  const settings = givenSettings(given);
  return rosterView(settings, firstLine(settings), NOON);
};
const membersById = {
  [ANNA]: { phone: PHONE_OF_ANNA },
  [BO]: { phone: PHONE_OF_BO, pause: { untilAt: NOON + HOUR_MS } },
};

describe('a roster as people see it', () => {
  it('tells everybody in order, and why somebody is passed by', () => {
    expect(viewOf({ members: [CIA, ANNA, BO], membersById })).toEqual({
      rosterName: 'main',
      isLines: true,
      lineName: 'Main',
      lineNumber: '08-465 004 00',
      shows: 'caller',
      strategy: { kind: 'turn', ringSeconds: 15, rounds: 1 },
      people: [
        { userId: CIA, phone: null, skipped: 'no-number', pausedUntilAt: null },
        { userId: ANNA, phone: '070-174 06 05', skipped: null, pausedUntilAt: null },
        { userId: BO, phone: '070-174 06 06', skipped: 'paused', pausedUntilAt: NOON + HOUR_MS },
      ],
      nobody: null,
      longestWaitSeconds: 15,
      open: null,
    });
  });

  it('says why nobody would ring', () => {
    expect(viewOf({})).toMatchObject({ nobody: 'roster-empty', longestWaitSeconds: 0 });
    expect(viewOf({ members: [BO], membersById })).toMatchObject({
      nobody: 'all-paused',
      longestWaitSeconds: 0,
    });
  });

  test.each<[RingStrategy, number]>([
    [{ kind: 'turn', ringSeconds: 20, rounds: 3 }, 120],
    [{ kind: 'everyone', ringSeconds: 25 }, 25],
  ])('%j keeps a caller waiting for at most %i s', (strategy, seconds) => {
    const awake = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
    const view = viewOf({ members: [ANNA, BO, CIA], membersById: awake, strategy });
    expect(view.longestWaitSeconds).toBe(seconds);
  });
});

describe('one person', () => {
  it('is shown whether in the roster or not', () => {
    const settings = givenSettings({ membersById });
    const seen = { settings, line: firstLine(settings), now: NOON + HOUR_MS };
    const bo = { userId: BO, phone: '070-174 06 06', skipped: null, pausedUntilAt: null };
    expect(rosterPerson(BO, seen)).toEqual(bo);
    expect(rosterPerson(CIA, seen)).toMatchObject({ phone: null, skipped: 'no-number' });
  });
});
