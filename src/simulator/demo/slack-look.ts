// What a message in the channel looked like from when to when, and what hangs under it at the end.
import type { ShownMessage } from '../slack/messages.ts';

export interface Look {
  /** Milliseconds since 1970. */
  readonly fromAt: number;
  readonly text: string;
}

type AsText = (message: Pick<ShownMessage, 'text' | 'blocks'>) => string;

const SECOND_MS = 1_000;

const secondOf = ({ fromAt }: Look): number => Math.floor(fromAt / SECOND_MS);

/** Every state that could be seen, oldest first, without its thread: of several in one second only the last. */
export const looksOf = (message: ShownMessage, asText: AsText): readonly Look[] => {
  const { text, blocks, edits, postedAt } = message;
  const states = [...edits, { text, blocks }];
  const looks = states.map((state, index) => ({
    fromAt: index === 0 ? postedAt : (edits[index - 1]?.replacedAt ?? postedAt),
    text: asText(state),
  }));
  const seen = looks.filter((look, index) => look.text !== looks[index - 1]?.text);
  return seen.filter((look, index) => {
    const next = seen[index + 1];
    const isBeforeLast = index === seen.length - 2;
    return next === undefined || isBeforeLast || secondOf(look) !== secondOf(next);
  });
};
