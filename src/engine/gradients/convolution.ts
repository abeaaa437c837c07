import * as tf from '@tensorflow/tfjs-core';

/** The three kernels of one kind of convolution. */
export type Family = { readonly forward: string; readonly input: string; readonly filter: string };

/**
 * The gradients of the kernels of a convolution. ⟨dy, conv(x, w)⟩ is linear in dy, x and w, and each of the kernels is its
 * derivative by one of them: y by dy, dx by x, dw by w. So the gradient of each is made of the two others, with the same
 * strides, paddings and dilations; the library leaves the dilations out and refuses them. (Its gradients of second order
 * are incomplete besides.)
 */
export function gradientsOf({ forward, input, filter }: Family): tf.GradConfig[] {
  const run = (kernel: string, inputs: Record<string, tf.Tensor>, attributes: object): tf.Tensor =>
    tf.engine().runKernel(kernel, inputs, attributes as tf.NamedAttrMap);
  const y = (x: tf.Tensor, w: tf.Tensor, attributes: object) => run(forward, { x, filter: w }, attributes);
  const dx = (dy: tf.Tensor, w: tf.Tensor, inputShape: number[], attributes: object) =>
    run(input, { dy, filter: w }, { ...attributes, inputShape });
  const dw = (x: tf.Tensor, dy: tf.Tensor, filterShape: number[], attributes: object) =>
    run(filter, { x, dy }, { ...attributes, filterShape });
  return [
    bilinear(forward, ['x', 'filter'], (dy, [x, w], attributes) => ({
      x: () => dx(dy, w, x.shape, attributes),
      filter: () => dw(x, dy, w.shape, attributes),
    })),
    bilinear(input, ['dy', 'filter'], (ddx, [dy, w], attributes) => ({
      dy: () => y(ddx, w, attributes),
      filter: () => dw(ddx, dy, w.shape, attributes),
    })),
    bilinear(filter, ['x', 'dy'], (ddw, [x, dy], attributes) => ({
      x: () => dx(dy, ddw, x.shape, attributes),
      dy: () => y(x, ddw, attributes),
    })),
  ];
}

type Gradient = (
  dy: tf.Tensor,
  saved: readonly [tf.Tensor, tf.Tensor],
  attributes: object,
) => Record<string, () => tf.Tensor>;

const bilinear = (kernelName: string, inputsToSave: string[], gradient: Gradient): tf.GradConfig => ({
  kernelName,
  inputsToSave,
  gradFunc: (dy, saved, attributes) => gradient(dy as tf.Tensor, saved as [tf.Tensor, tf.Tensor], attributes),
});
