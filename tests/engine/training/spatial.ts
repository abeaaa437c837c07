import * as tfl from '@tensorflow/tfjs-layers';
import type { Array64 } from '../reference/array.ts';
import * as ref from '../reference/elementwise.ts';
import * as image from '../reference/image.ts';
import { max, mean } from '../reference/reduce.ts';
import { concat, pad, reshape, slice, transpose } from '../reference/shape.ts';
import * as window from '../reference/window.ts';
import { afterConv, afterDense, one, PICTURE, SEQUENCE, VECTOR } from './builders.ts';
import type { TrainingCase } from './case.ts';

const { layers } = tfl;

type ConvolutionOptions = { padding: 'same' | 'valid'; strides?: number; dilationRate?: number };
const windowOf = ({ padding, strides = 1, dilationRate = 1 }: ConvolutionOptions): window.Window => ({
  strides: [strides, strides],
  pad: padding,
  dilations: [dilationRate, dilationRate],
});

const CONVOLUTIONS: readonly ConvolutionOptions[] = [
  { padding: 'valid' },
  { padding: 'same', strides: 2 },
  { padding: 'same', dilationRate: 2 },
];

const convolutions: readonly TrainingCase[] = [
  ...CONVOLUTIONS.map(options =>
    one(
      `conv2d ${JSON.stringify(options)}`,
      PICTURE,
      () => layers.conv2d({ filters: 3, kernelSize: 3, activation: 'relu', ...options }),
      (x, [filter, bias]) => ref.map(ref.add(window.conv2d(x, filter!, windowOf(options)), bias!), ref.relu),
    ),
  ),
  ...CONVOLUTIONS.map(options =>
    one(
      `conv2d tanh ${JSON.stringify(options)}`,
      PICTURE,
      () => layers.conv2d({ filters: 3, kernelSize: 3, activation: 'tanh', ...options }),
      (x, [filter, bias]) => ref.map(ref.add(window.conv2d(x, filter!, windowOf(options)), bias!), Math.tanh),
      // With any activation but relu the layer fuses convolution and bias, which the library cannot differentiate.
      options.dilationRate === undefined ? {} : { refused: /dilation rates greater than 1 are not yet supported/ },
    ),
  ),
  ...CONVOLUTIONS.slice(0, 2).map(options =>
    one(
      `depthwiseConv2d ${JSON.stringify(options)}`,
      PICTURE,
      () => layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2, ...options }),
      (x, [filter, bias]) => ref.add(window.depthwiseConv2d(x, filter!, windowOf(options)), bias!),
    ),
  ),
  ...CONVOLUTIONS.slice(0, 2).map(options =>
    one(
      `separableConv2d ${JSON.stringify(options)}`,
      PICTURE,
      () => layers.separableConv2d({ filters: 3, kernelSize: 3, ...options }),
      (x, [depthwise, pointwise, bias]) =>
        ref.add(window.separableConv2d(x, depthwise!, pointwise!, windowOf(options)), bias!),
    ),
  ),
  ...CONVOLUTIONS.map(({ padding, strides = 1, dilationRate = 1 }) =>
    one(
      `conv1d ${padding} ${strides} ${dilationRate}`,
      SEQUENCE,
      () => layers.conv1d({ filters: 4, kernelSize: 3, padding, strides, dilationRate }),
      (x, [filter, bias]) => ref.add(window.conv1d(x, filter!, strides, padding, dilationRate), bias!),
    ),
  ),
  one(
    'conv2dTranspose stride 2',
    [3, 3, 2],
    () => layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2, padding: 'same' }),
    (x, [filter, bias]) =>
      ref.add(window.conv2dTranspose(x, filter!, [3, 6, 6, 2], { strides: [2, 2], pad: 'same' }), bias!),
  ),
];

const lineOf = (x: Array64): Array64 => reshape(x, [x.shape[0]!, 1, x.shape[1]!, x.shape[2]!]);
const pooledLine = (pooled: Array64): Array64 => reshape(pooled, pooled.shape.toSpliced(1, 1));
const halving: window.Window = { strides: [2, 2], pad: 'valid' };

const poolings: readonly TrainingCase[] = [
  afterConv(
    'maxPooling2d',
    PICTURE,
    () => layers.maxPooling2d({ poolSize: 2 }),
    x => window.maxPool(x, [2, 2], halving),
  ),
  afterConv(
    'maxPooling2d same',
    PICTURE,
    () => layers.maxPooling2d({ poolSize: 3, strides: 2, padding: 'same' }),
    x => window.maxPool(x, [3, 3], { strides: [2, 2], pad: 'same' }),
  ),
  afterConv(
    'averagePooling2d',
    PICTURE,
    () => layers.averagePooling2d({ poolSize: 2 }),
    x => window.avgPool(x, [2, 2], halving),
  ),
  afterConv(
    'averagePooling2d same',
    PICTURE,
    () => layers.averagePooling2d({ poolSize: 3, strides: 1, padding: 'same' }),
    x => window.avgPool(x, [3, 3], { strides: [1, 1], pad: 'same' }),
  ),
  afterDense(
    'maxPooling1d',
    SEQUENCE,
    () => layers.maxPooling1d({ poolSize: 2 }),
    x => pooledLine(window.maxPool(lineOf(x), [1, 2], { strides: [1, 2], pad: 'valid' })),
  ),
  afterDense(
    'averagePooling1d',
    SEQUENCE,
    () => layers.averagePooling1d({ poolSize: 3 }),
    x => pooledLine(window.avgPool(lineOf(x), [1, 3], { strides: [1, 3], pad: 'valid' })),
  ),
  afterConv(
    'globalMaxPooling2d',
    PICTURE,
    () => layers.globalMaxPooling2d({ dataFormat: 'channelsLast' }),
    x => max(x, [1, 2]),
  ),
  afterConv(
    'globalAveragePooling2d',
    PICTURE,
    () => layers.globalAveragePooling2d({ dataFormat: 'channelsLast' }),
    x => mean(x, [1, 2]),
  ),
  afterDense(
    'globalAveragePooling1d',
    SEQUENCE,
    () => layers.globalAveragePooling1d(),
    x => mean(x, 1),
  ),
  afterDense(
    'globalMaxPooling1d',
    SEQUENCE,
    () => layers.globalMaxPooling1d(),
    x => max(x, 1),
  ),
];

const sizeOfPicture = (x: Array64): readonly [number, number] => [2 * x.shape[1]!, 2 * x.shape[2]!];

const reshapings: readonly TrainingCase[] = [
  afterConv(
    'upSampling2d',
    PICTURE,
    () => layers.upSampling2d({ size: [2, 2] }),
    x => image.resizeNearest(x, { size: sizeOfPicture(x) }),
  ),
  afterConv(
    'upSampling2d bilinear',
    PICTURE,
    () => layers.upSampling2d({ size: [2, 2], interpolation: 'bilinear' }),
    x => image.resizeBilinear(x, { size: sizeOfPicture(x) }),
  ),
  afterConv(
    'zeroPadding2d',
    PICTURE,
    () =>
      layers.zeroPadding2d({
        padding: [
          [1, 2],
          [0, 1],
        ],
      }),
    x =>
      pad(x, [
        [0, 0],
        [1, 2],
        [0, 1],
        [0, 0],
      ]),
  ),
  afterConv(
    'cropping2D',
    PICTURE,
    () =>
      layers.cropping2D({
        cropping: [
          [1, 1],
          [0, 1],
        ],
      }),
    x => slice(x, [0, 1, 0, 0], [x.shape[0]!, x.shape[1]! - 2, x.shape[2]! - 1, x.shape[3]!]),
  ),
  afterDense(
    'repeatVector',
    VECTOR,
    () => layers.repeatVector({ n: 3 }),
    x => {
      const row = reshape(x, [x.shape[0]!, 1, x.shape[1]!]);
      return concat([row, row, row], 1);
    },
  ),
  afterDense(
    'permute',
    SEQUENCE,
    () => layers.permute({ dims: [2, 1] }),
    x => transpose(x, [0, 2, 1]),
  ),
  afterDense(
    'reshape',
    SEQUENCE,
    () => layers.reshape({ targetShape: [15, 2] }),
    x => x,
  ),
];

export const spatialTrainings = { convolutions, poolings, reshapings };
