import type { Picture } from '../lab/types.ts';
import { barsChart } from './bars.ts';
import { curveChart } from './curve.ts';
import { fieldChart } from './field.ts';
import { Grid } from './grid.ts';
import { ledgerChart } from './ledger.ts';
import { linesChart } from './lines.ts';
import { networkChart } from './network.ts';
import type { Chart, LinesSpec, Look, Size } from './types.ts';

export { sparkline } from './spark.ts';
export type { Chart, LinesSpec, Look, Size } from './types.ts';

const side = (cells: number): number => (Number.isFinite(cells) ? Math.max(1, Math.min(1000, Math.floor(cells))) : 1);
const gridOf = (size: Size): Grid => new Grid(side(size.columns), side(size.rows));

/** Curves against training steps. Never throws; see `Chart` for what comes back. */
export function drawLines(spec: LinesSpec, size: Size, look: Look): Chart {
  return linesChart(spec, gridOf(size), look);
}

/** Any picture of a run. Never throws. */
export function drawPicture(picture: Picture, size: Size, look: Look): Chart {
  const grid = gridOf(size);
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
  }
}
