import * as tf from '@tensorflow/tfjs-core';
import type { LayerOf } from '../layers.ts';
import type { Weights } from './normalise.ts';

/** What the input adds to each part of the gates at one step, and the state before → the state after. */
type Step = (projected: readonly tf.Tensor[], state: tf.Tensor) => tf.Tensor;

/** x [batch, steps, features] → [batch, units], or [batch, steps, units]. Gates in the order z, r, h. */
export function gru(x: tf.Tensor, layer: LayerOf<'gru'>, weights: Weights): tf.Tensor {
  const [kernel, recurrent, bias] = partsOf(weights);
  const { units } = layer;
  const inputBias = layer.resetAfter ? tf.reshape(tf.slice(bias, 0, 1), [3 * units]) : bias;
  const step = layer.resetAfter
    ? resetAfter(recurrent, tf.reshape(tf.slice(bias, 1, 1), [3 * units]), units)
    : resetBefore(recurrent, units);
  const states = unroll(project(x, kernel, inputBias, [2 * units, units]), units, step);
  return layer.sequences ? tf.stack(states, 1) : (states.at(-1) as tf.Tensor);
}

/** ĥ = tanh(Wx + r ∘ (Uh + c)): one matrix product a step. */
function resetAfter(recurrent: tf.Tensor, bias: tf.Tensor, units: number): Step {
  return ([xGates, xCandidate], h) => {
    const inner = tf.add(tf.matMul(h as tf.Tensor2D, recurrent as tf.Tensor2D), bias);
    const [hGates, hCandidate] = tf.split(inner, [2 * units, units], 1) as [tf.Tensor, tf.Tensor];
    const [z, r] = tf.split(tf.sigmoid(tf.add(xGates as tf.Tensor, hGates)), 2, 1) as [tf.Tensor, tf.Tensor];
    return blend(z, h, tf.tanh(tf.add(xCandidate as tf.Tensor, tf.mul(r, hCandidate))));
  };
}

/** ĥ = tanh(Wx + U(r ∘ h)): the form of the paper. */
function resetBefore(recurrent: tf.Tensor, units: number): Step {
  const [gateKernel, candidateKernel] = tf.split(recurrent, [2 * units, units], 1) as [tf.Tensor2D, tf.Tensor2D];
  return ([xGates, xCandidate], h) => {
    const gates = tf.sigmoid(tf.add(xGates as tf.Tensor, tf.matMul(h as tf.Tensor2D, gateKernel)));
    const [z, r] = tf.split(gates, 2, 1) as [tf.Tensor, tf.Tensor];
    return blend(
      z,
      h,
      tf.tanh(tf.add(xCandidate as tf.Tensor, tf.matMul(tf.mul(r, h) as tf.Tensor2D, candidateKernel))),
    );
  };
}

/** z ∘ h + (1 − z) ∘ ĥ. */
function blend(z: tf.Tensor, h: tf.Tensor, candidate: tf.Tensor): tf.Tensor {
  return tf.add(candidate, tf.mul(z, tf.sub(h, candidate)));
}

/** x [batch, steps, features] → [batch, units], or [batch, steps, units]. Gates in the order i, f, c, o. */
export function lstm(x: tf.Tensor, { units, sequences }: LayerOf<'lstm'>, weights: Weights): tf.Tensor {
  const [kernel, recurrent, bias] = partsOf(weights);
  let cell: tf.Tensor | undefined;
  const states = unroll(project(x, kernel, bias, [4 * units]), units, ([projected], h) => {
    const gates = tf.add(projected as tf.Tensor, tf.matMul(h as tf.Tensor2D, recurrent as tf.Tensor2D));
    const [i, f, c, o] = tf.split(gates, 4, 1) as [tf.Tensor, tf.Tensor, tf.Tensor, tf.Tensor];
    const written = tf.mul(tf.sigmoid(i), tf.tanh(c));
    cell = cell ? tf.add(tf.mul(tf.sigmoid(f), cell), written) : written;
    return tf.mul(tf.sigmoid(o), tf.tanh(cell));
  });
  return sequences ? tf.stack(states, 1) : (states.at(-1) as tf.Tensor);
}

function partsOf(weights: Weights): [tf.Variable, tf.Variable, tf.Variable] {
  return ['kernel', 'recurrent_kernel', 'bias'].map(weights) as [tf.Variable, tf.Variable, tf.Variable];
}

/** Wx + b for all steps in one product; then the parts of the gates for each step, [batch, part] each. */
function project(x: tf.Tensor, kernel: tf.Tensor, bias: tf.Tensor, parts: number[]): tf.Tensor[][] {
  const [batch, steps, features] = x.shape as [number, number, number];
  const rows = tf.reshape(tf.transpose(x, [1, 0, 2]), [steps * batch, features]);
  const all = tf.add(tf.matMul(rows as tf.Tensor2D, kernel as tf.Tensor2D), bias);
  const byPart = parts.length === 1 ? [all] : tf.split(all, parts, 1);
  const byStep = byPart.map(part => tf.split(part, steps, 0));
  return Array.from({ length: steps }, (_, t) => byStep.map(part => part[t] as tf.Tensor));
}

function unroll(projected: readonly tf.Tensor[][], units: number, step: Step): tf.Tensor[] {
  let state: tf.Tensor = tf.zeros([projected[0]?.[0]?.shape[0] as number, units]);
  return projected.map(parts => {
    state = step(parts, state);
    return state;
  });
}
