// The scripted evening: the team gets ready, calls come in, the team looks back. It checks its own story.
import type { ShownMessage } from '../slack/messages.ts';
import { ANNA, BO, CHANNEL, CIA, LINE, type Person, shownNumber, TEAM, timeOfDay } from './cast.ts';
import type { DemoWorld, PlayedCall } from './demo-world.ts';
import type { Paper } from './paper.ts';
import { SCENES, type Scene, whoRang } from './scenes.ts';
import { createCallTeller } from './tell-call.ts';

export interface Evening {
  readonly world: DemoWorld;
  readonly paper: Paper;
}

const MINUTE_MS = 60_000;
const BETWEEN_SCENES_MS = 8 * MINUTE_MS;

const tellOpening = (paper: Paper): void => {
  paper.title('Jour: the on-call phone of a team that lives in Slack');
  paper.text(
    'A team has one phone number for urgent matters. It lives at 46elks, a phone company that asks a program over HTTP what to do with every call. Jour is that program: it answers with one JSON “action” that carries the whole call, and it shows in the team’s Slack channel what became of it. The team steers it by typing /oncall.',
  );
  paper.text(
    'Below, the real Jour runs on this machine, between a made-up 46elks and a made-up Slack that speak real HTTP with it. Nothing leaves this machine, nobody is called, and time passes at once.',
  );
  paper.text(
    `It is Tuesday 24 November 2026, 19:00 in Stockholm. The number is ${shownNumber(LINE)}; the team is Anna, Bo and Cia.`,
  );
};

const tellTyped = async (
  { world, paper }: Evening,
  person: Person,
  line: string,
): Promise<readonly ShownMessage[]> => {
  const { answer, messages } = await world.types(person, line);
  paper.typed(person.name, line);
  paper.quote(answer);
  return messages;
};

const tellPosted = ({ world, paper }: Evening, messages: readonly ShownMessage[]): void => {
  if (messages.length === 0) return;
  paper.label(`Everybody in #${CHANNEL.name} sees`);
  for (const message of messages) paper.quote(world.asText(message));
};

const getReady = async (evening: Evening): Promise<void> => {
  const { paper, world } = evening;
  paper.heading(`${timeOfDay(world.clock.now())}  The team gets ready`);
  paper.text('Each says which phone is theirs, and Anna says who is on call, in which order.');
  for (const person of TEAM) {
    const line = `/oncall phone ${shownNumber(person.phone)}`;
    const { answer } = await world.types(person, line);
    paper.typed(person.name, line);
    // The rest tells what now holds, which is not much before there is a roster.
    paper.quote(answer.split('\n')[0] ?? '');
  }
  tellPosted(evening, await tellTyped(evening, ANNA, '/oncall set @anna @bo @cia'));
};

/** What is not as the scene says. */
const wrongIn = (scene: Scene, { transcript, messages, audio }: PlayedCall, world: DemoWorld): string[] => {
  const card = messages[0] === undefined ? 'no card' : world.asText(messages[0]);
  const facts: readonly (readonly [boolean, string])[] = [
    [transcript.webhooks[0]?.status === 200, `Jour answered ${transcript.webhooks[0]?.status ?? 'nothing'}`],
    [transcript.answeredBy === scene.answeredBy, `answered by ${transcript.answeredBy ?? 'nobody'}`],
    [whoRang(transcript).join() === scene.rang.join(), `these rang: ${whoRang(transcript).join(', ')}`],
    [audio.length === scene.voicemails, `${audio.length} voicemails`],
    [messages.length === 1, `${messages.length} messages in the channel`],
    [card.startsWith(scene.card), `the card begins: ${card.split('\n')[0]}`],
    [transcript.reports.every((report) => report.acknowledged), 'a report was not acknowledged'],
  ];
  return facts.flatMap(([isRight, otherwise]) => (isRight ? [] : [`${scene.heading}: ${otherwise}`]));
};

const playScenes = async (evening: Evening): Promise<string[]> => {
  const { world, paper } = evening;
  const teller = createCallTeller(world, paper);
  const wrong: string[] = [];
  for (const scene of SCENES) {
    await world.clock.advance(BETWEEN_SCENES_MS);
    paper.heading(`${timeOfDay(world.clock.now())}  ${scene.heading}`);
    if (scene.before !== undefined) {
      paper.text(scene.before.about);
      for (const line of scene.before.lines) await tellTyped(evening, ANNA, line);
    }
    paper.text(`${scene.about} (The caller’s number: ${shownNumber(scene.from)}.)`);
    const { from, phones, caller } = scene;
    const played = await world.call({ from, phones, ...(caller === undefined ? {} : { caller }) });
    teller.tell(played, scene.remark);
    wrong.push(...wrongIn(scene, played, world));
  }
  return wrong;
};

const lookBack = async (evening: Evening): Promise<void> => {
  await evening.world.clock.advance(BETWEEN_SCENES_MS);
  evening.paper.heading(`${timeOfDay(evening.world.clock.now())}  The team looks back`);
  await tellTyped(evening, BO, '/oncall calls');
  await tellTyped(evening, CIA, '/oncall test');
};

/** Plays and tells it; the answer is everything that was irregular. */
export const playEvening = async (evening: Evening): Promise<readonly string[]> => {
  tellOpening(evening.paper);
  await getReady(evening);
  const wrong = await playScenes(evening);
  await lookBack(evening);
  return [...wrong, ...evening.world.takeIrregular()];
};
