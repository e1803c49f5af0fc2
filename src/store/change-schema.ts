// What a settings file holds of the changes that were made.
import { z } from 'zod';
import { restoring } from './history-schema.ts';
import {
  closedThen,
  digestTimes,
  exception,
  holidayDays,
  instant,
  language,
  reminders,
  seconds,
  shows,
  strategy,
  userId,
  weekHours,
} from './line-schema.ts';
import { setup } from './setup-schema.ts';
import { shiftDeed } from './shifts-schema.ts';

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
export const keep = z.object({ callsDays: days, recordingsDays: days }).readonly();

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

const withdrawn = z.array(z.number().int().positive()).readonly();

const plainDeed = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phone'), userId, phone: z.string() }).readonly(),
  z
    .object({
      kind: z.literal('roster'),
      rosterName: z.string(),
      members: z.array(userId).readonly(),
      verb: z.enum(['set', 'added', 'removed']),
      users: z.array(userId).readonly(),
      withdrawn: withdrawn.exactOptional(),
    })
    .readonly(),
  z.object({ kind: z.literal('strategy'), rosterName: z.string(), strategy }).readonly(),
  z
    .object({
      kind: z.literal('roster-edit'),
      rosterName: z.string(),
      members: z.array(userId).readonly(),
      strategy,
      withdrawn: withdrawn.exactOptional(),
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

export const change = z
  .object({
    seq: z.number().int().positive(),
    at: instant,
    by: z.string(),
    lineId: z.string(),
    deed,
    undo: z.array(restoring).readonly().exactOptional(),
  })
  .readonly();
