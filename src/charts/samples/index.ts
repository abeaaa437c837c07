import { charts } from '../../i18n/charts.ts';
import { describeSeries } from '../describe.ts';
import { drawLines, drawPicture } from '../index.ts';
import { sparkline } from '../spark.ts';
import type { Chart, Look, Size } from '../types.ts';
import { curveSamples } from './curves.ts';
import { imageSamples } from './images.ts';
import { numberSamples } from './numbers.ts';
import { planeSamples } from './planes.ts';
import type { Sample } from './sample.ts';
import { storySamples } from './stories.ts';

export type { Sample } from './sample.ts';

/** One sample or more of every kind of chart, with made-up but likely numbers. */
export const samples: readonly Sample[] = [
  ...curveSamples,
  ...planeSamples,
  ...numberSamples,
  ...imageSamples,
  ...storySamples,
];

/** The kind that a sample shows: of its picture, or `lines`, or `spark`. */
export const kindOf = (sample: Sample): string => (sample.of === 'picture' ? sample.picture.kind : sample.of);

/** A sample at a size; a sparkline takes the first row. */
export function drawSample(sample: Sample, size: Size, look: Look): Chart {
  if (sample.of === 'lines') return drawLines(sample.spec, size, look);
  if (sample.of === 'picture') return drawPicture(sample.picture, size, look);
  const series = { label: charts.value[look.lang], x: sample.values.map((_, i) => i), y: sample.values };
  const blank = ' '.repeat(Math.max(0, size.columns));
  const lines = Array.from({ length: size.rows }, (_, row) =>
    row === 0 ? sparkline(sample.values, size.columns, look) : blank,
  );
  return { lines, text: describeSeries([series], false, look.lang) };
}
