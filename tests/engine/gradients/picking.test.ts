import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectOperation, randomNd } from '../naive.ts';

describe.each(['wasm', 'cpu'] as const)('gradients of what was picked, on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each([0, 1, 2, -1, -2])('gather sums over repeated rows along axis %i', axis => {
    const ids = [2, 0, 2, 1];
    const along = axis < 0 ? axis + 3 : axis;
    expectOperation(
      x => tf.gather(x!, tf.tensor2d(ids, [2, 2], 'int32'), axis),
      x => {
        const shape = x!.shape.toSpliced(along, 1, 2, 2);
        return build(shape, (...i) => at(x!, ...i.toSpliced(along, 2, ids[2 * i[along]! + i[along + 1]!]!)));
      },
      [randomNd([3, 3, 3])],
    );
  });

  it('gather inside one and two batch axes', () => {
    const ids = [1, 0, 2, 2, 0, 1, 1, 1];
    expectOperation(
      x => tf.gather(x!, tf.tensor2d(ids.slice(0, 4), [2, 2], 'int32'), 1, 1),
      x => build([2, 2, 2], (b, i, k) => at(x!, b!, ids[2 * b! + i!]!, k!)),
      [randomNd([2, 3, 2])],
    );
    expectOperation(
      x => tf.gather(x!, tf.tensor3d(ids, [2, 2, 2], 'int32'), 2, 2),
      x => build([2, 2, 2], (a, b, i) => at(x!, a!, b!, ids[4 * a! + 2 * b! + i!]!)),
      [randomNd([2, 2, 3])],
    );
  });

  it('gatherND sums over repeated places, of elements and of rows', () => {
    const places = [
      [0, 1],
      [2, 3],
      [0, 1],
    ];
    expectOperation(
      x => tf.gatherND(x!, tf.tensor2d(places, [3, 2], 'int32')),
      x => build([3], i => at(x!, ...places[i!]!)),
      [randomNd([3, 4])],
    );
    expectOperation(
      x => tf.gatherND(x!, tf.tensor2d([[2], [0], [2]], [3, 1], 'int32')),
      x => build([3, 4], (i, k) => at(x!, [2, 0, 2][i!]!, k!)),
      [randomNd([3, 4])],
    );
  });

  it('scatterND sends back what it put down', () => {
    expectOperation(
      x => tf.scatterND(tf.tensor2d([[3], [1]], [2, 1], 'int32'), x!, [4, 2]),
      x => build([4, 2], (i, k) => (i === 3 ? at(x!, 0, k!) : i === 1 ? at(x!, 1, k!) : 0)),
      [randomNd([2, 2])],
    );
  });

  it('topk sends the gradient of each value to where it stood', () => {
    expectOperation(
      x => tf.topk(x!, 2).values,
      x => build([3, 2, 2], (i, j, k) => [0, 1, 2, 3].map(l => at(x!, i!, j!, l)).sort((a, b) => b - a)[k!]!),
      [randomNd([3, 2, 4])],
    );
    const lone = tf.grad(x => tf.topk(x, 2).values)(tf.tensor1d([1, 3, 3]), tf.tensor1d([10, 20]));
    expect([...lone.dataSync()]).toEqual([0, 10, 20]);
  });

  it.each([
    [
      [0, 0],
      [3, 4],
      [1, 2],
    ],
    [
      [1, 1],
      [3, 4],
      [1, 1],
    ],
    [
      [2, 3],
      [-4, -5],
      [-1, -3],
    ],
    [
      [-2, 0],
      [3, 3],
      [1, 2],
    ],
  ])('stridedSlice from %j to %j by %j', (begin, end, strides) => {
    const steps = [3, 4].map((size, d) => {
      const inside = (i: number) => (i < 0 ? i + size : i);
      const places: number[] = [];
      for (let i = inside(begin[d]!); strides[d]! > 0 ? i < inside(end[d]!) : i > inside(end[d]!); i += strides[d]!)
        places.push(i);
      return places;
    });
    expectOperation(
      x => tf.stridedSlice(x!, begin, end, strides),
      x =>
        build(
          steps.map(places => places.length),
          (i, j) => at(x!, steps[0]![i!]!, steps[1]![j!]!),
        ),
      [randomNd([3, 4])],
    );
  });

  it('stridedSlice with masks, a new axis and an axis left out', () => {
    expectOperation(
      x => tf.stridedSlice(x!, [1, 0, 0], [2, 0, 4], [1, 1, 2], 4, 0, 0, 2, 1),
      x => build([1, 2], (_, j) => at(x!, 1, 2 * j!)),
      [randomNd([3, 4])],
    );
  });

  it.each(['reflect', 'symmetric'] as const)('mirrorPad (%s) sends back what its images received', mode => {
    const place = (i: number, size: number) => {
      const edge = mode === 'symmetric' ? 1 : 0;
      if (i < 0) return -i - edge;
      return i < size ? i : 2 * size - 2 - i + edge;
    };
    expectOperation(
      x =>
        tf.mirrorPad(
          x!,
          [
            [2, 1],
            [0, 0],
            [1, 2],
          ],
          mode,
        ),
      x => build([6, 2, 7], (i, j, k) => at(x!, place(i! - 2, 3), j!, place(k! - 1, 4))),
      [randomNd([3, 2, 4])],
    );
  });

  it('split and unstack join again, a single piece too', () => {
    for (const length of [1, 2]) {
      const x = randomNd([length, 3]);
      expectOperation(
        t => tf.unstack(t!)[0]!,
        t => build([3], j => at(t!, 0, j!)),
        [x],
      );
      expectOperation(
        t => tf.split(t!, length)[0]!,
        t => build([1, 3], (_, j) => at(t!, 0, j!)),
        [x],
      );
    }
  });

  it('depthToSpace collects its blocks again', () => {
    expectOperation(
      x => tf.depthToSpace(x as tf.Tensor4D, 2),
      x => build([2, 4, 6, 3], (n, i, j, c) => at(x!, n!, i! >> 1, j! >> 1, ((i! % 2) * 2 + (j! % 2)) * 3 + c!)),
      [randomNd([2, 2, 3, 12])],
    );
  });
});

describe('gradients that do not exist', () => {
  beforeAll(async () => {
    await startBackend('wasm', wasmFolder);
  });

  it('say so, and what to use instead', () => {
    const diagonal = tf.grad(x => tf.diag(x));
    expect(() => diagonal(tf.ones([2]))).toThrow('no gradient for Diag: use a product with eye instead');
    const twice = tf.grad(tf.grad((x: tf.Tensor) => tf.maxPool(tf.square(x) as tf.Tensor4D, 2, 2, 'valid')));
    expect(() => twice(tf.ones([1, 2, 2, 1]))).toThrow(/no gradient for MaxPoolGrad/);
  });

  it('include those of conv3d on WASM, and its transpose', () => {
    const x = tf.ones([1, 2, 2, 2, 1]) as tf.Tensor5D;
    const filter = tf.ones([1, 1, 1, 1, 1]) as tf.Tensor5D;
    for (const gradient of [
      () => tf.grad((f: tf.Tensor) => tf.conv3d(x, f as tf.Tensor5D, 1, 'same'))(filter),
      () => tf.grad((t: tf.Tensor) => tf.conv3d(t as tf.Tensor5D, filter, 1, 'same'))(x),
    ]) {
      expect(gradient).toThrow(/conv3d on WASM/);
    }
  });

  it('include what is wrong on WASM forwards, and padded averages in three dimensions', () => {
    const x = tf.ones([1, 2, 2, 2, 1]) as tf.Tensor5D;
    expect(() => tf.maxPool3d(x, 2, 2, 'valid')).toThrow(/maxPool3d on WASM/);
    expect(() =>
      tf.dilation2d(tf.ones([2, 2, 1]) as tf.Tensor3D, tf.ones([2, 2, 1]) as tf.Tensor3D, 1, 'same'),
    ).toThrow(/dilation2d on WASM/);
    const average = (pad: 'valid' | 'same') => tf.grad((t: tf.Tensor) => tf.avgPool3d(t as tf.Tensor5D, 2, 2, pad))(x);
    expect(() => average('same')).toThrow(/avgPool3d with padding/);
    expect([...average('valid').dataSync()]).toEqual(Array(8).fill(0.125));
  });

  it('do not stand in the way when nothing flows through them', () => {
    const gradient = tf.grad(x => tf.mul(x, tf.sum(tf.diag(tf.ones([2])))));
    expect([...gradient(tf.ones([2])).dataSync()]).toEqual([2, 2]);
  });
});
