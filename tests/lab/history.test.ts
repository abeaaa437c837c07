import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf, createHistory, HISTORY_BYTES } from '../../src/lab/history.ts';
import type { Frame, Picture } from '../../src/lab/types.ts';

const curve = (...values: number[]): Picture => ({
  kind: 'curve',
  x: values.map((_, i) => i),
  series: [{ label: { zh: '线', en: 'line' }, values }],
  marks: [],
});

const frame = (step: number, pictures?: Frame['pictures']): Frame => ({
  step,
  metrics: { loss: 1 / step },
  ...(pictures ? { pictures } : {}),
});

const field = (cells: number): Picture => ({
  kind: 'field',
  values: new Float32Array(cells),
  cols: cells,
  rows: 1,
  domain: [0, 1, 0, 1],
  range: [0, 1],
  scale: 'height',
  points: [],
  path: [],
});

describe('the frames kept of a run', () => {
  it('are those with pictures, and the last', () => {
    const history = createHistory();
    for (let step = 1; step <= 9; step++) history.add(frame(step, step % 4 === 1 ? { a: curve(step) } : undefined));
    expect(history.frames().map(({ step }) => step)).toEqual([1, 5, 9]);
    history.add(frame(10));
    expect(history.frames().map(({ step }) => step)).toEqual([1, 5, 9, 10]);
    history.add(frame(11));
    expect(history.frames().map(({ step }) => step)).toEqual([1, 5, 9, 11]);
  });

  it('have every picture as it was at that step', () => {
    const history = createHistory();
    history.add(frame(1, { a: curve(1) }));
    history.add(frame(2, { b: curve(2) }));
    history.add(frame(3, { a: curve(3) }));
    expect(history.frames().map(({ pictures }) => pictures)).toEqual([
      { a: curve(1) },
      { a: curve(1), b: curve(2) },
      { a: curve(3), b: curve(2) },
    ]);
  });

  it('are all of a run without pictures', () => {
    const history = createHistory();
    for (let step = 1; step <= 50; step++) history.add(frame(step));
    expect(history.frames()).toHaveLength(50);
  });

  it('stay within the budget, first and last among them, evenly apart', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 8000, max: 40_000 }), (list, budget) => {
        const history = createHistory(budget);
        list.forEach((cells, i) => {
          history.add(frame(i + 1, { field: field(cells) }));
        });
        const steps = history.frames().map(({ step }) => step);
        expect(history.bytes()).toBeLessThanOrEqual(budget);
        expect([steps[0], steps.at(-1)]).toEqual([1, list.length]);
        const gaps = new Set(steps.slice(1, -1).map((step, i) => step - (steps[i] as number)));
        expect(gaps.size).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('of a long run with large pictures take no more than 20 MB', () => {
    const history = createHistory();
    for (let step = 1; step <= 2000; step++) history.add(frame(step, { field: field(64 * 64) }));
    expect(history.bytes()).toBeLessThanOrEqual(HISTORY_BYTES);
    expect(history.frames().length).toBeGreaterThan(500);
  });
});

describe('the size of a value', () => {
  it('counts the cells of typed arrays and the numbers of lists', () => {
    expect(bytesOf(new Float32Array(1000)) - bytesOf(new Float32Array(0))).toBe(4000);
    expect(bytesOf(Array.from({ length: 1000 }, () => 1)) - bytesOf([])).toBe(8000);
    expect(bytesOf(null)).toBe(8);
  });
});
