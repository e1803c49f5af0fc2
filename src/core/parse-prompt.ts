// `prompt closed record`, `say closed We are closed today`: which sound, and what is to become of it.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { isPromptName } from './prompt.ts';
import { textOfAll, unreadable } from './unreadable.ts';

const ACTS = ['record', 'reset'] as const;

const nameIn = (token: Token | undefined): string | null => {
  const name = token?.kind === 'word' ? token.text.toLowerCase() : '';
  return isPromptName(name) ? name : null;
};

export const parsePrompt = (rest: readonly Token[]): ParsedCommand => {
  const [first, second, ...extra] = rest;
  if (first === undefined) return parsed({ kind: 'prompt-list' });
  const name = nameIn(first);
  if (name === null) return unreadable('prompt', 'no-name', [first]);
  if (second === undefined) return parsed({ kind: 'prompt', name });
  const act = ACTS.find((word) => word === textOfAll([second]).toLowerCase());
  if (act === undefined) return unreadable('prompt', 'missing-choice', [second]);
  if (extra.length > 0) return unreadable('prompt', 'extra-words', extra);
  return parsed({ kind: `prompt-${act}`, name });
};

export const parseSay = (rest: readonly Token[]): ParsedCommand => {
  const [first, ...words] = rest;
  const name = nameIn(first);
  if (name === null) return unreadable('say', 'no-name', rest.slice(0, 1));
  const text = textOfAll(words);
  return text === '' ? unreadable('say', 'no-text', '') : parsed({ kind: 'say', name, text });
};

export const parseLanguage = (rest: readonly Token[]): ParsedCommand => {
  const [first, ...extra] = rest;
  const language = first?.kind === 'word' ? first.text.toLowerCase() : '';
  if (language !== 'en' && language !== 'sv') return unreadable('language', 'missing-choice', rest);
  return extra.length === 0
    ? parsed({ kind: 'language', language })
    : unreadable('language', 'extra-words', extra);
};
