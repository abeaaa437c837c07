import * as tf from '@tensorflow/tfjs-core';
import type { Attributes } from '../../kernels/host.ts';
import { infoOf, pooledShape } from '../../kernels/pooling.ts';
import type { NativeKernel } from './kernel.ts';
import { framed, marginsOf, negated } from './margins.ts';

const isPlain = ({ pad }: Attributes): boolean => typeof pad === 'string';

/** A pooling by a number or by numbers per side, which tfjs-node refuses, in terms of one without padding. */
function plainOf(x: tf.Tensor, pooled: readonly number[], attributes: Attributes) {
  const { inHeight, inWidth, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = infoOf(x, attributes);
  const [, outHeight = 0, outWidth = 0] = pooled;
  if (outHeight < 1 || outWidth < 1) throw new Error(`the windows of a pooling do not fit into [${x.shape}]`);
  const rows = marginsOf(inHeight, padInfo.top, outHeight, strideHeight, filterHeight);
  const columns = marginsOf(inWidth, padInfo.left, outWidth, strideWidth, filterWidth);
  return {
    attributes: { ...attributes, pad: 'valid', dimRoundingMode: undefined },
    frame: (t: tf.Tensor, value = 0) => framed(t, rows, columns, value),
    unframe: (t: tf.Tensor) => framed(t, negated(rows), negated(columns)),
    /** Ones where there is no padding, for one image and one channel. */
    inside: () => framed(tf.ones([1, inHeight, inWidth, 1]), rows, columns) as tf.Tensor4D,
  };
}

/** Below all that can be an element. */
const leastOf = ({ dtype }: tf.Tensor): number => (dtype === 'float32' ? Number.NEGATIVE_INFINITY : -(2 ** 31));

/** The largest element of every window. */
const maxPool: NativeKernel = {
  name: 'MaxPool',
  run({ inputs, attributes, stock }) {
    if (isPlain(attributes)) return stock(inputs, attributes);
    const { x } = inputs as { x: tf.Tensor };
    const plain = plainOf(x, pooledShape(x, attributes), attributes);
    return tf.tidy(() => stock({ x: plain.frame(x, leastOf(x)) }, plain.attributes));
  },
};

const maxPoolGrad: NativeKernel = {
  name: 'MaxPoolGrad',
  run({ inputs, attributes, stock }) {
    if (isPlain(attributes)) return stock(inputs, attributes);
    const { dy, input, output } = inputs as { dy: tf.Tensor; input: tf.Tensor; output: tf.Tensor };
    const plain = plainOf(input, dy.shape, attributes);
    return tf.tidy(() =>
      plain.unframe(stock({ dy, input: plain.frame(input, leastOf(input)), output }, plain.attributes)),
    );
  },
};

/** The average of every window without its padding: that of all, divided by the share that is no padding. */
const avgPool: NativeKernel = {
  name: 'AvgPool',
  run({ inputs, attributes, stock }) {
    if (isPlain(attributes)) return stock(inputs, attributes);
    const { x } = inputs as { x: tf.Tensor };
    const plain = plainOf(x, pooledShape(x, attributes), attributes);
    const pool = (t: tf.Tensor) => stock({ x: t }, plain.attributes);
    return tf.tidy(() => tf.div(pool(plain.frame(x)), pool(plain.inside())));
  },
};

const avgPoolGrad: NativeKernel = {
  name: 'AvgPoolGrad',
  run({ inputs, attributes, stock }) {
    if (isPlain(attributes)) return stock(inputs, attributes);
    const { dy, input } = inputs as { dy: tf.Tensor; input: tf.Tensor };
    const plain = plainOf(input, dy.shape, attributes);
    return tf.tidy(() => {
      const { filterSize, strides } = attributes as Record<'filterSize' | 'strides', number | [number, number]>;
      const share = tf.avgPool(plain.inside(), filterSize, strides, 'valid');
      return plain.unframe(stock({ dy: tf.div(dy, share), input: plain.frame(input) }, plain.attributes));
    });
  },
};

export const poolings: readonly NativeKernel[] = [maxPool, maxPoolGrad, avgPool, avgPoolGrad];
