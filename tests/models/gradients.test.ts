import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope } from '../../src/engine/memory.ts';
import { gradientsOf, meanSquaredError } from '../../src/engine/train.ts';
import { defaultStyle } from '../../src/models/blocks/convolution.ts';
import { squeezeExcite } from '../../src/models/blocks/mobile.ts';
import { build, type Network, type RunOptions } from '../../src/models/build.ts';
import { variationalAutoencoder } from '../../src/models/families/autoencoder.ts';
import { graphOf, type Node } from '../../src/models/graph.ts';
import { inspect } from '../../src/models/inspect.ts';
import type { Shape } from '../../src/models/layers.ts';
import { divergenceFromStandardNormal, variationalLoss } from '../../src/models/losses.ts';
import {
  activation,
  add,
  attention,
  averagePool,
  batchNorm,
  concat,
  conv,
  dense,
  depthwiseConv,
  embedding,
  flatten,
  globalAveragePool,
  groupNorm,
  gru,
  input,
  layerNorm,
  lstm,
  positions,
  separableConv,
  zeroPad,
} from '../../src/models/nodes.ts';
import { createRandom } from '../../src/platform/random.ts';
import { wasmFolder } from '../lab/engine.ts';
import { indices, networkOf, numbers, shake } from './helpers.ts';

const BACKENDS = ['cpu', 'wasm'] as const;
const STEP = 1e-2;

/** (f(w + h) − f(w − h)) / 2h for each number of each variable. */
function differences(loss: () => tf.Scalar, variables: readonly tf.Variable[]): number[] {
  return variables.flatMap(variable => {
    const values = Float32Array.from(variable.dataSync());
    const at = (i: number, shift: number): number => {
      const moved = values.slice();
      moved[i] = (moved[i] as number) + shift;
      return tf.tidy(() => {
        variable.assign(tf.tensor(moved, variable.shape));
        return loss().dataSync()[0] as number;
      });
    };
    const slopes = [...values].map((_, i) => (at(i, STEP) - at(i, -STEP)) / (2 * STEP));
    tf.tidy(() => variable.assign(tf.tensor(values, variable.shape)));
    return slopes;
  });
}

/** |g − n| over |g| + |n|, all parameters together. */
function relativeError(loss: () => tf.Scalar, variables: readonly tf.Variable[]): number {
  const numeric = differences(loss, variables);
  const exact = gradientsOf(loss, variables).gradients.flatMap(gradient => [...gradient]);
  const norm = (values: readonly number[]) => Math.hypot(...values);
  expect(norm(exact)).toBeGreaterThan(1e-3);
  return norm(exact.map((value, i) => value - (numeric[i] as number))) / (norm(exact) + norm(numeric));
}

function errorOf(shape: Shape, make: (x: Node) => Node, options: RunOptions, data?: tf.Tensor): number {
  const at = input(shape, 'x');
  const network: Network = networkOf(graphOf(at, make(at)));
  shake(network);
  const x = data ?? numbers([4, ...shape]);
  const target = numbers(network.forward(x).shape, 11);
  return relativeError(() => meanSquaredError(target, network.forward(x, options)), network.variables);
}

let close = () => {};
beforeEach(() => {
  close = openScope();
});
afterEach(() => close());

const picture: Shape = [4, 3, 2];
const first = (x: Node) => dense(x, { units: 4 });

describe.each(BACKENDS)('on %s the gradients agree with central differences:', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each<[string, Shape, (x: Node) => Node]>([
    ['batch norm over features', [3], x => batchNorm(first(x))],
    ['batch norm without its scale', [3], x => activation(batchNorm(first(x), { scale: false }), 'tanh')],
    ['batch norm over a picture', picture, x => batchNorm(first(x))],
    ['layer norm', [3, 2], x => layerNorm(first(x))],
    ['layer norm over the example', [3, 2], x => layerNorm(first(x), { over: 'example' })],
    ['group norm', picture, x => groupNorm(first(x), { groups: 2 })],
    ['GRU', [3, 2], x => gru(x, { units: 3 })],
    ['GRU of the paper, every state', [3, 2], x => gru(x, { units: 3, resetAfter: false, sequences: true })],
    ['LSTM, two of them', [3, 2], x => lstm(lstm(x, { units: 2, sequences: true }), { units: 2 })],
    ['attention', [3, 4], x => attention(positions(x), { heads: 2, headSize: 2, causal: true })],
    ['shortcuts', [3], x => add([first(x), activation(dense(first(x), { units: 4 }), 'gelu')])],
    ['branches', picture, x => concat([first(x), zeroPad(dense(x, { units: 1 }), { channels: [1, 0] })])],
  ])('%s', (_, shape, make) => {
    expect(errorOf(shape, make, { training: true })).toBeLessThan(3e-3);
    expect(errorOf(shape, make, {})).toBeLessThan(3e-3);
  });

  it('embedding', () => {
    const make = (x: Node) => dense(flatten(embedding(x, { vocabulary: 5, size: 2 })), { units: 2 });
    expect(errorOf([3], make, {}, indices([4, 3], 5))).toBeLessThan(3e-3);
  });

  it('the loss of a variational auto-encoder, through the code that is drawn', () => {
    const graph = variationalAutoencoder({ inputs: 4, hidden: [3], latent: 2, activation: 'tanh' });
    const x = tf.sigmoid(numbers([5, 4]));
    // Noise from a stream that never changes is the same at every call.
    const network = build(graph, stream => (stream.startsWith('noise/') ? () => 0.3 : createRandom(1, stream)));
    shake(network);
    const loss = () => {
      const wanted = network.evaluate({ input: x }, graph.outputs, { training: true });
      return variationalLoss(x, wanted as [tf.Tensor, tf.Tensor, tf.Tensor], 2);
    };
    expect(relativeError(loss, network.variables)).toBeLessThan(3e-3);
  });
});

describe.each(BACKENDS)('on %s the gradients of convolutions agree with central differences:', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each<[string, (x: Node) => Node]>([
    ['conv', x => conv(x, { filters: 2, kernel: 3 })],
    ['conv with stride', x => conv(x, { filters: 2, kernel: [3, 2], strides: 2 })],
    ['valid conv', x => conv(x, { filters: 2, kernel: 2, padding: 'valid' })],
    ['depthwise', x => depthwiseConv(x, { kernel: 3, multiplier: 2 })],
    ['separable with stride', x => separableConv(x, { filters: 3, kernel: 3, strides: 2 })],
    ['pooling', x => averagePool(conv(x, { filters: 2, kernel: 1 }), { size: 2 })],
    ['norm and activation', x => activation(batchNorm(conv(x, { filters: 2, kernel: 3 })), 'tanh')],
    ['gate', x => squeezeExcite(first(x), 'gate', 2, { ...defaultStyle, activation: 'swish' })],
    ['global mean', x => globalAveragePool(conv(x, { filters: 2, kernel: 3 }))],
  ])('%s', (_, make) => {
    expect(errorOf(picture, make, { training: true })).toBeLessThan(3e-3);
  });
});

describe('inspect', () => {
  beforeAll(async () => {
    await startBackend('cpu', wasmFolder);
  });

  it('gives what the layers put out, and the gradient of the loss for it', () => {
    const x = input([3], 'x');
    const hidden = activation(dense(x, { name: 'hidden', units: 4 }), 'tanh', 'act');
    const network = networkOf(graphOf(x, dense(hidden, { name: 'logits', units: 2 })));
    const [data, target] = [numbers([5, 3]), numbers([5, 2], 9)];
    const lossOf = ([y]: tf.Tensor[]) => meanSquaredError(target, y as tf.Tensor);
    const seen = inspect(network, [data], lossOf, ['act', 'logits']);
    const [act, logits] = network.evaluate({ x: data }, ['act', 'logits']) as [tf.Tensor, tf.Tensor];
    expect(seen.act?.activations).toEqual(act.dataSync());
    expect(seen.logits?.activations).toEqual(logits.dataSync());
    const slope = tf.mul(tf.sub(logits, target), 2 / 10);
    const back = tf.matMul(slope as tf.Tensor2D, network.weight('logits/kernel') as tf.Tensor2D, false, true);
    for (const [name, expected] of [
      ['logits', slope],
      ['act', back],
    ] as const) {
      const worst = Math.max(...[...expected.dataSync()].map((g, i) => Math.abs(g - seen[name]!.gradients[i]!)));
      expect(worst).toBeLessThan(1e-6);
    }
  });
});

describe('a look at training', () => {
  beforeAll(async () => {
    await startBackend('cpu', wasmFolder);
  });

  it('leaves the running averages alone', () => {
    const x = input([3], 'x');
    const network = networkOf(graphOf(x, batchNorm(dense(x, { units: 2 }), { name: 'norm' })));
    const before = network.snapshot();
    const [data, target] = [numbers([5, 3]), numbers([5, 2], 9)];
    const lossOf = ([y]: tf.Tensor[]) => meanSquaredError(target, y as tf.Tensor);
    inspect(network, [data], lossOf, ['norm'], { training: true });
    network.forward(data, { training: true, moving: false });
    expect(network.snapshot()).toEqual(before);
    network.forward(data, { training: true });
    expect(network.snapshot()).not.toEqual(before);
  });
});

describe('the divergence from the standard normal', () => {
  it('is ½ Σ (μ² + σ² − 1 − log σ²), 0 for the standard normal itself', () => {
    const value = (mean: number[], logVariance: number[]) =>
      divergenceFromStandardNormal(tf.tensor2d([mean]), tf.tensor2d([logVariance])).dataSync()[0];
    expect(value([0, 0], [0, 0])).toBe(0);
    expect(value([3, 0], [0, Math.log(4)])).toBeCloseTo((9 + 4 - 1 - Math.log(4)) / 2, 5);
  });
});
