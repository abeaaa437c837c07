import * as tf from '@tensorflow/tfjs-core';
import { createOptimiser, type OptimiserKind, type OptimiserSpec } from './optimisers/index.ts';
import { planTrainer } from './plan/trainer.ts';

export type { OptimiserKind, OptimiserSpec } from './optimisers/index.ts';

/** A function of the current variables that yields one number to be made small. */
export type Loss = () => tf.Scalar;

export type Gradients = {
  readonly loss: number;
  /** One array per variable, in the order given, row-major. */
  readonly gradients: readonly Float32Array[];
};

export type Trainer = {
  /** One update of all variables; returns the loss before the update. */
  readonly step: (loss: Loss, learningRate: number) => number;
  readonly dispose: () => void;
};

/**
 * Trains `variables` with an optimiser of their own, given by its kind alone (momentum 0.9, Adam with β₁ 0.9 and β₂ 0.999)
 * or with its constants. Steps that repeat themselves are planned (`plan/trainer.ts`); with the loss as a function of
 * declared inputs, `planStep` is faster still.
 */
export function createTrainer(optimiser: OptimiserKind | OptimiserSpec, variables: readonly tf.Variable[]): Trainer {
  const spec = typeof optimiser === 'string' ? { kind: optimiser } : optimiser;
  const updates = createOptimiser(spec, variables);
  const { step, dispose } = planTrainer(updates, variables);
  return {
    step,
    dispose() {
      dispose();
      updates.dispose();
    },
  };
}

/** The loss and its gradient with respect to each variable; nothing is updated. */
export function gradientsOf(loss: Loss, variables: readonly tf.Variable[]): Gradients {
  return tf.tidy(() => {
    const { value, grads } = tf.variableGrads(loss, [...variables]);
    return {
      loss: value.dataSync()[0] as number,
      gradients: variables.map(variable => Float32Array.from((grads[variable.name] as tf.Tensor).dataSync())),
    };
  });
}

/** Euclidean norm over all gradients together. */
export function gradientNorm(gradients: readonly Float32Array[]): number {
  let sum = 0;
  for (const gradient of gradients) for (const value of gradient) sum += value * value;
  return Math.sqrt(sum);
}

/** Mean binary cross-entropy from logits, stable for large ones: max(z, 0) − z·y + log(1 + e^−|z|). */
export function crossEntropyFromLogits(labels: tf.Tensor, logits: tf.Tensor): tf.Scalar {
  return tf.tidy(() => {
    const softened = tf.log1p(tf.exp(tf.neg(tf.abs(logits))));
    return tf.mean(tf.add(tf.sub(tf.relu(logits), tf.mul(logits, labels)), softened)) as tf.Scalar;
  });
}

/** Mean squared error. */
export function meanSquaredError(targets: tf.Tensor, outputs: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.mean(tf.squaredDifference(targets, outputs)) as tf.Scalar);
}

/** Share of samples whose logit lies on the side of its label (0 or 1). */
export function binaryAccuracy(labels: Float32Array, logits: Float32Array): number {
  let right = 0;
  for (let i = 0; i < labels.length; i++) if ((logits[i] as number) > 0 === (labels[i] as number) > 0.5) right++;
  return right / labels.length;
}
