import * as tf from '@tensorflow/tfjs-core';
import { normal, type Random } from '../platform/random.ts';
import type { ActivationName } from './layers.ts';
import { activate } from './ops/activate.ts';

/** What a plain network may be asked for. */
export type Activation = Extract<ActivationName, 'tanh' | 'sigmoid' | 'relu' | 'identity'>;

export type MlpSpec = {
  /** Units of each layer, the input first: [2, 8, 1]. */
  readonly sizes: readonly number[];
  /** Of the hidden layers; the last layer stays linear, so that the loss sees logits. */
  readonly activation: Activation;
  readonly random: Random;
  /** Biases start uniform in [−biasRange, biasRange]; 0 if absent. */
  readonly biasRange?: number;
};

export type Mlp = {
  readonly sizes: readonly number[];
  /** Kernel, bias, kernel, bias, …; kernels are [inputs, units]. */
  readonly variables: readonly tf.Variable[];
  /** [batch, inputs] → [batch, outputs], before any output function. Call it inside `tf.tidy` or a loss. */
  readonly forward: (x: tf.Tensor2D) => tf.Tensor2D;
  /** `weights[l][i][j]`: from unit i of layer l to unit j of the next, without biases. */
  readonly weights: () => number[][][];
  readonly dispose: () => void;
};

/**
 * A fully connected network. Kernels are normal with variance 1/inputs, or 2/inputs for ReLU (LeCun et al. 1998; He et al.
 * 2015), drawn in a fixed order from `random`: the same generator gives the same network, whatever the activation.
 */
export function createMlp(spec: MlpSpec): Mlp {
  const { sizes, activation, random, biasRange = 0 } = spec;
  const variables: tf.Variable[] = [];
  for (let l = 0; l + 1 < sizes.length; l++) {
    const [inputs, units] = [sizes[l] as number, sizes[l + 1] as number];
    const scale = Math.sqrt((activation === 'relu' ? 2 : 1) / inputs);
    const kernel = Float32Array.from({ length: inputs * units }, () => normal(random) * scale);
    const bias = Float32Array.from({ length: units }, () => (2 * random() - 1) * biasRange);
    variables.push(variableOf(kernel, [inputs, units]), variableOf(bias, [units]));
  }
  return {
    sizes,
    variables,
    forward: x => tf.tidy(() => forward(x, variables, activation)),
    weights: () => kernels(variables, sizes),
    dispose: () => tf.dispose(variables),
  };
}

function forward(x: tf.Tensor2D, variables: readonly tf.Variable[], activation: Activation): tf.Tensor2D {
  let h: tf.Tensor = x;
  for (let v = 0; v < variables.length; v += 2) {
    const z = tf.add(tf.matMul(h as tf.Tensor2D, variables[v] as tf.Tensor2D), variables[v + 1] as tf.Tensor);
    h = v + 2 < variables.length ? activate(z, activation) : z;
  }
  return h as tf.Tensor2D;
}

function variableOf(values: Float32Array, shape: number[]): tf.Variable {
  return tf.tidy(() => tf.variable(tf.tensor(values, shape)));
}

function kernels(variables: readonly tf.Variable[], sizes: readonly number[]): number[][][] {
  return sizes.slice(0, -1).map((inputs, l) => {
    const flat = (variables[2 * l] as tf.Variable).dataSync();
    const units = sizes[l + 1] as number;
    return Array.from({ length: inputs }, (_, i) => Array.from(flat.subarray(i * units, (i + 1) * units)));
  });
}
