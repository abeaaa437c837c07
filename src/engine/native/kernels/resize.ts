import * as tf from '@tensorflow/tfjs-core';
import { nearestOf } from '../../kernels/resize.ts';
import type { NativeKernel } from './kernel.ts';

/** What tfjs-node offers to run an operation of TensorFlow. */
type Runner = {
  readonly binding: Readonly<Record<'TF_ATTR_TYPE' | 'TF_ATTR_BOOL' | 'TF_FLOAT', number>>;
  executeSingleOutput(op: string, attributes: readonly object[], inputs: readonly tf.Tensor[]): tf.Tensor;
};

/** The gradient of `resizeBilinear` by TensorFlow, with the `halfPixelCenters` that tfjs-node leaves out. */
const bilinearGrad: NativeKernel = {
  name: 'ResizeBilinearGrad',
  run({ inputs, attributes, stock, backend }) {
    if (!attributes.halfPixelCenters) return stock(inputs, attributes);
    const { images, dy } = inputs as { images: tf.Tensor; dy: tf.Tensor };
    const runner = backend as Runner;
    const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_FLOAT } = runner.binding;
    const options = [
      { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
      { name: 'align_corners', type: TF_ATTR_BOOL, value: Boolean(attributes.alignCorners) },
      { name: 'half_pixel_centers', type: TF_ATTR_BOOL, value: true },
    ];
    return runner.executeSingleOutput('ResizeBilinearGrad', options, [dy, images]);
  },
};

const ROWS = 1;
const COLUMNS = 2;

const picks = (count: number, wanted: number, attributes: object): tf.Tensor1D =>
  tf.tensor1d(nearestOf(count, wanted, attributes as Readonly<Record<string, unknown>>), 'int32');

/**
 * TensorFlow rounds the scale before it multiplies, so that a position that is a whole number may fall just below itself;
 * and tfjs-node leaves `halfPixelCenters` out of the gradient. So elements are picked by their numbers, and dy summed.
 */
const nearest: NativeKernel = {
  name: 'ResizeNearestNeighbor',
  run({ inputs, attributes }) {
    const { images } = inputs as { images: tf.Tensor4D };
    const [newHeight = 0, newWidth = 0] = attributes.size as readonly number[];
    const [, height, width] = images.shape;
    return tf.tidy(() => {
      const rows = tf.gather(images, picks(height, newHeight, attributes), ROWS);
      return tf.gather(rows, picks(width, newWidth, attributes), COLUMNS);
    });
  },
};

const nearestGrad: NativeKernel = {
  name: 'ResizeNearestNeighborGrad',
  run({ inputs, attributes }) {
    const { images, dy } = inputs as { images: tf.Tensor4D; dy: tf.Tensor4D };
    const [, height, width] = images.shape;
    const [, newHeight, newWidth] = dy.shape;
    return tf.tidy(() => {
      const columns = summed(dy, picks(width, newWidth, attributes), width, [COLUMNS, ROWS, 0, 3]);
      return summed(columns, picks(height, newHeight, attributes), height, [ROWS, 0, COLUMNS, 3]);
    });
  },
};

/** Adds up what was picked from the same place of an axis; `order`, its own inverse, brings that axis to the front. */
const summed = (t: tf.Tensor, ids: tf.Tensor1D, count: number, order: number[]): tf.Tensor =>
  tf.transpose(tf.unsortedSegmentSum(tf.transpose(t, order), ids, count), order);

export const resizes: readonly NativeKernel[] = [bilinearGrad, nearest, nearestGrad];
