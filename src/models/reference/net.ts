import * as tf from '@tensorflow/tfjs-core';
import type { OptimiserKind } from '../../engine/train.ts';
import { normal, type Random } from '../../platform/random.ts';
import type { NetId } from './names.ts';

/** What a step of training needs: variables, a fixed batch, a loss. */
export type ReferenceNet = {
  readonly variables: readonly tf.Variable[];
  readonly loss: () => tf.Scalar;
  readonly dispose: () => void;
};

export type ReferenceNetSpec = {
  readonly id: NetId;
  readonly optimiser: OptimiserKind;
  readonly learningRate: number;
  readonly build: (random: Random) => ReferenceNet;
};

/** Makes and remembers variables and constants, drawn in the order in which they are asked for. */
export type Maker = {
  /** A kernel: normal with variance 2 / fan-in (He et al. 2015); fan-in is the product of all axes but the last. */
  readonly kernel: (...shape: readonly number[]) => tf.Variable;
  readonly zeros: (...shape: readonly number[]) => tf.Variable;
  readonly ones: (...shape: readonly number[]) => tf.Variable;
  /** A batch of normal numbers that stays. */
  readonly batch: <R extends tf.Rank>(...shape: readonly number[]) => tf.Tensor<R>;
  /** Whole numbers below `limit`, int32. */
  readonly indices: (limit: number, ...shape: readonly number[]) => tf.Tensor;
  /** One-hot rows of random classes, [batch, classes]. */
  readonly labels: (batchSize: number, classes: number) => tf.Tensor2D;
  readonly net: (loss: () => tf.Scalar) => ReferenceNet;
};

export function createMaker(random: Random): Maker {
  const variables: tf.Variable[] = [];
  const constants: tf.Tensor[] = [];
  const size = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);
  const draw = (shape: readonly number[], scale: number) =>
    tf.tensor(
      Float32Array.from({ length: size(shape) }, () => normal(random) * scale),
      [...shape],
    );
  const variable = (values: tf.Tensor) => {
    const made = tf.variable(values);
    values.dispose();
    variables.push(made);
    return made;
  };
  const constant = <T extends tf.Tensor>(values: T): T => {
    constants.push(values);
    return values;
  };
  return {
    kernel: (...shape) => variable(draw(shape, Math.sqrt(2 / size(shape.slice(0, -1))))),
    zeros: (...shape) => variable(tf.zeros([...shape])),
    ones: (...shape) => variable(tf.ones([...shape])),
    batch: <R extends tf.Rank>(...shape: readonly number[]) => constant(draw(shape, 1) as tf.Tensor<R>),
    indices: (limit, ...shape) =>
      constant(
        tf.tensor(
          Int32Array.from({ length: size(shape) }, () => Math.floor(limit * random())),
          [...shape],
          'int32',
        ),
      ),
    labels: (batchSize, classes) => {
      const values = new Float32Array(batchSize * classes);
      for (let i = 0; i < batchSize; i++) values[i * classes + Math.floor(classes * random())] = 1;
      return constant(tf.tensor2d(values, [batchSize, classes]));
    },
    net: loss => ({ variables, loss, dispose: () => tf.dispose([...variables, ...constants]) }),
  };
}

/** Mean cross-entropy of logits [batch, classes] with one-hot labels. */
export const softmaxLoss = (labels: tf.Tensor2D, logits: tf.Tensor2D): tf.Scalar =>
  tf.neg(tf.mean(tf.sum(tf.mul(labels, tf.logSoftmax(logits)), 1))) as tf.Scalar;

/** x W + b for x [batch, inputs]. */
export const affine = (x: tf.Tensor, kernel: tf.Variable, bias: tf.Variable): tf.Tensor2D =>
  tf.add(tf.matMul(x as tf.Tensor2D, kernel as tf.Tensor2D), bias);
