import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectClose, expectOperation, type Nd, randomNd, toTensor } from '../naive.ts';

type Size = [number, number];

function position(i: number, inSize: number, outSize: number, alignCorners: boolean, halfPixel: boolean): number {
  if (alignCorners && outSize > 1) return (i * (inSize - 1)) / (outSize - 1);
  return halfPixel ? ((i + 0.5) * inSize) / outSize - 0.5 : (i * inSize) / outSize;
}

const clamp = (i: number, size: number) => Math.min(size - 1, Math.max(0, i));

function naiveBilinear(x: Nd, [height, width]: Size, align: boolean, half: boolean): Nd {
  const [n, h, w, c] = x.shape as [number, number, number, number];
  return build([n, height, width, c], (b, i, j, channel) => {
    const [y, z] = [position(i!, h, height, align, half), position(j!, w, width, align, half)];
    const [top, left] = [Math.floor(y), Math.floor(z)];
    const value = (r: number, s: number) => at(x, b!, clamp(r, h), clamp(s, w), channel!);
    const row = (r: number) => value(r, left) * (1 - (z - left)) + value(r, left + 1) * (z - left);
    return row(top) * (1 - (y - top)) + row(top + 1) * (y - top);
  });
}

function naiveNearest(x: Nd, [height, width]: Size, align: boolean, half: boolean): Nd {
  const [n, h, w, c] = x.shape as [number, number, number, number];
  const pick = (i: number, inSize: number, outSize: number) => {
    const y = position(i, inSize, outSize, align, half);
    return clamp(align ? Math.round(y) : Math.floor(half ? y + 0.5 : y), inSize);
  };
  return build([n, height, width, c], (b, i, j, channel) =>
    at(x, b!, pick(i!, h, height), pick(j!, w, width), channel!),
  );
}

const modes = [
  ['plain', false, false],
  ['alignCorners', true, false],
  ['halfPixelCenters', false, true],
] as const;
const sizes: readonly Size[] = [
  [8, 6],
  [7, 10],
  [2, 3],
  [4, 1],
  [1, 1],
  [9, 2],
];

describe.each(['wasm', 'cpu'] as const)('resizing on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  describe.each(modes)('%s', (_, align, half) => {
    it.each(sizes)('interpolates 4 × 3 to %i × %i, with its gradient', (...size) => {
      expectOperation(
        x => tf.image.resizeBilinear(x as tf.Tensor4D, size, align, half),
        x => naiveBilinear(x!, size, align, half),
        [randomNd([3, 4, 3, 2])],
      );
    });

    it.each(sizes)('repeats the nearest of 4 × 3 to %i × %i, with its gradient', (...size) => {
      expectOperation(
        x => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, size, align, half),
        x => naiveNearest(x!, size, align, half),
        [randomNd([3, 4, 3, 2])],
      );
    });
  });

  it.each([
    [6, 74, false, false],
    [18, 66, false, false],
    [4, 75, true, false],
    [10, 67, true, false],
    [2, 41, false, true],
    [2, 49, false, true],
  ])(
    'finds positions that are whole numbers: %i to %i, alignCorners %s, halfPixelCenters %s',
    (from, to, align, half) => {
      expectOperation(
        x => tf.image.resizeNearestNeighbor(x as tf.Tensor4D, [to, 1], align, half),
        x => naiveNearest(x!, [to, 1], align, half),
        [randomNd([1, from, 1, 1])],
      );
    },
  );

  it('takes each element equally often when the size is a multiple', () => {
    for (let size = 1; size <= 12; size++) {
      for (let factor = 1; factor <= 12; factor++) {
        const x = randomNd([1, size, 1, 1]);
        const expected = build([1, size * factor, 1, 1], (_, i) => at(x, 0, Math.floor(i! / factor), 0, 0));
        tf.tidy(() => {
          expectClose(tf.image.resizeNearestNeighbor(toTensor(x) as tf.Tensor4D, [size * factor, 1]), expected);
        });
      }
    }
  });
});
