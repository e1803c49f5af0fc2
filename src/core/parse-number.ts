// A phone number at the beginning of some words, which may come in several.
import type { Token } from './command.ts';

export interface NumberAndRest {
  /** As typed; empty when there is none. */
  readonly number: string;
  readonly rest: readonly Token[];
}

/** The first word whatever it looks like, as the answer says what is wrong with it; then all that can only be more digits. */
export const numberFirst = (tokens: readonly Token[]): NumberAndRest => {
  const isMore = (token: Token): boolean => token.kind === 'word' && /^[\d().\-/]+$/.test(token.text);
  const [first, ...others] = tokens;
  if (first?.kind !== 'word') return { number: '', rest: tokens };
  const end = others.findIndex((token) => !isMore(token));
  const more = end < 0 ? others : others.slice(0, end);
  const words = [first, ...more].flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  return { number: words.join(' '), rest: others.slice(more.length) };
};
