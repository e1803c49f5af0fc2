// What a settings file must hold. Checked by the compiler to be the core's `Settings`, so that neither can drift.
import { z } from 'zod';
import type { Settings } from '../core/settings.ts';
import { change, keep } from './change-schema.ts';
import { instant, line, roster, userId } from './line-schema.ts';

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
