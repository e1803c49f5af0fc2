import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUR_MS, MINUTE_MS } from '../../src/core/instant.ts';
import {
  CHECKS_AN_HOUR_MOST,
  CHECKS_BY_ALL_AN_HOUR_MOST,
  type CheckEnd,
  checkById,
  checkResult,
  decideCheck,
  withCheckEnd,
  withConfirmed,
  withMissedKey,
} from '../../src/core/phone-check.ts';
import type { Settings, UserId } from '../../src/core/settings.ts';
import {
  ANNA,
  BO,
  CIA,
  firstLine,
  givenSettings,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
} from './given-settings.ts';

const settings = givenSettings({
  members: [ANNA, BO],
  membersById: { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } },
});

let ids = 0;
const decide = (
  known: Settings,
  at = NOON,
  { userId = ANNA, by = ANNA }: { userId?: UserId; by?: UserId } = {},
) => {
  ids += 1;
  return decideCheck(known, { id: `k${ids}`, userId, by, line: firstLine(known), now: at });
};

const asked = (known = settings, at = NOON, who: { userId?: UserId; by?: UserId } = {}) => {
  const decision = decide(known, at, who);
  if (decision.kind !== 'ring') throw new Error(JSON.stringify(decision.problem));
  return { after: decision.settings, id: decision.check.id, check: decision.check };
};

const withPhone = (known: Settings, userId: UserId, phone: string): Settings => ({
  ...known,
  membersById: { ...known.membersById, [userId]: { phone } },
});

const resultIn = (known: Settings, id: string) => {
  const check = checkById(known, id);
  return check === undefined ? undefined : checkResult(check);
};

describe('a check', () => {
  it('is written down before anything rings', () => {
    const { after, check } = asked(settings, NOON, { userId: BO, by: ANNA });
    expect(check).toMatchObject({
      userId: BO,
      by: ANNA,
      phone: PHONE_OF_BO,
      lineId: 'main',
      at: NOON,
      state: 'asked',
    });
    expect(after.phoneChecks).toEqual([check]);
    expect(resultIn(after, check.id)).toBe(null);
  });

  it('needs a number, and one that may be rung', () => {
    expect(decide(settings, NOON, { userId: CIA })).toMatchObject({
      problem: { kind: 'no-phone', userId: CIA },
    });
    const abroad = withPhone(settings, ANNA, '+4740612345');
    expect(decide(abroad)).toMatchObject({ problem: { kind: 'number', fault: 'foreign' } });
  });

  it('rings from another line where the one it was asked on cannot', () => {
    const mobile = { ...firstLine(settings), id: 'mobile', number: '+46701234567' };
    const both = { ...withPhone(settings, ANNA, '+46846500411'), lines: [mobile, firstLine(settings)] };
    expect(asked(both).check.lineId).toBe('main');
  });

  it('is confirmed by the key, with the time of it', () => {
    const { after, id } = asked();
    const confirmed = withConfirmed(after, id, NOON + 20_000);
    expect(confirmed.membersById[ANNA]).toEqual({ phone: PHONE_OF_ANNA, checkedAt: NOON + 20_000 });
    expect(resultIn(confirmed, id)).toBe('confirmed');
    expect(withConfirmed(confirmed, id, NOON + 30_000)).toBe(confirmed);
    expect(withCheckEnd(confirmed, id, 'answered')).toBe(confirmed);
  });

  it.each<[CheckEnd, boolean, string]>([
    ['unanswered', false, 'unanswered'],
    ['busy', false, 'busy'],
    ['unclear', false, 'unclear'],
    ['answered', false, 'no-key'],
    ['answered', true, 'other-key'],
    ['unclear', true, 'other-key'],
  ])('that ends as %s, another key %s, is %s', (end, otherKey, result) => {
    const { after, id } = asked();
    const ended = withCheckEnd(otherKey ? withMissedKey(after, id) : after, id, end);
    expect(resultIn(ended, id)).toBe(result);
    expect(ended.membersById).toBe(after.membersById);
    expect(withCheckEnd(ended, id, 'busy')).toBe(ended);
    expect(withConfirmed(ended, id, NOON + 1)).toBe(ended);
  });

  it('confirms after a wrong key too', () => {
    const { after, id } = asked();
    expect(resultIn(withConfirmed(withMissedKey(after, id), id, NOON), id)).toBe('confirmed');
  });

  it('confirms nothing of a number that came in its place', () => {
    const { after, id } = asked();
    const changed = withPhone(after, ANNA, '+46701740611');
    const pressed = withConfirmed(changed, id, NOON + 1);
    expect(resultIn(pressed, id)).toBe('replaced');
    expect(pressed.membersById[ANNA]).toEqual({ phone: '+46701740611' });
    expect(resultIn(withCheckEnd(changed, id, 'answered'), id)).toBe('replaced');
  });

  it('confirms nothing long after, nor one that nobody knows', () => {
    const { after, id } = asked();
    expect(withConfirmed(after, id, NOON + 11 * MINUTE_MS)).toBe(after);
    expect(withConfirmed(after, 'forged', NOON)).toBe(after);
    expect(withCheckEnd(after, 'forged', 'answered')).toBe(after);
  });
});

describe('checks', () => {
  it('of one number come one at a time, until the first is over or lost', () => {
    const { after, id } = asked();
    expect(decide(after, NOON + MINUTE_MS, { by: BO })).toMatchObject({
      problem: { why: { kind: 'under-way', userId: ANNA } },
    });
    expect(decide(after, NOON + MINUTE_MS, { userId: BO }).kind).toBe('ring');
    expect(decide(withCheckEnd(after, id, 'busy'), NOON + MINUTE_MS).kind).toBe('ring');
    expect(decide(after, NOON + 3 * MINUTE_MS).kind).toBe('ring');
  });

  const checkedOften = (times: number): Settings => {
    let known = settings;
    for (let time = 0; time < times; time += 1) {
      const { after, id } = asked(known, NOON + time * MINUTE_MS);
      known = withCheckEnd(after, id, 'unanswered');
    }
    return known;
  };

  it('of one number are few an hour, whoever asks', () => {
    const known = checkedOften(CHECKS_AN_HOUR_MOST);
    expect(decide(known, NOON + 10 * MINUTE_MS, { by: BO })).toMatchObject({
      problem: { why: { kind: 'too-many', whose: ANNA, againAt: NOON + HOUR_MS } },
    });
    expect(decide(known, NOON + HOUR_MS).kind).toBe('ring');
  });

  it('are not more for one who changes the number, nor for a number that changes hands', () => {
    const known = checkedOften(CHECKS_AN_HOUR_MOST);
    const at = NOON + 10 * MINUTE_MS;
    expect(decide(withPhone(known, ANNA, '+46701740611'), at).kind).toBe('declined');
    const passedOn = withPhone(withPhone(known, ANNA, '+46701740611'), CIA, PHONE_OF_ANNA);
    expect(decide(passedOn, at, { userId: CIA }).kind).toBe('declined');
  });

  it('of all numbers together are limited too, and forgotten after a day', () => {
    const many = Array.from({ length: CHECKS_BY_ALL_AN_HOUR_MOST + 1 }, (_, index) => `U${index}`);
    let known = many.reduce(
      (all, user, index) => withPhone(all, user, `+467017408${String(index).padStart(2, '0')}`),
      settings,
    );
    for (const userId of many.slice(1)) known = asked(known, NOON, { userId }).after;
    expect(decide(known, NOON, { userId: many[0] ?? '' })).toMatchObject({
      problem: { why: { kind: 'too-many', whose: null } },
    });
    expect(asked(known, NOON + 26 * HOUR_MS).after.phoneChecks).toHaveLength(1);
  });

  const OTHER_PHONE = '+46701740611';
  const swapped = (known: Settings, who: UserId): Settings =>
    withPhone(known, who, known.membersById[who]?.phone === OTHER_PHONE ? PHONE_OF_ANNA : OTHER_PHONE);

  /** What may happen to the newest check, or to whoever it is about. */
  const EVENTS: Readonly<Record<string, (known: Settings, id: string, who: UserId) => Settings>> = {
    nothing: (known) => known,
    key: (known, id) => withConfirmed(known, id, NOON),
    wrong: (known, id) => withMissedKey(known, id),
    end: (known, id) => withCheckEnd(known, id, 'answered'),
    change: (known, _id, who) => swapped(known, who),
  };

  it('never ring a number more than allowed, whatever comes in which order', () => {
    const step = fc.tuple(
      fc.constantFrom(ANNA, BO),
      fc.integer({ min: 0, max: 20 * MINUTE_MS }),
      fc.constantFrom(...Object.values(EVENTS)),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let known = settings;
        let now = NOON;
        const rung: { readonly phone: string; readonly at: number }[] = [];
        for (const [userId, afterMs, event] of steps) {
          now += afterMs;
          const decision = decide(known, now, { userId });
          if (decision.kind === 'ring') rung.push({ phone: decision.check.phone, at: now });
          known = decision.kind === 'ring' ? decision.settings : known;
          known = event(known, known.phoneChecks.at(-1)?.id ?? '', userId);
        }
        const within = (from: { readonly phone: string; readonly at: number }) =>
          rung.filter(({ phone, at }) => phone === from.phone && at >= from.at && at < from.at + HOUR_MS);
        for (const one of rung) expect(within(one).length).toBeLessThanOrEqual(CHECKS_AN_HOUR_MOST);
      }),
      { numRuns: 300 },
    );
  });
});
