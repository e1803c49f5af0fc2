// Saying that a known command could not be read, and what of it.
import type { Token } from './command.ts';
import { type Refused, refused, shortened, type UnreadableWhy } from './problem.ts';

const textOf = (token: Token): string => {
  switch (token.kind) {
    case 'word':
      return token.text;
    case 'user':
      return `@${token.userId}`;
    case 'channel':
      return `#${token.name === '' ? token.channelId : token.name}`;
  }
};

/** Tokens as they may be said back: mentions by id, so that the edge can tell what they are. */
export const textOfAll = (tokens: readonly Token[]): string => tokens.map(textOf).join(' ');

export const unreadable = (usage: string, why: UnreadableWhy, about: string | readonly Token[]): Refused =>
  refused({
    kind: 'unreadable',
    usage,
    why,
    text: shortened(typeof about === 'string' ? about : textOfAll(about)),
  });
