import type { Array64 } from './array.ts';
import { combine, map, mul, scale, softplus } from './elementwise.ts';
import { logSoftmax, max, mean, norm, sum } from './reduce.ts';

/** Targets and predictions of one shape → one value per sample: the last axis is gone. */
export type LossFunction = (targets: Array64, predictions: Array64) => Array64;

/** What Keras keeps probabilities away from 0 and 1 by. */
const EPSILON = 1e-7;
const clip = (x: Array64, low: number, high: number): Array64 => map(x, value => Math.min(high, Math.max(low, value)));

const perElement =
  (f: (target: number, prediction: number) => number): LossFunction =>
  (targets, predictions) =>
    mean(combine(targets, predictions, f), -1);

export const squaredError = perElement((t, p) => (p - t) ** 2);
export const absoluteError = perElement((t, p) => Math.abs(p - t));
export const absolutePercentageError = perElement((t, p) => (100 * Math.abs(t - p)) / Math.max(Math.abs(t), EPSILON));
export const squaredLogError = perElement(
  (t, p) => (Math.log1p(Math.max(p, EPSILON)) - Math.log1p(Math.max(t, EPSILON))) ** 2,
);
export const huber = (delta: number): LossFunction =>
  perElement((t, p) => {
    const error = Math.abs(p - t);
    return error <= delta ? 0.5 * error ** 2 : delta * error - 0.5 * delta ** 2;
  });
export const hinge = perElement((t, p) => Math.max(0, 1 - t * p));
export const squaredHinge = perElement((t, p) => Math.max(0, 1 - t * p) ** 2);
export const logCosh = perElement((t, p) => Math.log(Math.cosh(p - t)));
export const poisson = perElement((t, p) => p - t * Math.log(p + EPSILON));

/** From logits: max(z, 0) − z·t + log(1 + e^−|z|). */
export const binaryFromLogits = perElement((t, z) => softplus(z) - z * t);
export const binaryFromProbabilities: LossFunction = (targets, predictions) =>
  perElement((t, p) => -t * Math.log(p) - (1 - t) * Math.log(1 - p))(targets, clip(predictions, EPSILON, 1 - EPSILON));

export const categoricalFromLogits: LossFunction = (targets, logits) =>
  scale(sum(mul(targets, logSoftmax(logits)), -1), -1);
export const categoricalFromProbabilities: LossFunction = (targets, predictions) => {
  const shares = combine(predictions, sum(predictions, -1, true), (p, total) => p / total);
  return scale(sum(mul(targets, map(clip(shares, EPSILON, 1 - EPSILON), Math.log)), -1), -1);
};
export const categoricalHinge: LossFunction = (targets, predictions) => {
  const right = sum(mul(targets, predictions), -1);
  const wrong = max(
    combine(targets, predictions, (t, p) => (1 - t) * p),
    -1,
  );
  return combine(right, wrong, (r, w) => Math.max(0, 1 + w - r));
};
export const kullbackLeibler: LossFunction = (targets, predictions) =>
  sum(
    combine(clip(targets, EPSILON, 1), clip(predictions, EPSILON, 1), (t, p) => t * Math.log(t / p)),
    -1,
  );

/** −cos of the angle between target and prediction. */
export const cosineProximity: LossFunction = (targets, predictions) =>
  combine(
    sum(mul(targets, predictions), -1),
    mul(norm(targets, -1), norm(predictions, -1)),
    (product, lengths) => -product / lengths,
  );

/** The core library adds its ε inside the logarithms instead of clipping. */
export const logLoss = perElement((t, p) => -t * Math.log(p + EPSILON) - (1 - t) * Math.log(1 - p + EPSILON));
