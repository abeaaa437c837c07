import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { experiments } from '../../../src/lab/experiments/index.ts';
import { layoutPanel } from '../../../src/tui/laboratory/layout.ts';

describe('the layout of the panel', () => {
  it('fits its place whatever that is, and shows no view twice', () => {
    const columns = fc.integer({ min: 38, max: 300 });
    const rows = fc.integer({ min: 7, max: 100 });
    const experiment = fc.constantFrom(...experiments);
    fc.assert(
      fc.property(
        columns,
        rows,
        experiment,
        fc.boolean(),
        fc.nat(30),
        (width, height, { views, pace }, full, words) => {
          const { side, panes, band } = layoutPanel(width, height, { views, pace, full }, words);
          const knob = side > 0 ? 0 : 1;
          const across = panes.map(row => row.reduce((sum, pane) => sum + pane.columns, 2 * (row.length - 1)));
          expect(Math.max(...across) + (side > 0 ? side + 2 : 0)).toBeLessThanOrEqual(width);
          const down = panes.reduce((sum, row) => sum + (row[0]?.rows ?? 0), 0);
          expect(down + band + knob).toBeLessThanOrEqual(Math.max(height, band + knob + 1));
          const shown = panes.flat().map(({ view }) => view);
          expect(new Set(shown).size).toBe(shown.length);
          expect(Math.max(...shown)).toBeLessThan(views.length);
        },
      ),
    );
  });

  const views = (count: number) => experiments[0]?.views.slice(0, 1).flatMap(view => Array(count).fill(view)) ?? [];
  const shown = (columns: number, rows: number, count: number) =>
    layoutPanel(columns, rows, { views: views(count), pace: 'continuous' }, 4).panes.map(row => row.length);

  it('shows more views side by side where there is room', () => {
    expect(shown(38, 8, 4)).toEqual([1]);
    expect(shown(78, 20, 4)).toEqual([1, 2]);
    expect(shown(118, 26, 4)).toEqual([1, 2]);
    expect(shown(198, 56, 4)).toEqual([2, 2]);
    expect(shown(198, 56, 3)).toEqual([1, 2]);
    expect(shown(198, 26, 3)).toEqual([3]);
  });

  it('gives the words all the rows they need before the charts get more than they must have', () => {
    const { band } = layoutPanel(78, 20, { views: views(3), pace: 'continuous' }, 11);
    expect(band).toBe(12);
  });
});
