// Slack's mrkdwn, written safely: what comes from outside is shown as it is and can neither ping nor link nor format.
// The rules: https://docs.slack.dev/messaging/formatting-message-text

const QUOTED_MAX = 60;
const NAME_MAX = 80;
const ELLIPSIS = '…';
const E164 = /^\+[1-9]\d{1,14}$/;
const CHANNEL_ID = /^[CDG][A-Z0-9]{1,40}$/;
const USER_ID = /^[A-Za-z0-9]{1,40}$/;
/** Control and invisible characters: line breaks would start a quote or a list, direction marks would turn text round. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\s]+/gu;
const LOOKALIKES: Readonly<Record<string, string>> = { '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' };

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const oneLine = (text: string): string => text.replace(UNSEEN, ' ').trim();

const beforeHalfCharacter = (text: string, end: number): number =>
  /[\uD800-\uDBFF]/.test(text.charAt(end - 1)) ? end - 1 : end;

const isInsideCode = (text: string, end: number): boolean => text.slice(0, end).split('`').length % 2 === 0;

const beforeOpenPiece = (text: string, end: number): number => {
  if (isInsideCode(text, end)) return text.lastIndexOf('`', end - 1);
  const token = text.lastIndexOf('<', end - 1);
  if (token >= 0 && !text.slice(token, end).includes('>')) return token;
  const entity = text.lastIndexOf('&', end - 1);
  if (entity >= 0 && !text.slice(entity, end).includes(';')) return entity;
  return beforeHalfCharacter(text, end);
};

/** Cuts raw text; a character made of two halves stays whole. */
export const cut = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, beforeHalfCharacter(text, max - 1)) + ELLIPSIS;

/** Cuts mrkdwn, never inside a code span, an entity or a `<…>` token. */
export const clamp = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, beforeOpenPiece(text, max - 1)) + ELLIPSIS;

/** Text from outside, as code: nothing inside a code span is formatted, linked or turned into an emoji. */
export const quoted = (text: string, max: number = QUOTED_MAX): string => {
  const tame = oneLine(text).replaceAll('`', 'ˋ');
  return tame === '' ? '(nothing)' : `\`${escaped(cut(tame, max))}\``;
};

/** A name that people gave to something, readable inside a sentence. */
export const named = (text: string): string => {
  const tame = oneLine(text).replace(/[*_~`]/g, (mark) => LOOKALIKES[mark] ?? '');
  return tame === '' ? '(no name)' : escaped(cut(tame, NAME_MAX));
};

/** Something to copy and send: our own words only. */
export const code = (text: string): string => `\`${escaped(text)}\``;

export const bold = (mrkdwn: string): string => `*${mrkdwn}*`;

export const mention = (userId: string): string => (USER_ID.test(userId) ? `<@${userId}>` : quoted(userId));

export const channelLink = (channelId: string): string =>
  CHANNEL_ID.test(channelId) ? `<#${channelId}>` : quoted(channelId);

/** `A`, `A and B`, `A, B and C`. */
export const listed = (parts: readonly string[]): string =>
  parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;

/** People as mentions; beyond `most` they are only counted. */
export const people = (userIds: readonly string[], most: number = Number.POSITIVE_INFINITY): string => {
  if (userIds.length <= most) return listed(userIds.map(mention));
  return listed([...userIds.slice(0, most).map(mention), `${userIds.length - most} more`]);
};

const OUR_LINK = /^https:\/\/[^\s<>|]{1,500}$/;

/** A link that Slack made; `text` is our own words. */
export const linked = (address: string, text: string): string =>
  OUR_LINK.test(address) ? `<${escaped(address)}|${escaped(text)}>` : escaped(text);

/** A link that a phone dials when it is tapped; `national` is what people read. */
export const telLink = (e164: string, national: string): string => {
  const shown = escaped(oneLine(national).replace(/[|*_~`]/g, '')) || e164;
  return E164.test(e164) ? `<tel:${e164}|${shown}>` : quoted(national);
};
