// What the words need to know besides what they tell of.

/** The newer blocks that Slack takes from us: charts and tables, tables alone, or neither. */
export type Look = 'charts' | 'table' | 'lines';

export interface WordOptions {
  /** The slash command as this workspace names it, with the slash. */
  readonly commandWord: string;
  /** The zone in which typed times are read; left out when it is not known. */
  readonly timeZone?: string;
  /** Left out: lines, as forms take no others. */
  readonly look?: Look;
}

export const DEFAULT_WORD_OPTIONS: WordOptions = { commandWord: '/oncall' };

export const lookOf = ({ look = 'lines' }: WordOptions): Look => look;
