// What a settings file must hold. Checked by the compiler to be the core's `Settings`, so that neither can drift.
import { z } from 'zod';
import type { Settings } from '../core/settings.ts';
import { restoring } from './history-schema.ts';
import { choice, hidden, menuKey, opens, parked, ringRoster, setup, toVoicemail } from './setup-schema.ts';
import { rosterShifts, shiftDeed } from './shifts-schema.ts';

const userId = z.string().min(1);
const instant = z.number().int();
const seconds = z.number().positive();

const strategy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turn'), ringSeconds: seconds, rounds: z.number().int().positive() }).readonly(),
  z.object({ kind: z.literal('everyone'), ringSeconds: seconds }).readonly(),
]);

const roster = z
  .object({ name: z.string(), members: z.array(userId).readonly(), strategy, ...rosterShifts })
  .readonly();

const shows = z.enum(['caller', 'line']);
const language = z.enum(['en', 'sv']);

const range = z
  .object({ day: z.literal([1, 2, 3, 4, 5, 6, 7]), fromMinute: z.number().int(), toMinute: z.number().int() })
  .readonly();

const weekHours = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always') }).readonly(),
  z.object({ kind: z.literal('never') }).readonly(),
  z.object({ kind: z.literal('week'), ranges: z.array(range).readonly() }).readonly(),
]);

const exception = z
  .object({
    id: z.number().int().positive(),
    kind: z.enum(['closed', 'open']),
    from: z.string(),
    to: z.string(),
    reason: z.string().nullable(),
  })
  .readonly();

const holidayDays = z.array(z.object({ date: z.string(), name: z.string() }).readonly()).readonly();

const holidays = z
  .object({
    country: z.string(),
    eves: z.boolean(),
    days: holidayDays,
    keptOpen: z.array(z.string()).readonly(),
    throughYear: z.number().int(),
  })
  .readonly();

const closedThen = z.discriminatedUnion('kind', [
  toVoicemail,
  z.object({ kind: z.literal('hangup') }).readonly(),
  ringRoster,
]);

const menu = z
  .object({
    choices: z.partialRecord(menuKey, choice).readonly(),
    otherwise: opens,
  })
  .readonly();

const pin = z.object({ label: z.string(), salt: z.string(), hash: z.string(), opens }).readonly();

const reminders = z
  .object({
    afterMinutes: z.array(z.number().int().positive()).readonly(),
    callAfterMinutes: z.number().int().positive().nullable(),
    isAlways: z.boolean(),
    atOpening: z.boolean(),
  })
  .readonly();

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
const digestTimes = {
  days: z.array(weekday).min(1).readonly(),
  minute: z.number().int(),
};
const digest = z.object({ ...digestTimes, sinceAt: instant }).readonly();

const ownPrompt = z.object({ hash: z.string(), seconds }).readonly();

const line = z
  .object({
    id: z.string().min(1),
    name: z.string(),
    number: z.string(),
    channelId: z.string(),
    country: z.string(),
    timeZone: z.string(),
    language,
    shows,
    rosterName: z.string(),
    hours: weekHours,
    exceptions: z.array(exception).readonly(),
    holidays: holidays.nullable(),
    closedThen,
    announcesHours: z.boolean(),
    menu: menu.nullable(),
    pins: z.array(pin).readonly(),
    records: z.boolean(),
    hidden,
    parked: parked.default('ring'),
    prompts: z.record(z.string(), ownPrompt).readonly(),
    remind: reminders,
    textCallers: z.string().nullable(),
    textMembers: z.boolean(),
    digest: digest.nullable().default(null),
  })
  .readonly();

const pause = z.object({ untilAt: instant.nullable() }).readonly();

const member = z
  .object({
    phone: z.string().exactOptional(),
    checkedAt: instant.exactOptional(),
    pause: pause.exactOptional(),
    calendarToken: z.string().exactOptional(),
  })
  .readonly();

const phoneCheck = z
  .object({
    id: z.string().min(1),
    userId,
    phone: z.string(),
    by: userId,
    lineId: z.string(),
    at: instant,
    state: z.enum([
      'asked',
      'missed-key',
      'confirmed',
      'unanswered',
      'busy',
      'no-key',
      'other-key',
      'unclear',
      'replaced',
    ]),
  })
  .readonly();

const followUpDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('remind'), remind: reminders }).readonly(),
  z.object({ kind: z.literal('text-callers'), text: z.string().nullable() }).readonly(),
  z.object({ kind: z.literal('text-members'), isOn: z.boolean() }).readonly(),
]);

const hoursSteps = [
  z.object({ kind: z.literal('hours'), hours: weekHours }).readonly(),
  z.object({ kind: z.literal('exception-added'), exception }).readonly(),
  z.object({ kind: z.literal('exceptions-removed'), exceptions: z.array(exception).readonly() }).readonly(),
  z.object({ kind: z.literal('holidays'), country: z.string().nullable(), eves: z.boolean() }).readonly(),
  z.object({ kind: z.literal('holidays-kept'), days: holidayDays, isOpen: z.boolean() }).readonly(),
  z.object({ kind: z.literal('closed-then'), closedThen }).readonly(),
  z.object({ kind: z.literal('announces-hours'), announces: z.boolean() }).readonly(),
] as const;

const days = z.number().int().positive().nullable();
const keep = z.object({ callsDays: days, recordingsDays: days }).readonly();

const keepingDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('keep'), keep }).readonly(),
  z
    .object({
      kind: z.literal('forgot'),
      calls: z.number().int(),
      recordings: z.number().int(),
      wasBlocked: z.boolean(),
    })
    .readonly(),
]);

const hoursDeed = z.discriminatedUnion('kind', [
  ...hoursSteps,
  z
    .object({
      kind: z.literal('several'),
      steps: z.array(z.discriminatedUnion('kind', hoursSteps)).readonly(),
    })
    .readonly(),
]);

const plainDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phone'), userId, phone: z.string() }).readonly(),
  z
    .object({
      kind: z.literal('roster'),
      rosterName: z.string(),
      members: z.array(userId).readonly(),
      verb: z.enum(['set', 'added', 'removed']),
      users: z.array(userId).readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('strategy'), rosterName: z.string(), strategy }).readonly(),
  z
    .object({
      kind: z.literal('roster-edit'),
      rosterName: z.string(),
      members: z.array(userId).readonly(),
      strategy,
    })
    .readonly(),
  z.object({ kind: z.literal('pause'), userId, untilAt: instant.nullable() }).readonly(),
  z.object({ kind: z.literal('resume'), userId }).readonly(),
  z.object({ kind: z.literal('line-roster'), rosterName: z.string() }).readonly(),
  z.object({ kind: z.literal('language'), lineId: z.string(), language }).readonly(),
  z
    .object({
      kind: z.literal('prompt'),
      lineId: z.string(),
      name: z.string(),
      source: z.enum(['upload', 'phone', 'text']),
      seconds,
    })
    .readonly(),
  z.object({ kind: z.literal('prompt-reset'), lineId: z.string(), name: z.string() }).readonly(),
  z.object({ kind: z.literal('setup'), setup }).readonly(),
  z.object({ kind: z.literal('follow-up'), done: followUpDeed }).readonly(),
  z.object({ kind: z.literal('digest'), digest: z.object(digestTimes).readonly().nullable() }).readonly(),
  z.object({ kind: z.literal('opening-hours'), done: hoursDeed }).readonly(),
  z.object({ kind: z.literal('keeping'), done: keepingDeed }).readonly(),
  z.object({ kind: z.literal('shifts'), rosterName: z.string(), done: shiftDeed }).readonly(),
  z.object({ kind: z.literal('shows'), lineId: z.string(), shows }).readonly(),
]);

const undone = z
  .object({
    kind: z.literal('undone'),
    seq: z.number().int().positive(),
    by: z.string(),
    deed: plainDeed,
    isBack: z.boolean(),
    codes: z.array(z.string()).readonly(),
  })
  .readonly();

const deed = z.discriminatedUnion('kind', [...plainDeed.options, undone]);

const change = z
  .object({
    seq: z.number().int().positive(),
    at: instant,
    by: z.string(),
    lineId: z.string(),
    deed,
    undo: z.array(restoring).readonly().exactOptional(),
  })
  .readonly();

export const settingsSchema = z
  .object({
    version: z.number().int(),
    lines: z.array(line).readonly(),
    rosters: z.array(roster).readonly(),
    membersById: z.record(userId, member).readonly(),
    blocked: z
      .array(
        z
          .object({
            number: z.string(),
            untilAt: instant.nullable(),
            reason: z.string().nullable(),
            by: userId,
            at: instant,
          })
          .readonly(),
      )
      .readonly(),
    countries: z.array(z.string()).readonly().nullable().default(null),
    admins: z.array(userId).readonly().default([]),
    phoneChecks: z.array(phoneCheck).readonly().default([]),
    keep: keep.default({ callsDays: null, recordingsDays: null }),
    changes: z.array(change).readonly(),
  })
  .readonly();

type Read = z.infer<typeof settingsSchema>;
/** Every property in place, none more or less: with plain assignability a new optional one would be lost on reading. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Flat<T> = T extends object ? { -readonly [K in keyof T]: Flat<T[K]> } : T;

/** Does not compile when the schema and the core's type differ. */
export const SCHEMA_IS_SETTINGS: Same<Flat<Read>, Flat<Settings>> = true;
