// Breaks lines at spaces; what follows a bullet, a number or a time stays under its own first word.

const LEAD = /^\s*(?:[•↳─]\s+|\d+\.\s+|\d+:\d\d\s+)?/;

/** Not within a phone number. */
const BREAK = /(?<!\d) | (?!\d)/;

export const visibleLength = (text: string): number => Array.from(text).length;

/** Lines of at most `width` characters, unless one word is longer. */
export const hangingLines = (text: string, width: number): readonly string[] => {
  const lead = LEAD.exec(text)?.[0] ?? '';
  const hang = ' '.repeat(visibleLength(lead));
  const lines: string[] = [];
  let current = lead;
  for (const word of text.slice(lead.length).split(BREAK)) {
    const isFirst = current === lead || current === hang;
    const longer = isFirst ? current + word : `${current} ${word}`;
    if (isFirst || visibleLength(longer) <= width) current = longer;
    else {
      lines.push(current);
      current = hang + word;
    }
  }
  return [...lines, current];
};
