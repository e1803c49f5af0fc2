import { describe, expect, it } from 'vitest';
import { faultsInBlocks } from '../../../src/simulator/slack/block-kit.ts';
import { blocksAsText } from '../../../src/simulator/slack/render-as-text.ts';

const points = (labels: readonly string[]) => labels.map((label, value) => ({ label, value }));
const numbered = (count: number): string[] => Array.from({ length: count }, (_, n) => `label ${n}`);

const bars = (labels: readonly string[], series: readonly string[] = ['Calls']) => ({
  type: 'data_visualization',
  title: 'Calls by outcome',
  chart: {
    type: 'bar',
    series: series.map((name) => ({ name, data: points(labels) })),
    axis_config: { categories: labels, x_label: 'Outcome', y_label: 'Calls' },
  },
});
const pie = (labels: readonly string[]) => ({
  type: 'data_visualization',
  title: 'Pie',
  chart: { type: 'pie', segments: points(labels) },
});

const faults = (...blocks: readonly object[]): readonly string[] =>
  faultsInBlocks(blocks, 'message').map(({ path, fault }) => `${path}: ${fault}`);

describe('a chart', () => {
  it('is taken inside its limits, twice a message at most, and in messages alone', () => {
    expect(faults(bars(numbered(20), numbered(6)), pie(numbered(6)))).toEqual([]);
    expect(faults(bars(['a']), bars(['a']), bars(['a']))).toEqual([
      ': no more than 2 data_visualization block allowed',
    ]);
    expect(faultsInBlocks([bars(['a'])], 'modal')).not.toEqual([]);
  });

  it.each([
    ['too many categories', bars(numbered(21)), '/0/chart/axis_config/categories'],
    ['no categories', bars([]), '/0/chart/axis_config/categories'],
    ['too many series', bars(['a'], numbered(7)), '/0/chart/series'],
    ['a long label', bars(['x'.repeat(21)]), '/0/chart/axis_config/categories/0'],
    ['a category twice', bars(['a', 'a']), '/0/chart/axis_config/categories'],
    ['a series twice', bars(['a'], ['n', 'n']), '/0/chart/series'],
    ['a long title', { ...bars(['a']), title: 'x'.repeat(51) }, '/0/title'],
    ['too many segments', pie(numbered(7)), '/0/chart/segments'],
    ['a kind that there is not', { ...bars(['a']), chart: { type: 'radar' } }, '/0/chart'],
    ['a field that there is not', { ...bars(['a']), colour: 'red' }, '/0'],
  ])('with %s is not', (_what, block, path) => {
    expect(faults(block).some((fault) => fault.startsWith(`${path}: `))).toBe(true);
  });

  it('whose points do not fit its categories is not', () => {
    const odd = bars(['a', 'b']);
    const data = points(['b', 'a']);
    const block = { ...odd, chart: { ...odd.chart, series: [{ name: 'Calls', data }] } };
    expect(faults(block)).toEqual(['/0/chart/series/0/data: must have a point for each category']);
  });

  it('can be read as text', () => {
    expect(blocksAsText([bars(['Answered', 'Missed'])])).toBe(
      '[chart] Calls by outcome\n  Calls: Answered 0, Missed 1',
    );
  });
});
