import { describe, expect, it } from 'vitest';
import {
  glorotNormal,
  glorotUniform,
  heNormal,
  heUniform,
  type Initialiser,
  initialValues,
  leCunNormal,
  orthogonal,
} from '../../src/models/initialisers.ts';
import type { Layer, Shape } from '../../src/models/layers.ts';
import { conv, dense, depthwiseConv, embedding, gru, input, separableConv } from '../../src/models/nodes.ts';
import { parametersOf } from '../../src/models/parameters.ts';
import { createRandom } from '../../src/platform/random.ts';

const drawn = (init: Initialiser, shape: Shape, fanIn: number, fanOut: number) =>
  initialValues(init, { shape, fanIn, fanOut }, createRandom(4));

describe('initialValues', () => {
  it.each<[string, Initialiser, number]>([
    ['LeCun', leCunNormal, 1 / 50],
    ['Glorot', glorotNormal, 2 / 250],
    ['Glorot, uniform', glorotUniform, 2 / 250],
    ['He', heNormal, 2 / 50],
    ['He, uniform', heUniform, 2 / 50],
    ['a normal deviation', { kind: 'normal', deviation: 0.3 }, 0.09],
    ['a uniform range', { kind: 'uniform', range: 0.3 }, 0.03],
  ])('%s: mean 0 and the variance of the paper', (_, init, variance) => {
    const values = drawn(init, [50, 200], 50, 200);
    const moment = (power: number) => values.reduce((sum, value) => sum + value ** power, 0) / values.length;
    // 10,000 draws: relative standard error of the variance 1.4 % for normal numbers, less for uniform ones.
    expect(Math.abs(moment(1))).toBeLessThan(4 * Math.sqrt(variance / values.length));
    expect(Math.abs(moment(2) / variance - 1)).toBeLessThan(0.06);
  });

  it('keeps uniform numbers within the range that gives the variance', () => {
    const limit = Math.sqrt(6 / 250);
    expect(Math.max(...drawn(glorotUniform, [50, 200], 50, 200).map(Math.abs))).toBeLessThanOrEqual(limit);
  });

  it.each([
    [3, 8],
    [8, 3],
    [5, 5],
  ])('orthogonal %d × %d: the shorter side is orthonormal', (rows, cols) => {
    const values = drawn(orthogonal, [rows, cols], rows, cols);
    const [count, length] = [Math.min(rows, cols), Math.max(rows, cols)];
    const at = (vector: number, k: number) => values[rows <= cols ? vector * cols + k : k * cols + vector] as number;
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        const product = Array.from({ length }, (_, k) => at(a, k) * at(b, k)).reduce((sum, value) => sum + value, 0);
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
  });
});

describe('the fans of a kernel', () => {
  const fans = (layer: Layer, shape: Shape) => parametersOf(layer, [shape]).map(({ fanIn, fanOut }) => [fanIn, fanOut]);
  const picture = input([9, 9, 4]);

  it('count what one output sums over and what one input feeds', () => {
    expect(fans(dense(input([7]), { units: 3, bias: false }).layer, [7])).toEqual([[7, 3]]);
    expect(fans(conv(picture, { filters: 6, kernel: [3, 5], bias: false }).layer, picture.shape)).toEqual([[60, 90]]);
    expect(fans(gru(input([5, 2]), { units: 3 }).layer, [5, 2]).slice(0, 2)).toEqual([
      [2, 9],
      [3, 9],
    ]);
    expect(fans(embedding(input([5]), { vocabulary: 9, size: 2 }).layer, [5])).toEqual([[9, 2]]);
  });

  it('see one channel only in a depthwise convolution', () => {
    const depthwise = depthwiseConv(picture, { kernel: 3, multiplier: 2, bias: false }).layer;
    expect(fans(depthwise, picture.shape)).toEqual([[9, 18]]);
    const separable = separableConv(picture, { filters: 6, kernel: 3, bias: false }).layer;
    expect(fans(separable, picture.shape)).toEqual([
      [9, 9],
      [4, 6],
    ]);
  });
});
