import * as tf from '@tensorflow/tfjs-core';
import { add, map, relu } from '../reference/elementwise.ts';
import * as ref from '../reference/window.ts';
import { defineOp, dims, type Op } from './case.ts';

export type Convolution = {
  readonly strides: ref.Pair;
  readonly pad: ref.Pad;
  readonly dilations?: ref.Pair;
};

type ExplicitPad = Parameters<typeof tf.conv2d>[3];

/** TensorFlow.js wants explicit padding for all four axes of NHWC. */
const padOf = (pad: ref.Pad): ExplicitPad =>
  typeof pad === 'object' ? [[0, 0], [...pad[0]], [...pad[1]], [0, 0]] : pad;
const pair = (value: ref.Pair = [1, 1]): [number, number] => [...value];

const same = { strides: [1, 1], pad: 'same' } as const;
/** Padding above, below, left and right. */
const around = (top: number, bottom: number, left: number, right: number) =>
  [
    [top, bottom],
    [left, right],
  ] as const;

const valid = { strides: [1, 1], pad: 'valid' } as const;

export const conv2d = defineOp<Convolution>('conv2d', {
  run: ({ strides, pad, dilations }, x, filter) =>
    tf.conv2d(x as tf.Tensor4D, filter as tf.Tensor4D, pair(strides), padOf(pad), 'NHWC', pair(dilations)),
  reference: (window, x, filter) => ref.conv2d(x, filter, window),
  rows: [
    { shapes: dims('2×6×5×3', '3×3×3×4'), attributes: same },
    { shapes: dims('2×6×5×3', '3×3×3×4'), attributes: valid },
    { shapes: dims('2×7×6×2', '3×3×2×3'), attributes: { strides: [2, 2], pad: 'same' } },
    { shapes: dims('2×7×6×2', '3×3×2×3'), attributes: { strides: [2, 2], pad: 'valid' } },
    { shapes: dims('1×9×8×2', '3×3×2×3'), attributes: { strides: [3, 3], pad: 'same' } },
    { shapes: dims('1×7×8×2', '3×3×2×3'), attributes: { strides: [2, 1], pad: 'same' } },
    { shapes: dims('1×7×8×2', '2×4×2×3'), attributes: same },
    { shapes: dims('1×7×8×2', '2×4×2×3'), attributes: { strides: [1, 2], pad: 'valid' } },
    { shapes: dims('2×4×5×3', '1×1×3×4'), attributes: same },
    { shapes: dims('2×5×5×3', '1×1×3×4'), attributes: { strides: [2, 2], pad: 'same' } },
    { shapes: dims('2×5×5×3', '1×1×3×4'), attributes: { strides: [2, 2], pad: 'valid' } },
    { shapes: dims('1×4×4×1', '4×4×1×3'), attributes: valid },
    { shapes: dims('1×3×3×2', '5×5×2×2'), attributes: same },
    { shapes: dims('2×5×5×1', '3×3×1×2'), attributes: { strides: [1, 1], pad: 1 } },
    { shapes: dims('2×5×5×1', '3×3×1×2'), attributes: { strides: [2, 2], pad: 1 } },
    { shapes: dims('1×5×5×2', '3×3×2×2'), attributes: { strides: [1, 1], pad: 2 } },
    { shapes: dims('1×4×5×2', '2×2×2×2'), attributes: { strides: [1, 1], pad: 3 } },
    { shapes: dims('1×5×6×2', '3×3×2×2'), attributes: { strides: [1, 1], pad: around(2, 0, 1, 2) } },
    { shapes: dims('1×5×6×2', '3×3×2×2'), attributes: { strides: [2, 2], pad: around(0, 1, 2, 1) } },
    { shapes: dims('2×8×7×2', '3×3×2×2'), attributes: { ...same, dilations: [2, 2] } },
    { shapes: dims('2×8×7×2', '3×3×2×2'), attributes: { ...valid, dilations: [2, 2] } },
    { shapes: dims('1×9×8×1', '3×3×1×2'), attributes: { ...same, dilations: [3, 2] } },
    { shapes: dims('1×7×7×2', '2×2×2×2'), attributes: { ...same, dilations: [2, 2] } },
    { shapes: dims('1×7×6×2', '3×3×2×2'), attributes: { strides: [1, 1], pad: 2, dilations: [2, 2] } },
    // No window reaches the image: all gradients are zero.
    { shapes: dims('1×1×1×3', '1×1×3×1'), attributes: { strides: [1, 3], pad: around(1, 0, 1, 0) } },
    { shapes: dims('2×1×3×1', '1×3×1×1'), attributes: { strides: [2, 1], pad: around(1, 0, 1, 0) } },
    { shapes: dims('2×6×5×3', '3×3×3×4'), attributes: same, kind: 'zeros' },
    { shapes: dims('1×6×5×2', '3×3×2×3'), attributes: same, kind: ['large', 'normal'] },
    { shapes: dims('1×6×6×8', '3×3×8×4'), attributes: same },
    { shapes: dims('3×1×1×5', '1×1×5×2'), attributes: valid },
  ],
});

export const depthwiseConv2d = defineOp<Convolution>('depthwiseConv2d', {
  run: ({ strides, pad, dilations }, x, filter) =>
    tf.depthwiseConv2d(x as tf.Tensor4D, filter as tf.Tensor4D, pair(strides), padOf(pad), 'NHWC', pair(dilations)),
  reference: (window, x, filter) => ref.depthwiseConv2d(x, filter, window),
  rows: [
    { shapes: dims('2×6×5×3', '3×3×3×1'), attributes: same },
    { shapes: dims('2×6×5×3', '3×3×3×2'), attributes: same },
    { shapes: dims('2×6×5×3', '3×3×3×1'), attributes: valid },
    { shapes: dims('2×7×6×2', '3×3×2×1'), attributes: { strides: [2, 2], pad: 'same' } },
    { shapes: dims('2×7×6×2', '3×3×2×3'), attributes: { strides: [2, 2], pad: 'valid' } },
    { shapes: dims('1×7×6×2', '2×4×2×2'), attributes: same },
    { shapes: dims('1×5×6×2', '3×3×2×2'), attributes: { strides: [1, 1], pad: 1 } },
    { shapes: dims('1×5×6×2', '2×2×2×1'), attributes: { strides: [1, 1], pad: 2 } },
    { shapes: dims('2×5×5×4', '1×1×4×2'), attributes: same },
    { shapes: dims('2×8×7×2', '3×3×2×1'), attributes: { ...same, dilations: [2, 2] } },
    { shapes: dims('1×8×7×2', '3×3×2×2'), attributes: { ...valid, dilations: [2, 2] } },
    { shapes: dims('2×5×5×2', '3×3×2×1'), attributes: same, kind: 'zeros' },
    { shapes: dims('1×4×4×20', '3×3×20×1'), attributes: same },
  ],
});

const separableConv2d = defineOp<Convolution>('separableConv2d', {
  run: ({ strides, pad, dilations }, x, depthwise, pointwise) =>
    tf.separableConv2d(
      x as tf.Tensor4D,
      depthwise as tf.Tensor4D,
      pointwise as tf.Tensor4D,
      pair(strides),
      pad as 'same' | 'valid',
      pair(dilations),
    ),
  reference: (window, x, depthwise, pointwise) => ref.separableConv2d(x, depthwise, pointwise, window),
  rows: [
    { shapes: dims('2×6×5×3', '3×3×3×2', '1×1×6×4'), attributes: same },
    { shapes: dims('1×6×5×3', '3×3×3×1', '1×1×3×4'), attributes: valid },
    { shapes: dims('1×6×5×2', '3×3×2×2', '1×1×4×3'), attributes: { strides: [2, 2], pad: 'same' } },
    { shapes: dims('1×7×7×2', '3×3×2×1', '1×1×2×3'), attributes: { ...same, dilations: [2, 2] } },
  ],
});

type Transposed = Convolution & { readonly shape: readonly [number, number, number, number] };

const conv2dTranspose = defineOp<Transposed>('conv2dTranspose', {
  run: ({ strides, pad, shape }, x, filter) =>
    tf.conv2dTranspose(x as tf.Tensor4D, filter as tf.Tensor4D, [...shape], pair(strides), padOf(pad)),
  reference: ({ shape, ...window }, x, filter) => ref.conv2dTranspose(x, filter, shape, window),
  rows: [
    { shapes: dims('2×4×3×3', '3×3×2×3'), attributes: { shape: [2, 8, 6, 2], strides: [2, 2], pad: 'same' } },
    { shapes: dims('2×4×3×3', '3×3×2×3'), attributes: { shape: [2, 4, 3, 2], strides: [1, 1], pad: 'same' } },
    { shapes: dims('1×3×3×2', '3×3×2×2'), attributes: { shape: [1, 5, 5, 2], strides: [1, 1], pad: 'valid' } },
    { shapes: dims('1×3×3×2', '2×2×3×2'), attributes: { shape: [1, 6, 6, 3], strides: [2, 2], pad: 'valid' } },
    { shapes: dims('1×3×3×2', '4×4×1×2'), attributes: { shape: [1, 6, 6, 1], strides: [2, 2], pad: 'same' } },
    { shapes: dims('1×3×4×2', '4×4×1×2'), attributes: { shape: [1, 6, 8, 1], strides: [2, 2], pad: 1 } },
  ],
});

type Line = { readonly stride: number; readonly pad: 'same' | 'valid'; readonly dilation: number };

const conv1d = defineOp<Line>('conv1d', {
  run: ({ stride, pad, dilation }, x, filter) =>
    tf.conv1d(x as tf.Tensor3D, filter as tf.Tensor3D, stride, pad, 'NWC', dilation),
  reference: ({ stride, pad, dilation }, x, filter) => ref.conv1d(x, filter, stride, pad, dilation),
  rows: [
    { shapes: dims('2×9×3', '3×3×4'), attributes: { stride: 1, pad: 'same', dilation: 1 } },
    { shapes: dims('2×9×3', '4×3×2'), attributes: { stride: 1, pad: 'valid', dilation: 1 } },
    { shapes: dims('2×9×3', '3×3×4'), attributes: { stride: 2, pad: 'same', dilation: 1 } },
    { shapes: dims('2×9×3', '3×3×4'), attributes: { stride: 1, pad: 'same', dilation: 2 } },
    { shapes: dims('2×12×3', '2×3×4'), attributes: { stride: 1, pad: 'valid', dilation: 4 } },
  ],
});

type Activated = Convolution & { readonly activation: 'relu' | 'linear' };

/** Convolution, bias and activation in one kernel; its gradient goes through the activation by the output. */
const fusedConv2d = defineOp<Activated>('fused.conv2d', {
  run: ({ strides, pad, activation }, x, filter, bias) =>
    tf.fused.conv2d({
      x: x as tf.Tensor4D,
      filter: filter as tf.Tensor4D,
      strides: pair(strides),
      pad: pad as 'same' | 'valid',
      bias,
      activation,
    }),
  reference: ({ activation, ...window }, x, filter, bias) =>
    map(add(ref.conv2d(x, filter, window), bias), activation === 'relu' ? relu : value => value),
  rows: [
    { shapes: dims('2×5×4×3', '3×3×3×4', '4'), attributes: { ...same, activation: 'relu' } },
    { shapes: dims('2×5×4×3', '3×3×3×4', '4'), attributes: { ...valid, activation: 'linear' } },
    { shapes: dims('1×6×6×2', '3×3×2×3', '3'), attributes: { strides: [2, 2], pad: 'same', activation: 'relu' } },
  ],
});

const fusedDepthwiseConv2d = defineOp<Activated>('fused.depthwiseConv2d', {
  run: ({ strides, pad, activation }, x, filter, bias) =>
    tf.fused.depthwiseConv2d({
      x: x as tf.Tensor4D,
      filter: filter as tf.Tensor4D,
      strides: pair(strides),
      pad: pad as 'same' | 'valid',
      bias,
      activation,
    }),
  reference: ({ activation, ...window }, x, filter, bias) =>
    map(add(ref.depthwiseConv2d(x, filter, window), bias), activation === 'relu' ? relu : value => value),
  rows: [
    { shapes: dims('2×5×4×3', '3×3×3×1', '3'), attributes: { ...same, activation: 'relu' } },
    { shapes: dims('1×6×6×2', '3×3×2×2', '4'), attributes: { strides: [2, 2], pad: 'valid', activation: 'linear' } },
  ],
});

export const convolutionOps: readonly Op[] = [
  conv2d,
  depthwiseConv2d,
  separableConv2d,
  conv2dTranspose,
  conv1d,
  fusedConv2d,
  fusedDepthwiseConv2d,
];
