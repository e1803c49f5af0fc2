// mrkdwn as HTML, the way Slack shows it. Pieces that are done are set aside so that no later rule touches them.
import { withEmoji } from './emoji.ts';
import { escapeHtml, type Html, html, trusted, written } from './html.ts';
import { type Piece, pieceAsText, piecesIn } from './mrkdwn.ts';
import type { Around } from './render-as-text.ts';

export function mrkdwnHtml(text: string, around: Around): Html {
  const aside: string[] = [];
  const setAside = (markup: string): string => `\uE000${aside.push(markup) - 1}\uE001`;
  const flat = piecesIn(text).map((piece) => {
    if (piece.kind === 'text') return escapeHtml(withoutMarks(piece.text));
    return setAside(written(controlHtml(piece, around)));
  });
  const shown = formatted(flat.join(''), setAside);
  return trusted(broughtBack(shown, aside));
}

/** Plain text keeps its line breaks and gets its emoji. */
export function plainHtml(text: string): Html {
  return trusted(escapeHtml(withEmoji(text)).replace(/\n/g, '<br>'));
}

function withoutMarks(text: string): string {
  return text.replace(/[\uE000\uE001]/g, '');
}

function controlHtml(piece: Exclude<Piece, { kind: 'text' }>, around: Around): Html {
  const text = pieceAsText(piece, around);
  if (piece.kind === 'date') return html`<time>${text}</time>`;
  if (piece.kind !== 'link')
    return html`<span class="${piece.kind === 'everybody' ? 'mention loud' : 'mention'}">${text}</span>`;
  const isSafe = /^(https?|mailto|tel):/.test(piece.url);
  return isSafe ? html`<a href="${piece.url}">${text}</a>` : html`${text}`;
}

function formatted(escaped: string, setAside: (markup: string) => string): string {
  const coded = escaped
    .replace(/```\n?([\s\S]+?)\n?```/g, (_whole, code: string) => setAside(`<pre>${code}</pre>`))
    .replace(/`([^`\n]+)`/g, (_whole, code: string) => setAside(`<code>${code}</code>`));
  const quoted = coded.replace(/(?:^&gt; ?.*(?:\n|$))+/gm, (lines) => {
    const inner = lines.replace(/^&gt; ?/gm, '').replace(/\n$/, '');
    return `${setAside('<blockquote>')}${inner}${setAside('</blockquote>')}`;
  });
  const styled = emphasised(emphasised(emphasised(quoted, '*', 'b'), '_', 'i'), '~', 's');
  return withEmoji(styled).replace(/\n/g, '<br>');
}

/** A mark counts at the edge of a word only. */
function emphasised(text: string, mark: '*' | '_' | '~', tag: string): string {
  const m = mark === '*' ? '\\*' : mark;
  const inner = `([^\\s${mark}](?:[^${mark}\\n]*[^\\s${mark}])?)`;
  const pattern = new RegExp(`(^|[^\\p{L}\\p{N}${mark}])${m}${inner}${m}(?=$|[^\\p{L}\\p{N}${mark}])`, 'gmu');
  return text.replace(pattern, `$1<${tag}>$2</${tag}>`);
}

function broughtBack(text: string, aside: readonly string[]): string {
  const next = text.replace(/\uE000(\d+)\uE001/g, (_whole, index: string) => aside[Number(index)] ?? '');
  return next === text ? text : broughtBack(next, aside);
}
