// The data_visualization block: pies, bars, lines and areas. Limits: docs.slack.dev/reference/block-kit/blocks/data-visualization-block;
// where others read more into it (twelve series), the smaller number holds here.
import { byType, type Check, type Fault, listOf, recordOf, textOf } from './block-kit-checks.ts';
import { type Json, listIn, recordIn, recordsIn, textIn } from './record.ts';

const LABEL = textOf(20);
const AXIS_LABEL = textOf(50);

const aNumber: Check = (value, path) =>
  typeof value === 'number' && Number.isFinite(value) ? [] : [{ path, fault: 'must be a number' }];

const point: Check = recordOf({ required: { label: LABEL, value: aNumber } });

const series: Check = recordOf({
  required: { name: LABEL, data: listOf(point, { max: 20 }) },
});

const axes: Check = recordOf({
  required: { categories: listOf(LABEL, { max: 20 }) },
  optional: { x_label: AXIS_LABEL, y_label: AXIS_LABEL },
});

const twice = (texts: readonly string[]): string | undefined =>
  texts.find((text, index) => texts.indexOf(text) < index);

/** Every series has one point for each category, in that order; names and categories come once. */
const pointsFit = (chart: Json, path: string): readonly Fault[] => {
  const categories = listIn(recordIn(chart.axis_config).categories).map(textIn);
  const all = recordsIn(chart.series);
  const names = all.map(({ name }) => textIn(name));
  const strays = all.flatMap(({ data }, index) => {
    const labels = recordsIn(data).map(({ label }) => textIn(label));
    const fits = labels.length === categories.length && labels.every((label, at) => label === categories[at]);
    return fits
      ? []
      : [{ path: `${path}/series/${index}/data`, fault: 'must have a point for each category' }];
  });
  const doubles = [
    [twice(names), '/series'],
    [twice(categories), '/axis_config/categories'],
  ] as const;
  return [
    ...strays,
    ...doubles.flatMap(([text, where]) =>
      text === undefined ? [] : [{ path: path + where, fault: `${text} is there twice` }],
    ),
  ];
};

const withAxes: Check = recordOf({
  required: { series: listOf(series, { max: 6 }), axis_config: axes },
  whole: pointsFit,
});

const pie: Check = recordOf({ required: { segments: listOf(point, { max: 6 }) } });

export const chart: Check = recordOf({
  required: {
    title: textOf(50),
    chart: byType({ pie, bar: withAxes, line: withAxes, area: withAxes }, 'chart'),
  },
  optional: { block_id: textOf(255) },
});

export interface ChartLook {
  readonly title: string;
  /** One for a pie. */
  readonly series: readonly {
    readonly name: string;
    readonly points: readonly { readonly label: string; readonly value: number }[];
  }[];
}

const pointsIn = (value: unknown): ChartLook['series'][number]['points'] =>
  recordsIn(value).map(({ label, value: size }) => ({ label: textIn(label), value: Number(size) }));

/** What there is to be seen of it. */
export const chartLook = (block: Json): ChartLook => {
  const { segments, series: all } = recordIn(block.chart);
  const shown = recordsIn(all).map(({ name, data }) => ({ name: textIn(name), points: pointsIn(data) }));
  const title = textIn(block.title);
  return { title, series: segments === undefined ? shown : [{ name: title, points: pointsIn(segments) }] };
};
