import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Command } from '../../src/core/command.ts';
import {
  type DecidedCommand,
  type Decision,
  type DecisionContext,
  decideCommand,
  isDecided,
  usersIn,
} from '../../src/core/decide-command.ts';
import { HOUR_MS } from '../../src/core/instant.ts';
import { parseCommand } from '../../src/core/parse-command.ts';
import type { UserStanding } from '../../src/core/permission.ts';
import type { Problem } from '../../src/core/problem.ts';
import { CHANGES_KEPT, type Settings } from '../../src/core/settings.ts';
import {
  ANNA,
  BO,
  CIA,
  DAN,
  firstLine,
  type Given,
  given,
  givenContext,
  givenSettings,
  NOON,
  PHONE_OF_ANNA,
  PHONE_OF_BO,
  SWEDISH_MOBILE,
  typed,
} from './given-settings.ts';

const commandOf = (text: string): DecidedCommand => {
  const parsed = parseCommand(typed(text), given());
  if (!parsed.ok || !isDecided(parsed.command)) throw new Error(text);
  return parsed.command;
};

const decide = (text: string, given: Given = {}, facts: Record<string, UserStanding> = {}): Decision =>
  decideCommand(commandOf(text), givenContext(givenSettings(given), facts));

const settingsAfter = (decision: Decision): Settings => {
  if (decision.kind !== 'changed') throw new Error(`not changed: ${JSON.stringify(decision.reply)}`);
  return decision.settings;
};

const membersAfter = (decision: Decision) => settingsAfter(decision).rosters[0]?.members;
const deedOf = (decision: Decision) => settingsAfter(decision).changes.at(-1)?.deed;

describe('the roster', () => {
  it('is exactly those set, in that order', () => {
    const decision = decide('set @cia me @bo', { members: [ANNA, DAN] });
    expect(membersAfter(decision)).toEqual([CIA, ANNA, BO]);
    const users = [CIA, ANNA, BO];
    expect(deedOf(decision)).toEqual({
      kind: 'roster',
      rosterName: 'main',
      members: users,
      verb: 'set',
      users,
    });
  });

  it('grows at the end', () => {
    const decision = decide('add @cia @bo', { members: [ANNA] });
    expect(membersAfter(decision)).toEqual([ANNA, CIA, BO]);
    expect(deedOf(decision)).toMatchObject({ verb: 'added', users: [CIA, BO] });
  });

  it('keeps its order when somebody is taken out, down to the last', () => {
    expect(membersAfter(decide('remove @bo', { members: [ANNA, BO, CIA] }))).toEqual([ANNA, CIA]);
    expect(membersAfter(decide('remove @bo me', { members: [ANNA, BO] }))).toEqual([]);
  });

  it('answers with what now holds', () => {
    const { reply } = decide('set @bo', { membersById: { [BO]: { phone: PHONE_OF_BO } } });
    const bo = { userId: BO, phone: '070-174 06 06', skipped: null, pausedUntilAt: null };
    expect(reply).toMatchObject({ kind: 'changed', person: null, roster: { people: [bo], nobody: null } });
  });

  it('can lose somebody whose account is gone', () => {
    const decision = decide('remove @bo', { members: [ANNA, BO] }, { [BO]: 'deactivated' });
    expect(membersAfter(decision)).toEqual([ANNA]);
  });

  it('comes into being when settings name one that is not there', () => {
    const settings = { ...givenSettings(), rosters: [] };
    expect(membersAfter(decideCommand(commandOf('add @bo'), givenContext(settings)))).toEqual([BO]);
  });

  it('rings as asked', () => {
    const decision = decide('ring everyone 30s');
    expect(settingsAfter(decision).rosters[0]?.strategy).toEqual({ kind: 'everyone', ringSeconds: 30 });
    expect(decision.reply).toMatchObject({ kind: 'changed', deed: { kind: 'strategy' } });
  });
});

describe('a member', () => {
  it('gets the number that was typed, shown in national format and masked for the channel', () => {
    const decision = decide('phone 0046 70 174 06 05');
    expect(settingsAfter(decision).membersById[ANNA]).toEqual({ phone: PHONE_OF_ANNA });
    expect(deedOf(decision)).toEqual({ kind: 'phone', userId: ANNA, phone: '…605' });
    expect(decision.reply).toMatchObject({ person: { userId: ANNA, phone: '070-174 06 05' } });
  });

  it('gets a number from somebody else, and stays paused', () => {
    const pause = { untilAt: null };
    const decision = decide('phone @bo 070-174 06 06', { members: [BO], membersById: { [BO]: { pause } } });
    expect(settingsAfter(decision).membersById[BO]).toEqual({ phone: PHONE_OF_BO, pause });
    expect(decision.reply).toMatchObject({ person: { userId: BO, skipped: 'paused' } });
  });

  it('is paused, and paused again with another end', () => {
    const once = settingsAfter(
      decide('pause @bo for 2h', { members: [BO], membersById: { [BO]: { phone: PHONE_OF_BO } } }),
    );
    const pause = { untilAt: NOON + 2 * HOUR_MS };
    expect(once.membersById[BO]).toEqual({ phone: PHONE_OF_BO, pause });
    const again = settingsAfter(decideCommand(commandOf('pause @bo'), givenContext(once)));
    expect(again.membersById[BO]?.pause).toEqual({ untilAt: null });
    expect(again.changes.map((change) => change.seq)).toEqual([1, 2]);
  });

  it('pauses until a time of day in the zone of the line', () => {
    const decision = decide('pause until 14:00', { members: [ANNA] });
    expect(settingsAfter(decision).membersById[ANNA]?.pause).toEqual({ untilAt: NOON + 2 * HOUR_MS });
  });

  it('comes back', () => {
    const decision = decide('resume @bo', {
      membersById: { [BO]: { phone: PHONE_OF_BO, pause: { untilAt: null } } },
    });
    expect(settingsAfter(decision).membersById[BO]).toEqual({ phone: PHONE_OF_BO });
    expect(decision.reply).toMatchObject({
      deed: { kind: 'resume', userId: BO },
      person: { phone: '070-174 06 06' },
    });
  });
});

describe('the line', () => {
  it('shows its own number when asked to', () => {
    const decision = decide('show line');
    expect(firstLine(settingsAfter(decision)).shows).toBe('line');
    expect(decision.reply).toMatchObject({
      deed: { kind: 'shows', lineId: 'main', shows: 'line' },
      roster: { shows: 'line' },
    });
  });
});

describe('what is so already', () => {
  const phone = PHONE_OF_ANNA;
  test.each<[string, Given]>([
    ['set @anna @bo', { members: [ANNA, BO] }],
    ['ring turn 15s 1 round', {}],
    ['ring everyone', { strategy: { kind: 'everyone', ringSeconds: 25 } }],
    ['phone 070-174 06 05', { membersById: { [ANNA]: { phone } } }],
    ['pause', { members: [ANNA], membersById: { [ANNA]: { pause: { untilAt: null } } } }],
    ['pause for 1h', { members: [ANNA], membersById: { [ANNA]: { pause: { untilAt: NOON + HOUR_MS } } } }],
    ['show caller', {}],
  ])('%s changes nothing', (text, given) => {
    expect(decide(text, given)).toMatchObject({ kind: 'answered', reply: { kind: 'unchanged' } });
  });
});

describe('what cannot be done', () => {
  const full = Array.from({ length: 50 }, (_, index) => `U0M${index}`);
  const lineNumber = '08-465 004 00';
  test.each<[string, Given, Problem]>([
    ['set @bo @cia @bo', {}, { kind: 'duplicate', userId: BO, where: 'typed-twice' }],
    ['add @bo @bo', {}, { kind: 'duplicate', userId: BO, where: 'typed-twice' }],
    ['remove @bo @bo', { members: [BO] }, { kind: 'duplicate', userId: BO, where: 'typed-twice' }],
    ['add @cia @bo', { members: [BO] }, { kind: 'duplicate', userId: BO, where: 'already-in' }],
    ['remove @bo @cia', { members: [BO] }, { kind: 'not-in-roster', userId: CIA }],
    ['add @bo', { members: full }, { kind: 'too-many-members', most: 50 }],
    ['set @bo @robot', {}, { kind: 'user-unfit', userId: 'U0ROBOT', user: 'bot' }],
    ['add @gone', {}, { kind: 'user-unfit', userId: 'U0GONE', user: 'deactivated' }],
    ['add @stranger', {}, { kind: 'user-unfit', userId: 'U0STRANGER', user: 'unknown' }],
    ['phone @robot 070-174 06 05', {}, { kind: 'user-unfit', userId: 'U0ROBOT', user: 'bot' }],
    ['pause @gone', { members: ['U0GONE'] }, { kind: 'user-unfit', userId: 'U0GONE', user: 'deactivated' }],
    ['pause @bo', { members: [ANNA] }, { kind: 'not-in-roster', userId: BO }],
    ['pause', {}, { kind: 'not-in-roster', userId: ANNA }],
    ['pause until 2026-11-01 08:00', { members: [ANNA] }, { kind: 'time-past', text: '2026-11-01 08:00' }],
    ['resume', {}, { kind: 'not-paused', userId: ANNA }],
    [
      'resume @bo',
      { membersById: { [BO]: { pause: { untilAt: NOON } } } },
      { kind: 'not-paused', userId: BO },
    ],
    ['phone 112', {}, { kind: 'number', fault: 'emergency', text: '112', lineNumber }],
    ['phone 0900-123 45 67', {}, { kind: 'number', fault: 'premium', text: '0900-123 45 67', lineNumber }],
    [
      'phone +47 406 12 345',
      {},
      {
        kind: 'number',
        fault: 'foreign',
        text: '+47 406 12 345',
        lineNumber,
        abroad: { country: 'NO', allowed: ['SE'] },
      },
    ],
    ['phone hello', {}, { kind: 'number', fault: 'unreadable', text: 'hello', lineNumber }],
    [
      'phone 08-465 004 01',
      { lineNumber: SWEDISH_MOBILE },
      {
        kind: 'number',
        fault: 'mobile-line-needs-swedish-mobile',
        text: '08-465 004 01',
        lineNumber: '070-123 45 67',
      },
    ],
    [
      'phone 070-174 06 06',
      { membersById: { [BO]: { phone: PHONE_OF_BO } } },
      { kind: 'number-taken', userId: BO },
    ],
    ['help stauts', {}, { kind: 'unknown-command', word: 'stauts', nearest: 'status' }],
    ['help banana', {}, { kind: 'unknown-command', word: 'banana', nearest: null }],
  ])('%s', (text, given, problem) => {
    const facts = { U0ROBOT: 'bot', U0GONE: 'deactivated' } as const;
    expect(decide(text, given, facts)).toEqual({ kind: 'answered', reply: { kind: 'problem', problem } });
  });
});

describe('what is only asked', () => {
  it('is answered from the settings', () => {
    expect(decide('status', { members: [BO] }).reply).toMatchObject({
      kind: 'status',
      roster: { nobody: 'no-numbers' },
    });
    expect(decide('help').reply).toEqual({ kind: 'help', topic: null });
    expect(decide('help who').reply).toEqual({ kind: 'help', topic: 'status' });
  });

  it('needs nobody looked up', () => {
    const asked = ['status', 'remove @bo', 'resume @bo', 'pause', 'phone 112'].map(commandOf);
    expect(asked.flatMap((command) => usersIn(command))).toEqual([]);
    const named = ['add @bo @cia', 'set @dan', 'pause @bo', 'phone @cia 112'].map(commandOf);
    expect(named.map((command) => usersIn(command))).toEqual([[BO, CIA], [DAN], [BO], [CIA]]);
  });
});

const anybody = fc.constantFrom<string>(ANNA, BO, CIA, DAN, 'U0ROBOT', 'U0STRANGER');
const oneOrMe = fc.option(anybody);
const manyUsers = fc.array(anybody, { minLength: 1, maxLength: 4 });
const seconds = fc.integer({ min: 5, max: 60 });
const anyCommand: fc.Arbitrary<DecidedCommand> = fc.oneof(
  fc
    .tuple(fc.constantFrom('set', 'add', 'remove'), manyUsers)
    .map(([kind, users]) => ({ kind, users }) as const),
  fc
    .tuple(oneOrMe, fc.constantFrom('070-174 06 05', '070-174 06 06', '112', 'hello', '08-465 004 00'))
    .map(([userId, number]) => ({ kind: 'phone', userId, number }) as const),
  fc
    .tuple(oneOrMe, fc.option(fc.integer({ min: 1, max: 3 })))
    .map(([userId, minutes]): Extract<Command, { kind: 'pause' }> => {
      return { kind: 'pause', userId, until: minutes === null ? null : { kind: 'for', minutes } };
    }),
  oneOrMe.map((userId) => ({ kind: 'resume', userId }) as const),
  seconds.map((ringSeconds) => ({ kind: 'ring', strategy: { kind: 'everyone', ringSeconds } }) as const),
  fc.constantFrom('caller' as const, 'line' as const).map((shows) => ({ kind: 'show', shows }) as const),
  fc.constant({ kind: 'status' } as const),
);

const step = (settings: Settings, command: DecidedCommand, index: number): Settings => {
  const context: DecisionContext = {
    ...givenContext(settings, { U0ROBOT: 'bot' }),
    now: NOON + index * 20_000,
  };
  const before = JSON.stringify(settings);
  const decision = decideCommand(command, context);
  expect(JSON.stringify(settings)).toBe(before);
  expect(decision.kind === 'changed').toBe(decision.reply.kind === 'changed');
  if (decision.kind === 'answered') return settings;
  expect(decision.settings.changes.at(-1)?.seq).toBe((settings.changes.at(-1)?.seq ?? 0) + 1);
  return decision.settings;
};

describe('any commands, one after another', () => {
  it('count their changes by one, keep the roster free of doubles, bots and strangers, and numbers apart', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        const after = commands.reduce(step, givenSettings());
        const members = after.rosters.flatMap((roster) => roster.members);
        expect(new Set(members).size).toBe(members.length);
        expect(members).not.toContain('U0ROBOT');
        expect(members).not.toContain('U0STRANGER');
        const phones = Object.values(after.membersById).flatMap((member) => member.phone ?? []);
        expect(new Set(phones).size).toBe(phones.length);
        expect(phones).not.toContain(firstLine(after).number);
      }),
      { numRuns: 200 },
    );
  });

  it('keep the newest changes and never count anew', () => {
    const many = Array.from({ length: CHANGES_KEPT + 20 }, (_, index) =>
      commandOf(`show ${index % 2 ? 'caller' : 'line'}`),
    );
    const { changes } = many.reduce(step, givenSettings());
    expect(changes).toHaveLength(CHANGES_KEPT);
    expect(changes.at(-1)?.seq).toBe(CHANGES_KEPT + 20);
    expect(changes[0]?.seq).toBe(21);
  });

  it('keep the order: what set and add say, without those removed', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anybody, { minLength: 1 }), fc.nat({ max: 5 }), (users, cut) => {
        const facts = Object.fromEntries(users.map((user) => [user, 'person' as const]));
        const run = (settings: Settings, command: DecidedCommand) => {
          const decision = decideCommand(command, givenContext(settings, facts));
          return decision.kind === 'changed' ? decision.settings : settings;
        };
        const [first, rest] = [users.slice(0, cut), users.slice(cut)];
        const built = run(run(givenSettings(), { kind: 'set', users: first }), { kind: 'add', users: rest });
        expect(built.rosters[0]?.members).toEqual(users);
        expect(run(built, { kind: 'remove', users: first }).rosters[0]?.members).toEqual(rest);
      }),
    );
  });
});
