// A look at everything Jour stands on: what was found outside, and what of it is wrong. Facts in, findings out; a finding is
// worded where it is read, in Slack or in a terminal.
import type {
  Access,
  AccountFacts,
  AddressStanding,
  ChannelStanding,
  CheckupFacts,
  DiskFacts,
  NumberFacts,
  PersonFacts,
  SlackFacts,
  VoiceStart,
} from './checkup-facts.ts';
import { DAY_MS, type Instant, MINUTE_MS, SECOND_MS } from './instant.ts';
import type { Line, Settings, UserId } from './settings.ts';

/** `unknown`: it could not be asked, which is not the same as bad. */
export type FindingState = 'ok' | 'warning' | 'bad' | 'unknown';

export type Finding = { readonly state: FindingState } & (
  | { readonly about: 'slack'; readonly access: Access }
  | { readonly about: 'scopes'; readonly missing: readonly string[]; readonly declined: readonly string[] }
  | {
      readonly about: 'channel';
      readonly lineName: string;
      readonly channelId: string;
      readonly standing: ChannelStanding;
    }
  | { readonly about: 'elks'; readonly access: Access }
  | { readonly about: 'balance'; readonly balance: number; readonly currency: string }
  /** `voiceStart` null: the number is not in the account. */
  | {
      readonly about: 'number';
      readonly lineName: string;
      readonly number: string;
      readonly voiceStart: VoiceStart | 'missing' | 'inactive';
    }
  | {
      readonly about: 'expiry';
      readonly lineName: string;
      readonly number: string;
      readonly expiresAt: Instant;
    }
  | { readonly about: 'address'; readonly standing: AddressStanding }
  | { readonly about: 'clock'; readonly aheadMs: number }
  | { readonly about: 'disk'; readonly fault: string | null; readonly freeBytes: number | null }
  /** `waiting` null: Jour does not run. */
  | { readonly about: 'outbox'; readonly waiting: number | null; readonly oldestSeconds: number }
  | {
      readonly about: 'people';
      readonly withoutNumber: readonly UserId[];
      readonly unfit: readonly PersonFacts[];
    }
);

/** What Jour cannot do without; `manifest.json` asks for it. */
export const SCOPES_NEEDED = ['commands', 'chat:write', 'files:write', 'files:read', 'users:read'] as const;
/** What it does more with: finds messages whose answer was lost, writes to people, looks at channels, keeps groups and topics. */
export const SCOPES_WANTED = [
  'channels:history',
  'groups:history',
  'im:write',
  'channels:read',
  'groups:read',
  'usergroups:read',
  'usergroups:write',
  'channels:write.topic',
  'groups:write.topic',
] as const;

/** In the account's currency: some hours of calls. */
export const BALANCE_LOW = 100;
export const EXPIRES_SOON_MS = 14 * DAY_MS;
/** From here on times on cards mislead, and Slack soon refuses what is signed. */
export const CLOCK_MOST_MS = 30 * SECOND_MS;
export const DISK_FREE_LEAST_BYTES = 200 * 1024 * 1024;
export const OUTBOX_LATE_MS = 5 * MINUTE_MS;

const stateOfAccess = (access: Access): FindingState =>
  access.kind === 'granted' ? 'ok' : access.kind === 'refused' ? 'bad' : 'unknown';

const slackFindings = ({ access, scopes }: SlackFacts): readonly Finding[] => {
  const first: Finding = { about: 'slack', state: stateOfAccess(access), access };
  if (access.kind !== 'granted' || scopes.length === 0) return [first];
  const missing = SCOPES_NEEDED.filter((scope) => !scopes.includes(scope));
  const declined = SCOPES_WANTED.filter((scope) => !scopes.includes(scope));
  return [first, { about: 'scopes', state: missing.length > 0 ? 'bad' : 'ok', missing, declined }];
};

const CHANNEL_STATE: Readonly<Record<ChannelStanding, FindingState>> = {
  member: 'ok',
  'not-member': 'bad',
  archived: 'bad',
  'not-found': 'bad',
  refused: 'bad',
  'not-asked': 'unknown',
  'no-answer': 'unknown',
};

const channelFindings = (lines: readonly Line[], channels: CheckupFacts['channels']): readonly Finding[] =>
  lines.map(({ id, name, channelId }) => {
    const standing = channels.get(id) ?? 'not-asked';
    return { about: 'channel', state: CHANNEL_STATE[standing], lineName: name, channelId, standing };
  });

const accountFindings = ({ access, balance, currency }: AccountFacts): readonly Finding[] => {
  const first: Finding = { about: 'elks', state: stateOfAccess(access), access };
  if (balance === null) return [first];
  const state = balance <= 0 ? 'bad' : balance < BALANCE_LOW ? 'warning' : 'ok';
  return [first, { about: 'balance', state, balance, currency }];
};

const VOICE_START_STATE: Readonly<Record<VoiceStart, FindingState>> = {
  ours: 'ok',
  parked: 'warning',
  empty: 'bad',
  'other-key': 'bad',
  elsewhere: 'bad',
};

const numberFindings = (
  { name, number }: Line,
  numbers: readonly NumberFacts[],
  now: Instant,
): readonly Finding[] => {
  const found = numbers.find((candidate) => candidate.number === number);
  const about = { about: 'number', lineName: name, number } as const;
  if (found === undefined) return [{ ...about, state: 'bad', voiceStart: 'missing' }];
  if (!found.isActive) return [{ ...about, state: 'bad', voiceStart: 'inactive' }];
  const { voiceStart, expiresAt } = found;
  const first: Finding = { ...about, state: VOICE_START_STATE[voiceStart], voiceStart };
  if (expiresAt === null || expiresAt - now > EXPIRES_SOON_MS) return [first];
  return [first, { about: 'expiry', state: 'warning', lineName: name, number, expiresAt }];
};

const ADDRESS_STATE: Readonly<Record<AddressStanding['kind'], FindingState>> = {
  ours: 'ok',
  'not-allowed': 'ok',
  status: 'bad',
  // From inside its own network an address often cannot be reached that can be from outside.
  'no-answer': 'warning',
};

const clockFinding = ({ aheadMs }: AccountFacts): readonly Finding[] => {
  if (aheadMs === null) return [];
  return [{ about: 'clock', state: Math.abs(aheadMs) > CLOCK_MOST_MS ? 'bad' : 'ok', aheadMs }];
};

const diskFinding = ({ fault, freeBytes }: DiskFacts): Finding => {
  const isLow = freeBytes !== null && freeBytes < DISK_FREE_LEAST_BYTES;
  return { about: 'disk', state: fault !== null ? 'bad' : isLow ? 'warning' : 'ok', fault, freeBytes };
};

const outboxFinding = (outbox: CheckupFacts['outbox'], now: Instant): Finding => {
  if (outbox === null) return { about: 'outbox', state: 'unknown', waiting: null, oldestSeconds: 0 };
  const { waiting, oldestAt } = outbox;
  const lateMs = oldestAt === null ? 0 : Math.max(0, now - oldestAt);
  const state = lateMs > OUTBOX_LATE_MS ? 'bad' : 'ok';
  return { about: 'outbox', state, waiting, oldestSeconds: Math.round(lateMs / SECOND_MS) };
};

/** Everybody in a roster, once. */
export const peopleInRosters = ({ rosters }: Settings): readonly UserId[] => [
  ...new Set(rosters.flatMap(({ members }) => members)),
];

const peopleFinding = (settings: Settings, people: CheckupFacts['people']): Finding => {
  const withoutNumber = peopleInRosters(settings).filter(
    (userId) => settings.membersById[userId]?.phone === undefined,
  );
  const unfit = (people ?? []).filter(({ standing }) => standing !== 'person');
  const isBad = withoutNumber.length > 0 || unfit.length > 0;
  const state = isBad ? 'warning' : people === null ? 'unknown' : 'ok';
  return { about: 'people', state, withoutNumber, unfit };
};

/** In the order in which one would mend them. */
export const checkupFindings = (
  facts: CheckupFacts,
  settings: Settings,
  now: Instant,
): readonly Finding[] => {
  const { slack, account, numbers, address } = facts;
  return [
    ...slackFindings(slack),
    ...channelFindings(settings.lines, facts.channels),
    ...accountFindings(account),
    ...(numbers === null ? [] : settings.lines.flatMap((line) => numberFindings(line, numbers, now))),
    { about: 'address', state: ADDRESS_STATE[address.kind], standing: address },
    ...clockFinding(account),
    diskFinding(facts.disk),
    outboxFinding(facts.outbox, now),
    peopleFinding(settings, facts.people),
  ];
};

export const worstOf = (findings: readonly Finding[]): FindingState =>
  (['bad', 'warning', 'unknown'] as const).find((state) =>
    findings.some((finding) => finding.state === state),
  ) ?? 'ok';
