import type { Picture } from '../lab/types.ts';
import { describeSeries } from './describe.ts';
import type { Grid } from './grid.ts';
import { drawPlot } from './lines.ts';
import { forTier } from './measure.ts';
import { extent } from './scale.ts';
import type { Chart, Look } from './types.ts';
import { atX, words } from './words.ts';

export type Curve = Extract<Picture, { kind: 'curve' }>;

/** y against x: dots of braille in the full tier, asciichart's lines in the others. */
export function curveChart(curve: Curve, grid: Grid, look: Look): Chart {
  const { glyphs } = look.capabilities;
  const labelled = curve.series.map(({ label, values }) => ({ label: label[look.lang], x: curve.x, y: values }));
  drawPlot(
    {
      series: labelled.map(series => ({ ...series, label: forTier(series.label, glyphs) })),
      log: curve.logY === true,
      logX: curve.logX === true,
      xRange: extent([curve.x]) ?? [0, 1],
      whole: false,
      xName: words.x[look.lang],
      sayX: x => atX(x)[look.lang],
      marks: curve.marks,
      style: 'dots',
    },
    grid,
    look,
  );
  return {
    lines: grid.toLines(look.capabilities.color),
    text: describeSeries(labelled, curve.logY === true, look.lang, false),
  };
}
