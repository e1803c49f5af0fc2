// What a message in the channel looked like from when to when, and what hangs under it at the end.
import type { ShownMessage } from '../slack/messages.ts';

export interface Look {
  /** Milliseconds since 1970. */
  readonly fromAt: number;
  readonly text: string;
}

type AsText = (message: Pick<ShownMessage, 'text' | 'blocks'>) => string;

/** Every state it was in, oldest first, without its thread. */
export const looksOf = (message: ShownMessage, asText: AsText): readonly Look[] => {
  const { text, blocks, edits, postedAt } = message;
  const states = [...edits, { text, blocks }];
  const looks = states.map((state, index) => ({
    fromAt: index === 0 ? postedAt : (edits[index - 1]?.replacedAt ?? postedAt),
    text: asText(state),
  }));
  return looks.filter((look, index) => look.text !== looks[index - 1]?.text);
};
