// Open modals, one stack a person, and the Home tab of each person.
import { withBlockIds } from './content.ts';
import { formValues } from './form-state.ts';
import { isRecord, type Json, recordIn, recordsIn, textIn } from './record.ts';

export interface View {
  readonly id: string;
  readonly userId: string;
  readonly kind: 'modal' | 'home';
  readonly rootId: string;
  readonly previousId: string | null;
  hash: string;
  /** What the app gave, with block ids filled in. */
  body: Json;
  /** What the person has entered so far: block id, action id, value as Slack sends it. */
  state: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  /** Shown beside the fields after a refused submission, by block id. */
  errors: Readonly<Record<string, string>>;
}

export interface Views {
  find(idOrExternalId: string): View | undefined;
  home(userId: string): View | undefined;
  /** The stack of this person, the visible one last. */
  openOf(userId: string): readonly View[];
  everyone(): readonly View[];
  publish(userId: string, body: Json): View;
  push(userId: string, body: Json): View;
  replace(view: View, body: Json): View;
  close(view: View): void;
  closeAll(userId: string): void;
  enter(view: View, at: { readonly blockId: string; readonly actionId: string; readonly value: Json }): void;
  showErrors(view: View, errors: Readonly<Record<string, string>>): void;
}

export function createViews(deps: { clock: { now(): number }; onChange: () => void }): Views {
  let modals: View[] = [];
  const homes = new Map<string, View>();
  let made = 0;
  function nextHash(): string {
    made += 1;
    return `${Math.floor(deps.clock.now() / 1000)}.${String(made).padStart(8, '0')}`;
  }
  const openOf = (userId: string): View[] => modals.filter((view) => view.userId === userId);

  function born(userId: string, kind: View['kind'], body: Json): View {
    const below = kind === 'modal' ? openOf(userId).at(-1) : undefined;
    return newView({ userId, kind, body, below, hash: nextHash() });
  }

  function replace(view: View, body: Json): View {
    const state = stillThere(view, named(body));
    Object.assign(view, { body: named(body), hash: nextHash(), errors: {}, state });
    deps.onChange();
    return view;
  }

  function keep(change: () => void): void {
    change();
    deps.onChange();
  }

  return {
    find: (id) =>
      [...modals, ...homes.values()].find(
        (view) => view.id === id || (id !== '' && view.body.external_id === id),
      ),
    home: (userId) => homes.get(userId),
    openOf,
    everyone: () => [...modals, ...homes.values()],
    publish(userId, body) {
      const known = homes.get(userId);
      if (known !== undefined) return replace(known, body);
      const view = born(userId, 'home', body);
      keep(() => homes.set(userId, view));
      return view;
    },
    push(userId, body) {
      const view = born(userId, 'modal', body);
      keep(() => modals.push(view));
      return view;
    },
    replace,
    close: (view) => keep(() => (modals = modals.filter((it) => it !== view))),
    closeAll: (userId) => keep(() => (modals = modals.filter((it) => it.userId !== userId))),
    enter: (view, { blockId, actionId, value }) =>
      keep(() => {
        view.state = { ...view.state, [blockId]: { ...view.state[blockId], [actionId]: value } };
      }),
    showErrors: (view, errors) => keep(() => (view.errors = errors)),
  };
}

function newView(from: {
  readonly userId: string;
  readonly kind: View['kind'];
  readonly body: Json;
  readonly below: View | undefined;
  readonly hash: string;
}): View {
  const { userId, kind, below, hash } = from;
  const id = `V${hash.slice(-8)}`;
  const place = { rootId: below?.rootId ?? id, previousId: below?.id ?? null };
  return { id, userId, kind, ...place, hash, body: named(from.body), state: {}, errors: {} };
}

function named(body: Json): Json {
  return { ...body, blocks: withBlockIds(body.blocks) };
}

/** Slack keeps what was entered as long as block id and action id stay the same. */
function stillThere(view: View, body: Json): View['state'] {
  const ids = new Set(withBlockIds(body.blocks).map((block) => textIn(block.block_id)));
  return Object.fromEntries(Object.entries(view.state).filter(([blockId]) => ids.has(blockId)));
}

/** As payloads and answers carry views. */
export function wireView(
  view: View,
  ids: { readonly teamId: string; readonly appId: string; readonly botId: string },
): Json {
  const { body } = view;
  const modal = {
    title: body.title ?? null,
    submit: body.submit ?? null,
    close: body.close ?? null,
  };
  return {
    id: view.id,
    team_id: ids.teamId,
    type: view.kind,
    blocks: body.blocks,
    private_metadata: textIn(body.private_metadata),
    callback_id: textIn(body.callback_id),
    external_id: textIn(body.external_id),
    state: { values: formValues(recordsIn(body.blocks), view.state) },
    hash: view.hash,
    ...(view.kind === 'modal' ? modal : {}),
    clear_on_close: body.clear_on_close === true,
    notify_on_close: body.notify_on_close === true,
    root_view_id: view.rootId,
    previous_view_id: view.previousId,
    app_id: ids.appId,
    app_installed_team_id: ids.teamId,
    bot_id: ids.botId,
  };
}

export function titleOf(view: View): string {
  const title = view.body.title;
  return isRecord(title) ? textIn(recordIn(title).text) : 'Home';
}
