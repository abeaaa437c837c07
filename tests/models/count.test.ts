import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mobileNetV1 } from '../../src/models/architectures/mobilenet.ts';
import { resNet50 } from '../../src/models/architectures/resnet.ts';
import { defaultStyle, rowThenColumn, twoSmall } from '../../src/models/blocks/convolution.ts';
import { noNorm } from '../../src/models/blocks/norm.ts';
import { type Count, countOf } from '../../src/models/count.ts';
import { graphOf, type Node } from '../../src/models/graph.ts';
import {
  attention,
  batchNorm,
  conv,
  dense,
  depthwiseConv,
  embedding,
  gru,
  input,
  layerNorm,
  lstm,
  maxPool,
  normalise,
  positions,
  separableConv,
} from '../../src/models/nodes.ts';

const side = fc.integer({ min: 1, max: 64 });
const odd = fc.integer({ min: 0, max: 5 }).map(half => 2 * half + 1);

const totalOf = (x: Node, make: (x: Node) => Node): Count => countOf(graphOf(x, make(x))).total;
const pictureOf = (size: number, channels: number) => input([size, size, channels]);

describe('countOf', () => {
  it('gives the published numbers of ResNet-50 and MobileNet V1', () => {
    const resnet = countOf(resNet50()).total;
    expect(resnet).toMatchObject({ parameters: 25_636_712, trainable: 25_583_592, nonTrainable: 53_120 });
    const mobile = countOf(mobileNetV1()).total;
    expect(mobile).toMatchObject({ parameters: 4_253_864, trainable: 4_231_976, nonTrainable: 21_888 });
    const half = countOf(mobileNetV1({ width: 0.5 })).total;
    expect(half).toMatchObject({ parameters: 1_342_536, trainable: 1_331_592 });
    // He et al. 2016, table 1: 3.8 · 10⁹; Howard et al. 2017, table 8: 569 million multiply-adds.
    expect(resnet.multiplyAdds / 1e9).toBeCloseTo(3.86, 2);
    expect(Math.round(mobile.multiplyAdds / 1e6)).toBe(569);
  });

  it('follows the width multiplier of MobileNet V1 as its paper does (0.75: 325, 0.5: 149 million)', () => {
    const millions = (width: number) => Math.round(countOf(mobileNetV1({ width })).total.multiplyAdds / 1e6);
    expect([millions(0.75), millions(0.5), millions(0.25)]).toEqual([325, 149, 41]);
  });

  it.each([
    ['dense 784 → 128', input([784]), (x: Node) => dense(x, { units: 128 }), 784 * 128 + 128, 784 * 128],
    ['dense over 5 steps', input([5, 3]), (x: Node) => dense(x, { units: 2 }), 3 * 2 + 2, 5 * 3 * 2],
    ['conv 3×3, 1 → 8', pictureOf(28, 1), (x: Node) => conv(x, { filters: 8, kernel: 3 }), 80, 28 * 28 * 8 * 9],
    [
      'conv 5×3 with stride 2, valid, without bias',
      input([11, 9, 4]),
      (x: Node) => conv(x, { filters: 6, kernel: [5, 3], strides: 2, padding: 'valid', bias: false }),
      5 * 3 * 4 * 6,
      4 * 4 * 6 * 5 * 3 * 4,
    ],
    [
      'depthwise 3×3 with multiplier 2',
      pictureOf(7, 5),
      (x: Node) => depthwiseConv(x, { kernel: 3, multiplier: 2 }),
      9 * 10 + 10,
      49 * 10 * 9,
    ],
    [
      'separable 3×3',
      pictureOf(7, 5),
      (x: Node) => separableConv(x, { filters: 4, kernel: 3 }),
      9 * 5 + 5 * 4 + 4,
      49 * (9 * 5 + 5 * 4),
    ],
    ['embedding', input([6]), (x: Node) => embedding(x, { vocabulary: 100, size: 8 }), 800, 0],
    ['positions', input([6, 8]), (x: Node) => positions(x), 48, 0],
    ['layer norm over the last axis', input([6, 8]), (x: Node) => layerNorm(x), 16, 0],
    ['layer norm over the example', pictureOf(4, 2), (x: Node) => layerNorm(x, { over: 'example' }), 64, 0],
    ['GRU as in Keras', input([10, 3]), (x: Node) => gru(x, { units: 4 }), 3 * (3 * 4 + 16 + 8), 10 * 3 * (12 + 16)],
    [
      'GRU of the paper',
      input([10, 3]),
      (x: Node) => gru(x, { units: 4, resetAfter: false }),
      3 * (12 + 16 + 4),
      10 * 3 * (12 + 16),
    ],
    ['LSTM', input([10, 3]), (x: Node) => lstm(x, { units: 4 }), 4 * (12 + 16 + 4), 10 * 4 * (12 + 16)],
    [
      'attention, 2 heads of 4',
      input([5, 8]),
      (x: Node) => attention(x, { heads: 2, headSize: 4 }),
      4 * (8 * 8 + 8),
      4 * 5 * 8 * 8 + 2 * 5 * 5 * 8,
    ],
    ['pooling', pictureOf(8, 3), (x: Node) => maxPool(x, { size: 2 }), 0, 0],
  ])('counts by hand: %s', (_, x, make, parameters, multiplyAdds) => {
    expect(totalOf(x, make)).toMatchObject({ parameters, multiplyAdds, nonTrainable: 0 });
  });

  it('sets running averages and constants apart', () => {
    expect(totalOf(pictureOf(4, 3), x => batchNorm(x))).toMatchObject({ trainable: 6, nonTrainable: 6 });
    expect(totalOf(pictureOf(4, 3), x => batchNorm(x, { scale: false }))).toMatchObject({
      trainable: 3,
      nonTrainable: 6,
    });
    expect(totalOf(pictureOf(4, 3), x => normalise(x))).toMatchObject({ trainable: 0, nonTrainable: 7 });
  });

  it('adds up its layers', () => {
    const { layers, total } = countOf(resNet50());
    for (const key of ['parameters', 'trainable', 'nonTrainable', 'multiplyAdds', 'activations'] as const) {
      expect(layers.reduce((sum, layer) => sum + layer[key], 0)).toBe(total[key]);
    }
  });

  it('finds 1/N + 1/k² for a separable convolution, in parameters and multiply-adds', () => {
    fc.assert(
      fc.property(side, side, side, odd, (size, channels, filters, kernel) => {
        const x = pictureOf(size, channels);
        const whole = totalOf(x, y => conv(y, { filters, kernel, bias: false }));
        const parts = totalOf(x, y => separableConv(y, { filters, kernel, bias: false }));
        for (const key of ['parameters', 'multiplyAdds'] as const) {
          // The ratio as an equation of integers: parts · N · k² = whole · (k² + N).
          expect(parts[key] * filters * kernel ** 2).toBe(whole[key] * (kernel ** 2 + filters));
        }
      }),
    );
  });

  it('finds 18/25 for two 3×3 and 2/n for 1×n and n×1', () => {
    const style = { ...defaultStyle, norm: noNorm };
    const kernels = (make: (x: Node) => Node, channels: number) => {
      const x = pictureOf(16, channels);
      const { layers } = countOf(graphOf(x, make(x)));
      const biases = layers.filter(({ kind }) => kind === 'conv2d').length * channels;
      return layers.reduce((sum, layer) => sum + layer.parameters, 0) - biases;
    };
    fc.assert(
      fc.property(side, odd, (channels, n) => {
        const whole = (kernel: number) => kernels(x => conv(x, { filters: channels, kernel }), channels);
        expect(25 * kernels(x => twoSmall(x, 'two', channels, style), channels)).toBe(18 * whole(5));
        expect(n * kernels(x => rowThenColumn(x, 'line', channels, n, style), channels)).toBe(2 * whole(n));
      }),
    );
  });
});
