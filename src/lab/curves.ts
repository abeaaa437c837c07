import type { Bilingual } from '../platform/language.ts';
import type { View } from './types.ts';

export type Curve = { readonly label: Bilingual; readonly values: readonly number[] };

/** The curves of a view from the metrics of a run: its sum first, where it has one, then its series. */
export function curvesOf(
  view: Extract<View, { kind: 'lines' }>,
  metrics: Readonly<Record<string, readonly number[]>>,
): Curve[] {
  const curves = view.series.map(({ metric, label }): Curve => ({ label, values: metrics[metric] ?? [] }));
  if (!view.total) return curves;
  const length = Math.min(...curves.map(({ values }) => values.length));
  const sums = Array.from({ length }, (_, i) => curves.reduce((sum, { values }) => sum + (values[i] as number), 0));
  return [{ label: view.total, values: sums }, ...curves];
}
