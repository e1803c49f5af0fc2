// The page for people who want to see what Slack would show: channels, Home tabs, open forms. Read only.
import { bytesAnswer } from './downloads.ts';
import { type Html, html, nothing, trusted, written } from './html.ts';
import { shownMessage } from './messages.ts';
import { blocksHtml, textHtml } from './page-blocks.ts';
import { messageHtml, oneMessage } from './page-message.ts';
import { PAGE_STYLE } from './page-style.ts';
import { asEntered } from './page-view.ts';
import { isRecord, recordsIn } from './record.ts';
import type { Around } from './render-as-text.ts';
import { namesIn } from './seen.ts';
import { compareTimestamps } from './timestamps.ts';
import type { View } from './views.ts';
import { textAnswer, type WireAnswer } from './wire.ts';
import type { Channel, User } from './workspace.ts';
import type { World } from './world.ts';

const READER_ZONE = 'Europe/Stockholm';

/** `undefined` when no page is at that path. */
export function createPage(world: World): (path: string) => WireAnswer | undefined {
  return (path) => {
    const [, kind = '', name = ''] = path.split('/').map(decodeURIComponent);
    if (kind === 'shown-file') return fileAnswer(world, name);
    const content = contentAt(world, kind, name);
    return content === undefined ? undefined : pageAnswer(world, path, content);
  };
}

function contentAt(world: World, kind: string, name: string): Html | undefined {
  const { workspace } = world;
  const user = workspace.user(name) ?? workspace.userNamed(name);
  const channel = kind === '' ? workspace.channels()[0] : workspace.channel(name);
  if ((kind === '' || kind === 'channel') && channel !== undefined) return channelHtml(world, channel);
  if (kind === 'home' && user !== undefined) return homeHtml(world, user);
  return kind === 'views' && user !== undefined ? viewsHtml(world, user) : undefined;
}

function aroundOf(world: World, zone = READER_ZONE): Around {
  return { names: namesIn(world), zone, now: world.clock.now() };
}

function channelHtml(world: World, channel: Channel): Html {
  const around = aroundOf(world);
  const shown = world.messages
    .inChannel(channel.id)
    .filter((message) => message.threadTs === undefined || message.isBroadcast);
  const all = [...shown, ...world.messages.ephemeralIn(channel.id)].sort((a, b) =>
    compareTimestamps(a.ts, b.ts),
  );
  const messages = all.map((message) => {
    const isAlone = message.ephemeralTo !== undefined || message.isBroadcast;
    return isAlone
      ? oneMessage(world, message, around)
      : messageHtml(world, shownMessage(message, world.messages), around);
  });
  const topic = channel.topic === '' ? nothing : html` <span class="quiet">${channel.topic}</span>`;
  return html`<h1>${channelName(world, channel)}${topic}</h1>${messages}`;
}

function channelName(world: World, channel: Channel): string {
  if (channel.kind !== 'im') return `${channel.kind === 'private' ? '🔒' : '#'} ${channel.name}`;
  const other = [...channel.members].find((id) => id !== world.workspace.bot.userId);
  return `@ ${world.workspace.user(other ?? '')?.name ?? channel.id}`;
}

function homeHtml(world: World, user: User): Html {
  const view = world.views.home(user.id);
  const body =
    view === undefined
      ? html`<p class="quiet">Nothing published yet.</p>`
      : blocksHtml(recordsIn(view.body.blocks), aroundOf(world, user.tz));
  return html`<h1>Home, as ${user.name} sees it</h1>${body}`;
}

function viewsHtml(world: World, user: User): Html {
  const open = world.views.openOf(user.id);
  const body =
    open.length === 0
      ? html`<p class="quiet">No form is open.</p>`
      : html`${open.map((view) => modalHtml(view, aroundOf(world, user.tz)))}`;
  return html`<h1>Forms open for ${user.name}</h1>${body}`;
}

function modalHtml(view: View, around: Around): Html {
  const { title, submit, close, blocks } = view.body;
  const save = isRecord(submit)
    ? html`<span class="button primary">${textHtml(submit, around)}</span>`
    : nothing;
  const cancel = html`<span class="button">${isRecord(close) ? textHtml(close, around) : 'Cancel'}</span>`;
  return html`<section class="modal"><h2>${textHtml(title, around)}</h2>${blocksHtml(recordsIn(blocks).map(asEntered(view)), around, view.errors)}<footer>${cancel}${save}</footer></section>`;
}

function pageAnswer(world: World, path: string, content: Html): WireAnswer {
  const first = `/channel/${world.workspace.channels()[0]?.id ?? ''}`;
  const link = (to: string, name: string): Html =>
    to === path || (path === '/' && to === first)
      ? html`<a href="${to}" aria-current="page">${name}</a>`
      : html`<a href="${to}">${name}</a>`;
  const channels = world.workspace
    .channels()
    .map((channel) => link(`/channel/${channel.id}`, channelName(world, channel)));
  const people = world.workspace.users().filter((user) => !user.isBot && !user.deleted);
  const homes = people.map((user) => link(`/home/${user.id}`, user.name));
  const forms = people
    .filter((user) => world.views.openOf(user.id).length > 0)
    .map((user) => link(`/views/${user.id}`, user.name));
  const formList = forms.length === 0 ? nothing : html`<h2>Open forms</h2>${forms}`;
  const page = html`<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${world.workspace.team.name}</title>
<link rel="icon" href="data:,"><meta name="viewport" content="width=device-width"><style>${trusted(PAGE_STYLE)}</style></head>
<body><nav><b>${world.workspace.team.name}</b><h2>Channels</h2>${channels}<h2>Home tabs</h2>${homes}${formList}</nav><main>${content}</main></body></html>`;
  return textAnswer(200, written(page), 'text/html; charset=utf-8');
}

/** Sound and pictures that were uploaded, for a page to show. */
export function fileAnswer(world: World, id: string): WireAnswer | undefined {
  const file = world.files.find(id);
  // Only sound and pictures: anything else could be a page of somebody's making.
  const isShown = file !== undefined && /^(audio|image)\//.test(file.mimetype);
  return isShown ? bytesAnswer(file) : undefined;
}
