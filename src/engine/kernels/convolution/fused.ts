import type * as tf from '@tensorflow/tfjs-core';
import { floats, type Host, type Inputs } from '../host.ts';
import type { KernelCall } from '../kernel.ts';
import { type ConvolutionKind, isChannelsFirst, withExplicitPad, withNumericPadSpeltOut } from './geometry.ts';

/** The slope of a leaky ReLU below zero when none is given, as in `tf.leakyRelu`; the fused kernels of the library differ. */
const LEAK = 0.2;

/**
 * A convolution, a bias and an activation in one kernel. Inputs x, filter, bias? (broadcast to the result),
 * preluActivationWeights?; attribute activation. The library's WASM kernel is kept where it takes the bias (one number per
 * channel); elsewhere bias and activation are applied to the result of the plain convolution.
 */
export function fuse(kind: ConvolutionKind, call: KernelCall): tf.TensorInfo | tf.TensorInfo[] {
  const { host, inputs, attributes, stock } = call;
  if (isChannelsFirst(attributes)) return stock(inputs, withNumericPadSpeltOut(attributes));
  const { x, filter, bias } = inputs as { x: tf.TensorInfo; filter: tf.TensorInfo; bias?: tf.TensorInfo };
  const leak = attributes.leakyreluAlpha ?? LEAK;
  if (host.backend === 'wasm' && (!bias || isPerChannel(bias, channelsOf(kind, filter)))) {
    return stock(inputs, { ...withExplicitPad(kind, x.shape, filter.shape, attributes), leakyreluAlpha: leak });
  }
  const plain = host.call(kind === 'dense' ? 'Conv2D' : 'DepthwiseConv2dNative', { x, filter }, attributes);
  return activated(host, bias ? withBias(host, plain, bias) : plain, inputs, attributes.activation, leak);
}

function channelsOf(kind: ConvolutionKind, filter: tf.TensorInfo): number {
  const [, , inChannels = 0, last = 0] = filter.shape;
  return kind === 'dense' ? last : inChannels * last;
}

const isPerChannel = ({ shape }: tf.TensorInfo, channels: number): boolean =>
  shape.length === 1 && shape[0] === channels;

/** Adds in place where the bias is one number per channel: the result of the convolution belongs to nobody else yet. */
function withBias(host: Host, y: tf.TensorInfo, bias: tf.TensorInfo): tf.TensorInfo {
  const channels = y.shape.at(-1) as number;
  if (!isPerChannel(bias, channels)) return instead(host, y, host.call('Add', { a: y, b: bias }));
  const [values, shift] = [floats(host, y), floats(host, bias)];
  for (let first = 0; first < values.length; first += channels) {
    for (let k = 0; k < channels; k++) (values[first + k] as number) += shift[k] as number;
  }
  return y;
}

const ACTIVATIONS: Readonly<Record<string, string>> = {
  relu: 'Relu',
  relu6: 'Relu6',
  elu: 'Elu',
  sigmoid: 'Sigmoid',
  leakyrelu: 'LeakyRelu',
  prelu: 'Prelu',
};

function activated(host: Host, x: tf.TensorInfo, inputs: Inputs, activation: unknown, leak: unknown): tf.TensorInfo {
  if (!activation || activation === 'linear') return x;
  const kernel = ACTIVATIONS[activation as string];
  if (!kernel) throw new Error(`there is no fused activation called ${activation}`);
  return instead(host, x, host.call(kernel, { x, alpha: inputs.preluActivationWeights }, { alpha: leak }));
}

function instead(host: Host, old: tf.TensorInfo, result: tf.TensorInfo): tf.TensorInfo {
  host.free(old);
  return result;
}
