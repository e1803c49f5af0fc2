// Messages, threads and files as HTML.
import { withEmoji } from './emoji.ts';
import type { StoredFile } from './files.ts';
import { type Html, html, nothing } from './html.ts';
import type { ShownMessage, StoredMessage } from './messages.ts';
import { blocksHtml } from './page-blocks.ts';
import { mrkdwnHtml } from './page-mrkdwn.ts';
import type { Around } from './render-as-text.ts';
import { slackDate } from './slack-date.ts';
import type { World } from './world.ts';

export function messageHtml(world: World, message: ShownMessage, around: Around): Html {
  const count = message.replies.length;
  const label = count === 1 ? '1 reply' : `${count} replies`;
  const replies = message.replies.map((reply) => oneMessage(world, { ...reply, isInThread: true }, around));
  const thread =
    count === 0 ? nothing : html`<div class="thread"><div class="quiet">${label}</div>${replies}</div>`;
  return html`${oneMessage(world, message, around)}${thread}`;
}

type Placed = Readonly<StoredMessage> & { readonly isInThread?: boolean };

export function oneMessage(world: World, message: Placed, around: Around): Html {
  const author = world.workspace.user(message.userId);
  const name = author?.realName ?? message.userId;
  const badge = message.botId === undefined ? nothing : html`<span class="badge">APP</span>`;
  const body =
    message.blocks.length > 0
      ? blocksHtml(message.blocks, around)
      : html`<div class="section"><div class="text">${mrkdwnHtml(message.text, around)}</div></div>`;
  return html`<article class="message${message.ephemeralTo === undefined ? '' : ' ephemeral'}" data-ts="${message.ts}" data-channel="${message.channelId}">
    <div class="avatar" aria-hidden="true">${name.slice(0, 1).toUpperCase()}</div>
    <div class="body">${audience(world, message)}
      <div><b>${name}</b> ${badge} <span class="quiet">${postedTime(message, around)}${message.edits.length > 0 ? ' (edited)' : ''}</span></div>
      ${body}${message.files.filter((file) => !file.isDeleted).map(fileHtml)}${reactionsHtml(message)}
    </div></article>`;
}

/** With its day, unless that is today. */
function postedTime({ postedAt }: Placed, { zone = 'UTC', now = postedAt }: Around): string {
  return slackDate(postedAt / 1000, '{date_short_pretty} {time}', { zone, now }).replace(/^today /, '');
}

function audience(world: World, message: Placed): Html {
  const place = message.isInThread === true ? 'also sent to the channel' : 'replied to a thread';
  if (message.isBroadcast) return html`<div class="quiet">${place}</div>`;
  if (message.ephemeralTo === undefined) return nothing;
  return html`<div class="quiet">👁 Only visible to ${world.workspace.user(message.ephemeralTo)?.name ?? message.ephemeralTo}</div>`;
}

function reactionsHtml(message: Readonly<StoredMessage>): Html {
  if (message.reactions.length === 0) return nothing;
  return html`<div class="reactions">${message.reactions.map((name) => html`<span>${withEmoji(`:${name}:`)}</span>`)}</div>`;
}

function fileHtml(file: StoredFile): Html {
  if (file.mimetype.startsWith('image/') && file.bytes !== null)
    return html`<div class="file"><div>🖼 <b>${file.title}</b></div><img class="picture-file" src="/shown-file/${file.id}" alt="${file.altText}"></div>`;
  const isPlayable = file.mimetype.startsWith('audio/') && file.bytes !== null;
  const address = `/shown-file/${file.id}`;
  const player = isPlayable
    ? html`<audio controls preload="metadata" src="${address}"></audio>`
    : html`<a href="${address}">open</a>`;
  return html`<div class="file"><div>${isPlayable ? '♪' : '📎'} <b>${file.title}</b> <span class="quiet">${file.name}, ${file.bytes?.length ?? 0} bytes</span></div>${player}</div>`;
}
