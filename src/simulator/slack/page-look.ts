// What one person has before them in Slack, as pieces of HTML that a page can keep up to date one by one.
import { type Html, html, nothing, written } from './html.ts';
import { shownMessage } from './messages.ts';
import { blocksHtml, textHtml } from './page-blocks.ts';
import { messageHtml, oneMessage } from './page-message.ts';
import { asEntered } from './page-view.ts';
import { isRecord, recordsIn, textIn } from './record.ts';
import type { Around } from './render-as-text.ts';
import { namesIn } from './seen.ts';
import { compareTimestamps } from './timestamps.ts';
import type { View } from './views.ts';
import type { Channel, User } from './workspace.ts';
import type { World } from './world.ts';

export interface Piece {
  readonly id: string;
  readonly html: string;
}

export interface PersonLook {
  /** Where they can go; the direct conversation with the app last. */
  readonly places: readonly { readonly id: string; readonly name: string; readonly topic: string }[];
  /** Messages of that place, oldest first, each with its thread. */
  readonly messages: readonly Piece[];
  readonly home: Piece | null;
  /** The form on top. */
  readonly form: Piece | null;
}

export type LooksAt = (userId: string, placeId: string) => PersonLook;

export function createLooksAt(world: World): LooksAt {
  return (userId, placeId) => {
    const user = world.workspace.user(userId);
    if (user === undefined) throw new Error(`Slack has no ${userId}`);
    const around = touchableAround(world, user);
    const home = world.views.home(userId);
    const form = world.views.openOf(userId).at(-1);
    return {
      places: placesOf(world, user),
      messages: messagesOf(world, { placeId, userId, around }),
      home: home === undefined ? null : { id: home.id, html: written(homeHtml(home, around)) },
      form: form === undefined ? null : { id: form.id, html: written(formHtml(form, around)) },
    };
  };
}

function touchableAround(world: World, user: User): Around {
  const users = world.workspace
    .users()
    .filter(({ isBot, deleted }) => !isBot && !deleted)
    .map(({ id }) => id);
  const channels = world.workspace
    .channels()
    .filter(({ kind }) => kind !== 'im')
    .map(({ id }) => id);
  return { names: namesIn(world), zone: user.tz, now: world.clock.now(), touch: { users, channels } };
}

function placesOf(world: World, user: User): PersonLook['places'] {
  const open = world.workspace.channels().filter(({ members }) => members.has(user.id));
  const own = open.filter(({ kind }) => kind === 'im');
  const shared = open.filter(({ kind }) => kind !== 'im');
  const place = ({ id, kind, name, topic }: Channel) => ({
    id,
    name: kind === 'im' ? world.workspace.bot.name : `#${name}`,
    topic,
  });
  return [...shared, ...own].map(place);
}

function messagesOf(
  world: World,
  at: { readonly placeId: string; readonly userId: string; readonly around: Around },
): readonly Piece[] {
  const shown = world.messages
    .inChannel(at.placeId)
    .filter((message) => message.threadTs === undefined || message.isBroadcast);
  const own = world.messages.ephemeralIn(at.placeId).filter((message) => message.ephemeralTo === at.userId);
  return [...shown, ...own]
    .sort((one, other) => compareTimestamps(one.ts, other.ts))
    .map((message) => {
      const isAlone = message.ephemeralTo !== undefined || message.isBroadcast;
      const look = isAlone
        ? oneMessage(world, message, at.around)
        : messageHtml(world, shownMessage(message, world.messages), at.around);
      return { id: message.ts, html: written(look) };
    });
}

function homeHtml(view: View, around: Around): Html {
  return blocksHtml(recordsIn(view.body.blocks), around);
}

function formHtml(view: View, around: Around): Html {
  const { title, submit, close, blocks } = view.body;
  const save = isRecord(submit)
    ? html`<button type="submit" class="button primary">${textHtml(submit, around)}</button>`
    : nothing;
  const cancel = html`<button type="button" class="button" data-close="1">${isRecord(close) ? textHtml(close, around) : 'Cancel'}</button>`;
  const fields = blocksHtml(recordsIn(blocks).map(asEntered(view)), around, view.errors);
  const name = isRecord(title) ? textIn(title.text) : '';
  return html`<form data-view="${view.id}" aria-label="${name}" novalidate><h3 tabindex="-1">${textHtml(title, around)}</h3>${fields}<footer>${cancel}${save}</footer></form>`;
}
