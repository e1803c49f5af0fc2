// Which of Slack's newer blocks this workspace takes: found out by trying, and remembered until the next start.
import type { Look } from './words/options.ts';

export interface Looks {
  readonly now: () => Look;
  /** Slack took no such blocks; true: said more plainly they may be. */
  readonly refused: (blocks: readonly { readonly type: string }[]) => boolean;
}

export const createLooks = (): Looks => {
  let look: Look = 'charts';
  return {
    now: () => look,
    refused: (blocks) => {
      const has = (type: string): boolean => blocks.some((block) => block.type === type);
      if (!has('data_visualization') && !has('table')) return false;
      // What came with charts says nothing of tables yet.
      look = has('data_visualization') && look === 'charts' ? 'table' : look;
      if (!has('data_visualization')) look = 'lines';
      return true;
    },
  };
};
