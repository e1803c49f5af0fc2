// Anything that can be said about the setup: changes, views, notes and problems, with names and texts from outside.
import fc from 'fast-check';
import { type Choice, MENU_KEYS, type Opens } from '../../../src/core/menu.ts';
import type { NobodyReason } from '../../../src/core/plan.ts';
import type { RingStrategy } from '../../../src/core/settings.ts';
import type {
  BlockedView,
  LineView,
  MenuStep,
  Note,
  RosterUse,
  Setup,
  Shown,
} from '../../../src/core/setup.ts';
import type { SetupProblem } from '../../../src/slack/words/setup-problem.ts';

interface Parts {
  /** What people named; it may hold anything. */
  readonly name: fc.Arbitrary<string>;
  /** Comes from outside and must be quoted. */
  readonly outside: fc.Arbitrary<string>;
  readonly at: fc.Arbitrary<number>;
  readonly strategy: fc.Arbitrary<RingStrategy>;
  readonly nobody: fc.Arbitrary<NobodyReason>;
}

const MANY = 60;
const kind = <K extends string>(name: K): fc.Arbitrary<K> => fc.constant(name);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const userId = fc.stringMatching(/^U[A-Z0-9]{1,10}$/);
const channelId = fc.stringMatching(/^C[A-Z0-9]{1,10}$/);
const parked = fc.constantFrom('ring' as const, 'voicemail' as const);
const hidden = fc.constantFrom('allow' as const, 'voicemail' as const, 'reject' as const);
const key = fc.constantFrom(...MENU_KEYS);
const NUMBER = fc.constant('08-465 004 00');
const E164 = fc.constant('+46846500400');

export const anySetup = ({ name, outside, at, strategy, nobody }: Parts) => {
  const opens: fc.Arbitrary<Opens> = fc.oneof(
    fc.record({ kind: kind('ring'), rosterName: name }),
    fc.record({ kind: kind('ring-member'), userId }),
    fc.record({ kind: kind('voicemail') }),
    fc.record({ kind: kind('say'), prompt: name }),
  );
  const choice: fc.Arbitrary<Choice> = fc.oneof(opens, fc.record({ kind: kind('pin') }));

  const countries = fc.record({
    kind: kind('countries'),
    allowed: fc.array(fc.constantFrom('SE', 'NO', 'AX', 'XX', '001'), { maxLength: MANY }),
    isDefault: fc.boolean(),
  });
  const menuStep: fc.Arbitrary<MenuStep> = fc.oneof(
    fc.record({ kind: kind('menu-key'), key, choice: maybe(choice) }),
    fc.record({ kind: kind('menu-off') }),
    fc.record({ kind: kind('menu-otherwise'), opens }),
  );

  const setup: fc.Arbitrary<Setup> = fc.oneof(
    fc.record({ kind: kind('roster'), verb: fc.constantFrom('added' as const, 'removed' as const), name }),
    fc.record({ kind: kind('menu-key'), key, choice: maybe(choice) }),
    fc.record({ kind: kind('menu-off') }),
    fc.record({ kind: kind('menu-otherwise'), opens }),
    fc.record({ kind: kind('menu-several'), steps: fc.array(menuStep, { maxLength: 14 }) }),
    fc.record({ kind: kind('pin-added'), label: outside, opens }),
    fc.record({ kind: kind('pin-removed'), label: outside }),
    fc.record({ kind: kind('line-added'), name, number: NUMBER, channelId }),
    fc.record({ kind: kind('line-removed'), name, number: NUMBER }),
    fc.record({ kind: kind('line-renamed'), name, newName: name }),
    fc.record({ kind: kind('zone'), timeZone: outside }),
    fc.record({ kind: kind('channel'), channelId }),
    fc.record({ kind: kind('records'), records: fc.boolean() }),
    fc.record({ kind: kind('hidden'), hidden }),
    fc.record({ kind: kind('parked'), parked }),
    fc.record({ kind: kind('blocked'), number: E164, untilAt: maybe(at), reason: maybe(outside) }),
    fc.record({ kind: kind('unblocked'), number: E164 }),
    countries,
    fc.record({ kind: kind('admins'), admins: fc.array(userId, { maxLength: MANY }) }),
  );

  const use: fc.Arbitrary<RosterUse> = fc.oneof(
    fc.record({
      lineName: name,
      by: fc.constantFrom('line' as const, 'closed' as const, 'otherwise' as const),
    }),
    fc.record({ lineName: name, by: kind('key'), key }),
    fc.record({ lineName: name, by: kind('pin'), label: outside }),
  );
  const line: fc.Arbitrary<LineView> = fc.record({
    name,
    number: NUMBER,
    channelId,
    timeZone: outside,
    rosterName: name,
    records: fc.boolean(),
    hidden,
    parked,
    hasMenu: fc.boolean(),
  });
  const blocked: fc.Arbitrary<BlockedView> = fc.record({
    number: E164,
    national: NUMBER,
    by: userId,
    untilAt: maybe(at),
    reason: maybe(outside),
    rejected: fc.nat(),
  });
  const uses = fc.array(use, { maxLength: MANY });
  const members = fc.array(userId, { maxLength: MANY });
  const roster = fc.record({ name, members, strategy, uses });

  const shown: fc.Arbitrary<Shown> = fc.oneof(
    fc.record({ kind: kind('rosters'), rosters: fc.array(roster, { maxLength: 30 }) }),
    fc.record({
      kind: kind('menu'),
      lineName: name,
      rosterName: name,
      choices: fc.array(fc.record({ key, choice }), { maxLength: MENU_KEYS.length }),
      otherwise: maybe(opens),
    }),
    fc.record({
      kind: kind('pins'),
      lineName: name,
      pins: fc.array(fc.record({ label: outside, opens }), { maxLength: MANY }),
    }),
    fc.record({ kind: kind('lines'), lines: fc.array(line, { maxLength: 20 }) }),
    fc.record({ kind: kind('blocked'), blocked: fc.array(blocked, { maxLength: MANY }) }),
    countries,
    fc.record({ kind: kind('admins'), admins: members, gone: members }),
  );

  const note: fc.Arbitrary<Note> = fc.oneof(
    fc.record({
      kind: fc.constantFrom(
        'no-pins' as const,
        'no-pin-key' as const,
        'menu-gone' as const,
        'numbers-unasked' as const,
      ),
    }),
    fc.record({ kind: kind('no-prompt'), prompt: outside }),
    fc.record({ kind: kind('nobody-rings'), rosterName: name, nobody }),
    fc.record({ kind: kind('line-added'), name: outside, channelId }),
    fc.record({ kind: kind('passed-by'), users: members }),
  );

  const known = fc.array(outside, { maxLength: MANY });
  const problem: fc.Arbitrary<SetupProblem> = fc.oneof(
    fc.record({
      kind: kind('too-many'),
      what: fc.constantFrom(
        'rosters' as const,
        'codes' as const,
        'lines' as const,
        'blocked numbers' as const,
        'admins' as const,
      ),
      most: fc.nat(),
    }),
    fc.record({ kind: kind('roster-used'), name, uses }),
    fc.record({ kind: fc.constantFrom('no-phone' as const, 'block-member' as const), userId }),
    fc.record({ kind: kind('no-menu') }),
    fc.record({ kind: fc.constantFrom('label-taken' as const, 'code-taken' as const), label: outside }),
    fc.record({ kind: kind('unknown-label'), known }),
    fc.record({
      kind: kind('bad-number'),
      usage: fc.constantFrom('line', 'block', 'nonsense'),
      text: outside,
    }),
    fc.record({
      kind: kind('line-exists'),
      name,
      by: fc.constantFrom('name' as const, 'number' as const),
    }),
    fc.record({ kind: kind('not-in-account'), number: outside, known }),
    fc.record({
      kind: kind('first-line'),
      name,
      what: fc.constantFrom('line' as const, 'zone' as const, 'channel' as const),
    }),
    fc.record({ kind: kind('unknown-zone'), text: outside }),
    fc.record({ kind: kind('block-line'), name }),
    fc.record({ kind: kind('block-short'), text: outside }),
    fc.record({ kind: kind('not-blocked'), number: outside }),
    fc.record({ kind: kind('forget-line'), name: outside }),
    fc.record({ kind: kind('forget-member'), userId: fc.constant('U0BO') }),
  );

  const form = fc.record({ kind: kind('code'), label: outside, opens, lineName: name });
  return { setup, shown, notes: fc.array(note, { maxLength: 4 }), problem, form };
};
