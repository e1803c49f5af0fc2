// What the words need to know besides what they tell of.

export interface WordOptions {
  /** The slash command as this workspace names it, with the slash. */
  readonly commandWord: string;
  /** The zone in which typed times are read; left out when it is not known. */
  readonly timeZone?: string;
}

export const DEFAULT_WORD_OPTIONS: WordOptions = { commandWord: '/oncall' };
