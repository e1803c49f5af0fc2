// Forms in scenarios: opened by a command, filled in, pressed and sent; told by what the person sees.
import type { Entries } from '../../src/simulator/slack/submissions.ts';
import type { World } from './world.ts';

interface Person {
  readonly id: string;
}

const viewOf = (world: World, person: Person) => {
  const view = world.slack.openViews(person.id).at(-1);
  if (view === undefined) throw new Error('no form is open');
  return view;
};

/** The form on top, as plain text. */
export const formText = (world: World, person: Person): string => {
  const blocks = (viewOf(world, person).body.blocks ?? []) as Parameters<
    World['slack']['asText']
  >[0]['blocks'];
  return world.slack.asText({ text: '', blocks }).replaceAll('*', '');
};

export const opens = async (world: World, person: Person, text: string): Promise<string> => {
  await world.slack.types(person.id, text);
  return formText(world, person);
};

/** Sends the form; what the person reads then, at the fields or in its place. */
export const sends = async (world: World, person: Person, entries: Entries = {}): Promise<string> => {
  const sent = await world.slack.submits(person.id, viewOf(world, person).id, entries);
  await world.settle();
  return sent.action === 'errors' ? Object.values(sent.errors).join('\n') : formText(world, person);
};

/** At which fields the errors stand, by the names of their blocks. */
export const faultsAt = async (
  world: World,
  person: Person,
  entries: Entries,
): Promise<Record<string, string>> => {
  const sent = await world.slack.submits(person.id, viewOf(world, person).id, entries);
  await world.settle();
  return Object.fromEntries(Object.entries(sent.errors).map(([id, text]) => [id.split('.')[0] ?? '', text]));
};

export const fills = (world: World, person: Person, entries: Entries): void =>
  world.slack.fills(person.id, viewOf(world, person).id, entries);

interface Press {
  readonly actionId: string;
  /** The name of the block, without its round. */
  readonly block?: string;
  readonly selected?: string;
}

/** Presses something in the form, and reads it again. */
export const presses = async (world: World, person: Person, press: Press): Promise<string> => {
  const view = viewOf(world, person);
  const before = view.hash;
  const blocks = (view.body.blocks ?? []) as readonly { readonly block_id?: string }[];
  const blockId = blocks.find(({ block_id }) => block_id?.split('.')[0] === press.block)?.block_id;
  await world.slack.clicks(person.id, view, press.actionId, {
    ...(blockId === undefined ? {} : { blockId }),
    ...(press.selected === undefined ? {} : { selected: press.selected }),
  });
  await world.slack.until('the form to be drawn anew', () => viewOf(world, person).hash !== before);
  return formText(world, person);
};
