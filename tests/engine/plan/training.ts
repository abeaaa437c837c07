import { createHash } from 'node:crypto';
import * as tf from '@tensorflow/tfjs-core';
import { createOptimiser, ordered } from '../../../src/engine/optimisers/index.ts';
import { planStep } from '../../../src/engine/plan/index.ts';
import { planTrainer } from '../../../src/engine/plan/trainer.ts';
import { createRandom } from '../../../src/platform/random.ts';
import type { Net } from './nets.ts';

const sizeOf = (shape: readonly number[]) => shape.reduce((a, b) => a * b, 1);

/** Another batch at each step. */
export function batchOf({ inputs: { x, y } }: Net, step: number) {
  const random = createRandom(step, 'batch');
  const [rows = 1, classes = 1] = y.shape;
  const labels = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++)
    labels[row * classes + Math.floor(random() * classes)] = classes > 1 ? 1 : random();
  const values = Float32Array.from({ length: sizeOf(x.shape) }, () =>
    x.dtype ? Math.floor(20 * random()) : random() - 0.5,
  );
  return { x: values, y: labels };
}

/** The batch of a step as tensors. */
export function tensorsOf(net: Net, step: number) {
  const [batch, { x, y }] = [batchOf(net, step), net.inputs];
  return { x: tf.tensor(batch.x, [...x.shape], x.dtype), y: tf.tensor(batch.y, [...y.shape]) };
}

/** Of all losses and all final values. */
export const hashOf = (losses: readonly number[], variables: readonly tf.Variable[]) => {
  const hash = createHash('sha256').update(Float64Array.from(losses));
  for (const variable of variables) hash.update(variable.dataSync().slice());
  return hash.digest('hex');
};

/** The same training without a plan: tape and scopes of the engine, new tensors for each batch. */
export function withEngine(net: Net, steps: number): string {
  const { variables, statistics = [], loss } = net.create();
  const optimiser = createOptimiser(net.optimiser, variables);
  const losses = Array.from({ length: steps }, (_, step) =>
    tf.tidy(() => {
      const { x, y } = tensorsOf(net, step);
      const { value, grads } = tf.variableGrads(() => loss({ x, y }), [...variables]);
      optimiser.update(ordered(variables, grads), net.learningRate);
      return value.dataSync()[0] as number;
    }),
  );
  optimiser.dispose();
  return hashOf(losses, [...variables, ...statistics]);
}

/** Training by `planStep`. */
export function withPlan(net: Net, steps: number) {
  const { variables, statistics = [], loss } = net.create();
  const step = planStep({ variables, optimiser: net.optimiser, inputs: net.inputs, loss });
  const losses = Array.from({ length: steps }, (_, i) => step.run(batchOf(net, i), net.learningRate));
  const mode = step.mode();
  step.dispose();
  return { hash: hashOf(losses, [...variables, ...statistics]), mode, losses };
}

/** Training by a trainer: a new loss, on new tensors, at each step. */
export function withTrainer(net: Net, steps: number) {
  const { variables, statistics = [], loss } = net.create();
  const optimiser = createOptimiser(net.optimiser, variables);
  const trainer = planTrainer(optimiser, variables);
  const losses = Array.from({ length: steps }, (_, step) => {
    const { x, y } = tensorsOf(net, step);
    const value = trainer.step(() => loss({ x, y }), net.learningRate);
    tf.dispose([x, y]);
    return value;
  });
  const mode = trainer.mode();
  trainer.dispose();
  optimiser.dispose();
  return { hash: hashOf(losses, [...variables, ...statistics]), mode };
}
