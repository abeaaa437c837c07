import * as tf from '@tensorflow/tfjs-core';
import type { Attributes } from '../host.ts';

/** The extents of a two-dimensional convolution over x [batch, inHeight, inWidth, inChannels]. */
export type Geometry = {
  readonly batch: number;
  readonly inHeight: number;
  readonly inWidth: number;
  readonly inChannels: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly outChannels: number;
  readonly filterHeight: number;
  readonly filterWidth: number;
  readonly strideHeight: number;
  readonly strideWidth: number;
  readonly dilationHeight: number;
  readonly dilationWidth: number;
  /** Rows of zeros above the input; negative where rows of the input are left out. */
  readonly top: number;
  /** Columns of zeros left of the input; negative where columns are left out. */
  readonly left: number;
};

/** In a dense convolution every output channel sees all input channels, in a depthwise one a single channel. */
export type ConvolutionKind = 'dense' | 'depthwise';

type Pad = 'same' | 'valid' | number | tf.backend_util.ExplicitPadding;
type Pair = readonly [number, number];
type Shape4 = [number, number, number, number];

/** Whether the tensors lie as [batch, channels, height, width], which the kernels here leave to the library. */
export const isChannelsFirst = (attributes: Attributes): boolean => attributes.dataFormat === 'NCHW';

/** For the ops that the library computes wrongly, without a word, when the channels come first. */
export function refuseChannelsFirst(op: string, attributes: Attributes): void {
  if (isChannelsFirst(attributes)) throw new Error(`${op} takes NHWC tensors only: transpose the input`);
}

/** The attributes for the library's gradient of a convolution with the channels first, which knows no dilation. */
export function forChannelsFirstGradient(attributes: Attributes): Attributes {
  const dilations = (attributes.dilations ?? 1) as number | [number, number];
  if (!tf.backend_util.tupleValuesAreOne(dilations)) {
    throw new Error('a dilated conv2d can be trained on NHWC tensors only: transpose the input');
  }
  return withNumericPadSpeltOut(attributes);
}

/**
 * The attributes with a numeric padding spelt out per side. The library derives the output width of a numeric padding
 * from the height and vertical stride of the filter, which is wrong for filters and strides that are not square.
 */
export function withNumericPadSpeltOut(attributes: Attributes): Attributes {
  const { pad } = attributes;
  if (typeof pad !== 'number') return attributes;
  const [none, both] = [
    [0, 0],
    [pad, pad],
  ];
  return { ...attributes, pad: isChannelsFirst(attributes) ? [none, none, both, both] : [none, both, both, none] };
}

const padOf = (rows: Pair, columns: Pair) => [[0, 0], rows, columns, [0, 0]];

/** Attributes of a convolution with stride, padding and dilation given per axis. */
export function explicitly(strides: Pair, dilations: Pair, rows: Pair, columns: Pair): Attributes {
  return { strides, dilations, pad: padOf(rows, columns), dataFormat: 'NHWC' };
}

function infoOf(
  kind: ConvolutionKind,
  inputShape: readonly number[],
  filterShape: readonly number[],
  attributes: Attributes,
): tf.backend_util.Conv2DInfo {
  const { strides, pad, dilations, dimRoundingMode } = withNumericPadSpeltOut(attributes);
  const info = tf.backend_util.computeConv2DInfo(
    inputShape as Shape4,
    filterShape as Shape4,
    strides as number | [number, number],
    (dilations ?? 1) as number | [number, number],
    pad as Pad,
    dimRoundingMode as 'floor' | 'round' | 'ceil' | undefined,
    kind === 'depthwise',
  );
  if (info.outHeight < 0 || info.outWidth < 0) {
    throw new Error(`a filter [${info.filterShape}] is larger than the padded input [${info.inShape}]`);
  }
  return info;
}

/**
 * The geometry of a convolution with x of `inputShape` (channels last) and the attributes of a kernel of TensorFlow.js
 * (strides, pad, dilations, dimRoundingMode). Throws when the filter is larger than the padded input.
 */
export function geometryOf(...operands: Parameters<typeof infoOf>): Geometry {
  const info = infoOf(...operands);
  const { top, left } = info.padInfo;
  return { ...info, batch: info.batchSize, top, left };
}

/**
 * The attributes with the padding given per side, for the library's WASM kernels. Their own 'same' (a flag of XNNPACK)
 * yields zeros where the stride is larger than what the filter spans, as in the 1×1 shortcuts of residual networks; and
 * they round the size of the output down whatever `dimRoundingMode` says, so what it adds is padded below and after.
 */
export function withExplicitPad(...operands: Parameters<typeof infoOf>): Attributes {
  const [, , , attributes] = operands;
  const info = infoOf(...operands);
  const { top, bottom, left, right } = info.padInfo;
  const below = (info.outHeight - 1) * info.strideHeight + info.effectiveFilterHeight - info.inHeight - top;
  const after = (info.outWidth - 1) * info.strideWidth + info.effectiveFilterWidth - info.inWidth - left;
  return {
    ...attributes,
    dilations: attributes.dilations ?? 1,
    dimRoundingMode: undefined,
    pad: padOf([top, Math.max(bottom, below)], [left, Math.max(right, after)]),
  };
}

/** Rows and columns that the filter spans with its gaps: (k − 1)·dilation + 1. */
export const spanOf = (g: Geometry): Pair => [
  (g.filterHeight - 1) * g.dilationHeight + 1,
  (g.filterWidth - 1) * g.dilationWidth + 1,
];

/**
 * Padding that turns the input gradient of a stride-1 convolution into a convolution of dy: span − 1 − top above, and
 * below what makes the result as large as the input (Dumoulin and Visin 2016, §4.4). Negative for paddings wider than
 * the filter.
 */
export function transposedPad(g: Geometry): { rows: Pair; columns: Pair } {
  const [height, width] = spanOf(g);
  const [dyHeight, dyWidth] = [(g.outHeight - 1) * g.strideHeight + 1, (g.outWidth - 1) * g.strideWidth + 1];
  const [above, before] = [height - 1 - g.top, width - 1 - g.left];
  return {
    rows: [above, g.inHeight + height - 1 - dyHeight - above],
    columns: [before, g.inWidth + width - 1 - dyWidth - before],
  };
}
