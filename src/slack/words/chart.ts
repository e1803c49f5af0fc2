// Slack's own bar charts, which not every workspace has yet; kept inside their limits.
// https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block
import type { KnownBlock } from '@slack/types';
import { cut } from './mrkdwn.ts';

const TITLE_MAX = 50;
const LABEL_MAX = 20;
const AXIS_LABEL_MAX = 50;
export const CATEGORIES_MAX = 20;

export interface Bar {
  readonly label: string;
  readonly value: number;
}

/** Labels have to differ. */
export const barChart = (
  title: string,
  bars: readonly Bar[],
  { x, y }: { readonly x: string; readonly y: string },
): KnownBlock => {
  const data = bars
    .slice(0, CATEGORIES_MAX)
    .map(({ label, value }) => ({ label: cut(label, LABEL_MAX), value }));
  const block = {
    type: 'data_visualization',
    title: cut(title, TITLE_MAX),
    chart: {
      type: 'bar',
      series: [{ name: cut(y, LABEL_MAX), data }],
      axis_config: {
        categories: data.map(({ label }) => label),
        x_label: cut(x, AXIS_LABEL_MAX),
        y_label: cut(y, AXIS_LABEL_MAX),
      },
    },
  };
  // Slack's library has no type for it yet.
  return block as unknown as KnownBlock;
};
