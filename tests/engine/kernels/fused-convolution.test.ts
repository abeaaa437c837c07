import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope } from '../../../src/engine/memory.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { type Case, KINDS, op, padOf, problemOf, same, tensors } from './convolution.ts';

type Activation = 'linear' | 'relu' | 'relu6' | 'elu' | 'sigmoid' | 'leakyrelu' | 'prelu';
const ACTIVATIONS: readonly Activation[] = ['linear', 'relu', 'relu6', 'elu', 'sigmoid', 'leakyrelu', 'prelu'];

/** What a fused op stands for. */
function composed(
  one: Case,
  x: tf.Tensor,
  w: tf.Tensor,
  bias: tf.Tensor | undefined,
  activation: Activation,
  alpha: tf.Tensor,
) {
  const plain = op(one)(x, w);
  const z = bias ? tf.add(plain, bias) : plain;
  if (activation === 'linear') return z;
  if (activation === 'prelu') return tf.prelu(z, alpha);
  return { relu: tf.relu, relu6: tf.relu6, elu: tf.elu, sigmoid: tf.sigmoid, leakyrelu: tf.leakyRelu }[activation](z);
}

function fused(
  one: Case,
  x: tf.Tensor,
  w: tf.Tensor,
  bias: tf.Tensor | undefined,
  activation: Activation,
  alpha: tf.Tensor,
) {
  const settings = {
    x: x as tf.Tensor4D,
    w,
    filter: w as tf.Tensor4D,
    strides: one.strides as [number, number],
    pad: padOf(one.pad),
    dilations: one.dilations as [number, number],
    activation,
    ...(bias && { bias }),
    ...(activation === 'prelu' && { preluActivationWeights: alpha }),
  };
  return one.kind === 'dense' ? tf.fused.conv2d(settings) : tf.fused.depthwiseConv2d(settings);
}

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
    const biases: Readonly<Record<string, () => tf.Tensor | undefined>> = {
      'no bias': () => undefined,
      'a bias per channel': () => tf.linspace(-1, 1, channels),
      'one bias for all': () => tf.scalar(0.5),
      'a bias of rank 4': () => tf.reshape(tf.linspace(-1, 1, channels), [1, 1, 1, channels]),
    };

    it.each(Object.keys(biases))('fused ops with %s agree with their parts', name => {
      const bias = biases[name]?.();
      const alpha = tf.linspace(-0.5, 0.5, channels);
      for (const strides of [
        [1, 1],
        [3, 2],
      ] as const) {
        const strided = { ...one, strides, kernel: [1, 2] as const, pad: strides[0] === 1 ? 1 : ('same' as const) };
        const { x, w } = tensors(problemOf(strided, 3)!);
        for (const activation of ACTIVATIONS) {
          same(fused(strided, x, w, bias, activation, alpha), composed(strided, x, w, bias, activation, alpha));
        }
      }
    });

    it.each(ACTIVATIONS)('the gradient of a fused op with %s is that of its parts', activation => {
      const { x, w, dy } = tensors(problemOf(one, 4)!);
      const [bias, alpha] = [tf.linspace(-1, 1, channels), tf.linspace(-0.5, 0.5, channels)];
      const gradients = (f: typeof fused | typeof composed) =>
        tf.grads((a, b, c) => f(one, a!, b!, c!, activation, alpha))([x, w, bias], dy);
      const expected = gradients(composed);
      gradients(fused).forEach((gradient, i) => {
        same(gradient, expected[i]!);
      });
    });

    it('a dilated fused op with an activation can be trained', () => {
      const dilated = { ...one, dilations: [2, 1] as const };
      const { x, w, dy } = tensors(problemOf(dilated, 5)!);
      const gradients = (f: typeof fused | typeof composed) =>
        tf.grads((a, b) => f(dilated, a!, b!, undefined, 'relu', w))([x, w], dy);
      const expected = gradients(composed);
      gradients(fused).forEach((gradient, i) => {
        same(gradient, expected[i]!);
      });
    });

    it('fused ops leave no memory behind', () => {
      const count = () => (tf.backend() as unknown as { numDataIds: () => number }).numDataIds();
      const before = count();
      const { x, w, dy } = tensors(problemOf(one, 7)!);
      for (const activation of ACTIVATIONS) {
        tf.dispose(tf.tidy(() => fused(one, x, w, tf.scalar(1), activation, tf.scalar(2))));
      }
      tf.dispose([x, w, dy]);
      expect(count()).toBe(before);
    });
  });
});
