// Where a key or a code leads, as people write it: `ring sales`, `ring @anna`, `voicemail`, `say info`.
import type { Token } from './command.ts';
import type { Choice, Opens } from './menu.ts';
import type { Result } from './problem.ts';
import { isPromptName } from './prompt.ts';
import { ROSTER_NAME, type UserId } from './settings.ts';
import { unreadable } from './unreadable.ts';

const MYSELF: ReadonlySet<string> = new Set(['me', 'myself', 'mig']);

interface Reader {
  readonly usage: string;
  readonly by: UserId;
}

const ok = <T>(value: T): Result<T> => ({ ok: true, value });

export const lowerWord = (token: Token | undefined): string | null =>
  token?.kind === 'word' ? token.text.toLowerCase() : null;

const readRing = (whom: Token | undefined, { usage, by }: Reader): Result<Opens> => {
  if (whom?.kind === 'user') return ok({ kind: 'ring-member', userId: whom.userId });
  const name = lowerWord(whom);
  if (name !== null && MYSELF.has(name)) return ok({ kind: 'ring-member', userId: by });
  if (name !== null && ROSTER_NAME.test(name)) return ok({ kind: 'ring', rosterName: name });
  return unreadable(usage, 'no-name', whom === undefined ? '' : [whom]);
};

const readSay = (what: Token | undefined, { usage }: Reader): Result<Opens> => {
  const prompt = lowerWord(what);
  return prompt !== null && isPromptName(prompt)
    ? ok({ kind: 'say', prompt })
    : unreadable(usage, 'no-name', what === undefined ? '' : [what]);
};

export const readOpens = (tokens: readonly Token[], reader: Reader): Result<Opens> => {
  const [verb, object, ...extra] = tokens;
  const word = lowerWord(verb);
  const surplus = word === 'voicemail' ? tokens.slice(1) : extra;
  if (word !== 'ring' && word !== 'say' && word !== 'voicemail')
    return unreadable(reader.usage, 'missing-choice', tokens);
  if (surplus.length > 0) return unreadable(reader.usage, 'extra-words', surplus);
  if (word === 'voicemail') return ok({ kind: 'voicemail' });
  return word === 'ring' ? readRing(object, reader) : readSay(object, reader);
};

/** A key may ask for a code besides. */
export const readChoice = (tokens: readonly Token[], reader: Reader): Result<Choice> =>
  tokens.length === 1 && lowerWord(tokens[0]) === 'pin' ? ok({ kind: 'pin' }) : readOpens(tokens, reader);
