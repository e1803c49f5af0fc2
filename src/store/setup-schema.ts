// What a change of the setup must hold, as it is kept in the settings' list of changes.
import { z } from 'zod';
import { MENU_KEYS } from '../core/menu.ts';

const instant = z.number().int();
const userId = z.string().min(1);
const kind = <K extends string>(name: K) => ({ kind: z.literal(name) });

export const ringRoster = z.object({ ...kind('ring'), rosterName: z.string() }).readonly();
export const toVoicemail = z.object(kind('voicemail')).readonly();

export const opens = z.discriminatedUnion('kind', [
  ringRoster,
  z.object({ ...kind('ring-member'), userId }).readonly(),
  toVoicemail,
  z.object({ ...kind('say'), prompt: z.string() }).readonly(),
]);

export const choice = z.discriminatedUnion('kind', [...opens.options, z.object(kind('pin')).readonly()]);

export const menuKey = z.enum(MENU_KEYS);

export const hidden = z.enum(['allow', 'voicemail', 'reject']);

export const parked = z.enum(['ring', 'voicemail']);

const menuSteps = [
  z.object({ ...kind('menu-key'), key: menuKey, choice: choice.nullable() }).readonly(),
  z.object(kind('menu-off')).readonly(),
  z.object({ ...kind('menu-otherwise'), opens }).readonly(),
] as const;

export const setup = z.discriminatedUnion('kind', [
  z.object({ ...kind('roster'), verb: z.enum(['added', 'removed']), name: z.string() }).readonly(),
  ...menuSteps,
  z
    .object({ ...kind('menu-several'), steps: z.array(z.discriminatedUnion('kind', menuSteps)).readonly() })
    .readonly(),
  z.object({ ...kind('pin-added'), label: z.string(), opens }).readonly(),
  z.object({ ...kind('pin-removed'), label: z.string() }).readonly(),
  z.object({ ...kind('line-added'), name: z.string(), number: z.string(), channelId: z.string() }).readonly(),
  z.object({ ...kind('line-removed'), name: z.string(), number: z.string() }).readonly(),
  z.object({ ...kind('line-renamed'), name: z.string(), newName: z.string() }).readonly(),
  z.object({ ...kind('zone'), timeZone: z.string() }).readonly(),
  z.object({ ...kind('channel'), channelId: z.string() }).readonly(),
  z.object({ ...kind('records'), records: z.boolean() }).readonly(),
  z.object({ ...kind('hidden'), hidden }).readonly(),
  z.object({ ...kind('parked'), parked }).readonly(),
  z
    .object({
      ...kind('blocked'),
      number: z.string(),
      untilAt: instant.nullable(),
      reason: z.string().nullable(),
    })
    .readonly(),
  z.object({ ...kind('unblocked'), number: z.string() }).readonly(),
  z
    .object({ ...kind('countries'), allowed: z.array(z.string()).readonly(), isDefault: z.boolean() })
    .readonly(),
  z.object({ ...kind('admins'), admins: z.array(userId).readonly() }).readonly(),
]);
