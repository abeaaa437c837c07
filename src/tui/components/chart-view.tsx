import type { Chart } from '../../charts/index.ts';
import { TAG } from '../spoken.ts';
import { Rows } from './lines.tsx';

/** A chart in its place; a screen reader hears its text alternative. */
export function ChartView({ chart, columns }: { readonly chart: Chart; readonly columns: number }) {
  return (
    <Rows
      rows={chart.lines}
      columns={columns}
      spoken={`${TAG.live}${chart.text.replaceAll('\n', `\n${TAG.live}`)}\n`}
    />
  );
}
