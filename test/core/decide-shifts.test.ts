// What is decided about turns, overrides and requests where a whole team would show less.
import { describe, expect, it, test } from 'vitest';
import { type DecidedCommand, decideCommand } from '../../src/core/decide-command.ts';
import { OVERRIDES_MOST } from '../../src/core/decide-override.ts';
import { decideAnswer, REQUESTS_MOST } from '../../src/core/decide-request.ts';
import type { Decision, DecisionContext } from '../../src/core/decision.ts';
import { rosterPrint, seenIn } from '../../src/core/form-seen.ts';
import { DAY_MS, HOUR_MS } from '../../src/core/instant.ts';
import { rosterNamed } from '../../src/core/on-call.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import type { Roster, Settings } from '../../src/core/settings.ts';
import {
  ANNA,
  BO,
  CIA,
  given,
  givenContext,
  givenSettings,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
  typed,
} from './given-settings.ts';

const PHONES = { [ANNA]: { phone: PHONE_OF_ANNA }, [BO]: { phone: PHONE_OF_BO } };
/** NOON is a Sunday; Anna's week ends tomorrow at nine. */
const WEEKLY = { everyDays: 7, minute: 540, anchor: '2026-11-16' };

const withRoster = (change: Partial<Roster>): Settings => {
  const settings = givenSettings({ members: [ANNA, BO, CIA], membersById: PHONES });
  return { ...settings, rosters: settings.rosters.map((roster) => ({ ...roster, ...change })) };
};

const decide = (text: string, settings: Settings, context: Partial<DecisionContext> = {}): Decision => {
  const parsed = parseCommand(typed(text), given());
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return decideCommand(parsed.command as DecidedCommand, { ...givenContext(settings), ...context });
};

const made = (decision: Decision): Settings => {
  if (decision.kind !== 'changed') throw new Error(JSON.stringify(decision.reply));
  return decision.settings;
};

const problemOf = ({ reply }: Decision): unknown => (reply.kind === 'problem' ? reply.problem : reply.kind);
const main = (settings: Settings): Roster => rosterNamed(settings, 'main');

describe('a rotation', () => {
  test.each([
    ['rotate weekly mon 09:00', { everyDays: 7, minute: 540, anchor: '2026-11-16' }],
    ['rotate weekly sun 12:00', { everyDays: 7, minute: 720, anchor: '2026-11-22' }],
    ['rotate weekly sun 12:01', { everyDays: 7, minute: 721, anchor: '2026-11-15' }],
    ['rotate daily 08:00', { everyDays: 1, minute: 480, anchor: '2026-11-22' }],
    ['rotate daily 18:00', { everyDays: 1, minute: 1_080, anchor: '2026-11-21' }],
    ['rotate every 2 weeks mon 09:00', { everyDays: 14, minute: 540, anchor: '2026-11-16' }],
  ])('%s counts from the last such time, so that who is on stays on until the next', (text, rotation) => {
    const after = made(decide(text, withRoster({})));
    expect(main(after)).toMatchObject({ rotation, members: [ANNA, BO, CIA] });
    expect(after.changes.at(-1)?.deed).toMatchObject({
      kind: 'shifts',
      done: { kind: 'rotation', rotation },
    });
  });

  it('of another rule begins with who is on', () => {
    const later = { now: NOON + DAY_MS };
    const after = made(decide('rotate daily 08:00', withRoster({ rotation: WEEKLY }), later));
    expect(main(after).members).toEqual([BO, CIA, ANNA]);
  });

  it('of the same rule is no change', () => {
    const { reply } = decide('rotate weekly mon 09:00', withRoster({ rotation: WEEKLY }));
    expect(reply).toMatchObject({ kind: 'schedule', did: 'nothing' });
  });

  it('is shown with the turns to come', () => {
    const { reply } = decide('rotate', withRoster({ rotation: WEEKLY }));
    expect(reply.kind === 'schedule' && reply.schedule.shifts.map(({ userId }) => userId)).toEqual([
      ANNA,
      BO,
      CIA,
      ANNA,
    ]);
  });
});

describe('standing in', () => {
  it('needs a number', () => {
    const settings = { ...withRoster({}), membersById: {} };
    for (const text of ['take', 'cover @bo until 17:00'])
      expect(problemOf(decide(text, settings))).toEqual({ kind: 'no-phone', userId: ANNA });
  });

  it('takes what was said after the start from there', () => {
    const spans = (text: string) => main(made(decide(text, withRoster({})))).overrides[0]?.spans;
    const fromAt = NOON + DAY_MS;
    expect(spans('cover @bo from tomorrow 12:00 until 13:00')).toEqual([
      { fromAt, untilAt: fromAt + HOUR_MS },
    ]);
    expect(spans('cover @bo from tomorrow 12:00 for 2h')).toEqual([
      { fromAt, untilAt: fromAt + 2 * HOUR_MS },
    ]);
    expect(spans('cover @bo from tomorrow 12:00 until tomorrow 15:00')).toEqual([
      { fromAt, untilAt: fromAt + 3 * HOUR_MS },
    ]);
  });

  it('has an end where nobody takes turns, too', () => {
    const after = made(decide('take', withRoster({})));
    expect(main(after).overrides[0]?.spans).toEqual([{ fromAt: NOON, untilAt: NOON + DAY_MS }]);
  });

  it('is forgotten when it is over, and its number not given again', () => {
    const once = made(decide('take for 1h', withRoster({})));
    const again = made(decide('take for 1h', once, { now: NOON + DAY_MS }));
    expect(main(again).overrides.map(({ id, at }) => [id, at])).toEqual([[2, NOON + DAY_MS]]);
  });

  it('is limited', () => {
    const spans = [{ fromAt: NOON, untilAt: NOON + HOUR_MS }];
    const overrides = Array.from(
      { length: OVERRIDES_MOST },
      (_, index) => ({ id: index + 1, kind: 'take', userId: CIA, by: CIA, at: NOON, spans }) as const,
    );
    expect(problemOf(decide('take', withRoster({ overrides })))).toMatchObject({ why: { kind: 'too-many' } });
  });
});

describe('a request', () => {
  const answer = (settings: Settings, by: string, given: 'take' | 'accept', requestId = 1): Decision =>
    decideAnswer({ requestId, answer: given }, { ...givenContext(settings), by, now: NOON + 1 });

  it('has a number that no later one gets', () => {
    const once = made(decide('ask cover until 17:00', withRoster({})));
    const twice = made(decide('ask cover until 17:00', { ...once, rosters: withRoster({}).rosters }));
    expect([main(once).requests[0]?.id, main(twice).requests[0]?.id]).toEqual([1, 2]);
    expect(problemOf(answer(twice, BO, 'take'))).toMatchObject({
      why: { kind: 'request-over', why: 'gone' },
    });
  });

  it('is taken as an override of the one who took it', () => {
    const asked = made(decide('ask cover until 17:00', withRoster({})));
    const [override] = main(made(answer(asked, BO, 'take'))).overrides;
    expect(override).toMatchObject({ kind: 'cover', userId: BO, insteadOf: ANNA, by: BO });
    expect(override?.spans).toEqual([{ fromAt: NOON + 1, untilAt: NOON + 5 * HOUR_MS }]);
  });

  it('to swap needs the asked one to have a shift ahead, and an account', () => {
    const two = { ...withRoster({ rotation: WEEKLY }), membersById: PHONES };
    const left = givenContext(two, { [BO]: 'deactivated' });
    expect(problemOf(decide('swap @bo 2026-11-23', two, left))).toMatchObject({ kind: 'user-unfit' });
    expect(problemOf(decide('swap @cia 2026-11-23', two))).toMatchObject({
      why: { kind: 'not-their-shift', userId: BO },
    });
  });

  it('to swap is refused by who has no number', () => {
    const asked = made(decide('swap @cia 2026-11-30', withRoster({ rotation: WEEKLY })));
    expect(problemOf(answer(asked, CIA, 'accept'))).toEqual({ kind: 'no-phone', userId: CIA });
  });
});

describe('as many requests as a roster holds', () => {
  const asked = (settings: Settings): Settings => made(decide('ask cover for 2d', settings));
  const askedMost = (): Settings => {
    let settings = withRoster({});
    for (let n = 0; n < REQUESTS_MOST; n += 1) settings = asked(settings);
    return settings;
  };
  const ids = (settings: Settings): readonly number[] => main(settings).requests.map(({ id }) => id);

  it('stand in the way of a further one while all wait for an answer', () => {
    expect(problemOf(decide('ask cover for 2d', askedMost()))).toEqual({
      kind: 'shifts',
      why: { kind: 'too-many', what: 'requests', most: REQUESTS_MOST },
    });
  });

  it('make room for it where one is over already: nobody waits for that', () => {
    const full = askedMost();
    const [oldest = 0, second = 0] = ids(full);
    const context = { ...givenContext(full), by: ANNA };
    const withdrawn = made(decideAnswer({ requestId: second, answer: 'withdraw' }, context));
    const after = ids(asked(withdrawn));
    expect(after).toHaveLength(REQUESTS_MOST);
    expect(after).toContain(oldest);
    expect(after).not.toContain(second);
  });
});

describe('whoever leaves the roster', () => {
  const asked = (now = NOON): Settings => {
    const two = made(decide('ask cover for 2h', withRoster({ rotation: WEEKLY }), { now: NOON - DAY_MS }));
    const three = made(
      decide('swap @bo 2026-11-23', made(decide('ask cover for 2d', two, { now })), { now }),
    );
    return made(decide('swap @cia 2026-11-30', three, { by: BO, now }));
  };
  const states = (settings: Settings): readonly string[] =>
    main(settings).requests.map(({ state }) => state.kind);

  it('asks nothing any more, and is asked nothing; what is over or of others stays', () => {
    const after = made(decide('remove @anna', asked()));
    expect(states(after)).toEqual(['open', 'withdrawn', 'withdrawn', 'open']);
    expect(after.changes.at(-1)?.deed).toMatchObject({ kind: 'roster', withdrawn: [2, 3] });
    const late = givenContext(after);
    expect(problemOf(decideAnswer({ requestId: 2, answer: 'take' }, { ...late, by: BO }))).toEqual({
      kind: 'shifts',
      why: { kind: 'request-over', why: 'withdrawn' },
    });
    expect(states(made(decide('remove @bo', asked())))).toEqual(['open', 'open', 'withdrawn', 'withdrawn']);
    expect(made(decide('remove @cia', after)).changes.at(-1)?.deed).toMatchObject({ withdrawn: [4] });
    expect(made(decide('add @dan', asked())).changes.at(-1)?.deed).not.toHaveProperty('withdrawn');
  });

  it('by a form as well', () => {
    const settings = asked();
    const roster = main(settings);
    const edit = {
      kind: 'roster-edit',
      users: [BO, CIA],
      strategy: { kind: 'everyone', ringSeconds: 25 },
      seen: seenIn(settings, rosterPrint(roster)),
    } as const;
    const after = made(decideCommand(edit, givenContext(settings)));
    expect(after.changes.at(-1)?.deed).toMatchObject({ kind: 'roster-edit', withdrawn: [2, 3] });
  });
});
