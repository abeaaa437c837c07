import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope } from '../../src/engine/memory.ts';
import type { Network } from '../../src/models/build.ts';
import { graphOf, type Node } from '../../src/models/graph.ts';
import type { Shape } from '../../src/models/layers.ts';
import {
  activation,
  attention,
  batchNorm,
  groupNorm,
  gru,
  input,
  normalise,
  positions,
  rescale,
  upsample,
  zeroPad,
} from '../../src/models/nodes.ts';
import { wasmFolder } from '../lab/engine.ts';
import { gap, networkOf, numbers, shake } from './helpers.ts';

type Run = {
  readonly network: Network;
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
  readonly data: ArrayLike<number>;
  readonly value: (parameter: string) => ArrayLike<number>;
};

/** One layer, called `it`, with parameters and data of all sorts. */
function run(shape: Shape, make: (x: Node) => Node, batch = 2): Run {
  const at = input(shape, 'x');
  const network = networkOf(graphOf(at, make(at)));
  shake(network);
  const x = numbers([batch, ...shape]);
  const y = network.forward(x);
  return { network, x, y, data: x.dataSync(), value: name => network.weight(`it/${name}`).dataSync() };
}

const sum = (length: number, term: (i: number) => number): number =>
  Array.from({ length }, (_, i) => term(i)).reduce((total, one) => total + one, 0);
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

describe.each(['cpu', 'wasm'] as const)('on %s, written out number by number:', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  let close = () => {};
  beforeEach(() => {
    close = openScope();
  });
  afterEach(() => close());

  it.each([
    ['identity', (z: number) => z],
    ['hardSigmoid', (z: number) => Math.min(1, Math.max(0, 0.2 * z + 0.5))],
    ['leakyRelu', (z: number) => (z > 0 ? z : 0.01 * z)],
    ['swish', (z: number) => z * sigmoid(z)],
    ['gelu', (z: number) => (z / 2) * (1 + erf(z / Math.SQRT2))],
  ] as const)('%s', (name, f) => {
    const { y, data } = run([9], x => activation(rescale(x, 3), name));
    expect(
      gap(
        y.dataSync(),
        Array.from(data, z => f(3 * z)),
      ),
    ).toBeLessThan(1e-5);
  });

  it('a GRU with the reset gate after the matrix product', () => {
    const [steps, features, units] = [4, 3, 2];
    const { y, data, value } = run([steps, features], x => gru(x, { name: 'it', units }), 1);
    const [kernel, recurrent, bias] = ['kernel', 'recurrent_kernel', 'bias'].map(value) as [
      number[],
      number[],
      number[],
    ];
    let h = [0, 0];
    for (let t = 0; t < steps; t++) {
      const fromInput = (j: number) => sum(features, i => data[t * features + i]! * kernel[i * 6 + j]!) + bias[j]!;
      const fromState = (j: number) => sum(units, i => h[i]! * recurrent[i * 6 + j]!) + bias[6 + j]!;
      h = h.map((old, u) => {
        const [z, r] = [0, 2].map(gate => sigmoid(fromInput(gate + u) + fromState(gate + u))) as [number, number];
        return z * old + (1 - z) * Math.tanh(fromInput(4 + u) + r * fromState(4 + u));
      });
    }
    expect(gap(y.dataSync(), h)).toBeLessThan(1e-6);
  });

  it.each([false, true])('attention with two heads, causal: %s', causal => {
    const [steps, size, heads, headSize] = [4, 3, 2, 2];
    const { y, data, value } = run([steps, size], x => attention(x, { name: 'it', heads, headSize, causal }), 1);
    const project = (name: string) => {
      const [kernel, bias] = [value(`${name}/kernel`), value(`${name}/bias`)];
      return (t: number, head: number, k: number) => {
        const column = head * headSize + k;
        return sum(size, i => data[t * size + i]! * kernel[i * heads * headSize + column]!) + bias[column]!;
      };
    };
    const [query, key, values] = ['query', 'key', 'value'].map(project) as ReturnType<typeof project>[];
    const [kernel, bias] = [value('attention_output/kernel'), value('attention_output/bias')];
    const mixed = (t: number, head: number, k: number) => {
      const seen = causal ? t + 1 : steps;
      const score = (s: number) =>
        Math.exp(sum(headSize, i => query!(t, head, i) * key!(s, head, i)) / Math.sqrt(headSize));
      return sum(seen, s => score(s) * values!(s, head, k)) / sum(seen, score);
    };
    const expected = Array.from({ length: steps * size }, (_, at) => {
      const [t, j] = [Math.floor(at / size), at % size];
      const part = (column: number) =>
        mixed(t, Math.floor(column / headSize), column % headSize) * kernel[column * size + j]!;
      return sum(heads * headSize, part) + bias[j]!;
    });
    expect(gap(y.dataSync(), expected)).toBeLessThan(1e-5);
  });

  it('group norm', () => {
    const [side, channels, groups, epsilon] = [3, 4, 2, 0.01];
    const { y, data, value } = run([side, side, channels], x => groupNorm(x, { name: 'it', groups, epsilon }));
    const [gamma, beta] = [value('gamma'), value('beta')];
    const groupOf = (at: number) => [Math.floor(at / (side * side * channels)), Math.floor((at % channels) / 2)].join();
    const expected = Array.from(data, (one, at) => {
      const members = Array.from(data).filter((_, other) => groupOf(other) === groupOf(at));
      const mean = sum(members.length, i => members[i]!) / members.length;
      const variance = sum(members.length, i => (members[i]! - mean) ** 2) / members.length;
      return ((one - mean) / Math.sqrt(variance + epsilon)) * gamma[at % channels]! + beta[at % channels]!;
    });
    expect(gap(y.dataSync(), expected)).toBeLessThan(1e-5);
  });

  it('batch norm in training, and what its running averages become', () => {
    const at = input([2], 'x');
    const network = networkOf(graphOf(at, batchNorm(at, { name: 'it', momentum: 0.8, epsilon: 0.01 })));
    const x = tf.tensor2d([1, 10, 3, 20, 8, 60], [3, 2]);
    const y = network.forward(x, { training: true });
    const [means, variances] = [
      [4, 30],
      [26 / 3, 1400 / 3],
    ];
    const expected = Array.from(
      x.dataSync(),
      (one, i) => (one - means![i % 2]!) / Math.sqrt(variances![i % 2]! + 0.01),
    );
    expect(gap(y.dataSync(), expected)).toBeLessThan(1e-5);
    const averages = ['moving_mean', 'moving_variance'].flatMap(name => [...network.weight(`it/${name}`).dataSync()]);
    const moved = [0.2 * 4, 0.2 * 30, 0.8 + (0.2 * 26) / 3, 0.8 + (0.2 * 1400) / 3];
    expect(gap(averages, moved)).toBeLessThan(1e-4);
    expect(network.variables).toHaveLength(2);
  });

  it('positions, rescaling, and normalising with stored constants', () => {
    const added = run([3, 2], x => positions(x, { name: 'it' }));
    const vectors = added.value('embeddings');
    expect(
      gap(
        added.y.dataSync(),
        Array.from(added.data, (z, i) => z + vectors[i % 6]!),
      ),
    ).toBeLessThan(1e-6);
    const scaled = run([4], x => rescale(x, 2, -1));
    expect(
      gap(
        scaled.y.dataSync(),
        Array.from(scaled.data, z => 2 * z - 1),
      ),
    ).toBeLessThan(1e-6);
    const standard = run([3], x => normalise(x, 'it'));
    const [mean, variance] = [standard.value('mean'), standard.value('variance')];
    const expected = Array.from(standard.data, (z, i) => (z - mean[i % 3]!) / Math.sqrt(variance[i % 3]!));
    expect(gap(standard.y.dataSync(), expected)).toBeLessThan(1e-5);
  });

  it('zeros for channels that are lacking', () => {
    const { y, data } = run([1, 2, 2], x => zeroPad(x, { channels: [1, 2] }), 1);
    const [a, b, c, d] = Array.from(data) as [number, number, number, number];
    expect([...y.dataSync()]).toEqual([0, a, b, 0, 0, 0, c, d, 0, 0]);
  });

  it('bilinear upsampling between the centres of the pixels', () => {
    const { y, data } = run([1, 2, 1], x => upsample(x, [1, 2], 'bilinear'), 1);
    const [a, b] = [data[0]!, data[1]!];
    expect(gap(y.dataSync(), [a, 0.75 * a + 0.25 * b, 0.25 * a + 0.75 * b, b])).toBeLessThan(1e-6);
  });
});

/** By its Taylor series, which is exact enough for |x| < 4. */
function erf(x: number): number {
  let [term, total] = [x, x];
  for (let n = 1; n < 80; n++) {
    term *= (-x * x) / n;
    total += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * total;
}
