import type { Picture } from '../lab/types.ts';
import { bandsChart } from './bands.ts';
import { barsChart } from './bars.ts';
import { boxesChart } from './boxes.ts';
import { confusionChart } from './confusion.ts';
import { contourChart } from './contour.ts';
import { curveChart } from './curve.ts';
import { fieldChart } from './field.ts';
import { Grid } from './grid.ts';
import { histogramsChart } from './histograms.ts';
import { imagesChart } from './images.ts';
import { ledgerChart } from './ledger.ts';
import { linesChart } from './lines.ts';
import { masksChart } from './masks.ts';
import { matrixChart } from './matrix.ts';
import { networkChart } from './network.ts';
import { paretoChart } from './pareto.ts';
import { poleChart } from './pole.ts';
import { policyChart } from './policy.ts';
import { reliabilityChart } from './reliability.ts';
import { scatterChart } from './scatter.ts';
import { scheduleChart } from './schedule.ts';
import { spreadChart } from './spread.ts';
import { tableChart } from './table.ts';
import { timelineChart } from './timeline.ts';
import { trajectoriesChart } from './trajectories.ts';
import type { Chart, LinesSpec, Look, Size } from './types.ts';

export { formatNumber } from './format.ts';
export { sparkline } from './spark.ts';
export type { Chart, LineStyle, LinesSpec, Look, Size } from './types.ts';

const side = (cells: number): number => (Number.isFinite(cells) ? Math.max(1, Math.min(1000, Math.floor(cells))) : 1);
const gridOf = (size: Size): Grid => new Grid(side(size.columns), side(size.rows));

/** A chart whose sentence holds no control character, whatever the labels held. */
const readable = ({ lines, text }: Chart): Chart => ({ lines, text: text.replaceAll(/[\x00-\x1f\x7f-\x9f]+/g, ' ') });

/** Curves against training steps. Never throws; see `Chart` for what comes back. */
export function drawLines(spec: LinesSpec, size: Size, look: Look): Chart {
  return readable(linesChart(spec, gridOf(size), look));
}

/** Any picture of a run. Never throws. */
export function drawPicture(picture: Picture, size: Size, look: Look): Chart {
  return readable(draw(picture, gridOf(size), look));
}

function draw(picture: Picture, grid: Grid, look: Look): Chart {
  switch (picture.kind) {
    case 'field':
      return fieldChart(picture, grid, look);
    case 'network':
      return networkChart(picture, grid, look);
    case 'bars':
      return barsChart(picture, grid, look);
    case 'curve':
      return curveChart(picture, grid, look);
    case 'ledger':
      return ledgerChart(picture, grid, look);
    case 'contour':
      return contourChart(picture, grid, look);
    case 'bands':
      return bandsChart(picture, grid, look);
    case 'histograms':
      return histogramsChart(picture, grid, look);
    case 'spread':
      return spreadChart(picture, grid, look);
    case 'scatter':
      return scatterChart(picture, grid, look);
    case 'pareto':
      return paretoChart(picture, grid, look);
    case 'confusion':
      return confusionChart(picture, grid, look);
    case 'reliability':
      return reliabilityChart(picture, grid, look);
    case 'images':
      return imagesChart(picture, grid, look);
    case 'masks':
      return masksChart(picture, grid, look);
    case 'matrix':
      return matrixChart(picture, grid, look);
    case 'schedule':
      return scheduleChart(picture, grid, look);
    case 'timeline':
      return timelineChart(picture, grid, look);
    case 'table':
      return tableChart(picture, grid, look);
    case 'boxes':
      return boxesChart(picture, grid, look);
    case 'trajectories':
      return trajectoriesChart(picture, grid, look);
    case 'policy':
      return policyChart(picture, grid, look);
    case 'pole':
      return poleChart(picture, grid, look);
  }
}
