// What the demo writes on: headings, paragraphs, quotes and code, no wider than the reader's window.
import { hangingLines, visibleLength } from './wrap.ts';

export interface CodeLine {
  readonly text: string;
  /** Said beside it, in a quieter tone. */
  readonly note?: string;
}

export interface Paper {
  title(text: string): void;
  heading(text: string): void;
  label(text: string): void;
  text(text: string): void;
  /** One line each, indented, as they are. */
  code(lines: readonly CodeLine[]): void;
  /** A list whose lines may be broken. */
  list(lines: readonly string[]): void;
  /** What somebody sees on a screen: Slack's bold becomes ours. */
  quote(text: string): void;
  /** What somebody types. */
  typed(who: string, line: string): void;
}

export interface PaperOptions {
  readonly write: (text: string) => void;
  readonly colours?: boolean;
  readonly columns?: number;
}

const COLUMNS_MAX = 100;
const COLUMNS_MIN = 60;
const MARGIN = '  ';
const DEEP = '    ';
/** `DEEP`, a bar and a space. */
const SCREEN_MARGIN = DEEP.length + 2;
const ARROW = '  ← ';
const SLACK_BOLD = /(?<![\w*])\*([^*\n]+)\*(?![\w*])/g;
const SLACK_ITALIC = /(?<![\w_])_([^_\n]+)_(?![\w_])/g;

const STYLES = { bold: [1, 22], dim: [2, 22], cyan: [36, 39], green: [32, 39] } as const;
type Style = (text: string, name: keyof typeof STYLES) => string;

const createStyle =
  (colours: boolean): Style =>
  (text, name) => {
    const [on, off] = STYLES[name];
    return colours ? `\u001b[${on}m${text}\u001b[${off}m` : text;
  };

const ruled = (text: string, columns: number): string =>
  `── ${text} ${'─'.repeat(Math.max(3, columns - visibleLength(text) - 4))}`;

export const createPaper = ({ write, colours = false, columns = COLUMNS_MAX }: PaperOptions): Paper => {
  const width = Math.max(COLUMNS_MIN, Math.min(COLUMNS_MAX, columns));
  const style = createStyle(colours);
  const put = (...lines: readonly string[]): void => {
    for (const line of lines) write(`${line}\n`);
  };
  const broken = (text: string, margin: string): readonly string[] =>
    hangingLines(text, width - visibleLength(margin)).map((part) => margin + part);
  /** Beside each other when there is room, else right behind their lines. */
  const noted = (lines: readonly CodeLine[]): readonly string[] => {
    const withNote = lines.filter(({ note }) => note !== undefined);
    const textMax = Math.max(0, ...withNote.map(({ text }) => visibleLength(text)));
    const noteMax = Math.max(0, ...withNote.map(({ note = '' }) => visibleLength(note)));
    const noteAt = DEEP.length + textMax + ARROW.length + noteMax <= width ? textMax : 0;
    return lines.map(({ text, note }) =>
      note === undefined ? text : text.padEnd(noteAt) + style(ARROW + note, 'dim'),
    );
  };
  const onScreen = (part: string): string => {
    const shown = part
      .replace(SLACK_ITALIC, '$1')
      .replace(SLACK_BOLD, (_, bold: string) => style(bold, 'bold'));
    return `${DEEP}${style('│', 'green')} ${shown}`;
  };

  return {
    title: (text) => put(style('═'.repeat(width), 'dim'), style(text, 'bold')),
    heading: (text) => put('', style(ruled(text, width), 'cyan')),
    label: (text) => put('', MARGIN + style(text, 'bold')),
    text: (text) => put('', ...broken(text, MARGIN)),
    code: (lines) => put(...noted(lines).map((text) => DEEP + text)),
    list: (lines) => put(...lines.flatMap((text) => broken(text, DEEP))),
    quote: (text) => {
      const parts = text.split('\n').flatMap((line) => hangingLines(line, width - SCREEN_MARGIN));
      put(...parts.map(onScreen));
    },
    typed: (who, text) => put('', `${MARGIN}${who} types  ${style(text, 'bold')}`),
  };
};
