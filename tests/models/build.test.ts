import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../src/engine/memory.ts';
import { createTrainer, meanSquaredError } from '../../src/engine/train.ts';
import { quickBatchNorm } from '../../src/models/blocks/norm.ts';
import { countOf } from '../../src/models/count.ts';
import { variationalAutoencoder } from '../../src/models/families/autoencoder.ts';
import { cnn } from '../../src/models/families/convolutional.ts';
import { denseNet } from '../../src/models/families/dense.ts';
import { graphOf, layerOf, type Node } from '../../src/models/graph.ts';
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
  dropBlock,
  dropout,
  embedding,
  flatten,
  gaussianNoise,
  globalAveragePool,
  groupNorm,
  gru,
  input,
  layerNorm,
  lstm,
  maxPool,
  multiply,
  normalise,
  positions,
  reshape,
  separableConv,
  upsample,
  zeroPad,
} from '../../src/models/nodes.ts';
import { wasmFolder } from '../lab/engine.ts';
import { indices, networkOf, numbers } from './helpers.ts';

beforeAll(async () => {
  await startBackend('cpu', wasmFolder);
});

const anywhere: readonly ((x: Node) => Node)[] = [
  x => dense(x, { units: 3 }),
  x => activation(x, 'swish'),
  x => batchNorm(x),
  x => layerNorm(x),
  x => layerNorm(x, { over: 'example', centre: false }),
  x => dropout(x, { rate: 0.4 }),
  x => dropout(x, { rate: 0.4, drops: 'channel' }),
  x => gaussianNoise(x, 0.1),
  x => add([x, activation(x, 'relu')]),
  x => multiply([x, activation(x, 'sigmoid')]),
  x => concat([x, activation(x, 'tanh')]),
  x => normalise(x),
  flatten,
];
const onPictures: readonly ((x: Node) => Node)[] = [
  x => conv(x, { filters: 2, kernel: 3 }),
  x => conv(x, { filters: 3, kernel: [1, 2], strides: 2, bias: false }),
  x => conv(x, { filters: 2, kernel: 1, padding: 'valid' }),
  x => depthwiseConv(x, { kernel: 3, multiplier: 2, strides: 2 }),
  x => separableConv(x, { filters: 3, kernel: 3 }),
  x => maxPool(x, { size: 2, padding: 'same' }),
  x => averagePool(x, { size: 3, strides: 1, padding: 'same' }),
  x => globalAveragePool(x, { keep: true }),
  x => groupNorm(x, { groups: 1 }),
  x => dropBlock(x, { rate: 0.2, size: 2 }),
  x => zeroPad(x, { rows: [0, 1], channels: 1 }),
  x => upsample(x, [2, 1]),
  x => upsample(x, [1, 2], 'bilinear'),
  x => reshape(x, [(x.shape[0] as number) * (x.shape[1] as number), x.shape[2] as number]),
];
const onSequences: readonly ((x: Node) => Node)[] = [
  x => gru(x, { units: 3, sequences: true }),
  x => gru(x, { units: 2, resetAfter: false }),
  x => lstm(x, { units: 2, sequences: true }),
  x => attention(x, { heads: 2, headSize: 2 }),
  x => positions(x),
  x => globalAveragePool(x),
];

/** A chain of layers that suit what comes before them, chosen by `picks`; kept small. */
function chainOf(start: Node, picks: readonly number[]): Node {
  return picks.reduce((x, pick) => {
    const special = x.shape.length === 3 ? onPictures : x.shape.length === 2 ? onSequences : [];
    const choices = [...anywhere, ...special];
    const next = (choices[pick % choices.length] as (x: Node) => Node)(x);
    return next.shape.reduce((a, b) => a * b, 1) > 500 ? x : next;
  }, start);
}

const starts = [
  () => ({ x: input([4, 5, 2], 'x'), vocabulary: 0 }),
  () => ({ x: input([4, 3], 'x'), vocabulary: 0 }),
  () => ({ x: input([4], 'x'), vocabulary: 6 }),
];

describe('a network of any layers', () => {
  it('has the parameters that were counted and the shapes that were foretold', () => {
    const picks = fc.array(fc.nat(1000), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.constantFrom(...starts), picks, fc.boolean(), (start, choices, training) => {
        const close = openScope();
        const { x, vocabulary } = start();
        const graph = graphOf(x, chainOf(vocabulary > 0 ? embedding(x, { vocabulary, size: 2 }) : x, choices));
        const network = networkOf(graph);
        const { total } = countOf(graph);
        const sizes = (variables: Iterable<tf.Variable>) => [...variables].reduce((sum, { size }) => sum + size, 0);
        expect(sizes(network.weights.values())).toBe(total.parameters);
        expect(sizes(network.variables)).toBe(total.trainable);
        const names = graph.layers.map(({ name }) => name);
        const data = vocabulary > 0 ? indices([2, ...x.shape], vocabulary) : numbers([2, ...x.shape]);
        const outputs = network.evaluate({ x: data }, names, { training });
        expect(outputs.map(({ shape }) => shape)).toEqual(graph.layers.map(({ shape }) => [2, ...shape]));
        expect(outputs.every(output => output.dataSync().every(Number.isFinite))).toBe(true);
        close();
      }),
      { numRuns: 150 },
    );
  });
});

describe('build', () => {
  const net = (options: { hidden?: number[]; dropRate?: number; norm?: typeof quickBatchNorm } = {}) =>
    networkOf(denseNet({ inputs: 4, hidden: [5, 5], outputs: 2, activation: 'relu', ...options }));

  it('draws each parameter from its own stream: one layer changed leaves the others', () => {
    const [plain, other] = [net(), net({ dropRate: 0.5, norm: quickBatchNorm, hidden: [5, 5, 7] })];
    const [a, b] = [plain.snapshot(), other.snapshot()];
    for (const name of ['hidden1/kernel', 'hidden2/kernel']) expect(b.get(name)).toEqual(a.get(name));
    expect(b.get('hidden1/kernel')).not.toEqual(networkOf(plain.graph, 2).snapshot().get('hidden1/kernel'));
    for (const network of [plain, other]) network.dispose();
  });

  it('gives the variances of the schemes', () => {
    const graph = denseNet({ inputs: 300, hidden: [200], outputs: 2, activation: 'relu' });
    const spread = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    const network = networkOf(graph);
    expect(spread(network.snapshot().get('hidden1/kernel') as Float32Array) * 300).toBeCloseTo(2, 1);
    expect(new Set(network.snapshot().get('hidden1/bias'))).toEqual(new Set([0]));
    network.dispose();
  });

  it('gives recurrent kernels with orthonormal rows, and opens the forget gate', () => {
    const x = input([3, 2], 'x');
    const network = networkOf(graphOf(x, lstm(x, { name: 'lstm', units: 4 })));
    const kernel = network.snapshot().get('lstm/recurrent_kernel') as Float32Array;
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        const product = [...kernel.subarray(16 * a, 16 * a + 16)].reduce(
          (sum, v, k) => sum + v * kernel[16 * b + k]!,
          0,
        );
        expect(product).toBeCloseTo(a === b ? 1 : 0, 5);
      }
    }
    expect([...network.weight('lstm/bias').dataSync()]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
    network.dispose();
  });

  it('computes only what is wanted, from whatever is fed', () => {
    const network = networkOf(variationalAutoencoder({ inputs: 6, hidden: [5], latent: 2, activation: 'tanh' }));
    tf.tidy(() => {
      const [picture] = network.evaluate({ latent: tf.zeros([3, 2]) }, ['reconstruction']);
      expect(picture?.shape).toEqual([3, 6]);
      expect(() => network.evaluate({}, ['mean'])).toThrow('input is not given');
      expect(() => network.evaluate({}, ['nowhere'])).toThrow('no layer nowhere');
      expect(() => network.forward(tf.zeros([1, 6]))).toThrow('several outputs');
    });
    network.dispose();
  });

  it('puts a snapshot back, and refuses one of another network', () => {
    const network = net({ norm: quickBatchNorm });
    const before = network.snapshot();
    tf.tidy(() => network.forward(numbers([8, 4]), { training: true }));
    expect(network.snapshot()).not.toEqual(before);
    network.restore(before);
    expect(network.snapshot()).toEqual(before);
    expect(() => network.restore(new Map([['elsewhere/kernel', new Float32Array(1)]]))).toThrow('elsewhere/kernel');
    expect(() => network.restore(new Map([['hidden1/kernel', new Float32Array(1)]]))).toThrow();
    network.dispose();
  });

  it('leaves no tensor behind, in use, in training, at the end', () => {
    const before = tensorCount();
    const network = networkOf(
      cnn({ input: [6, 6, 1], filters: [2, 3], classes: 2, drop: { kind: 'block', size: 2, rate: 0.1 } }),
    );
    const [x, y] = [numbers([3, 6, 6, 1]), numbers([3, 2])];
    const trainer = createTrainer('adam', network.variables);
    const step = () => trainer.step(() => meanSquaredError(y, network.forward(x, { training: true })), 0.01);
    step();
    const settled = tensorCount();
    for (let i = 0; i < 3; i++) {
      step();
      tf.dispose(network.forward(x));
      network.restore(network.snapshot());
    }
    expect(tensorCount()).toBe(settled);
    tf.dispose([x, y]);
    trainer.dispose();
    network.dispose();
    expect(tensorCount()).toBe(before);
  });

  it('names the layer that a parameter belongs to', () => {
    const network = net();
    expect([...network.weights.keys()].slice(0, 2)).toEqual(['hidden1/kernel', 'hidden1/bias']);
    expect(layerOf(network.graph, 'hidden1').shape).toEqual([5]);
    expect(() => network.weight('hidden9/kernel')).toThrow('no parameter hidden9/kernel');
    expect(() => network.forward([])).toThrow('takes 1 inputs');
    network.dispose();
  });
});
