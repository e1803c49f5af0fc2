// Scenarios about turns: the team takes turns every Monday at nine, and buttons are pressed.
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import { ANNA, CHANNEL, type World, withThreeOnCall } from './world.ts';

/** Stockholm: it is Tuesday 2026-11-24 19:00 as a world begins. */
export const stockholm = (text: string): number => Date.parse(`${text}+01:00`);
export const MONDAY_NINE = stockholm('2026-11-30T09:00');

/** Anna is on until Monday the 30th at nine, then Bo, then Cia. */
export const withTurns = async (world: World): Promise<void> => {
  await withThreeOnCall(world);
  await world.types(ANNA, '/oncall rotate weekly mon 09:00');
};

/** The time comes, and what it brings is done. */
export const comes = async (world: World, at: number): Promise<void> => {
  await world.clock.set(at);
  await world.settle();
};

/** The newest message of the channel that has that button. */
export const withButton = (world: World, label: string): ShownMessage => {
  const found = world
    .messages()
    .findLast(({ blocks }) => JSON.stringify(blocks).includes(`"text":"${label}"`));
  if (found === undefined) throw new Error(`no message has the button ${label}`);
  return found;
};

/** What the person who pressed is answered. */
export const presses = async (
  world: World,
  user: { readonly id: string },
  label: string,
  message: Pick<ShownMessage, 'channelId' | 'ts'> = withButton(world, label),
): Promise<string> => {
  const action = `jour-shift-${label.toLowerCase()}`;
  const seen = await world.slack.clicks(user.id, message, action, { waitFor: 'answer' });
  await world.settle();
  return seen.text;
};

/** What Jour told that person between the two of them. */
export const toldAlone = (world: World, user: { readonly id: string }): readonly string[] => {
  try {
    return world.slack.channel(`D${user.id.slice(1)}`).messages.map((message) => world.slack.asText(message));
  } catch {
    return [];
  }
};

/** The messages of the channel that have those words. */
export const saying = (world: World, words: string): readonly string[] =>
  world.texts().filter((text) => text.includes(words));

export const groupMembers = (world: World, groupId: string): unknown =>
  world.slack.requests.findLast(
    ({ method, args, wasTaken }) =>
      method === 'usergroups.users.update' && wasTaken && args.usergroup === groupId,
  )?.args.users;

export { CHANNEL };
