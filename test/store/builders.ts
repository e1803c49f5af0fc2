// What the store's tests are told in: calls, entries, settings, a folder of their own, a clock set by hand.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Call, CallEnd, Recording } from '../../src/core/call.ts';
import type { NewEntry } from '../../src/core/effect.ts';
import type { Instant } from '../../src/core/instant.ts';
import type { Span } from '../../src/core/override.ts';
import { DEFAULT_STRATEGY, emptyRoster, SETTINGS_VERSION, type Settings } from '../../src/core/settings.ts';
import type { CallStore } from '../../src/ports/store.ts';

export const NOON: Instant = Date.UTC(2026, 10, 22, 12);

export const aCall = (id: string, facts: Partial<Call> = {}): Call => ({
  id,
  lineId: 'main',
  to: '+46766861004',
  caller: { kind: 'number', number: '+46701740605' },
  startedAt: NOON,
  reached: [],
  recordings: [],
  ...facts,
});

export const anEnd = (endedAt: Instant = NOON + 60_000): CallEnd => ({
  endedAt,
  totalSeconds: 60,
  legs: [],
  actions: null,
});

export const aFinishedCall = (id: string, facts: Partial<Call> = {}): Call =>
  aCall(id, { end: anEnd(), ...facts });

export const aWaitingRecording = (id = 'r1'): Recording => ({
  id,
  url: `https://api.46elks.com/a1/recordings/${id}.wav`,
  seconds: 12,
  reportedAt: NOON,
  state: 'waiting',
});

export const anEntry = (key: string, facts: Partial<NewEntry> = {}): NewEntry => ({
  key,
  channelId: 'C1',
  effect: { kind: 'card', callId: key.replace('card:', '') },
  createdAt: NOON,
  nextAt: NOON,
  ...facts,
});

export const allBetween = async (calls: CallStore, span: Span): Promise<readonly Call[]> => {
  const found: Call[] = [];
  for await (const piece of calls.between(span)) found.push(...piece);
  return found;
};

export const emptySettings: Settings = {
  version: SETTINGS_VERSION,
  lines: [],
  rosters: [],
  membersById: {},
  blocked: [],
  countries: null,
  admins: [],
  phoneChecks: [],
  keep: { callsDays: null, recordingsDays: null },
  changes: [],
};

export const withMember = (settings: Settings, userId: string, phone = '+46701740605'): Settings => ({
  ...settings,
  membersById: { ...settings.membersById, [userId]: { phone } },
});

/** Settings with something of everything. */
export const fullSettings: Settings = {
  version: SETTINGS_VERSION,
  lines: [
    {
      id: 'main',
      name: 'Support',
      number: '+46766861004',
      channelId: 'C1',
      country: 'SE',
      timeZone: 'Europe/Stockholm',
      language: 'sv',
      shows: 'caller',
      rosterName: 'main',
      hours: { kind: 'week', ranges: [{ day: 5, fromMinute: 1320, toMinute: 1560 }] },
      exceptions: [
        { id: 1, kind: 'closed', from: '2026-12-24T00:00', to: '2026-12-25T00:00', reason: 'Christmas' },
      ],
      lastExceptionId: 1,
      holidays: {
        country: 'SE',
        eves: true,
        days: [{ date: '2026-12-25', name: 'juldagen' }],
        keptOpen: [],
        throughYear: 2027,
      },
      closedThen: { kind: 'ring', rosterName: 'all' },
      announcesHours: true,
      menu: {
        choices: { 1: { kind: 'pin' }, '#': { kind: 'say', prompt: 'info' } },
        otherwise: { kind: 'voicemail' },
      },
      pins: [
        { label: 'acme', salt: 'c2FsdA==', hash: 'aGFzaA==', opens: { kind: 'ring-member', userId: 'UBO' } },
      ],
      records: true,
      hidden: 'voicemail',
      parked: 'voicemail',
      prompts: { closed: { hash: '00ff', seconds: 3.5 } },
      remind: { afterMinutes: [10, 30], callAfterMinutes: 45, isAlways: true, atOpening: false },
      textCallers: 'We ring you back.',
      textMembers: true,
      digest: { days: [1, 5], minute: 540, sinceAt: NOON },
    },
  ],
  rosters: [
    {
      name: 'main',
      members: ['UANNA', 'UBO'],
      strategy: DEFAULT_STRATEGY,
      rotation: { everyDays: 14, minute: 540, anchor: '2026-11-23' },
      overrides: [
        {
          kind: 'take',
          id: 1,
          userId: 'UBO',
          by: 'UBO',
          at: NOON,
          spans: [{ fromAt: NOON, untilAt: NOON + 1 }],
        },
        {
          kind: 'swap',
          id: 2,
          userId: 'UANNA',
          by: 'UBO',
          at: NOON,
          spans: [{ fromAt: NOON, untilAt: NOON + 1 }],
          insteadOf: 'UBO',
        },
      ],
      lastOverrideId: 2,
      requests: [
        {
          kind: 'cover',
          id: 1,
          by: 'UANNA',
          at: NOON,
          state: { kind: 'agreed', by: 'UBO' },
          message: { channelId: 'C1', messageId: '1.1' },
          span: { fromAt: NOON, untilAt: NOON + 1 },
          reason: 'dentist',
        },
        {
          kind: 'swap',
          id: 2,
          by: 'UANNA',
          at: NOON,
          state: { kind: 'open' },
          message: null,
          of: 'UBO',
          gives: { fromAt: NOON, untilAt: NOON + 1 },
          gets: { fromAt: NOON + 1, untilAt: NOON + 2 },
        },
      ],
      userGroup: { id: 'S1', handle: 'oncall' },
      setsTopic: true,
    },
    { ...emptyRoster('all'), strategy: { kind: 'everyone', ringSeconds: 25 } },
  ],
  membersById: {
    UANNA: { phone: '+46701740605', checkedAt: NOON, pause: { untilAt: NOON }, calendarToken: 'secret' },
    UBO: { pause: { untilAt: null } },
  },
  blocked: [{ number: '+46701740698', untilAt: NOON, reason: null, by: 'UANNA', at: NOON }],
  countries: ['SE', 'NO'],
  admins: ['UANNA'],
  phoneChecks: [
    {
      id: 'k1',
      userId: 'UANNA',
      phone: '+46701740605',
      by: 'UBO',
      lineId: 'main',
      at: NOON,
      state: 'confirmed',
    },
  ],
  keep: { callsDays: 90, recordingsDays: 30 },
  changes: [
    {
      seq: 1,
      at: NOON,
      by: 'UANNA',
      lineId: 'main',
      deed: { kind: 'phone', userId: 'UANNA', phone: '+46701740605' },
    },
    { seq: 2, at: NOON, by: 'UANNA', lineId: 'main', deed: { kind: 'pause', userId: 'UBO', untilAt: null } },
  ],
};

export interface HandClock {
  at: Instant;
  now(): Instant;
}

export const aClock = (at: Instant = NOON): HandClock => ({
  at,
  now() {
    return this.at;
  },
});

/** A folder that goes when the test is over. */
export const aFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'jour-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
};
