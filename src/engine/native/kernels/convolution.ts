import * as tf from '@tensorflow/tfjs-core';
import {
  type ConvolutionKind,
  type Geometry,
  geometryOf,
  refuseChannelsFirst,
  spanOf,
} from '../../kernels/convolution/geometry.ts';
import type { Attributes } from '../../kernels/host.ts';
import type { NativeKernel } from './kernel.ts';
import { framed, marginsOf, negated } from './margins.ts';

type FusedInputs = Record<'x' | 'filter', tf.Tensor> & Partial<Record<'bias' | 'preluActivationWeights', tf.Tensor>>;
type Activation = Parameters<typeof tf.backend_util.applyActivation>[1];

/** What tfjs-node hands on. Layers leave the dilations out or give null, at which it fails. */
const isPlain = ({ pad, dilations }: Attributes): boolean =>
  typeof pad === 'string' && tf.backend_util.tupleValuesAreOne((dilations ?? 1) as number | [number, number]);

/** tfjs-node reads the channels of a depthwise convolution as if they came last, without a word; TensorFlow wants them so. */
const forward = (name: string, op: string, kind: ConvolutionKind): NativeKernel => ({
  name,
  run({ inputs, attributes, stock }) {
    refuseChannelsFirst(op, attributes);
    if (isPlain(attributes)) return stock(inputs, { ...attributes, dilations: 1 });
    const { x, filter } = inputs as { x: tf.Tensor; filter: tf.Tensor };
    const plain = plainOf(geometryOf(kind, x.shape, filter.shape, attributes));
    return tf.tidy(() => plain.unfold(stock({ x: plain.frame(x), filter }, plain.attributes)));
  },
});

/** With bias and activation, which come after the convolution where that is not a plain one. */
const fused = (name: string, op: string, convolution: string): NativeKernel => ({
  name,
  run({ inputs, attributes, stock }) {
    refuseChannelsFirst(op, attributes);
    if (isPlain(attributes)) return stock(inputs, { ...attributes, dilations: 1 });
    const { x, filter, bias, preluActivationWeights } = inputs as FusedInputs;
    const { activation, leakyreluAlpha } = attributes as { activation: Activation; leakyreluAlpha?: number };
    return tf.tidy(() => {
      const y = tf.engine().runKernel(convolution, { x, filter }, attributes as tf.NamedAttrMap) as tf.Tensor;
      const shifted = bias ? tf.add(y, bias) : y;
      return tf.backend_util.applyActivation(shifted, activation, preluActivationWeights, leakyreluAlpha);
    });
  },
});

/** The derivative of a convolution by its input, in TensorFlow.js also the transposed convolution. */
const byInput = (name: string, op: string, kind: ConvolutionKind): NativeKernel => ({
  name,
  run({ inputs, attributes, stock }) {
    refuseChannelsFirst(op, attributes);
    if (isPlain(attributes)) return stock(inputs, { ...attributes, dilations: 1 });
    const { dy, filter } = inputs as { dy: tf.Tensor; filter: tf.Tensor };
    const plain = plainOf(geometryOf(kind, attributes.inputShape as number[], filter.shape, attributes));
    const plainly = { ...plain.attributes, inputShape: plain.inputShape };
    return tf.tidy(() => plain.unframe(stock({ dy: plain.fold(dy), filter }, plainly)));
  },
});

/** The derivative of a convolution by its filter. */
const byFilter = (name: string, op: string, kind: ConvolutionKind): NativeKernel => ({
  name,
  run({ inputs, attributes, stock }) {
    refuseChannelsFirst(op, attributes);
    const { x, dy } = inputs as { x: tf.Tensor; dy: tf.Tensor };
    const { filterShape } = attributes as { filterShape: number[] };
    // TensorFlow does not write what it would have to add nothing to.
    if (x.size === 0 || dy.size === 0) return tf.zeros(filterShape);
    if (isPlain(attributes)) return stock(inputs, { ...attributes, dilations: 1 });
    const plain = plainOf(geometryOf(kind, x.shape, filterShape, attributes));
    const plainly = { ...plain.attributes, filterShape };
    return tf.tidy(() => stock({ x: plain.frame(x), dy: plain.fold(dy) }, plainly));
  },
});

/**
 * A convolution in terms of one without padding and dilation, which is all that tfjs-node and, on a processor, TensorFlow know
 * of gradients and of depthwise ones. Zeros are put around x; and a dilated convolution, whose strides are 1, is a plain one on each of the images made of every
 * d-th row and column (Yu and Koltun 2016; `spaceToBatchND`). Both are linear, so the gradients go the way back.
 */
function plainOf(g: Geometry) {
  const [height, width] = spanOf(g);
  const rows = marginsOf(g.inHeight, g.top, g.outHeight, g.strideHeight, height);
  const columns = marginsOf(g.inWidth, g.left, g.outWidth, g.strideWidth, width);
  const framedSize = [g.inHeight + rows[0] + rows[1], g.inWidth + columns[0] + columns[1]] as const;
  const blocks = [g.dilationHeight, g.dilationWidth] as const;
  const isDilated = blocks.some(block => block > 1);
  const rest = blocks.map((block, axis) => [0, (block - ((framedSize[axis] as number) % block)) % block]);
  const folded = framedSize.map((size, axis) => Math.ceil(size / (blocks[axis] as number)));
  const fold = (t: tf.Tensor) => (isDilated ? tf.spaceToBatchND(t, [...blocks], rest) : t);
  const unfold = (t: tf.Tensor) => (isDilated ? tf.batchToSpaceND(t, [...blocks], rest) : t);
  return {
    attributes: { strides: [g.strideHeight, g.strideWidth], pad: 'valid', dilations: 1, dataFormat: 'NHWC' },
    inputShape: [g.batch * blocks[0] * blocks[1], ...folded, g.inChannels],
    frame: (x: tf.Tensor) => fold(framed(x, rows, columns)),
    /** Of what has the shape of the result, whose missing rows and columns are those of the framed input. */
    fold,
    unfold,
    unframe: (dx: tf.Tensor) => framed(unfold(dx), negated(rows), negated(columns)),
  };
}

export const convolutions: readonly NativeKernel[] = [
  forward('Conv2D', 'conv2d', 'dense'),
  fused('FusedConv2D', 'fused.conv2d', 'Conv2D'),
  byInput('Conv2DBackpropInput', 'conv2dTranspose or the gradient of conv2d', 'dense'),
  byFilter('Conv2DBackpropFilter', 'the gradient of conv2d', 'dense'),
  forward('DepthwiseConv2dNative', 'depthwiseConv2d', 'depthwise'),
  fused('FusedDepthwiseConv2D', 'fused.depthwiseConv2d', 'DepthwiseConv2dNative'),
  byInput('DepthwiseConv2dNativeBackpropInput', 'the gradient of depthwiseConv2d', 'depthwise'),
  byFilter('DepthwiseConv2dNativeBackpropFilter', 'the gradient of depthwiseConv2d', 'depthwise'),
];
