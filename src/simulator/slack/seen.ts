// What a person sees after doing something: the acknowledgement, answers, and a form that opened.
import type { Ack, Envelope } from './app-link.ts';
import { contentFrom } from './content.ts';
import type { StoredMessage } from './messages.ts';
import { isRecord, type Json } from './record.ts';
import { isRefusal } from './refusal.ts';
import { renderAsText } from './render-as-text.ts';
import type { ResponseUrl, ResponseUrls } from './response-urls.ts';
import type { Trigger } from './triggers.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

export interface Seen {
  readonly ack: Ack;
  /** Can be sent again with `sendsAgain`. */
  readonly envelope: Envelope;
  /** Messages shown in answer, in order; grows when more arrive. */
  readonly messages: readonly Readonly<StoredMessage>[];
  /** The form that opened, as it is now. */
  readonly view: View | undefined;
  /** All the messages as plain text. */
  readonly text: string;
}

/** `answer`: until a message is shown or a form has opened. */
export interface Patience {
  readonly waitFor?: 'ack' | 'answer';
  /** Real time. */
  readonly withinMs?: number;
}

export interface Deed {
  readonly envelope: Envelope;
  readonly trigger: Trigger;
  readonly url?: ResponseUrl;
}

const ANSWER_WITHIN_MS = 5000;

export function seenAfter(world: World, deed: Deed, ack: Ack): Seen {
  const messages = (): readonly StoredMessage[] => deed.url?.shown ?? [];
  return {
    ack,
    envelope: deed.envelope,
    get messages() {
      return [...messages()];
    },
    get view() {
      return world.views.find(deed.trigger.openedViewId ?? '');
    },
    get text() {
      return messages()
        .map((message) => renderAsText(message, { names: namesIn(world), now: world.clock.now() }))
        .join('\n');
    },
  };
}

export async function patiently(
  world: World,
  seen: Seen,
  patience: Patience & { readonly what: string },
): Promise<Seen> {
  if (patience.waitFor !== 'answer' || !seen.ack.isOk) return seen;
  const hasAnswer = (): boolean => seen.messages.length > 0 || seen.view !== undefined;
  await world.bell.until(`an answer to ${patience.what}`, hasAnswer, patience.withinMs ?? ANSWER_WITHIN_MS);
  return seen;
}

/** The body of an acknowledged command may be the answer itself, as text or as a message. */
export function showAckBody(
  world: World,
  urls: ResponseUrls,
  shown: { readonly ack: Ack; readonly url: ResponseUrl },
): void {
  const { ack, url } = shown;
  if (!ack.isOk || ack.body === '') return;
  const args: Json = isRecord(ack.json) ? ack.json : { text: ack.body };
  const content = contentFrom(world, 'acknowledgement', args);
  if (isRefusal(content)) world.complaints.add('acknowledgement', `Slack shows nothing: ${content.error}`);
  else urls.show(url, args, content);
}

/** What ids stand for, for rendering. */
export function namesIn(world: Pick<World, 'workspace' | 'userGroups'>): Readonly<Record<string, string>> {
  const users = world.workspace.users().map((user) => [user.id, user.name]);
  const channels = world.workspace.channels().map((channel) => [channel.id, channel.name]);
  const groups = world.userGroups.all().map((group) => [group.id, group.handle]);
  return Object.fromEntries([...users, ...channels, ...groups]);
}
