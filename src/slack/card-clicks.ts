// Reads what Slack sends when a button of a card is pressed or one of its forms is sent. Whatever is not as we made it is nothing.
import type { BlockAction, ViewOutput } from '@slack/bolt';
import { z } from 'zod';
import type { UserId } from '../core/settings.ts';
import { MORE, type More } from './words/card-actions.ts';
import { NOTE_BLOCK, NOTE_FIELD } from './words/card-forms.ts';

export interface CardClick {
  readonly callId: string;
  readonly by: UserId;
  readonly channelId: string;
  readonly triggerId: string;
  /** Of a menu: what was chosen from it. */
  readonly chosen: string | null;
}

const CALL_ID = /^[A-Za-z0-9_-]{1,64}$/;

const buttonSchema = z.object({ value: z.string() });
const menuSchema = z.object({ selected_option: z.object({ value: z.string() }) });

/** `release:c…`, or a call's id alone. */
const textIn = (action: unknown): string =>
  buttonSchema.safeParse(action).data?.value ??
  menuSchema.safeParse(action).data?.selected_option.value ??
  '';

export const cardClick = (body: BlockAction, action: unknown): CardClick | null => {
  const value = textIn(action);
  const at = value.indexOf(':');
  const callId = value.slice(at + 1);
  if (!CALL_ID.test(callId)) return null;
  return {
    callId,
    by: body.user.id,
    channelId: body.channel?.id ?? '',
    triggerId: body.trigger_id,
    chosen: at < 0 ? null : value.slice(0, at),
  };
};

export const moreChosen = ({ chosen }: CardClick): More | null =>
  MORE.find((more) => more === chosen) ?? null;

const orderSchema = z.object({ callId: z.string().regex(CALL_ID), channelId: z.string() });

const parsedJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

export const formOrder = (
  view: ViewOutput,
): (z.infer<typeof orderSchema> & { readonly note: string }) | null => {
  const order = orderSchema.safeParse(parsedJson(view.private_metadata)).data;
  const note = view.state.values[NOTE_BLOCK]?.[NOTE_FIELD]?.value ?? '';
  return order === undefined ? null : { ...order, note };
};
