// HTML written so that nothing unescaped can slip in: only what was made here counts as markup.
const MARKUP = Symbol('markup');

export interface Html {
  readonly [MARKUP]: string;
}

type Part = string | number | Html | readonly Html[];

export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  const written = strings.map(
    (text, index) => text + (index < parts.length ? escaped(parts[index] ?? '') : ''),
  );
  return { [MARKUP]: written.join('') };
}

export const nothing: Html = html``;

export function written(part: Html): string {
  return part[MARKUP];
}

/** Replaces marks in text that is already escaped; for the mrkdwn formatter alone. */
export function trusted(markup: string): Html {
  return { [MARKUP]: markup };
}

export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function escaped(part: Part): string {
  if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
  return isList(part) ? part.map(written).join('') : written(part);
}

function isList(part: Html | readonly Html[]): part is readonly Html[] {
  return Array.isArray(part);
}
