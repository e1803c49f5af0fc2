// What happens on Slack's side of a scenario: it goes away, people delete messages, payloads come that Jour has no use for.
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import type { RecordedRequest } from '../../src/simulator/slack/requests.ts';
import { everyScope } from '../../src/simulator/slack/scopes.ts';
import { signatureHeaders } from '../../src/simulator/slack/signing.ts';
import type { World } from './world.ts';

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;

/** All that the manifest asks for, but nothing that lets a lost message be found again. */
export const WITHOUT_HISTORY = everyScope.filter((scope) => !scope.endsWith(':history'));

/** Requests of that method, whatever came of them. */
export const asked = (world: World, method: string): readonly RecordedRequest[] =>
  world.slack.requests.filter((request) => request.method === method);

/** Requests of that method that Slack carried out with success. */
export const done = (world: World, method: string): readonly RecordedRequest[] =>
  asked(world, method).filter(
    ({ wasTaken, answer, trouble }) => wasTaken && (trouble !== null || isOk(answer)),
  );

const isOk = (answer: unknown): boolean =>
  typeof answer === 'object' && answer !== null && 'ok' in answer && answer.ok === true;

/** Slack's servers refuse connections, and whatever hung there is cut; the answer brings them back. */
export const slackGoesAway = async (world: World): Promise<() => Promise<void>> => {
  await world.slack.stop();
  const port = Number(new URL(world.config.slack.apiUrl).port);
  return async () => void (await world.slack.start(port));
};

export const somebodyDeletes = async (world: World, { channelId, ts }: ShownMessage): Promise<void> => {
  await fetch(`${world.config.slack.apiUrl}chat.delete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${world.config.slack.botToken}` },
    body: new URLSearchParams({ channel: channelId, ts }),
  });
};

export interface Acknowledged {
  readonly status: number;
  readonly tookMs: number;
}

/** Slack sends a payload of this kind, signed as it should be. */
export const slackSends = async (
  world: World,
  kind: 'interaction' | 'event',
  payload: Readonly<Record<string, unknown>>,
): Promise<Acknowledged> => {
  const { connection } = world.config.slack;
  if (connection.kind !== 'http') throw new Error('by HTTP only');
  const json = JSON.stringify(payload);
  const body = kind === 'event' ? json : new URLSearchParams({ payload: json }).toString();
  const type = kind === 'event' ? 'application/json' : 'application/x-www-form-urlencoded';
  const startedAt = performance.now();
  const { status } = await fetch(`${world.publicUrl}/slack/events`, {
    method: 'POST',
    headers: { 'content-type': type, ...signatureHeaders(connection.signingSecret, body, 'right') },
    body,
  });
  return { status, tookMs: performance.now() - startedAt };
};
