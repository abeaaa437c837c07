import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { at, build, expectClose, expectOperation, randomNd, toTensor } from '../naive.ts';

const shapes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 });
const sum = (a: readonly number[], b: readonly number[]) => a.map((x, d) => x + b[d]!);
const RUNS = { numRuns: 60 };

describe.each(['wasm', 'cpu'] as const)('moving elements on %s', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it('slice takes a box out of any shape', () => {
    const boxes = shapes.chain(shape =>
      fc.record({
        shape: fc.constant(shape),
        begin: fc.tuple(...shape.map(size => fc.integer({ min: 0, max: size - 1 }))),
        share: fc.tuple(...shape.map(() => fc.double({ min: 0, max: 1, noNaN: true }))),
      }),
    );
    fc.assert(
      fc.property(boxes, ({ shape, begin, share }) => {
        const x = randomNd(shape);
        const size = shape.map((length, d) => Math.round((length - begin[d]!) * share[d]!));
        const expected = build(size, (...i) =>
          at({ ...x, values: x.values }, ...sum(i, begin).map((v, d) => (shape[d] === 1 ? 0 : v))),
        );
        tf.tidy(() => expectClose(tf.slice(toTensor(x), begin, size), expected));
      }),
      RUNS,
    );
  });

  it('slice and its gradient are right for long and for short runs', () => {
    for (const width of [3, 40]) {
      expectOperation(
        x => tf.slice(x!, [1, 0, 1], [2, -1, width - 1]),
        x => build([2, 2, width - 1], (i, j, k) => at(x!, i + 1, j, k + 1)),
        [randomNd([4, 2, width])],
      );
    }
  });

  it('slice keeps the type, refuses what lies outside, and still cuts strings', () => {
    expect(tf.slice(tf.tensor1d([1, 2, 3], 'int32'), 1).dtype).toBe('int32');
    expect([...tf.slice(tf.tensor1d([true, false, true], 'bool'), 1).dataSync()]).toEqual([0, 1]);
    expect(() => tf.slice(tf.zeros([3]), [2], [2])).toThrow();
    expect(tf.slice(tf.tensor1d(['a', 'b', 'c']), 1, 1).dataSync()).toEqual(['b']);
  });

  it('a slice does not share memory with its source', () => {
    const x = tf.tensor1d([1, 2, 3]);
    const y = tf.slice(x, 1);
    x.dispose();
    tf.fill([64], 7);
    expect([...y.dataSync()]).toEqual([2, 3]);
  });

  it('split cuts along any axis into pieces of any size', () => {
    expectOperation(
      x => {
        const [a, b, c] = tf.split(x!, [1, 3, 2], -2) as [tf.Tensor, tf.Tensor, tf.Tensor];
        return tf.add(tf.mul(a, tf.sum(b, 1, true)), tf.sum(c, 1, true));
      },
      x =>
        build([2, 1, 3], (i, _, k) => {
          const y = (j: number) => at(x!, i, j, k);
          return y(0) * (y(1) + y(2) + y(3)) + y(4) + y(5);
        }),
      [randomNd([2, 6, 3])],
    );
    expect(tf.split(tf.zeros([4, 6]), 3, 1).map(piece => piece.shape)).toEqual([
      [4, 2],
      [4, 2],
      [4, 2],
    ]);
  });

  it('unstack and stack undo each other along any axis', () => {
    for (const axis of [0, 1, 2, -1]) {
      expectOperation(
        x => tf.stack(tf.unstack(x!, axis), axis),
        x => x!,
        [randomNd([2, 3, 4])],
      );
    }
  });

  it('pad surrounds with a constant; its gradient cuts it away', () => {
    expectOperation(
      x =>
        tf.pad(
          x!,
          [
            [1, 2],
            [0, 0],
            [3, 1],
          ],
          0.5,
        ),
      x => build([5, 3, 44], (i, j, k) => (i >= 1 && i < 3 && k >= 3 && k < 43 ? at(x!, i - 1, j, k - 3) : 0.5)),
      [randomNd([2, 3, 40])],
    );
  });

  it('transpose permutes the axes of any shape', () => {
    const cases = shapes.chain(shape =>
      fc.record({
        shape: fc.constant(shape),
        perm: fc.shuffledSubarray([...shape.keys()], { minLength: shape.length }),
      }),
    );
    fc.assert(
      fc.property(cases, ({ shape, perm }) => {
        const x = randomNd(shape);
        const expected = build(
          perm.map(axis => shape[axis]!),
          (...i) => at(x, ...shape.map((_, axis) => i[perm.indexOf(axis)]!)),
        );
        tf.tidy(() => expectClose(tf.transpose(toTensor(x), perm), expected));
      }),
      RUNS,
    );
  });

  it('transpose has a gradient', () => {
    expectOperation(
      x => tf.transpose(x!, [2, 0, 1]),
      x => build([4, 2, 3], (i, j, k) => at(x!, j, k, i)),
      [randomNd([2, 3, 4])],
    );
  });

  it('tile repeats any shape', () => {
    const cases = shapes.chain(shape =>
      fc.record({ shape: fc.constant(shape), reps: fc.tuple(...shape.map(() => fc.integer({ min: 0, max: 3 }))) }),
    );
    fc.assert(
      fc.property(cases, ({ shape, reps }) => {
        const x = randomNd(shape);
        const expected = build(
          shape.map((size, d) => size * reps[d]!),
          (...i) => at(x, ...i.map((place, d) => place % shape[d]!)),
        );
        tf.tidy(() => expectClose(tf.tile(toTensor(x), reps), expected));
      }),
      RUNS,
    );
  });

  it('tile has a gradient at any rank, and so has broadcastTo', () => {
    const reps = [2, 1, 3, 1, 2];
    expectOperation(
      x => tf.tile(x!, reps),
      x => build([4, 3, 3, 2, 2], (...i) => at(x!, ...i.map((place, d) => place % x!.shape[d]!))),
      [randomNd([2, 3, 1, 2, 1])],
    );
    expectOperation(
      x => tf.broadcastTo(x!, [5, 3, 4]),
      x => build([5, 3, 4], (_, j) => at(x!, j, 0)),
      [randomNd([3, 1])],
    );
  });

  it('give back what they take', () => {
    const x = tf.zeros([4, 6]);
    const before = tf.engine().backend.numDataIds();
    tf.dispose([
      tf.slice(x, 1),
      tf.split(x, 2),
      tf.unstack(x),
      tf.pad(x, [
        [1, 1],
        [0, 0],
      ]),
      tf.transpose(x),
      tf.tile(x, [2, 1]),
    ]);
    expect(tf.engine().backend.numDataIds()).toBe(before);
  });
});
