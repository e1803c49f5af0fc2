// Lays out the branches of a call as boxes and lines: time goes to the right, branches lie below each other. Pure: what
// the boxes say is given, so that a plan and an answer on the wire are drawn alike.

export type BoxTone = 'ring' | 'sound' | 'choice' | 'voicemail' | 'end';

/** Whether a call came by: `here`, it is there now. */
export type Lit = 'not' | 'taken' | 'here';

export interface PictureStep {
  readonly title: string;
  /** Below it, smaller; may be empty. */
  readonly detail: string;
  readonly tone: BoxTone;
  readonly lit: Lit;
  readonly ways: readonly PictureWay[];
}

export interface PictureWay {
  readonly label: string;
  readonly to: PictureStep;
}

export interface Box extends Pick<PictureStep, 'title' | 'detail' | 'tone' | 'lit'> {
  readonly x: number;
  readonly y: number;
}

/** From the right edge of one box to the left edge of another. */
export interface Line {
  readonly fromX: number;
  readonly fromY: number;
  readonly toX: number;
  readonly toY: number;
  readonly label: string;
  readonly isLit: boolean;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** The same in words, for whoever does not see it. */
  readonly alt: string;
}

/** All in pixels. */
export const BOX_WIDTH = 164;
export const BOX_HEIGHT = 50;
const GAP_X = 92;
const GAP_Y = 26;
const MARGIN = 12;

const columnX = (column: number): number => MARGIN + column * (BOX_WIDTH + GAP_X);
const rowY = (row: number): number => MARGIN + row * (BOX_HEIGHT + GAP_Y);

interface Placed {
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
  /** The first row below everything placed. */
  readonly nextRow: number;
}

const lineTo = (from: Box, way: PictureWay, row: number): Line => ({
  fromX: from.x + BOX_WIDTH,
  fromY: from.y + BOX_HEIGHT / 2,
  toX: from.x + BOX_WIDTH + GAP_X,
  toY: rowY(row) + BOX_HEIGHT / 2,
  label: way.label,
  isLit: way.to.lit !== 'not',
});

const place = (step: PictureStep, column: number, row: number): Placed => {
  const { title, detail, tone, lit } = step;
  const box: Box = { title, detail, tone, lit, x: columnX(column), y: rowY(row) };
  const start: Placed = { boxes: [box], lines: [], nextRow: row };
  const placed = step.ways.reduce<Placed>((before, way) => {
    const below = place(way.to, column + 1, before.nextRow);
    return {
      boxes: [...before.boxes, ...below.boxes],
      lines: [...before.lines, lineTo(box, way, before.nextRow), ...below.lines],
      nextRow: below.nextRow,
    };
  }, start);
  return { ...placed, nextRow: Math.max(placed.nextRow, row + 1) };
};

const LIT_WORDS: Readonly<Record<Lit, string>> = { not: '', taken: ' (taken)', here: ' (here now)' };

const told = ({ title, detail, lit, ways }: PictureStep): string => {
  const self = `${title}${detail === '' ? '' : `, ${detail}`}${LIT_WORDS[lit]}`;
  const [only, ...others] = ways;
  if (only === undefined) return self;
  if (others.length === 0)
    return `${self}; ${only.label === '' ? 'then' : `${only.label}:`} ${told(only.to)}`;
  return `${self}; ${ways.map(({ label, to }) => `${label}: (${told(to)})`).join(', ')}`;
};

export const layOut = (first: PictureStep): Picture => {
  const { boxes, lines, nextRow } = place(first, 0, 0);
  const right = Math.max(...boxes.map(({ x }) => x + BOX_WIDTH));
  return {
    width: right + MARGIN,
    height: rowY(nextRow) - GAP_Y + MARGIN,
    boxes,
    lines,
    alt: told(first),
  };
};
