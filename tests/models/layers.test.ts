import type * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope } from '../../src/engine/memory.ts';
import { graphOf, type Node } from '../../src/models/graph.ts';
import type { ActivationName, Shape } from '../../src/models/layers.ts';
import {
  activation,
  add,
  averagePool,
  batchNorm,
  concat,
  conv,
  dense,
  depthwiseConv,
  embedding,
  flatten,
  globalAveragePool,
  globalMaxPool,
  gru,
  input,
  layerNorm,
  lstm,
  maxPool,
  multiply,
  reshape,
  separableConv,
  upsample,
  zeroPad,
} from '../../src/models/nodes.ts';
import { wasmFolder } from '../lab/engine.ts';
import { gap, indices, networkOf, numbers, shake } from './helpers.ts';

type Case = {
  readonly shape: Shape;
  readonly make: (x: Node) => Node;
  readonly layer: () => tfl.layers.Layer;
  /** The layer takes indices below this. */
  readonly vocabulary?: number;
};

const picture: Shape = [7, 6, 4];
const sequence: Shape = [5, 3];
/** The initialiser is replaced; the default one needs methods of tensors that are not loaded. */
const gates = { recurrentActivation: 'sigmoid', recurrentInitializer: 'glorotUniform' } as const;
const both = { strides: 2, padding: 'same' } as const;

const CASES: Readonly<Record<string, Case>> = {
  dense: { shape: [4], make: x => dense(x, { units: 3 }), layer: () => tfl.layers.dense({ units: 3 }) },
  'dense over steps': {
    shape: sequence,
    make: x => dense(x, { units: 2 }),
    layer: () => tfl.layers.dense({ units: 2 }),
  },
  'conv2d, same, stride 2': {
    shape: picture,
    make: x => conv(x, { filters: 3, kernel: 3, strides: 2 }),
    layer: () => tfl.layers.conv2d({ filters: 3, kernelSize: 3, ...both }),
  },
  'conv2d, valid, 1×3': {
    shape: picture,
    make: x => conv(x, { filters: 2, kernel: [1, 3], padding: 'valid', bias: false }),
    layer: () => tfl.layers.conv2d({ filters: 2, kernelSize: [1, 3], useBias: false }),
  },
  'depthwise, multiplier 2': {
    shape: picture,
    make: x => depthwiseConv(x, { kernel: 3, multiplier: 2 }),
    layer: () => tfl.layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, padding: 'same' }),
  },
  'depthwise, stride 2': {
    shape: picture,
    make: x => depthwiseConv(x, { kernel: 3, strides: 2 }),
    layer: () => tfl.layers.depthwiseConv2d({ kernelSize: 3, ...both }),
  },
  separable: {
    shape: picture,
    make: x => separableConv(x, { filters: 5, kernel: 3, multiplier: 2 }),
    layer: () => tfl.layers.separableConv2d({ filters: 5, kernelSize: 3, depthMultiplier: 2, padding: 'same' }),
  },
  'max pooling': {
    shape: picture,
    make: x => maxPool(x, { size: 2 }),
    layer: () => tfl.layers.maxPooling2d({ poolSize: 2 }),
  },
  'max pooling, same': {
    shape: picture,
    make: x => maxPool(x, { size: 3, ...both }),
    layer: () => tfl.layers.maxPooling2d({ poolSize: 3, ...both }),
  },
  'average pooling, same': {
    shape: picture,
    make: x => averagePool(x, { size: 3, ...both }),
    layer: () => tfl.layers.averagePooling2d({ poolSize: 3, ...both }),
  },
  'global average': {
    shape: picture,
    make: x => globalAveragePool(x),
    layer: () => tfl.layers.globalAveragePooling2d({}),
  },
  'global maximum': { shape: picture, make: x => globalMaxPool(x), layer: () => tfl.layers.globalMaxPooling2d({}) },
  'global average over steps': {
    shape: sequence,
    make: x => globalAveragePool(x),
    layer: () => tfl.layers.globalAveragePooling1d({}),
  },
  'batch norm': { shape: picture, make: x => batchNorm(x), layer: () => tfl.layers.batchNormalization({}) },
  'batch norm without scale': {
    shape: [4],
    make: x => batchNorm(x, { scale: false, epsilon: 0.1 }),
    layer: () => tfl.layers.batchNormalization({ scale: false, epsilon: 0.1 }),
  },
  'layer norm': { shape: sequence, make: x => layerNorm(x), layer: () => tfl.layers.layerNormalization({}) },
  'layer norm over the example': {
    shape: picture,
    make: x => layerNorm(x, { over: 'example' }),
    layer: () => tfl.layers.layerNormalization({ axis: [1, 2, 3] }),
  },
  flatten: { shape: picture, make: x => flatten(x), layer: () => tfl.layers.flatten() },
  reshape: {
    shape: picture,
    make: x => reshape(x, [42, 4]),
    layer: () => tfl.layers.reshape({ targetShape: [42, 4] }),
  },
  'zero padding': {
    shape: picture,
    make: x => zeroPad(x, { rows: [1, 2], columns: [0, 3] }),
    layer: () =>
      tfl.layers.zeroPadding2d({
        padding: [
          [1, 2],
          [0, 3],
        ],
      }),
  },
  upsampling: {
    shape: picture,
    make: x => upsample(x, [2, 3]),
    layer: () => tfl.layers.upSampling2d({ size: [2, 3] }),
  },
  embedding: {
    shape: [6],
    make: x => embedding(x, { vocabulary: 9, size: 4 }),
    layer: () => tfl.layers.embedding({ inputDim: 9, outputDim: 4 }),
    vocabulary: 9,
  },
  'GRU of the paper': {
    shape: sequence,
    make: x => gru(x, { units: 4, resetAfter: false }),
    layer: () => tfl.layers.gru({ units: 4, ...gates }),
  },
  'GRU, every state': {
    shape: sequence,
    make: x => gru(x, { units: 4, resetAfter: false, sequences: true }),
    layer: () => tfl.layers.gru({ units: 4, ...gates, returnSequences: true }),
  },
  LSTM: { shape: sequence, make: x => lstm(x, { units: 4 }), layer: () => tfl.layers.lstm({ units: 4, ...gates }) },
  'LSTM, every state': {
    shape: sequence,
    make: x => lstm(x, { units: 4, sequences: true }),
    layer: () => tfl.layers.lstm({ units: 4, ...gates, returnSequences: true }),
  },
};

const ACTIVATIONS: readonly ActivationName[] = [
  'tanh',
  'sigmoid',
  'relu',
  'relu6',
  'elu',
  'selu',
  'softplus',
  'softmax',
];

describe.each(['cpu', 'wasm'] as const)('on %s, with the same weights, the layer of the library agrees:', backend => {
  beforeAll(async () => {
    await startBackend(backend, wasmFolder);
  });

  let close = () => {};
  beforeEach(() => {
    close = openScope();
  });
  afterEach(() => close());

  it.each(Object.entries(CASES))('%s', (_, { shape, make, layer: create, vocabulary }) => {
    const x = input(shape, 'x');
    const network = networkOf(graphOf(x, make(x)));
    shake(network);
    const data = vocabulary === undefined ? numbers([3, ...shape]) : indices([3, ...shape], vocabulary);
    const layer = create();
    // The first call makes its weights.
    layer.apply(data);
    const weights = [...network.weights.values()];
    expect(layer.weights.map(weight => weight.shape)).toEqual(weights.map(weight => weight.shape));
    layer.setWeights(weights);
    const [ours, theirs] = [network.forward(data), layer.apply(data) as tf.Tensor];
    expect(ours.shape).toEqual(theirs.shape);
    expect(gap(ours.dataSync(), theirs.dataSync())).toBeLessThan(2e-6);
  });

  it.each(ACTIVATIONS)('%s', name => {
    const x = input(sequence, 'x');
    const data = numbers([3, ...sequence]);
    const expected = tfl.layers.activation({ activation: name as 'tanh' }).apply(data) as tf.Tensor;
    const ours = networkOf(graphOf(x, activation(x, name))).forward(data);
    expect(gap(ours.dataSync(), expected.dataSync())).toBeLessThan(2e-6);
  });

  it.each([
    ['add', add, () => tfl.layers.add()],
    ['multiply', multiply, () => tfl.layers.multiply()],
    ['concat', concat, () => tfl.layers.concatenate()],
  ] as const)('%s', (_, make, create) => {
    const [a, b] = [input(picture, 'a'), input(picture, 'b')];
    const data = [numbers([2, ...picture], 1), numbers([2, ...picture], 2)];
    const ours = networkOf(graphOf([a, b], make([a, b]))).forward(data);
    expect(gap(ours.dataSync(), (create().apply(data) as tf.Tensor).dataSync())).toBeLessThan(1e-6);
  });
});
