// People pressing buttons and choosing from menus: in messages, forms and the Home tab.
import type { AppLink, Envelope } from './app-link.ts';
import { type Touchable, touchables } from './elements.ts';
import { type Entry, enteredValue } from './entered-values.ts';
import { formValues } from './form-state.ts';
import { type StoredMessage, wireMessage } from './messages.ts';
import { payloadBase, personWith } from './person.ts';
import { type Json, recordsIn, textIn } from './record.ts';
import type { ResponseUrl, ResponseUrls } from './response-urls.ts';
import { type Patience, patiently, type Seen, seenAfter } from './seen.ts';
import type { SignatureKind } from './signing.ts';
import type { Trigger } from './triggers.ts';
import { seenView } from './view-methods.ts';
import type { View } from './views.ts';
import type { User } from './workspace.ts';
import type { World } from './world.ts';

/** A message, or a view (an open form, the Home tab). */
export type ClickPlace = Pick<StoredMessage, 'channelId' | 'ts'> | Pick<View, 'id'>;

export interface ClickOptions extends Patience {
  /** Which button, when several have the action. */
  readonly value?: string;
  readonly blockId?: string;
  /** What is chosen from a menu or picker. */
  readonly selected?: Entry;
  readonly signature?: SignatureKind;
}

export type Clicks = (
  userId: string,
  place: ClickPlace,
  actionId: string,
  options?: ClickOptions,
) => Promise<Seen>;

interface Clicked {
  readonly blocks: readonly Json[];
  /** Says in the payload where it happened. */
  readonly place: (chosen: {
    readonly blockId: string;
    readonly actionId: string;
    readonly value: Json | null;
  }) => Json;
  readonly url?: ResponseUrl;
}

export function createClicking(deps: {
  readonly world: World;
  readonly link: AppLink;
  readonly urls: ResponseUrls;
}): Clicks {
  const { world, link, urls } = deps;
  return async (userId, place, actionId, options = {}) => {
    const user = personWith(world, userId);
    const clicked = 'ts' in place ? onMessage(deps, user, place) : onView(world, user, place.id);
    const touched = touchedElement(clicked.blocks, actionId, options);
    const trigger = world.triggers.create(userId);
    const envelope = clickEnvelope(world, { user, clicked, touched, trigger, options });
    const ack = await link.deliver(envelope, options.signature);
    if (ack.body !== '' && ack.isOk)
      world.complaints.add(`click on ${actionId}`, 'answered with a body, which Slack ignores');
    const url = clicked.url === undefined ? {} : { url: clicked.url };
    const seen = seenAfter(world, { envelope, trigger, ...url }, ack);
    return patiently(world, seen, {
      waitFor: 'ack',
      ...options,
      what: `${user.name}'s click on ${actionId}`,
    });
  };

  function onMessage(all: typeof deps, user: User, ref: Pick<StoredMessage, 'channelId' | 'ts'>): Clicked {
    const message = world.messages.find(ref.channelId, ref.ts);
    if (message === undefined)
      throw new Error(`There is no message ${ref.ts} in ${ref.channelId} to click on`);
    if ((message.ephemeralTo ?? user.id) !== user.id)
      throw new Error(`${user.name} does not see that message`);
    const url = urls.create({ userId: user.id, channelId: ref.channelId, source: message });
    const place = (): Json => ({
      ...messagePlace(all.world, message),
      response_url: world.baseUrl() + url.path,
    });
    return { blocks: message.blocks, url, place };
  }
}

function messagePlace(world: World, message: StoredMessage): Json {
  const isEphemeral = message.ephemeralTo !== undefined;
  const thread = message.threadTs === undefined ? {} : { thread_ts: message.threadTs };
  const container = {
    type: 'message',
    message_ts: message.ts,
    channel_id: message.channelId,
    is_ephemeral: isEphemeral,
    ...thread,
  };
  const name = world.workspace.channelById(message.channelId)?.name;
  // Slack does not repeat the content of what only one person saw.
  const content = isEphemeral ? {} : { message: wireMessage(message, world.messages, true) };
  return {
    container,
    channel: { id: message.channelId, name },
    ...content,
    state: { values: formValues(message.blocks, {}) },
  };
}

function onView(world: World, user: User, viewId: string): Clicked {
  const view = world.views.find(viewId);
  if (view === undefined) throw new Error(`There is no view ${viewId} to click in`);
  if (view.userId !== user.id) throw new Error(`${user.name} does not see that view`);
  return {
    blocks: recordsIn(view.body.blocks),
    place: ({ blockId, actionId, value }) => {
      if (value !== null) world.views.enter(view, { blockId, actionId, value });
      return { container: { type: 'view', view_id: view.id }, view: seenView(world, view) };
    },
  };
}

function touchedElement(blocks: readonly Json[], actionId: string, options: ClickOptions): Touchable {
  const all = touchables(blocks);
  const fitting = all.filter(({ element, ...it }) => {
    const isBlock = options.blockId === undefined || it.blockId === options.blockId;
    const isValue = options.value === undefined || element.value === options.value;
    return it.actionId === actionId && isBlock && isValue;
  });
  const [touched, ...others] = fitting;
  if (touched === undefined)
    throw new Error(
      `There is no ${actionId} to click; there are: ${all.map((it) => it.actionId).join(', ')}`,
    );
  if (others.length > 0) throw new Error(`There are several ${actionId}: say which by value or blockId`);
  if (touched.block.type === 'input' && touched.block.dispatch_action !== true)
    throw new Error(`Slack tells the app nothing of ${actionId} before the form is sent`);
  return touched;
}

function clickEnvelope(
  world: World,
  click: {
    readonly user: User;
    readonly clicked: Clicked;
    readonly touched: Touchable;
    readonly trigger: Trigger;
    readonly options: ClickOptions;
  },
): Envelope {
  const { blockId, actionId, element } = click.touched;
  const isButton = textIn(element.type).endsWith('button');
  const value = isButton ? null : enteredValue(element, click.options.selected ?? null, noFiles);
  const where = click.clicked.place({ blockId, actionId, value });
  const pressed = { text: element.text, value: element.value, style: element.style };
  const action = {
    type: element.type,
    action_id: actionId,
    block_id: blockId,
    ...(value ?? pressed),
    action_ts: String(world.clock.now() / 1000),
  };
  const payload = {
    type: 'block_actions',
    ...payloadBase(world, click.user),
    ...where,
    trigger_id: click.trigger.id,
    actions: [action],
  };
  return { kind: 'interactive', payload };
}

function noFiles(id: string): Json {
  throw new Error(`File ${id} can only be given in a form`);
}
