// What a settings file holds of lines and rosters, and the pieces that changes speak of too.
import { z } from 'zod';
import { choice, hidden, menuKey, opens, parked, ringRoster, toVoicemail } from './setup-schema.ts';
import { rosterShifts } from './shifts-schema.ts';

export const userId = z.string().min(1);
export const instant = z.number().int();
export const seconds = z.number().positive();

export const strategy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('turn'), ringSeconds: seconds, rounds: z.number().int().positive() }).readonly(),
  z.object({ kind: z.literal('everyone'), ringSeconds: seconds }).readonly(),
]);

export const roster = z
  .object({ name: z.string(), members: z.array(userId).readonly(), strategy, ...rosterShifts })
  .readonly();

export const shows = z.enum(['caller', 'line']);
export const language = z.enum(['en', 'sv']);

const range = z
  .object({ day: z.literal([1, 2, 3, 4, 5, 6, 7]), fromMinute: z.number().int(), toMinute: z.number().int() })
  .readonly();

export const weekHours = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('always') }).readonly(),
  z.object({ kind: z.literal('never') }).readonly(),
  z.object({ kind: z.literal('week'), ranges: z.array(range).readonly() }).readonly(),
]);

export const exception = z
  .object({
    id: z.number().int().positive(),
    kind: z.enum(['closed', 'open']),
    from: z.string(),
    to: z.string(),
    reason: z.string().nullable(),
  })
  .readonly();

export const holidayDays = z.array(z.object({ date: z.string(), name: z.string() }).readonly()).readonly();

const holidays = z
  .object({
    country: z.string(),
    eves: z.boolean(),
    days: holidayDays,
    keptOpen: z.array(z.string()).readonly(),
    throughYear: z.number().int(),
  })
  .readonly();

export const closedThen = z.discriminatedUnion('kind', [
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

export const reminders = z
  .object({
    afterMinutes: z.array(z.number().int().positive()).readonly(),
    callAfterMinutes: z.number().int().positive().nullable(),
    isAlways: z.boolean(),
    atOpening: z.boolean(),
  })
  .readonly();

const weekday = z.literal([1, 2, 3, 4, 5, 6, 7]);
export const digestTimes = {
  days: z.array(weekday).min(1).readonly(),
  minute: z.number().int(),
};
const digest = z.object({ ...digestTimes, sinceAt: instant }).readonly();

const ownPrompt = z.object({ hash: z.string(), seconds }).readonly();

export const line = z
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
    lastExceptionId: z.number().int(),
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
