// People submitting and closing forms.
import type { Ack, AppLink, Envelope } from './app-link.ts';
import type { Entry } from './entered-values.ts';
import { wireFile } from './file-methods.ts';
import { enteredInto, filledForm, hasField } from './form-state.ts';
import { payloadBase, personWith } from './person.ts';
import { isRecord, type Json, recordIn, recordsIn, textIn } from './record.ts';
import { isRefusal } from './refusal.ts';
import type { SignatureKind } from './signing.ts';
import { checkedView, seenView } from './view-methods.ts';
import type { View } from './views.ts';
import type { World } from './world.ts';

export interface Submitted {
  readonly ack: Ack;
  readonly envelope: Envelope;
  /** `failed`: Slack shows that it could not reach the app, the form stays. */
  readonly action: 'closed' | 'errors' | 'update' | 'push' | 'clear' | 'failed';
  /** By block id. */
  readonly errors: Readonly<Record<string, string>>;
  /** The form on top after that. */
  readonly view: View | undefined;
}

/** By block id, action id or label. */
export type Entries = Readonly<Record<string, Entry>>;
export type Submits = (
  userId: string,
  viewId: string,
  entries: Entries,
  options?: { signature?: SignatureKind },
) => Promise<Submitted>;
/** Without sending the form. */
export type Fills = (userId: string, viewId: string, entries: Entries) => void;
/** Those whose fields the form has at this moment: a screen may show others for the blink before it is drawn anew. */
export type StillThere = (userId: string, viewId: string, entries: Entries) => Entries;
export type Closes = (userId: string, viewId: string) => Promise<Ack | undefined>;

/** docs.slack.dev/reference/block-kit/block-elements/file-input-element. */
const FILE_BYTES_MAX = 10 * 1024 * 1024;

export function createSubmitting(deps: { readonly world: World; readonly link: AppLink }): {
  submits: Submits;
  fills: Fills;
  stillThere: StillThere;
  closes: Closes;
} {
  const { world, link } = deps;

  const submits: Submits = async (userId, viewId, entries, options = {}) => {
    const user = personWith(world, userId);
    const view = topView(world, userId, viewId);
    view.state = filledForm(view, entries, (id) => fileToHandIn(world, id));
    const trigger = world.triggers.create(userId);
    const payload = {
      type: 'view_submission',
      ...payloadBase(world, user),
      trigger_id: trigger.id,
      view: seenView(world, view),
      response_urls: [],
    };
    const envelope: Envelope = { kind: 'interactive', payload };
    const ack = await link.deliver(envelope, options.signature);
    const action = ack.isOk ? applied(world, view, ack) : 'failed';
    return { ack, envelope, action, errors: view.errors, view: world.views.openOf(userId).at(-1) };
  };

  const closes: Closes = async (userId, viewId) => {
    const user = personWith(world, userId);
    const view = topView(world, userId, viewId);
    const isCleared = view.body.clear_on_close === true;
    const seen = seenView(world, view);
    if (isCleared) world.views.closeAll(userId);
    else world.views.close(view);
    if (view.body.notify_on_close !== true) return undefined;
    const payload = { type: 'view_closed', ...payloadBase(world, user), view: seen, is_cleared: isCleared };
    return link.deliver({ kind: 'interactive', payload });
  };

  const fills: Fills = (userId, viewId, entries) => {
    const view = topView(world, userId, viewId);
    view.state = enteredInto(view, entries, (id) => fileToHandIn(world, id));
  };

  const stillThere: StillThere = (userId, viewId, entries) => {
    const blocks = recordsIn(topView(world, userId, viewId).body.blocks);
    return Object.fromEntries(Object.entries(entries).filter(([name]) => hasField(blocks, name)));
  };

  return { submits, fills, stillThere, closes };
}

function topView(world: World, userId: string, viewId: string): View {
  const top = world.views.openOf(userId).at(-1);
  if (top?.id === viewId) return top;
  throw new Error(`View ${viewId} is not the form ${userId} sees; that is ${top?.id ?? 'none'}`);
}

function fileToHandIn(world: World, id: string): Json {
  const file = world.files.find(id);
  if (file === undefined) throw new Error(`There is no file ${id} to hand in`);
  if ((file.bytes?.length ?? 0) > FILE_BYTES_MAX)
    throw new Error(`${file.name} is over Slack's 10 MB for forms`);
  return wireFile(world, file, true);
}

function applied(world: World, view: View, ack: Ack): Submitted['action'] {
  const answer = recordIn(ack.json);
  switch (answer.response_action) {
    case undefined:
      if (ack.body !== '')
        world.complaints.add('view_submission', `answered with ${ack.body}, which is no response_action`);
      world.views.close(view);
      return 'closed';
    case 'clear':
      world.views.closeAll(view.userId);
      return 'clear';
    case 'errors':
      return withErrors(world, view, recordIn(answer.errors));
    case 'update':
    case 'push':
      return withView(world, view, { action: answer.response_action, body: answer.view });
    default:
      world.complaints.add('view_submission', `unknown response_action ${textIn(answer.response_action)}`);
      return 'failed';
  }
}

function withErrors(world: World, view: View, errors: Json): Submitted['action'] {
  const inputs = recordsIn(view.body.blocks)
    .filter((block) => block.type === 'input')
    .map((block) => block.block_id);
  const stray = Object.keys(errors).filter((blockId) => !inputs.includes(blockId));
  if (Object.keys(errors).length === 0) world.complaints.add('view_submission', 'errors without any error');
  if (stray.length > 0)
    world.complaints.add('view_submission', `errors for what is no input: ${stray.join(', ')}`);
  world.views.showErrors(
    view,
    Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, textIn(text)])),
  );
  return stray.length > 0 ? 'failed' : 'errors';
}

function withView(
  world: World,
  view: View,
  given: { readonly action: 'update' | 'push'; readonly body: unknown },
): Submitted['action'] {
  const body = isRecord(given.body) ? checkedView(world, 'view_submission', given.body) : undefined;
  if (body === undefined || isRefusal(body)) {
    world.complaints.add('view_submission', `${given.action} without a view Slack would show`);
    return 'failed';
  }
  if (given.action === 'update') world.views.replace(view, body);
  else world.views.push(view.userId, body);
  return given.action;
}
