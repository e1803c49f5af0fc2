import { describe, expect, it } from 'vitest';
import {
  checkupFindings,
  type Finding,
  type FindingState,
  SCOPES_NEEDED,
  SCOPES_WANTED,
  worstOf,
} from '../../src/core/checkup.ts';
import type { CheckupFacts } from '../../src/core/checkup-facts.ts';
import { ANNA, BO, givenSettings, LANDLINE, NOON, PHONE_OF_ANNA } from './given-settings.ts';

const DAY = 86_400_000;
const GRANTED = { kind: 'granted' } as const;
const NUMBER = { number: LANDLINE, isActive: true, voiceStart: 'ours', expiresAt: null } as const;

const ALL_WELL: CheckupFacts = {
  slack: { access: GRANTED, scopes: [...SCOPES_NEEDED, ...SCOPES_WANTED] },
  channels: new Map([['main', 'member']]),
  account: { access: GRANTED, balance: 500, currency: 'SEK', aheadMs: 800 },
  numbers: [NUMBER],
  address: { kind: 'ours' },
  disk: { fault: null, freeBytes: 10e9 },
  outbox: { waiting: 2, oldestAt: NOON - 60_000 },
  people: [{ userId: ANNA, standing: 'person' }],
};

const SETTINGS = givenSettings({ members: [ANNA], membersById: { [ANNA]: { phone: PHONE_OF_ANNA } } });

const findings = (facts: Partial<CheckupFacts> = {}, settings = SETTINGS): readonly Finding[] =>
  checkupFindings({ ...ALL_WELL, ...facts }, settings, NOON);

const stateOf = (about: Finding['about'], facts: Partial<CheckupFacts>): FindingState | undefined =>
  findings(facts).find((finding) => finding.about === about)?.state;

describe('a look at everything', () => {
  it('finds nothing wrong where all is well', () => {
    expect(findings().filter(({ state }) => state !== 'ok')).toEqual([]);
    expect(worstOf(findings())).toBe('ok');
  });

  const NO_ANSWER = { kind: 'no-answer', code: 'x' } as const;
  const REFUSED = { kind: 'refused', code: 'x' } as const;

  it.each<[Finding['about'], Partial<CheckupFacts>, FindingState | undefined]>([
    ['slack', { slack: { access: REFUSED, scopes: [] } }, 'bad'],
    ['slack', { slack: { access: NO_ANSWER, scopes: [] } }, 'unknown'],
    ['scopes', { slack: { access: GRANTED, scopes: ['chat:write'] } }, 'bad'],
    ['scopes', { slack: { access: GRANTED, scopes: [...SCOPES_NEEDED] } }, 'ok'],
    ['channel', { channels: new Map([['main', 'archived']]) }, 'bad'],
    ['channel', { channels: new Map([['main', 'not-member']]) }, 'bad'],
    ['channel', { channels: new Map([['main', 'refused']]) }, 'bad'],
    ['channel', { channels: new Map([['main', 'not-asked']]) }, 'unknown'],
    ['elks', { account: { ...ALL_WELL.account, access: REFUSED } }, 'bad'],
    ['balance', { account: { ...ALL_WELL.account, balance: 99.5 } }, 'warning'],
    ['balance', { account: { ...ALL_WELL.account, balance: 0 } }, 'bad'],
    ['number', { numbers: [] }, 'bad'],
    ['number', { numbers: [{ ...NUMBER, isActive: false }] }, 'bad'],
    ['number', { numbers: [{ ...NUMBER, voiceStart: 'parked' }] }, 'warning'],
    ['number', { numbers: [{ ...NUMBER, voiceStart: 'empty' }] }, 'bad'],
    ['number', { numbers: [{ ...NUMBER, voiceStart: 'other-key' }] }, 'bad'],
    ['expiry', { numbers: [{ ...NUMBER, expiresAt: NOON + 13 * DAY }] }, 'warning'],
    ['expiry', { numbers: [{ ...NUMBER, expiresAt: NOON + 15 * DAY }] }, undefined],
    ['address', { address: { kind: 'status', status: 502 } }, 'bad'],
    ['address', { address: NO_ANSWER }, 'warning'],
    ['clock', { account: { ...ALL_WELL.account, aheadMs: -31_000 } }, 'bad'],
    ['clock', { account: { ...ALL_WELL.account, aheadMs: 29_000 } }, 'ok'],
    ['disk', { disk: { fault: 'EACCES', freeBytes: null } }, 'bad'],
    ['disk', { disk: { fault: null, freeBytes: 1e6 } }, 'warning'],
    ['outbox', { outbox: { waiting: 3, oldestAt: NOON - 301_000 } }, 'bad'],
    ['outbox', { outbox: null }, 'unknown'],
    ['people', { people: [{ userId: ANNA, standing: 'deactivated' }] }, 'warning'],
    ['people', { people: null }, 'unknown'],
  ])('%s: %o is %s', (about, facts, state) => {
    expect(stateOf(about, facts)).toBe(state);
  });

  it('names everybody in a roster who has no number', () => {
    const two = givenSettings({ members: [ANNA, BO], membersById: { [ANNA]: { phone: PHONE_OF_ANNA } } });
    expect(findings({}, two).at(-1)).toMatchObject({
      about: 'people',
      state: 'warning',
      withoutNumber: [BO],
    });
  });

  it('is as bad as the worst of what it found', () => {
    expect(worstOf(findings({ address: NO_ANSWER }))).toBe('warning');
    expect(worstOf(findings({ address: NO_ANSWER, numbers: [] }))).toBe('bad');
    expect(worstOf(findings({ outbox: null }))).toBe('unknown');
  });
});
