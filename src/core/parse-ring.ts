// `ring turn 15s 2 rounds`, its options in any order and as people write them.
import { type ParsedCommand, parsed, type Token } from './command.ts';
import { DEFAULT_EVERYONE_SECONDS, DEFAULT_STRATEGY, type RingStrategy } from './settings.ts';
import { textOfAll, unreadable } from './unreadable.ts';

export const RING_SECONDS_LEAST = 5;
export const RING_SECONDS_MOST = 60;
export const ROUNDS_MOST = 5;

const USAGE = 'ring';
const SECONDS = 's|secs?|seconds?|sek|sekunder';
const ROUNDS = 'x|r|rounds?|times|varv|gånger';
const NUMBER = String.raw`[-+]?\d+(?:[.,]\d+)?`;
const NUMBER_THEN_UNIT = new RegExp(`(${NUMBER})\\s+(?=(?:${SECONDS}|${ROUNDS})(?:\\s|$))`, 'g');
const IS_SECONDS = new RegExp(`^(${NUMBER})(?:${SECONDS})?$`);
const IS_ROUNDS = new RegExp(`^(?:(${NUMBER})(?:${ROUNDS})|x(${NUMBER}))$`);

type Option = 'choice' | 'seconds' | 'rounds';

const CHOICES: ReadonlyMap<string, RingStrategy['kind']> = new Map([
  ['turn', 'turn'],
  ['turns', 'turn'],
  ['everyone', 'everyone'],
  ['everybody', 'everyone'],
  ['all', 'everyone'],
]);

/** `15 s, x 2` → `15s`, `x2`. */
const piecesOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replace(/,+(?=\s|$)/g, ' ')
    .replace(NUMBER_THEN_UNIT, '$1')
    .replace(/(^|\s)x\s+(?=\d)/g, '$1x')
    .split(/\s+/)
    .filter((piece) => piece !== '');

const optionOf = (piece: string): { readonly option: Option; readonly value: string } | null => {
  const choice = CHOICES.get(piece);
  if (choice !== undefined) return { option: 'choice', value: choice };
  const seconds = IS_SECONDS.exec(piece)?.[1];
  if (seconds !== undefined) return { option: 'seconds', value: seconds };
  const rounds = IS_ROUNDS.exec(piece);
  const count = rounds?.[1] ?? rounds?.[2];
  return count === undefined ? null : { option: 'rounds', value: count };
};

/** What was not said is within every bound. */
const isWithin = (text: string | undefined, least: number, most: number): boolean =>
  text === undefined || (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most);

/** Each option once; a second one, or anything else, is surplus. */
const sortPieces = (
  pieces: readonly string[],
): { readonly said: ReadonlyMap<Option, string>; readonly surplus: readonly string[] } => {
  const said = new Map<Option, string>();
  const surplus: string[] = [];
  for (const piece of pieces) {
    const found = optionOf(piece);
    if (found === null || said.has(found.option)) surplus.push(piece);
    else said.set(found.option, found.value);
  }
  return { said, surplus };
};

const strategyOf = (said: ReadonlyMap<Option, string>): RingStrategy => {
  const seconds = said.get('seconds');
  if (said.get('choice') === 'everyone')
    return { kind: 'everyone', ringSeconds: Number(seconds ?? DEFAULT_EVERYONE_SECONDS) };
  const rounds = Number(said.get('rounds') ?? 1);
  return { kind: 'turn', ringSeconds: Number(seconds ?? DEFAULT_STRATEGY.ringSeconds), rounds };
};

/** `ring roster sales`: anything but one name after it is no name. */
const parseRingRoster = ([name, ...extra]: readonly Token[]): ParsedCommand => {
  if (extra.length > 0) return unreadable(USAGE, 'extra-words', extra);
  if (name?.kind !== 'word') return unreadable(USAGE, 'no-name', name === undefined ? '' : [name]);
  return parsed({ kind: 'ring-roster', rosterName: name.text.toLowerCase() });
};

/** `ring in turn 20s`: what people say, and no roster called "turn 20s". */
export const withoutIn = (rest: readonly Token[]): readonly Token[] => {
  const [first, second] = rest.slice(0, 2).map((token) => textOfAll([token]).toLowerCase());
  return first === 'in' && /^turns?,?$/.test(second ?? '') ? rest.slice(1) : rest;
};

export const parseRing = (rest: readonly Token[]): ParsedCommand => {
  const [first, ...others] = rest;
  if (first?.kind === 'word' && first.text.toLowerCase() === 'roster') return parseRingRoster(others);
  const strangers = rest.filter((token) => token.kind !== 'word');
  if (strangers.length > 0) return unreadable(USAGE, 'extra-words', strangers);
  const { said, surplus } = sortPieces(piecesOf(textOfAll(rest)));
  const { seconds, rounds, choice }: { readonly [option in Option]?: string } = Object.fromEntries(said);
  if (choice === undefined) return unreadable(USAGE, 'missing-choice', surplus.join(' '));
  if (surplus.length > 0) return unreadable(USAGE, 'extra-words', surplus.join(' '));
  if (!isWithin(seconds, RING_SECONDS_LEAST, RING_SECONDS_MOST))
    return unreadable(USAGE, 'bad-seconds', seconds ?? '');
  if (!isWithin(rounds, 1, ROUNDS_MOST)) return unreadable(USAGE, 'bad-rounds', rounds ?? '');
  if (choice === 'everyone' && rounds !== undefined)
    return unreadable(USAGE, 'extra-words', `${rounds} rounds`);
  return parsed({ kind: 'ring', strategy: strategyOf(said) });
};
