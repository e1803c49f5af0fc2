// Slack's mrkdwn taken apart: what is text, and what stands between `<` and `>`.
import type { Around } from './render-as-text.ts';
import { slackDate } from './slack-date.ts';

export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'user' | 'channel' | 'group'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'everybody'; readonly who: string }
  | { readonly kind: 'date'; readonly seconds: number; readonly format: string; readonly fallback: string }
  | { readonly kind: 'link'; readonly url: string; readonly label: string | null };

export function piecesIn(mrkdwn: string): readonly Piece[] {
  const parts = mrkdwn.split(/<([^<>\n]*)>/);
  return parts.flatMap((part, index): readonly Piece[] => {
    if (index % 2 === 1) return [controlPiece(part)];
    return part === '' ? [] : [{ kind: 'text', text: unescaped(part) }];
  });
}

/** Only these three are entities in Slack. */
function unescaped(text: string): string {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

function controlPiece(inner: string): Piece {
  const bar = inner.indexOf('|');
  const target = bar < 0 ? inner : inner.slice(0, bar);
  const label = bar < 0 ? null : unescaped(inner.slice(bar + 1));
  const date = /^!date\^(\d+)\^([^^]+)/.exec(target);
  if (date !== null)
    return { kind: 'date', seconds: Number(date[1]), format: date[2] ?? '', fallback: label ?? '' };
  if (target.startsWith('@')) return { kind: 'user', id: target.slice(1), label };
  if (target.startsWith('#')) return { kind: 'channel', id: target.slice(1), label };
  if (target.startsWith('!subteam^')) return { kind: 'group', id: target.slice(9), label };
  if (target.startsWith('!')) return { kind: 'everybody', who: target.slice(1) };
  return { kind: 'link', url: unescaped(target), label };
}

const READER_ZONE = 'Europe/Stockholm';

export function pieceAsText(piece: Piece, around: Around): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'user':
      return `@${around.names?.[piece.id] ?? piece.label ?? piece.id}`;
    case 'channel':
      return `#${around.names?.[piece.id] ?? piece.label ?? piece.id}`;
    case 'group':
      return `@${around.names?.[piece.id] ?? piece.label?.replace(/^@/, '') ?? piece.id}`;
    case 'everybody':
      return `@${piece.who}`;
    case 'date':
      return slackDate(piece.seconds, piece.format, {
        zone: around.zone ?? READER_ZONE,
        now: around.now ?? 0,
      });
    case 'link':
      return piece.label ?? piece.url.replace(/^(mailto|tel):/, '');
  }
}
