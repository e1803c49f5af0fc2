// What a settings file holds of turns, overrides and requests. Rosters of older files have none of it.
import { z } from 'zod';

const userId = z.string().min(1);
const instant = z.number().int();

export const rotation = z
  .object({
    everyDays: z.number().int().positive(),
    minute: z.number().int(),
    anchor: z.iso.date(),
  })
  .readonly();

const span = z.object({ fromAt: instant, untilAt: instant }).readonly();

const overrideBase = {
  id: z.number().int().positive(),
  userId,
  by: userId,
  at: instant,
  spans: z.array(span).readonly(),
};

const override = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('take'), ...overrideBase }).readonly(),
  z.object({ kind: z.literal('cover'), ...overrideBase, insteadOf: userId }).readonly(),
  z.object({ kind: z.literal('swap'), ...overrideBase, insteadOf: userId }).readonly(),
]);

const requestBase = {
  id: z.number().int().positive(),
  by: userId,
  at: instant,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }).readonly(),
    z.object({ kind: z.literal('agreed'), by: userId }).readonly(),
    z.object({ kind: z.literal('declined') }).readonly(),
    z.object({ kind: z.literal('withdrawn') }).readonly(),
  ]),
  message: z.object({ channelId: z.string(), messageId: z.string() }).readonly().nullable(),
};

const request = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cover'), ...requestBase, span, reason: z.string().nullable() }).readonly(),
  z.object({ kind: z.literal('swap'), ...requestBase, of: userId, gives: span, gets: span }).readonly(),
]);

const userGroup = z.object({ id: z.string(), handle: z.string() }).readonly();

/** Added to what a roster is. */
export const rosterShifts = {
  rotation: rotation.nullable().default(null),
  overrides: z.array(override).readonly().default([]),
  lastOverrideId: z.number().int(),
  requests: z.array(request).readonly().default([]),
  userGroup: userGroup.nullable().default(null),
  setsTopic: z.boolean().default(false),
};

const requestKind = z.enum(['cover', 'swap']);
const requestId = z.number().int().positive();

export const shiftDeed = z.discriminatedUnion('kind', [
  z
    .object({ kind: z.literal('rotation'), rotation: rotation.nullable(), nextAt: instant.nullable() })
    .readonly(),
  z.object({ kind: z.literal('override-made'), override }).readonly(),
  z.object({ kind: z.literal('overrides-removed'), overrides: z.array(override).readonly() }).readonly(),
  z.object({ kind: z.literal('asked'), requestId, what: requestKind }).readonly(),
  z.object({ kind: z.literal('agreed'), requestId, override }).readonly(),
  z
    .object({
      kind: z.literal('refused'),
      requestId,
      what: requestKind,
      how: z.enum(['declined', 'withdrawn']),
      asker: userId,
    })
    .readonly(),
  z.object({ kind: z.literal('topic'), isOn: z.boolean() }).readonly(),
  z.object({ kind: z.literal('user-group'), handle: z.string().nullable() }).readonly(),
]);
