// views.*: opening, changing and publishing views.
import { type Args, jsonArg, textArg } from './args.ts';
import { faultsInView } from './block-kit-view.ts';
import { isRecord, type Json, textIn } from './record.ts';
import {
  type Answer,
  isRefusal,
  missingArgument,
  type Refusal,
  refusal,
  refusalWithMessages,
} from './refusal.ts';
import type { Trigger } from './triggers.ts';
import { type View, wireView } from './views.ts';
import type { Method } from './web-api.ts';
import type { World } from './world.ts';

/** docs.slack.dev/surfaces/modals. */
const STACK_MAX = 3;
const VIEW_CHARACTERS = 250_000;

export function createViewMethods(world: World): Readonly<Record<string, Method>> {
  return {
    'views.open': (args) => open(world, args),
    'views.push': (args) => push(world, args),
    'views.update': (args) => update(world, args),
    'views.publish': (args) => publish(world, args),
  };
}

function answer(world: World, view: View): Answer {
  return { ok: true, view: seenView(world, view) };
}

export function seenView(world: World, view: View): Json {
  const { team, bot } = world.workspace;
  return wireView(view, { teamId: team.id, appId: bot.appId, botId: bot.botId });
}

function open(world: World, args: Args): Answer {
  const body = bodyFrom(world, 'views.open', args);
  if (isRefusal(body)) return body;
  const trigger = world.triggers.exchange(textArg(args, 'trigger_id'));
  if (isRefusal(trigger)) return trigger;
  if (isTaken(world, body)) return refusal('duplicate_external_id');
  world.views.closeAll(trigger.userId);
  return answer(world, openedBy(world, trigger, body));
}

function push(world: World, args: Args): Answer {
  const body = bodyFrom(world, 'views.push', args);
  if (isRefusal(body)) return body;
  const trigger = world.triggers.exchange(textArg(args, 'trigger_id'));
  if (isRefusal(trigger)) return trigger;
  const depth = world.views.openOf(trigger.userId).length;
  if (depth === 0) return refusal('not_found');
  if (depth >= STACK_MAX) return refusal('push_limit_reached');
  return answer(world, openedBy(world, trigger, body));
}

function openedBy(world: World, trigger: Trigger, body: Json): View {
  const view = world.views.push(trigger.userId, body);
  trigger.openedViewId = view.id;
  world.bell.ring();
  return view;
}

function update(world: World, args: Args): Answer {
  const id = textArg(args, 'view_id') ?? textArg(args, 'external_id');
  if (id === undefined) return missingArgument('view_id');
  const view = world.views.find(id);
  if (view === undefined) return refusal('not_found');
  const body = bodyFrom(world, 'views.update', args);
  if (isRefusal(body)) return body;
  return isStale(view, args) ? refusal('hash_conflict') : answer(world, world.views.replace(view, body));
}

function publish(world: World, args: Args): Answer {
  const userId = textArg(args, 'user_id');
  if (userId === undefined) return missingArgument('user_id');
  const user = world.workspace.user(userId);
  if (user === undefined || user.deleted) return refusal('user_not_found');
  const body = bodyFrom(world, 'views.publish', args);
  if (isRefusal(body)) return body;
  const known = world.views.home(userId);
  if (known !== undefined && isStale(known, args)) return refusal('hash_conflict');
  return answer(world, world.views.publish(userId, body));
}

function isStale(view: View, args: Args): boolean {
  const hash = textArg(args, 'hash');
  return hash !== undefined && hash !== view.hash;
}

function isTaken(world: World, body: Json): boolean {
  const externalId = textIn(body.external_id);
  return externalId !== '' && world.views.find(externalId) !== undefined;
}

function bodyFrom(world: World, where: string, args: Args): Json | Refusal {
  const given = jsonArg(args, 'view');
  if (given.kind === 'absent') return missingArgument('view');
  if (given.kind === 'broken' || !isRecord(given.value)) {
    return refusalWithMessages('invalid_arguments', ['must provide an object [json-pointer:/view]']);
  }
  return checkedView(world, where, given.value);
}

/** A view the app gives, here or as the answer to a submission. */
export function checkedView(world: World, where: string, body: Json): Json | Refusal {
  const expected = where === 'views.publish' ? 'home' : 'modal';
  if (body.type !== expected && where !== 'views.update') {
    return refusalWithMessages('invalid_arguments', [`must be a ${expected} view [json-pointer:/view/type]`]);
  }
  if (JSON.stringify(body).length > VIEW_CHARACTERS) return refusal('view_too_large');
  const faults = faultsInView(body);
  if (faults.length === 0) return body;
  const messages = faults.map(({ path, fault }) => `${fault} [json-pointer:/view${path}]`);
  world.complaints.add(where, `invalid view: ${messages.join('; ')}`);
  return refusalWithMessages('invalid_arguments', messages);
}
