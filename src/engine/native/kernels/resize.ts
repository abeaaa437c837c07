import * as tf from '@tensorflow/tfjs-core';
import type { NativeKernel } from './kernel.ts';

/** What tfjs-node offers to run an operation of TensorFlow. */
type Runner = {
  readonly binding: Readonly<Record<'TF_ATTR_TYPE' | 'TF_ATTR_BOOL' | 'TF_FLOAT', number>>;
  readonly executeSingleOutput: (op: string, attributes: readonly object[], inputs: readonly tf.Tensor[]) => tf.Tensor;
};

/** The gradient of a resize by TensorFlow, with the `halfPixelCenters` that tfjs-node leaves out. */
const gradient = (name: string, reference: (images: tf.Tensor) => tf.Tensor): NativeKernel => ({
  name,
  run({ inputs, attributes, stock, backend }) {
    if (!attributes.halfPixelCenters) return stock(inputs, attributes);
    const { images, dy } = inputs as { images: tf.Tensor; dy: tf.Tensor };
    const { binding, executeSingleOutput } = backend as Runner;
    const flag = (key: string, value: unknown) => ({ name: key, type: binding.TF_ATTR_BOOL, value: Boolean(value) });
    const options = [
      { name: 'T', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
      flag('align_corners', attributes.alignCorners),
      flag('half_pixel_centers', true),
    ];
    return tf.tidy(() => executeSingleOutput.call(backend, name, options, [dy, reference(images)]));
  },
});

/** Their second operand is the input of the resize, or its size. */
export const resizeGradients: readonly NativeKernel[] = [
  gradient('ResizeBilinearGrad', images => images),
  gradient('ResizeNearestNeighborGrad', images => tf.tensor1d(images.shape.slice(1, 3), 'int32')),
];
