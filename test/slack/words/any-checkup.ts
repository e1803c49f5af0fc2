// Any finding of a look at everything.
import fc from 'fast-check';
import type { Finding, FindingState } from '../../../src/core/checkup.ts';
import type { Access, ChannelStanding } from '../../../src/core/checkup-facts.ts';
import { HOSTILE } from './given.ts';

const state = fc.constantFrom<FindingState>('ok', 'warning', 'bad', 'unknown');
const outside = fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom(HOSTILE));
const userId = fc.constantFrom('U0ANNA', 'U0BO', 'U0CIA');
const access: fc.Arbitrary<Access> = fc.oneof(
  fc.record({ kind: fc.constant('granted' as const) }),
  fc.record({ kind: fc.constant('refused' as const), code: outside }),
  fc.record({ kind: fc.constant('no-answer' as const), code: outside }),
);
const about = <K extends Finding['about']>(kind: K): fc.Arbitrary<K> => fc.constant(kind);
const scopes = fc.array(fc.constantFrom('im:write', 'files:read', 'channels:history'), { maxLength: 9 });
const number = fc.constantFrom('+46846500400', '+46701740600');

export const anyFinding: fc.Arbitrary<Finding> = fc.oneof(
  fc.record({ about: about('slack'), state, access }),
  fc.record({ about: about('scopes'), state, missing: scopes, declined: scopes }),
  fc.record({
    about: about('channel'),
    state,
    lineName: outside,
    channelId: fc.constantFrom('C0ONCALL', 'C0SALES'),
    standing: fc.constantFrom<ChannelStanding>(
      'member',
      'not-member',
      'archived',
      'not-found',
      'refused',
      'not-asked',
      'no-answer',
    ),
  }),
  fc.record({ about: about('elks'), state, access }),
  fc.record({
    about: about('balance'),
    state,
    balance: fc.double({ min: -10, max: 1e6, noNaN: true }),
    currency: outside,
  }),
  fc.record({
    about: about('number'),
    state,
    lineName: outside,
    number,
    voiceStart: fc.constantFrom(
      'ours' as const,
      'parked' as const,
      'empty' as const,
      'other-key' as const,
      'elsewhere' as const,
      'missing' as const,
      'inactive' as const,
    ),
  }),
  fc.record({
    about: about('expiry'),
    state,
    lineName: outside,
    number,
    expiresAt: fc.integer({ min: 1.7e12, max: 2e12 }),
  }),
  fc.record({
    about: about('address'),
    state,
    standing: fc.oneof(
      fc.record({ kind: fc.constantFrom('ours' as const, 'not-allowed' as const) }),
      fc.record({ kind: fc.constant('status' as const), status: fc.integer({ min: 100, max: 599 }) }),
      fc.record({ kind: fc.constant('no-answer' as const), code: outside }),
    ),
  }),
  fc.record({ about: about('clock'), state, aheadMs: fc.integer({ min: -1e9, max: 1e9 }) }),
  fc.record({
    about: about('disk'),
    state,
    fault: fc.option(outside),
    freeBytes: fc.option(fc.nat()),
  }),
  fc.record({
    about: about('outbox'),
    state,
    waiting: fc.option(fc.nat(500)),
    oldestSeconds: fc.nat(1_000_000),
  }),
  fc.record({
    about: about('people'),
    state,
    withoutNumber: fc.array(userId, { maxLength: 40 }),
    unfit: fc.array(
      fc.record({
        userId,
        standing: fc.constantFrom(
          'bot' as const,
          'deactivated' as const,
          'unknown' as const,
          'guest' as const,
        ),
      }),
      { maxLength: 40 },
    ),
  }),
);
