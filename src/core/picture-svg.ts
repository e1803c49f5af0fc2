// A picture as SVG. Colours are attributes, so that it stands alone; a page may restyle it by class. What was taken is
// told by a tick and a thick edge as well, never by colour alone.
import {
  BOX_HEIGHT,
  BOX_WIDTH,
  type Box,
  type BoxTone,
  type Line,
  type Lit,
  type Picture,
} from './picture.ts';

const FILLS: Readonly<Record<BoxTone, string>> = {
  ring: '#e3f1fd',
  sound: '#f4f4f4',
  choice: '#f3e9fc',
  voicemail: '#fdf0d5',
  end: '#f4f4f4',
};
const INK = '#1d1c1d';
const QUIET = '#565459';
const EDGE = '#b3b0b5';
const LIT = '#00704f';
const MARKS: Readonly<Record<Lit, string>> = { not: '', taken: '✓ ', here: '▶ ' };
const FONT = "font-family='DejaVu Sans, Noto Sans, sans-serif'";
const TITLE_SIZE = 12;
const DETAIL_SIZE = 11;
const PADDING = 10;
const LABEL_WIDTH = 72;

/** Of a size, about, in the fonts named above: bold letters are wider. */
const BOLD = 0.66;
const PLAIN = 0.62;
const letterWidth = (letter: string): number => {
  if (/[mwMW@…✓▶]/u.test(letter)) return 1.65;
  if (/[iljftrI.,:;'’ ]/u.test(letter)) return 0.6;
  return /\p{Lu}/u.test(letter) ? 1.1 : 1;
};

const escaped = (text: string): string =>
  text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');

const widthOf = (text: string, letter: number): number =>
  Array.from(text).reduce((sum, one) => sum + letterWidth(one) * letter, 0);

/** @param letter how wide a letter is, in pixels */
const fitting = (text: string, width: number, letter: number): string => {
  if (widthOf(text, letter) <= width) return text;
  const letters = Array.from(text);
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, letter) > width) letters.pop();
  return `${letters.join('')}…`;
};

const boxSvg = ({ x, y, title, detail, tone, lit }: Box): string => {
  const isLit = lit !== 'not';
  const rect = `<rect x="${x}" y="${y}" width="${BOX_WIDTH}" height="${BOX_HEIGHT}" rx="8" fill="${FILLS[tone]}" stroke="${isLit ? LIT : EDGE}" stroke-width="${isLit ? 3 : 1}"/>`;
  const at = (text: string, letter: number): string =>
    escaped(fitting(text, BOX_WIDTH - 2 * PADDING, letter));
  const titleY = detail === '' ? y + 30 : y + 21;
  const name = `<text x="${x + PADDING}" y="${titleY}" font-size="${TITLE_SIZE}" font-weight="bold" fill="${INK}">${at(`${MARKS[lit]}${title}`, TITLE_SIZE * BOLD)}</text>`;
  const more =
    detail === ''
      ? ''
      : `<text x="${x + PADDING}" y="${y + 39}" font-size="${DETAIL_SIZE}" fill="${QUIET}" class="quiet">${at(detail, DETAIL_SIZE * PLAIN)}</text>`;
  return `<g class="box ${tone} ${lit}">${rect}${name}${more}</g>`;
};

const lineSvg = ({ fromX, fromY, toX, toY, label, isLit }: Line): string => {
  const bendX = fromX + 14;
  const path =
    fromY === toY ? `M${fromX} ${fromY}H${toX}` : `M${fromX} ${fromY}H${bendX}V${toY - 8}q0 8 8 8H${toX}`;
  const stroke = isLit ? `stroke="${LIT}" stroke-width="3"` : `stroke="${EDGE}" stroke-width="1.5"`;
  const text = escaped(fitting(label, LABEL_WIDTH, DETAIL_SIZE * PLAIN));
  return `<g class="line ${isLit ? 'taken' : 'not'}"><path d="${path}" fill="none" ${stroke}/><path class="tip" d="M${toX} ${toY}l-7 -4v8z" fill="${isLit ? LIT : EDGE}"/><text x="${bendX + 6}" y="${toY - 6}" font-size="${DETAIL_SIZE}" fill="${QUIET}" class="quiet">${text}</text></g>`;
};

export const pictureSvg = ({ width, height, boxes, lines, alt }: Picture): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(alt)}" ${FONT}><rect class="paper" width="${width}" height="${height}" fill="#ffffff"/>${lines.map(lineSvg).join('')}${boxes.map(boxSvg).join('')}</svg>`;
