import { expect, it } from 'vitest';
import { curvesOf } from '../../src/lab/curves.ts';
import type { View } from '../../src/lab/types.ts';

const both = (text: string) => ({ zh: text, en: text });
const view = {
  kind: 'lines',
  title: both('loss'),
  log: false,
  series: [
    { metric: 'data', label: both('data') },
    { metric: 'penalty', label: both('penalty') },
  ],
} as const satisfies View;

it('loss and penalty are two curves, and their sum is a third', () => {
  const metrics = { data: [3, 2, 1], penalty: [0.5, 0.25] };
  expect(curvesOf(view, metrics).map(({ values }) => values)).toEqual([metrics.data, metrics.penalty]);
  const [total, ...parts] = curvesOf({ ...view, total: both('total') }, metrics);
  expect(total).toEqual({ label: both('total'), values: [3.5, 2.25] });
  expect(parts).toEqual(curvesOf(view, metrics));
});

it('a metric that no frame has is an empty curve', () => {
  expect(curvesOf({ ...view, total: both('total') }, { data: [1] }).map(({ values }) => values)).toEqual([[], [1], []]);
});
