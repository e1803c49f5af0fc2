// Slack's command text, as it is sent with `should_escape`, cut into the core's tokens.
import type { Token } from '../core/command.ts';

const DOUBLE = '"“”„‟«»';
const SINGLE = "'‘’‚‛";

/** One piece at a time: a quoted phrase, an entity in angle brackets, a bare word. The last branch takes a lone bracket. */
const PIECE = new RegExp(
  [
    `[${DOUBLE}](?<double>[^${DOUBLE}]*)[${DOUBLE}]`,
    `[${SINGLE}](?<single>[^${SINGLE}]*)[${SINGLE}](?=\\s|$)`,
    '<(?<entity>[^<>]*)>',
    `(?<word>[^\\s<${DOUBLE}]+)`,
    '<',
  ].join('|'),
  'gu',
);
const USER = /^@([UW][A-Z0-9]+)(?:\|.*)?$/u;
const CHANNEL = /^#([CDG][A-Z0-9]+)(?:\|(.*))?$/u;

const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt);/g, (entity) => ({ '&lt;': '<', '&gt;': '>' })[entity] ?? '&');

/** Zero-width and direction marks come along when numbers are pasted; dashes are made from hyphens by phones. */
const tidied = (text: string): string => text.replace(/\p{Cf}/gu, '').replace(/\p{Cc}/gu, ' ');
const hyphened = (text: string): string => text.replace(/[\u2010-\u2015\u2212]/g, '-');

/** What a person sees of a link or mention: its label, else its address or name. */
const labelOf = (entity: string): string => {
  const [, target = '', label = ''] = /^([^|]*)\|?(.*)$/su.exec(entity) ?? [];
  const shown = label === '' ? target.replace(/^(?:[!@#]|tel:|mailto:)/, '') : label;
  return target.startsWith('@') ? `@${shown}` : decoded(shown);
};

const entityToken = (entity: string): Token => {
  const user = USER.exec(entity);
  if (user?.[1] !== undefined) return { kind: 'user', userId: user[1] };
  const channel = CHANNEL.exec(entity);
  if (channel?.[1] === undefined) return { kind: 'word', text: hyphened(labelOf(entity)) };
  return { kind: 'channel', channelId: channel[1], name: decoded(channel[2] ?? '') };
};

const ENTITY_ALONE = /^\s*<([^<>]*)>\s*$/u;

/** Quotes around a mention alone change nothing. */
const phrase = (text: string): Token => {
  const alone = ENTITY_ALONE.exec(text)?.[1];
  if (alone !== undefined) return entityToken(alone);
  const shown = text.replace(/<([^<>]*)>/g, (_, entity: string) => labelOf(entity));
  return { kind: 'word', text: decoded(shown).trim() };
};

const tokenOf = (groups: Readonly<Record<string, string | undefined>>): Token => {
  const { double, single, entity, word = '<' } = groups;
  const quoted = double ?? single;
  if (quoted !== undefined) return phrase(quoted);
  return entity === undefined ? { kind: 'word', text: hyphened(decoded(word)) } : entityToken(entity);
};

/** Words, mentions and channels in the order they were typed; a quoted phrase is one word. Never throws. */
export const tokensFrom = (text: string): Token[] =>
  [...tidied(text).matchAll(PIECE)]
    .map(({ groups = {} }) => tokenOf(groups))
    .filter((token) => token.kind !== 'word' || token.text.trim() !== '');
