// response_urls: for half an hour and five times, the app may answer the person it heard from.
import { randomUUID } from 'node:crypto';
import { type Args, flagArg } from './args.ts';
import { botMessage } from './chat-methods.ts';
import { type Content, contentFrom } from './content.ts';
import type { StoredMessage } from './messages.ts';
import { type Answer, isRefusal, refusal } from './refusal.ts';
import type { World } from './world.ts';

/** docs.slack.dev/interactivity/handling-user-interaction. */
const USES = 5;
const LIVES_MS = 30 * 60_000;

export interface ResponseUrl {
  readonly path: string;
  readonly userId: string;
  readonly channelId: string;
  /** The message that was clicked, if any. */
  readonly source?: StoredMessage;
  readonly createdAt: number;
  /** What the person was shown through it, in order. */
  readonly shown: StoredMessage[];
  uses: number;
}

export interface ResponseUrls {
  create(from: Pick<ResponseUrl, 'userId' | 'channelId' | 'source'>): ResponseUrl;
  /** `undefined` when there is no such address. */
  find(path: string): ResponseUrl | undefined;
  /** The status is 404 when it may not be used any more. */
  use(url: ResponseUrl, args: Args): Answer;
  /** Shows a message in answer to what the person did, as the acknowledgement may carry one too. */
  show(url: ResponseUrl, args: Args, content: Content): void;
}

export function createResponseUrls(world: World): ResponseUrls {
  const kept = new Map<string, ResponseUrl>();

  function use(url: ResponseUrl, args: Args): Answer {
    if (world.clock.now() - url.createdAt > LIVES_MS) return refusal('expired_url');
    if (url.uses >= USES) return refusal('used_url');
    url.uses += 1;
    if (flagArg(args, 'delete_original')) return removed(world, url);
    const content = contentFrom(world, 'response_url', args);
    if (isRefusal(content)) return content;
    show(url, args, content);
    return { ok: true };
  }

  function show(url: ResponseUrl, args: Args, content: Content): void {
    const { source } = url;
    if (flagArg(args, 'replace_original') && source !== undefined) {
      url.shown.push(source);
      world.messages.edit(source, content);
      return;
    }
    const isForAll = args.response_type === 'in_channel';
    const message = botMessage(world, url.channelId, content);
    const thread = source?.threadTs === undefined ? {} : { threadTs: source.threadTs };
    const audience = isForAll ? {} : { ephemeralTo: url.userId };
    url.shown.push(world.messages.post({ ...message, ...thread, ...audience }));
    world.bell.ring();
  }

  return {
    create(from) {
      const path = `/response/${randomUUID()}`;
      const url: ResponseUrl = { ...from, path, createdAt: world.clock.now(), shown: [], uses: 0 };
      kept.set(path, url);
      return url;
    },
    find: (path) => kept.get(path),
    use,
    show,
  };
}

function removed(world: World, { source }: ResponseUrl): Answer {
  if (source === undefined) return refusal('message_not_found');
  world.messages.remove(source);
  return { ok: true };
}
