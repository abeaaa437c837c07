import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope } from '../../src/engine/memory.ts';
import { createTrainer, meanSquaredError } from '../../src/engine/train.ts';
import { mobileNetV1 } from '../../src/models/architectures/mobilenet.ts';
import { roundWidth } from '../../src/models/blocks/mobile.ts';
import { noNorm, quickBatchNorm } from '../../src/models/blocks/norm.ts';
import { countOf } from '../../src/models/count.ts';
import { autoencoder, convAutoencoder, variationalAutoencoder } from '../../src/models/families/autoencoder.ts';
import { cnn } from '../../src/models/families/convolutional.ts';
import { denseNet } from '../../src/models/families/dense.ts';
import { residualNet } from '../../src/models/families/residual.ts';
import { bagOfWords, pairNet, recurrentNet, transformerNet } from '../../src/models/families/sequence.ts';
import { type StageBlock, stagedNet } from '../../src/models/families/staged.ts';
import { type Graph, layerOf } from '../../src/models/graph.ts';
import { variationalLoss } from '../../src/models/losses.ts';
import { wasmFolder } from '../lab/engine.ts';
import { indices, networkOf, numbers } from './helpers.ts';

const BACKENDS = ['cpu', 'wasm'] as const;

let close = () => {};
beforeEach(() => {
  close = openScope();
});
afterEach(() => close());

const stages = [
  { filters: 4, blocks: 1, stride: 1 },
  { filters: 8, blocks: 1, stride: 2 },
] as const;
const staged = (block: StageBlock) => stagedNet({ input: [6, 6, 1], classes: 2, stem: 4, stages, block });
const residual = (
  shortcut: 'none' | 'padded' | 'projection' | 'projections',
  block: 'basic' | 'bottleneck' = 'basic',
) => residualNet({ input: [6, 6, 1], classes: 2, blocks: [1, 1], filters: 4, shortcut, block });

const DENSE: Readonly<Record<string, () => Graph>> = {
  dense: () => denseNet({ inputs: 4, hidden: [6, 6], outputs: 2, activation: 'tanh' }),
  'dense with everything': () =>
    denseNet({
      inputs: 4,
      hidden: [6, 6],
      outputs: 2,
      activation: 'relu',
      norm: quickBatchNorm,
      dropRate: 0.1,
      residual: true,
    }),
  'dense with layer norm': () =>
    denseNet({ inputs: 4, hidden: [6], outputs: 2, activation: 'relu', norm: { kind: 'layer' } }),
  gru: () =>
    recurrentNet({ input: { kind: 'numbers', steps: 4, features: 2 }, cell: 'gru', units: [4, 4], outputs: 2 }),
  'lstm over tokens, an answer at every step': () =>
    recurrentNet({
      input: { kind: 'tokens', steps: 4, vocabulary: 5, size: 3 },
      cell: 'lstm',
      units: [4],
      outputs: 2,
      answers: 'every',
      dropRate: 0.1,
    }),
  'transformer over tokens': () =>
    transformerNet({
      input: { kind: 'tokens', steps: 4, vocabulary: 5, size: 8 },
      size: 8,
      heads: 2,
      blocks: 2,
      feedForward: 16,
      outputs: 2,
      answers: 'mean',
    }),
  'transformer over numbers, an answer at every step': () =>
    transformerNet({
      input: { kind: 'numbers', steps: 4, features: 2 },
      size: 4,
      heads: 2,
      blocks: 1,
      feedForward: 8,
      outputs: 2,
      answers: 'every',
      dropRate: 0.1,
    }),
  'bag of words': () => bagOfWords({ steps: 4, vocabulary: 5, size: 3, hidden: [4], outputs: 2 }),
  factorisation: () => pairNet({ users: 5, items: 5, size: 3, hidden: [] }),
  'pairs with hidden layers': () => pairNet({ users: 5, items: 5, size: 3, hidden: [4] }),
  'auto-encoder': () => autoencoder({ inputs: 6, hidden: [4], latent: 2, activation: 'tanh', noise: 0.1 }),
};

const CONVOLUTIONAL: Readonly<Record<string, () => Graph>> = {
  cnn: () => cnn({ input: [6, 6, 1], filters: [3, 4], classes: 2, dense: { units: 5, dropRate: 0.1 } }),
  'cnn with group norm and channels dropped': () =>
    cnn({
      input: [6, 6, 1],
      filters: [4],
      classes: 2,
      convs: 2,
      pool: 'average',
      head: 'average',
      drop: { kind: 'units', drops: 'channel', rate: 0.1 },
      style: { norm: { kind: 'group', groups: 2 }, activation: 'swish', init: { kind: 'normal', deviation: 0.2 } },
    }),
  plain: () => residual('none'),
  'residual A': () => residual('padded'),
  'residual B': () => residual('projection'),
  'residual C, bottleneck': () => residual('projections', 'bottleneck'),
  'plain blocks': () => staged({ kind: 'plain' }),
  'residual blocks': () => staged({ kind: 'residual' }),
  mobile: () => staged({ kind: 'mobile' }),
  xception: () => staged({ kind: 'xception' }),
  inverted: () => staged({ kind: 'inverted', expansion: 2, gate: 0 }),
  'inverted with a gate': () => staged({ kind: 'inverted', expansion: 2, gate: 0.25 }),
  inception: () => staged({ kind: 'inception', wide: 'whole' }),
  'inception with two 3×3': () => staged({ kind: 'inception', wide: 'twoSmall' }),
  'inception with rows and columns': () => staged({ kind: 'inception', wide: 'rowThenColumn' }),
  'convolutional auto-encoder': () => convAutoencoder({ input: [4, 4, 1], filters: [3, 4] }),
};

/** Some steps of Adam towards random targets; the losses before the first and after the last, both without noise. */
function fit(graph: Graph, steps = 25): { before: number; after: number } {
  const network = networkOf(graph);
  const takesIndices = graph.layers.some(({ layer }) => layer.kind === 'embedding');
  const feed = (name: string, seed: number) => {
    const shape = [8, ...layerOf(graph, name).shape];
    return takesIndices ? indices(shape, 5, seed) : numbers(shape, seed);
  };
  const x = graph.inputs.map((name, i) => feed(name, i + 1));
  const y = numbers(network.forward(x).shape, 5);
  const loss = (noise: boolean) => meanSquaredError(y, network.forward(x, { training: true, noise }));
  const trainer = createTrainer('adam', network.variables);
  const quietLoss = () => loss(false).dataSync()[0] as number;
  const before = quietLoss();
  for (let i = 0; i < steps; i++) trainer.step(() => loss(true), 0.02);
  trainer.dispose();
  return { before, after: quietLoss() };
}

describe.each(BACKENDS)('on %s a few steps of training lower the loss:', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each(Object.entries(DENSE))('%s', (_, graph) => {
    const { before, after } = fit(graph());
    expect(after).toBeLessThan(0.9 * before);
  });

  it('variational auto-encoder', () => {
    const graph = variationalAutoencoder({ inputs: 6, hidden: [5], latent: 2, activation: 'tanh' });
    const network = networkOf(graph);
    const x = tf.sigmoid(tf.mul(numbers([8, 6]), 4));
    const trainer = createTrainer('adam', network.variables);
    const losses = Array.from({ length: 60 }, () =>
      trainer.step(() => {
        const outputs = network.evaluate({ input: x }, graph.outputs, { training: true });
        return variationalLoss(x, outputs as [tf.Tensor, tf.Tensor, tf.Tensor], 1);
      }, 0.02),
    );
    const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(mean(losses.slice(-10))).toBeLessThan(mean(losses.slice(0, 10)));
    trainer.dispose();
  });
});

describe.each(BACKENDS)('on %s a few steps of training lower the loss of convolutional networks:', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  it.each(Object.entries(CONVOLUTIONAL))('%s', (_, graph) => {
    const { before, after } = fit(graph(), 8);
    expect(after).toBeLessThan(before);
  });
});

describe('an architecture of full size', () => {
  it('runs, here with few channels on a small picture', async () => {
    await startBackend('wasm', wasmFolder);
    const network = networkOf(mobileNetV1({ classes: 3, width: 0.25, side: 32 }));
    const shares = network.forward(numbers([2, 32, 32, 3]));
    expect(shares.shape).toEqual([2, 3]);
    for (const total of tf.sum(shares, 1).dataSync()) expect(total).toBeCloseTo(1, 5);
  });
});

describe('the families', () => {
  it('count 6n + 2 layers with weights in a residual net for small pictures, at the sizes of the paper', () => {
    // He et al. 2016, table 6: 0.27, 0.46, 0.66, 0.85 and 1.7 million parameters with shortcut A.
    const millions = [3, 5, 7, 9, 18].map(n => {
      const graph = residualNet({
        input: [32, 32, 3],
        classes: 10,
        blocks: [n, n, n],
        filters: 16,
        shortcut: 'padded',
      });
      const weighted = graph.layers.filter(({ layer }) => layer.kind === 'conv2d' || layer.kind === 'dense');
      expect(weighted).toHaveLength(6 * n + 2);
      return countOf(graph).total.trainable / 1e6;
    });
    expect(millions.map(value => value.toFixed(2))).toEqual(['0.27', '0.46', '0.66', '0.85', '1.73']);
  });

  it('give plain and residual nets the same parameters, name by name', () => {
    const weights = (graph: Graph) => countOf(graph).layers.filter(layer => layer.parameters > 0);
    expect(weights(residual('padded'))).toEqual(weights(residual('none')));
  });

  it('keep the initial weights of the plain net in the residual one', () => {
    const [plain, residualOne] = [networkOf(residual('none')), networkOf(residual('padded'))];
    expect(residualOne.snapshot()).toEqual(plain.snapshot());
  });

  it('scale depth and width', () => {
    const net = (width: number, depth: number) =>
      stagedNet({ input: [8, 8, 3], classes: 2, stem: 8, stages, block: { kind: 'mobile' }, width, depth });
    const blocks = (graph: Graph) => graph.layers.filter(({ layer }) => layer.kind === 'depthwiseConv2d').length;
    expect([blocks(net(1, 1)), blocks(net(1, 1.5)), blocks(net(1, 3))]).toEqual([2, 4, 6]);
    expect(layerOf(net(2, 1), 'stem/conv').shape).toEqual([8, 8, 16]);
  });

  it('round widths to a multiple of eight, never below nine tenths', () => {
    expect([32 * 0.75, 24 * 0.75, 16 * 0.35, 3].map(width => roundWidth(width))).toEqual([24, 24, 8, 8]);
    fc.assert(
      fc.property(fc.double({ min: 1, max: 4000, noNaN: true }), width => {
        const rounded = roundWidth(width);
        expect(rounded % 8).toBe(0);
        expect(rounded).toBeGreaterThanOrEqual(0.9 * width);
        expect(rounded - width).toBeLessThan(8);
      }),
    );
  });

  it('leave the bias out of a convolution that a norm follows', () => {
    const biases = (graph: Graph) =>
      graph.layers.filter(({ layer }) => layer.kind === 'conv2d' && layer.bias).map(({ name }) => name);
    const small = { input: [4, 4, 1], filters: [2], classes: 2 };
    expect(biases(cnn(small))).toEqual([]);
    expect(
      biases(cnn({ ...small, style: { norm: noNorm, activation: 'relu', init: { kind: 'orthogonal' } } })),
    ).toEqual(['stage1/1/conv']);
  });

  it('refuse heads among which the features do not divide', () => {
    const input = { kind: 'numbers', steps: 2, features: 2 } as const;
    const options = { input, size: 6, heads: 4, blocks: 1, feedForward: 4, outputs: 1, answers: 'mean' } as const;
    expect(() => transformerNet(options)).toThrow('4 heads');
  });
});
