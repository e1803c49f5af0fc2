// People at work on cards: which button they press, what they are answered, what the card then says.
import type { ClickOptions } from '../../src/simulator/slack/clicks.ts';
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import type { Seen } from '../../src/simulator/slack/seen.ts';
import { CARD_ACTION, type More } from '../../src/slack/words/card-actions.ts';
import { everybody, silent, type World } from './world.ts';

type Person = { readonly id: string };
type Button = Exclude<keyof typeof CARD_ACTION, 'more'>;

const isCard = (message: ShownMessage): boolean =>
  JSON.stringify(message.metadata ?? {}).includes('"key":"card:');

export const cardMessage = (world: World): ShownMessage => {
  const found = world.messages().findLast(isCard);
  if (found === undefined) throw new Error('no card was posted');
  return found;
};

/** What the newest card says and offers, without its thread. */
export const cardText = (world: World): string => {
  const { text, blocks, files } = cardMessage(world);
  return world.slack.asText({ text, blocks, files });
};

/** Whoever clicked was answered, a form opened, or the card has changed. */
const carriedOut = async (world: World, before: number, seen: Seen): Promise<Seen> => {
  const isAnswered = (): boolean => seen.messages.length > 0 || seen.view !== undefined;
  await world.slack.until('a click to be carried out', () => isAnswered() || edits(world) > before);
  await world.settle();
  return seen;
};

const edits = (world: World): number => cardMessage(world).edits.length;

/** Of two at the same time, what the one who came second is told. */
export const toldToTheSecond = (world: World, both: readonly Seen[]): Promise<string> =>
  world.slack.until('the second to be answered', () =>
    both.map(({ text }) => text).find((text) => text !== ''),
  );

export const presses = async (
  world: World,
  person: Person,
  button: Button,
  options: ClickOptions = {},
): Promise<Seen> => {
  const { channelId, ts, edits: before } = cardMessage(world);
  const seen = await world.slack.clicks(person.id, { channelId, ts }, CARD_ACTION[button], options);
  return carriedOut(world, before.length, seen);
};

export const chooses = async (world: World, person: Person, more: More): Promise<Seen> => {
  const { channelId, ts, blocks, edits: before } = cardMessage(world);
  const value = new RegExp(`"(${more}:[^"]+)"`).exec(JSON.stringify(blocks))?.[1];
  if (value === undefined) throw new Error(`the card does not offer ${more}`);
  const place = { channelId, ts };
  const seen = await world.slack.clicks(person.id, place, CARD_ACTION.more, { selected: value });
  return carriedOut(world, before.length, seen);
};

/** Presses Done and sends the form that opens. */
export const finishes = async (world: World, person: Person, note = ''): Promise<void> => {
  await presses(world, person, 'done', { waitFor: 'answer' });
  await sendsForm(world, person, note);
};

export const sendsForm = async (world: World, person: Person, note: string): Promise<void> => {
  const form = world.slack.openViews(person.id).at(-1);
  if (form === undefined) throw new Error('no form is open');
  const before = edits(world);
  await world.slack.submits(person.id, form.id, note === '' ? {} : { note });
  await world.slack.until('a form to be carried out', () => edits(world) > before);
  await world.settle();
};

export const aMissedCall = async (world: World): Promise<void> => {
  await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
};

export const aVoicemail = async (world: World, seconds = 34): Promise<void> => {
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds } } });
};
