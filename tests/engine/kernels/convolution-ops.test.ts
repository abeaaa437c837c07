import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { causalConv1d } from '../../../src/engine/causal.ts';
import { openScope } from '../../../src/engine/memory.ts';
import { wasmFolder } from '../../lab/engine.ts';
import {
  type Case,
  DENSE,
  DEPTHWISE,
  difference,
  errorsOf,
  KINDS,
  LIMIT,
  op,
  problemOf,
  reference,
  same,
  tensors,
} from './convolution.ts';

describe.each(['wasm', 'cpu'] as const)('on %s', backend => {
  let close = () => {};
  beforeEach(async () => {
    await startBackend(backend, wasmFolder);
    close = openScope();
  });
  afterEach(() => close());

  describe.each(['dense', 'depthwise'] as const)('%s', kind => {
    const one = KINDS[kind];
    const channels = kind === 'dense' ? one.last : one.channels * one.last;

    it('the gradients have gradients', () => {
      const dilated = { ...one, dilations: [1, 2] as const };
      const problem = problemOf(dilated, 6)!;
      const { x, w, dy } = tensors(problem);
      const expected = reference(dilated, problem);
      const gradientOf = (k: 0 | 1) => (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
        tf.grads(op(dilated))([a, b], c)[k]!;
      // ⟨dx, x⟩ = ⟨dw, w⟩ = ⟨dy, y⟩: differentiated by one factor, each leaves the sum of the two others.
      const byInput = tf.grads((b, c) => gradientOf(0)(x, b!, c!))([w, dy], x);
      expect(difference(byInput[0]!, expected.dw)).toBeLessThan(LIMIT);
      expect(difference(byInput[1]!, expected.y)).toBeLessThan(LIMIT);
      const byFilter = tf.grads((a, c) => gradientOf(1)(a!, w, c!))([x, dy], w);
      expect(difference(byFilter[0]!, expected.dx)).toBeLessThan(LIMIT);
      expect(difference(byFilter[1]!, expected.y)).toBeLessThan(LIMIT);
    });

    it('leaves no memory behind', () => {
      const backendObject = tf.backend() as tf.KernelBackend;
      const count = () => (backendObject as { numDataIds: () => number }).numDataIds();
      errorsOf(one, 0);
      const before = count();
      for (const strides of [
        [1, 1],
        [2, 2],
      ] as const) {
        for (const kernel of [
          [1, 1],
          [3, 3],
        ] as const) {
          for (const pad of ['same', 'valid', 4] as const) errorsOf({ ...one, strides, kernel, pad, size: [8, 8] }, 1);
        }
      }
      expect(count()).toBe(before);
    });

    it('an empty batch gives an empty output and no gradient of the filter', () => {
      const x = tf.zeros([0, 7, 9, one.channels]);
      const w = tf.ones([3, 2, one.channels, one.last]);
      expect(op(one)(x, w).shape).toEqual([0, 7, 9, channels]);
      const [dx, dw] = tf.grads(op(one))([x, w], tf.zeros([0, 7, 9, channels]));
      expect(dx!.shape).toEqual(x.shape);
      expect([...dw!.dataSync()].every(value => value === 0)).toBe(true);
    });

    it('refuses a filter that is larger than the padded input', () => {
      const { x } = tensors(problemOf(one, 8)!);
      const w = tf.ones([9, 9, one.channels, one.last]) as tf.Tensor4D;
      expect(() => op({ ...one, pad: 'valid' })(x, w)).toThrow('larger than the padded input');
    });
  });

  it('conv2dTranspose and its gradients are those of the convolution, turned round', () => {
    for (const strides of [
      [1, 1],
      [2, 2],
      [3, 2],
    ] as const) {
      const one = { ...DENSE, strides };
      const problem = problemOf(one, 9)!;
      const { x, w, dy } = tensors(problem);
      const expected = reference(one, problem);
      const transposed = (input: tf.Tensor, filter: tf.Tensor) =>
        tf.conv2dTranspose(input as tf.Tensor4D, filter as tf.Tensor4D, x.shape, [...strides], 'same');
      expect(difference(transposed(dy, w), expected.dx)).toBeLessThan(LIMIT);
      const [dInput, dFilter] = tf.grads(transposed)([dy, w], x);
      expect(difference(dInput!, expected.y)).toBeLessThan(LIMIT);
      expect(difference(dFilter!, expected.dw)).toBeLessThan(LIMIT);
    }
  });

  it('a dilated separable convolution and its gradients are those of its two steps', () => {
    const first = { ...DEPTHWISE, dilations: [2, 1] as const };
    const second = { ...DENSE, channels: 6, last: 4, kernel: [1, 1] as const };
    const [one, two] = [problemOf(first, 10)!, problemOf(second, 11)!];
    const [{ x, w }, { w: point, dy }] = [tensors(one), tensors(two)];
    const later = reference(second, { ...two, x: Float32Array.from(reference(first, one).y) });
    const sooner = reference(first, { ...one, dy: Float32Array.from(later.dx) });
    const separable = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor) =>
      tf.separableConv2d(a as tf.Tensor4D, b as tf.Tensor4D, c as tf.Tensor4D, 1, 'same', [2, 1]);
    expect(difference(separable(x, w, point), later.y)).toBeLessThan(LIMIT);
    const [dx, dw, dPoint] = tf.grads((a, b, c) => separable(a!, b!, c!))([x, w, point], dy);
    expect(difference(dx!, sooner.dx)).toBeLessThan(LIMIT);
    expect(difference(dw!, sooner.dw)).toBeLessThan(LIMIT);
    expect(difference(dPoint!, later.dw)).toBeLessThan(LIMIT);
  });

  it.each([
    [1, 1],
    [1, 3],
    [2, 1],
  ])('a causal convolution in time with stride %i and dilation %i sees no later input', (stride, dilation) => {
    const span = 2 * dilation;
    const one: Case = {
      ...DENSE,
      size: [1, 11],
      kernel: [1, 3],
      strides: [1, stride],
      dilations: [1, dilation],
      pad: { rows: [0, 0], columns: [span, 0] },
    };
    const problem = problemOf(one, 12)!;
    const expected = reference(one, problem);
    const { x, w, dy } = tensors(problem);
    const [time, filter] = [tf.reshape(x, [2, 11, 3]), tf.reshape(w, [3, 3, 5])];
    const causal = (a: tf.Tensor, b: tf.Tensor) =>
      causalConv1d(a as tf.Tensor3D, b as tf.Tensor3D, { stride, dilation });
    const y = causal(time, filter);
    expect(y.shape).toEqual([2, Math.ceil(11 / stride), 5]);
    expect(difference(y, expected.y)).toBeLessThan(LIMIT);
    const [dx, dw] = tf.grads(causal)([time, filter], tf.reshape(dy, y.shape));
    expect(difference(dx!, expected.dx)).toBeLessThan(LIMIT);
    expect(difference(dw!, expected.dw)).toBeLessThan(LIMIT);
  });

  it('refuses depthwise convolutions with the channels first', () => {
    const [x, w] = [tf.ones([1, 3, 3, 3]) as tf.Tensor4D, tf.ones([1, 1, 3, 1]) as tf.Tensor4D];
    expect(() => tf.depthwiseConv2d(x, w, 1, 'same', 'NCHW')).toThrow('NHWC');
    expect(() => tf.fused.depthwiseConv2d({ x, filter: w, strides: 1, pad: 'same', dataFormat: 'NCHW' })).toThrow(
      'NHWC',
    );
  });

  it('refuses to train dilated convolutions with the channels first', () => {
    const [x, w] = [tf.ones([1, 3, 5, 5]) as tf.Tensor4D, tf.ones([2, 2, 3, 1]) as tf.Tensor4D];
    const convolve = (a: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, w, 1, 'valid', 'NCHW', 2);
    expect(() => tf.grad(convolve)(x)).toThrow(backend === 'wasm' ? 'channelsLast' : 'NHWC');
  });

  it('rounds the size of the output as it is told', () => {
    const { x, w } = tensors(problemOf({ ...DENSE, kernel: [3, 3], size: [8, 8] }, 14)!);
    const [up, wide] = [
      (a: tf.Tensor, b: tf.Tensor) => tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, 1, 'NHWC', 1, 'ceil'),
      (a: tf.Tensor, b: tf.Tensor) =>
        tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, 2, [
          [0, 0],
          [1, 2],
          [1, 2],
          [0, 0],
        ]),
    ];
    expect(up(x, w).shape).toEqual([2, 5, 5, 5]);
    same(up(x, w), wide(x, w));
    const [expected, dy] = [tf.grads(wide), tf.reshape(tf.linspace(-1, 1, 250), [2, 5, 5, 5])];
    tf.grads(up)([x, w], dy).forEach((gradient, i) => {
      same(gradient, expected([x, w], dy)[i]!);
    });
  });

  it('takes dense convolutions with the channels first on cpu and refuses them on WASM', () => {
    const problem = problemOf({ ...DENSE, strides: [2, 1] }, 13)!;
    const { x, w, dy } = tensors(problem);
    const first = (t: tf.Tensor) => tf.transpose(t, [0, 3, 1, 2]);
    const convolve = (a: tf.Tensor, b: tf.Tensor) =>
      tf.conv2d(a as tf.Tensor4D, b as tf.Tensor4D, [2, 1], 'same', 'NCHW');
    if (backend === 'wasm') {
      expect(() => convolve(first(x), w)).toThrow('channelsLast');
      return;
    }
    const expected = reference({ ...DENSE, strides: [2, 1] }, problem);
    const last = (t: tf.Tensor) => tf.transpose(t, [0, 2, 3, 1]);
    expect(difference(last(convolve(first(x), w)), expected.y)).toBeLessThan(LIMIT);
    const [dx, dw] = tf.grads(convolve)([first(x), w], first(dy));
    expect(difference(last(dx!), expected.dx)).toBeLessThan(LIMIT);
    expect(difference(dw!, expected.dw)).toBeLessThan(LIMIT);
  });
});
