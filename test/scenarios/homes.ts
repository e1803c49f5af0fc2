// People looking at their Home: what they read there, how often Slack was given it, and what they press.
import type { ClickOptions } from '../../src/simulator/slack/clicks.ts';
import { recordsIn } from '../../src/simulator/slack/record.ts';
import { HOME_ACTION } from '../../src/slack/words/home-buttons.ts';
import type { World } from './world.ts';

type Person = { readonly id: string };

/** A change is shown to those who have Home open once this has passed. */
export const SETTLED_MS = 3_000;

/** What their Home says now; empty when nothing was published. */
export const homeText = (world: World, { id }: Person): string => {
  const view = world.slack.home(id);
  return view === undefined ? '' : world.slack.asText({ text: '', blocks: recordsIn(view.body.blocks) });
};

/** Opens Home and reads it. */
export const opensHome = async (world: World, person: Person): Promise<string> => {
  await world.slack.opensHome(person.id, { waitFor: 'ack' });
  await world.slack.until(`the Home tab of ${person.id}`, () => world.slack.home(person.id));
  await world.settle();
  return homeText(world, person);
};

/** How often Slack was asked to show a Home, to this person or to anybody. */
export const timesShown = (world: World, person?: Person): number =>
  world.slack.requests.filter(
    ({ method, args }) => method === 'views.publish' && (person === undefined || args.user_id === person.id),
  ).length;

/** Presses a button there and waits until Home says what came of it. */
export const pressesHome = async (
  world: World,
  person: Person,
  pressed: { readonly button: keyof typeof HOME_ACTION } & ClickOptions,
): Promise<string> => {
  const { button, ...options } = pressed;
  const view = world.slack.home(person.id);
  if (view === undefined) throw new Error(`${person.id} has no Home yet`);
  const before = view.hash;
  await world.slack.clicks(person.id, view, HOME_ACTION[button], options);
  await world.slack.until(`${button} to be carried out`, () => world.slack.home(person.id)?.hash !== before);
  await world.settle();
  return homeText(world, person);
};
