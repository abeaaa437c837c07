import * as tf from '@tensorflow/tfjs-core';
import type { Network, RunOptions } from './build.ts';
import { layerOf } from './graph.ts';

export type Inspection = {
  /** What the layer puts out, [batch, ...shape], row-major. */
  readonly activations: Float32Array;
  /** The gradient of the loss for each of these numbers. */
  readonly gradients: Float32Array;
};

/**
 * Activations and gradients of some layers in one forward and one backward pass, for histograms by depth. `loss` gets the
 * outputs of the network. Averages do not move; give `random` where there is noise, so that a run with pictures and one without
 * draw the same numbers.
 */
export function inspect(
  network: Network,
  inputs: readonly tf.Tensor[],
  loss: (outputs: tf.Tensor[]) => tf.Scalar,
  layers: readonly string[],
  options: RunOptions = {},
): Readonly<Record<string, Inspection>> {
  const { graph } = network;
  const batch = (inputs[0] as tf.Tensor).shape[0] as number;
  const feeds = Object.fromEntries(graph.inputs.map((name, i) => [name, inputs[i] as tf.Tensor]));
  return tf.tidy(() => {
    const activations: Float32Array[] = [];
    const gradientsOf = tf.grads((...offsets: tf.Tensor[]) => {
      const named = Object.fromEntries(layers.map((name, i) => [name, offsets[i] as tf.Tensor]));
      const wanted = [...graph.outputs, ...layers];
      const values = network.evaluate(feeds, wanted, { moving: false, ...options, offsets: named });
      const taps = values.splice(graph.outputs.length);
      activations.push(...taps.map(tap => Float32Array.from(tap.dataSync())));
      return loss(values);
    });
    const gradients = gradientsOf(layers.map(name => tf.zeros([batch, ...layerOf(graph, name).shape])));
    return Object.fromEntries(
      layers.map((name, i) => [
        name,
        {
          activations: activations[i] as Float32Array,
          gradients: Float32Array.from((gradients[i] as tf.Tensor).dataSync()),
        },
      ]),
    );
  });
}
