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

/** The card stays still once Slack shows what was decided. */
const quiet = async (world: World, seen: Seen): Promise<Seen> => {
  // The acknowledgement comes before the work: what follows it is over when an answer or a new card can be seen.
  await new Promise((resolve) => setTimeout(resolve, 30));
  await world.settle();
  return seen;
};

export const presses = async (
  world: World,
  person: Person,
  button: Button,
  options: ClickOptions = {},
): Promise<Seen> => {
  const { channelId, ts } = cardMessage(world);
  return quiet(world, await world.slack.clicks(person.id, { channelId, ts }, CARD_ACTION[button], options));
};

export const chooses = async (world: World, person: Person, more: More): Promise<Seen> => {
  const { channelId, ts, blocks } = cardMessage(world);
  const value = new RegExp(`"(${more}:[^"]+)"`).exec(JSON.stringify(blocks))?.[1];
  if (value === undefined) throw new Error(`the card does not offer ${more}`);
  const place = { channelId, ts };
  return quiet(world, await world.slack.clicks(person.id, place, CARD_ACTION.more, { selected: value }));
};

/** Presses Done and sends the form that opens. */
export const finishes = async (world: World, person: Person, note = ''): Promise<void> => {
  await presses(world, person, 'done', { waitFor: 'answer' });
  await sendsForm(world, person, note);
};

export const sendsForm = async (world: World, person: Person, note: string): Promise<void> => {
  const form = world.slack.openViews(person.id).at(-1);
  if (form === undefined) throw new Error('no form is open');
  await world.slack.submits(person.id, form.id, note === '' ? {} : { note });
  await new Promise((resolve) => setTimeout(resolve, 30));
  await world.settle();
};

export const aMissedCall = async (world: World): Promise<void> => {
  await world.call({ phones: everybody(silent), caller: { saysNothing: true } });
};

export const aVoicemail = async (world: World, seconds = 34): Promise<void> => {
  await world.call({ phones: everybody(silent), caller: { leavesVoicemail: { seconds } } });
};
