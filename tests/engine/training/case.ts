import * as tf from '@tensorflow/tfjs-core';
import * as tfl from '@tensorflow/tfjs-layers';
import { draw, type Kind } from '../matrix/case.ts';
import { tensorOf } from '../matrix/compare.ts';
import { type Array64, array, sizeOf } from '../reference/array.ts';
import { scale } from '../reference/elementwise.ts';
import { differences } from '../reference/gradient.ts';
import { type LossFunction, squaredError } from '../reference/losses.ts';
import * as optimisers from '../reference/optimisers.ts';
import { mean } from '../reference/reduce.ts';

export const BATCH = 3;
export const STEPS = 4;

/** A model of tf.layers with its formula: its output, flattened, is trained towards fixed targets. */
export type TrainingCase = {
  readonly title: string;
  /** Without the batch. */
  readonly input: readonly number[];
  /** Inputs are whole numbers below it, for embeddings. */
  readonly vocabulary?: number;
  readonly build: (x: tfl.SymbolicTensor) => tfl.SymbolicTensor;
  /** Weights in the order of `model.getWeights()`. */
  readonly forward: (x: Array64, weights: readonly Array64[]) => Array64;
  /** What a step does to weights that no gradient reaches: the moving averages of batch normalisation. */
  readonly drift?: (x: Array64, weights: readonly Array64[]) => readonly Array64[];
  /** Added to the loss. */
  readonly penalty?: (weights: readonly Array64[]) => number;
  readonly loss?: { readonly name: string; readonly f: LossFunction; readonly targets: Targets };
  readonly optimiser?: { readonly create: () => tf.Optimizer; readonly formula: () => optimisers.Optimiser };
  readonly tolerance?: number;
  /** What the library says when it cannot train this; it must not train it wrongly instead. */
  readonly refused?: RegExp;
};

export type Targets = 'real' | 'sign' | 'share' | 'one of several' | 'place';

const MSE = { name: 'meanSquaredError', f: squaredError, targets: 'real' } as const;
const SGD = { create: () => tf.train.sgd(0.125), formula: () => optimisers.sgd(0.125) };

export type Trained = { readonly losses: readonly number[]; readonly weights: readonly Array64[] };

/** Applies a layer to one symbolic tensor or several. */
export const apply = (layer: tfl.layers.Layer, x: tfl.SymbolicTensor | tfl.SymbolicTensor[]): tfl.SymbolicTensor =>
  layer.apply(x) as tfl.SymbolicTensor;

const kindOf = (name: string): Kind => (/variance/.test(name) ? 'positive' : 'normal');

/** A fresh model with drawn weights. */
function modelOf({ title, input, build }: TrainingCase): tfl.LayersModel {
  const x = tfl.input({ shape: [...input] });
  const y = build(x);
  const flat = y.shape.length > 2 ? apply(tfl.layers.flatten(), y) : y;
  const model = tfl.model({ inputs: x, outputs: flat });
  const weights = model.weights.map(({ name, shape }, i) => {
    const drawn = draw(shape as number[], kindOf(name), `${title} weight ${i}`);
    return tensorOf(kindOf(name) === 'positive' ? drawn : halved(drawn));
  });
  model.setWeights(weights);
  tf.dispose(weights);
  return model;
}

const halved = (x: Array64): Array64 => scale(x, 0.375);

const inputOf = ({ title, input, vocabulary }: TrainingCase): Array64 => {
  const drawn = draw([BATCH, ...input], 'normal', `${title} input`);
  return vocabulary === undefined
    ? drawn
    : { ...drawn, values: drawn.values.map((_, i) => (i * i + 2 * i) % vocabulary) };
};

/** Targets of a kind, for outputs [batch, width]. */
function targetsOf(shape: readonly number[], kind: Targets): Array64 {
  const drawn = draw(shape, 'normal', 'targets');
  const [rows, width] = shape as [number, number];
  const place = (row: number) => (2 * row + 1) % width;
  switch (kind) {
    case 'real':
      return drawn;
    case 'sign':
      return { shape, values: drawn.values.map(Math.sign) };
    case 'share':
      return draw(shape, 'probability', 'targets');
    case 'one of several':
      return { shape, values: drawn.values.map((_, i) => (i % width === place(Math.floor(i / width)) ? 1 : 0)) };
    case 'place':
      return array(
        [rows, 1],
        Float64Array.from({ length: rows }, (_, row) => place(row)),
      );
  }
}

/** The training that TensorFlow.js does on the current backend. */
export async function train(one: TrainingCase): Promise<Trained> {
  const { loss = MSE, optimiser = SGD } = one;
  const model = modelOf(one);
  const x = tensorOf(inputOf(one));
  const y = tensorOf(targetsOf([BATCH, model.outputs[0]!.shape[1]!], loss.targets));
  const engine = optimiser.create();
  try {
    model.compile({ optimizer: engine, loss: loss.name });
    const losses: number[] = [];
    for (let step = 0; step < STEPS; step++) losses.push((await model.trainOnBatch(x, y)) as number);
    return { losses, weights: model.getWeights().map(w => array(w.shape, Float64Array.from(w.dataSync()))) };
  } finally {
    tf.dispose([x, y]);
    engine.dispose();
    model.dispose();
  }
}

const expectations = new Map<string, Trained>();

/** The same training by formula, in double precision; the gradients by central differences. Computed once. */
export function expectedOf(one: TrainingCase): Trained {
  const known = expectations.get(one.title) ?? trainByFormula(one);
  expectations.set(one.title, known);
  return known;
}

function trainByFormula(one: TrainingCase): Trained {
  const { loss = MSE, optimiser = SGD, forward, drift, penalty } = one;
  const model = modelOf(one);
  let weights = model.getWeights().map(w => array(w.shape, Float64Array.from(w.dataSync())));
  const trainable = model.weights.map(weight => model.trainableWeights.includes(weight));
  model.dispose();
  const x = inputOf(one);
  const lossOf = (all: readonly Array64[]): number => {
    const y = forward(x, all);
    const flat = { shape: [BATCH, sizeOf(y.shape) / BATCH], values: y.values };
    return mean(loss.f(targetsOf(flat.shape, loss.targets), flat)).values[0]! + (penalty?.(all) ?? 0);
  };
  const update = optimiser.formula();
  const losses: number[] = [];
  for (let step = 0; step < STEPS; step++) {
    const merge = (parts: readonly Array64[], base: readonly Array64[]): Array64[] => {
      let next = 0;
      return base.map((weight, i) => (trainable[i] ? parts[next++]! : weight));
    };
    const parts = weights.filter((_, i) => trainable[i]);
    losses.push(lossOf(weights));
    const gradients = differences((...moved) => lossOf(merge(moved, weights)), parts);
    weights = merge(update(parts, gradients), drift?.(x, weights) ?? weights);
  }
  return { losses, weights };
}
