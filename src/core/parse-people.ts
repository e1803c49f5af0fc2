// People in what somebody typed: many in an order, or at most one before the rest.
import type { Token } from './command.ts';
import type { Result } from './problem.ts';
import type { UserId } from './settings.ts';
import { unreadable } from './unreadable.ts';

const JOINERS: ReadonlySet<string> = new Set(['', '&', '+', 'and', 'och']);
const MYSELF: ReadonlySet<string> = new Set(['me', 'myself', 'mig']);

const plain = (word: string): string => word.toLowerCase().replace(/^,+|,+$/g, '');
const isMyself = (token: Token): boolean => token.kind === 'word' && MYSELF.has(plain(token.text));
const isJoiner = (token: Token): boolean => token.kind === 'word' && JOINERS.has(plain(token.text));

/** Everybody named, in order, `me` being the person who typed; anything that names nobody is a problem. */
export const parsePeople = (
  tokens: readonly Token[],
  { usage, by }: { readonly usage: string; readonly by: UserId },
): Result<readonly UserId[]> => {
  const named = tokens
    .filter((token) => !isJoiner(token))
    .map((token): Token => (isMyself(token) ? { kind: 'user', userId: by } : token));
  const stranger = named.find((token) => token.kind !== 'user');
  if (stranger !== undefined) return unreadable(usage, 'not-a-mention', [stranger]);
  if (named.length === 0) return unreadable(usage, 'no-people', '');
  return { ok: true, value: named.flatMap((token) => (token.kind === 'user' ? [token.userId] : [])) };
};

/** `userId` null: the person who typed. `words`: what is left. */
export interface PersonAndWords {
  readonly userId: UserId | null;
  readonly words: readonly string[];
}

/** At most one person (a mention anywhere, or a leading `me`) and the words around. */
export const parsePerson = (tokens: readonly Token[], usage: string): Result<PersonAndWords> => {
  const [first, ...others] = tokens;
  const saysMe = first !== undefined && isMyself(first);
  const rest = saysMe ? others : tokens;
  const users = rest.flatMap((token) => (token.kind === 'user' ? [token.userId] : []));
  const surplus = rest.filter((token) => token.kind === 'user').slice(saysMe ? 0 : 1);
  const strange = [...surplus, ...rest.filter((token) => token.kind === 'channel')];
  if (strange.length > 0) return unreadable(usage, 'extra-words', strange);
  const words = rest.flatMap((token) => (token.kind === 'word' ? [token.text] : []));
  return { ok: true, value: { userId: users[0] ?? null, words } };
};
