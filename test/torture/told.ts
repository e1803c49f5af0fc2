// What stands in the channels at the end, by what it is about.
import type { ShownMessage } from '../../src/simulator/slack/messages.ts';
import type { RecordedRequest } from '../../src/simulator/slack/requests.ts';
import type { Scene } from '../crash/real-process.ts';

export interface Told {
  /** Messages by their key, such as `card:c1`, in threads and not. */
  readonly byKey: ReadonlyMap<string, readonly ShownMessage[]>;
  /** The keys of the alerts that list this caller among others. */
  readonly listedBy: (number: string) => readonly string[];
  /** How often the posting of this key, or the showing of this file, lost its answer after Slack took it. */
  readonly lostAnswers: (keyOrFileId: string) => number;
}

const keyIn = (metadata: unknown): string | undefined =>
  /"key":"([^"]+)"/.exec(typeof metadata === 'string' ? metadata : JSON.stringify(metadata ?? {}))?.[1];

const grouped = (messages: readonly ShownMessage[]): ReadonlyMap<string, readonly ShownMessage[]> => {
  const byKey = new Map<string, ShownMessage[]>();
  for (const message of messages) {
    const key = keyIn(message.metadata);
    if (key !== undefined) byKey.set(key, [...(byKey.get(key) ?? []), message]);
  }
  return byKey;
};

const fileIdIn = ({ args }: RecordedRequest): string | undefined =>
  /"id":"(\w+)"/.exec(JSON.stringify(args.files ?? '').replaceAll('\\', ''))?.[1];

const lostAnswersIn = (requests: readonly RecordedRequest[]): ReadonlyMap<string, number> => {
  const lost = new Map<string, number>();
  for (const request of requests) {
    if (!request.wasTaken || request.wasHeard) continue;
    const about =
      request.method === 'files.completeUploadExternal' ? fileIdIn(request) : keyIn(request.args.metadata);
    if (about !== undefined) lost.set(about, (lost.get(about) ?? 0) + 1);
  }
  return lost;
};

export const whatIsTold = (slack: Scene['slack'], channels: readonly string[]): Told => {
  const messages = channels
    .flatMap((channel) => slack.channel(channel).messages)
    .flatMap((message) => [message, ...message.replies]);
  const byKey = grouped(messages);
  const lists = [...byKey].filter(([key]) => key.startsWith('alerts:'));
  const lost = lostAnswersIn(slack.requests);
  return {
    byKey,
    listedBy: (number) =>
      lists.flatMap(([key, told]) =>
        told.filter(({ blocks }) => JSON.stringify(blocks).includes(`tel:${number}`)).map(() => key),
      ),
    lostAnswers: (about) => lost.get(about) ?? 0,
  };
};
