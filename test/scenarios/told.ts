// What the channel was told of calls: cards, alerts, recordings, found by the key each message carries.
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import { CHANNEL, type World } from './world.ts';

const isAbout = (message: ShownMessage, kind: string): boolean =>
  JSON.stringify(message.metadata ?? {}).includes(`"key":"${kind}:`);

const everyMessage = (world: World): readonly ShownMessage[] =>
  world.slack.channel(CHANNEL.id).messages.flatMap((message) => [message, ...message.replies]);

const texts = (world: World, kind: string): readonly string[] =>
  everyMessage(world)
    .filter((message) => isAbout(message, kind))
    .map(({ text, blocks, files }) => world.slack.asText({ text, blocks, files }));

/** One a call, oldest first, without their threads. */
export const cards = (world: World): readonly string[] => texts(world, 'card');

/** The newest card, without its thread. */
export const card = (world: World): string => cards(world).at(-1) ?? '';

export const alerts = (world: World): readonly string[] => texts(world, 'alert');

/** What stands under the newest card. */
export const thread = (world: World): readonly string[] => {
  const newest = world.messages().findLast((message) => isAbout(message, 'card'));
  return (newest?.replies ?? []).map((reply) => world.slack.asText(reply));
};

/** Everything the channel shows and was shown before, to be compared as a whole. */
export const everythingTold = (world: World): unknown =>
  everyMessage(world).map(({ ts, text, blocks, edits, files }) => ({ ts, text, blocks, edits, files }));

/** What the channel was warned of, oldest first. */
export const warnings = (world: World): readonly string[] => texts(world, 'warning');

/** What that person was written between the two of them and Jour, oldest first. */
export const directly = (world: World, { id }: { readonly id: string }): readonly string[] => {
  const room = `D${id.slice(1)}`;
  return world.slack.hasChannel(room)
    ? world.slack.channel(room).messages.map((message) => world.slack.asText(message))
    : [];
};
