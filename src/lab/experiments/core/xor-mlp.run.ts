import * as tf from '@tensorflow/tfjs-core';
import { xorCloud } from '../../../data/points.ts';
import { binaryAccuracy, createTrainer, crossEntropyFromLogits, type OptimiserKind } from '../../../engine/train.ts';
import { type Activation, createMlp } from '../../../models/mlp.ts';
import type { RunFunction } from '../../types.ts';
import { decisionField, networkPicture } from '../pictures.ts';
import { DOMAIN, POINTS } from './xor-mlp.ts';

/** Trains a network with one hidden layer on the whole XOR cloud at once; one frame per step. */
export const run: RunFunction = async function* (context) {
  const { params } = context;
  const points = xorCloud({ count: POINTS, noise: params.noise as number, random: context.random('data') });
  const mlp = createMlp({
    sizes: [2, params.hidden as number, 1],
    activation: params.activation as Activation,
    random: context.random('weights'),
    biasRange: 1,
  });
  const x = tf.tensor2d(points.xs, [points.count, 2]);
  const y = tf.tensor2d(points.labels, [points.count, 1]);
  const field = decisionField(mlp, points, DOMAIN);
  const trainer = createTrainer(params.optimiser as OptimiserKind, mlp.variables);
  const steps = params.steps as number;
  const accuracy = () => tf.tidy(() => binaryAccuracy(points.labels, mlp.forward(x).dataSync<'float32'>()));

  let metrics: Record<string, number> = {};
  try {
    for (let step = 1; step <= steps; step++) {
      const loss = trainer.step(() => crossEntropyFromLogits(y, mlp.forward(x)), context.params.rate as number);
      metrics = { loss, accuracy: accuracy() };
      const shown = context.wantsPictures() || step === steps;
      yield shown
        ? { step, metrics, pictures: { field: field.draw(), network: networkPicture(mlp) } }
        : { step, metrics };
    }
    return metrics;
  } finally {
    tf.dispose([x, y]);
    field.dispose();
    trainer.dispose();
    mlp.dispose();
  }
};
