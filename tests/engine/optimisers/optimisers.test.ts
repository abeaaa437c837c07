import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../../src/engine/memory.ts';
import { createOptimiser, type OptimiserSpec } from '../../../src/engine/optimisers/index.ts';
import { createTrainer } from '../../../src/engine/train.ts';
import { createRandom, normal } from '../../../src/platform/random.ts';
import { wasmFolder } from '../../lab/engine.ts';
import { reference } from './reference.ts';

const SIZE = 37;
const STEPS = 50;

const SPECS: readonly OptimiserSpec[] = [
  { kind: 'sgd' },
  { kind: 'sgd', l2: 0.3 },
  { kind: 'sgd', weightDecay: 0.2 },
  { kind: 'momentum' },
  { kind: 'momentum', momentum: 0.8, nesterov: true, l2: 0.1 },
  { kind: 'momentum', weightDecay: 0.1 },
  { kind: 'rmsprop' },
  { kind: 'rmsprop', decay: 0.95, momentum: 0.5, epsilon: 1e-6, l2: 0.1, weightDecay: 0.1 },
  { kind: 'adam' },
  { kind: 'adam', beta1: 0.8, beta2: 0.99, epsilon: 1e-5, l2: 0.1 },
  { kind: 'adamw' },
  { kind: 'adamw', weightDecay: 0.3 },
];

const draw = (stream: string, size = SIZE) => {
  const random = createRandom(3, stream);
  return Float32Array.from({ length: size }, () => normal(random));
};

/** Falls and jumps: a rule that kept an old rate would be seen. */
const rateAt = (step: number) => (step % 7 === 3 ? 0.05 : 0.02 / (1 + step / 20));

function relativeError(actual: ArrayLike<number>, expected: readonly number[]): number {
  let [error, norm] = [0, 0];
  expected.forEach((value, i) => {
    error += ((actual[i] as number) - value) ** 2;
    norm += value ** 2;
  });
  return Math.sqrt(error / norm);
}

const noise = (step: number) => draw(`gradient ${step}`);

describe.each(['wasm', 'cpu'] as const)('on %s', backend => {
  let close = () => {};
  beforeEach(async () => {
    await startBackend(backend, wasmFolder);
    close = openScope();
  });
  afterEach(() => close());

  it.each(SPECS.map(spec => [JSON.stringify(spec), spec] as const))('%s follows its formula in float64', (_, spec) => {
    const start = draw('weights');
    const variable = tf.tidy(() => tf.variable(tf.tensor1d(start)));
    const optimiser = createOptimiser(spec, [variable]);
    const exact = reference(spec, Array.from(start));
    for (let step = 1; step <= STEPS; step++) {
      tf.tidy(() => optimiser.update([tf.tensor1d(noise(step))], rateAt(step)));
      exact.update(Array.from(noise(step)), rateAt(step));
    }
    expect(relativeError(variable.dataSync(), exact.values)).toBeLessThan(1e-6);
    optimiser.dispose();
  });

  it.each([
    ['sgd', () => tf.train.sgd(0.03)],
    ['momentum', () => tf.train.momentum(0.03, 0.9)],
    ['rmsprop', () => tf.train.rmsprop(0.03)],
    ['adam', () => tf.train.adam(0.03)],
  ] as const)('%s does what tf.train does', (kind, stock) => {
    const [ours, theirs] = [0, 1].map(() => tf.tidy(() => tf.variable(tf.tensor1d(draw('weights')))));
    const optimiser = createOptimiser({ kind }, [ours!]);
    const library = stock();
    for (let step = 1; step <= STEPS; step++) {
      tf.tidy(() => optimiser.update([tf.tensor1d(noise(step))], 0.03));
      tf.tidy(() => library.applyGradients([{ name: theirs!.name, tensor: tf.tensor1d(noise(step)) }]));
    }
    // The library rounds after every operation.
    expect(relativeError(ours!.dataSync(), Array.from(theirs!.dataSync()))).toBeLessThan(5e-6);
    optimiser.dispose();
    library.dispose();
  });

  it('makes products with the changed weights, not with those packed before', () => {
    const start = draw('weights', 64);
    const [weights, x] = [tf.variable(tf.tensor2d(start, [8, 8])), tf.tensor2d(draw('x', 64), [8, 8])];
    const optimiser = createOptimiser({ kind: 'sgd' }, [weights]);
    const product = () => tf.tidy(() => tf.matMul(x, weights).dataSync());
    const before = product();
    tf.tidy(() => optimiser.update([tf.neg(weights)], 1));
    expect(
      relativeError(
        product(),
        Array.from(before, value => 2 * value),
      ),
    ).toBeLessThan(1e-6);
  });

  it('makes convolutions with the changed filters', () => {
    const [filter, x] = [
      tf.variable(tf.tensor4d(draw('filter', 36), [3, 3, 2, 2])),
      tf.tensor4d(draw('x', 128), [1, 8, 8, 2]),
    ];
    const optimiser = createOptimiser({ kind: 'sgd' }, [filter]);
    const convolved = () => tf.tidy(() => tf.conv2d(x, filter, 1, 'same').dataSync());
    const before = convolved();
    tf.tidy(() => optimiser.update([tf.neg(filter)], 1));
    expect(
      relativeError(
        convolved(),
        Array.from(before, value => 2 * value),
      ),
    ).toBeLessThan(1e-6);
  });

  it('changes neither the array nor the tensors from which a variable was made, nor a copy taken later', () => {
    const start = draw('weights');
    const source = tf.tensor1d(start);
    const variable = tf.variable(source);
    const optimiser = createOptimiser({ kind: 'momentum' }, [variable]);
    const step = () => tf.tidy(() => optimiser.update([tf.onesLike(variable)], 0.1));
    step();
    const snapshot = variable.clone();
    const taken = Array.from(snapshot.dataSync());
    step();
    expect(start).toEqual(draw('weights'));
    expect(source.dataSync()).toEqual(draw('weights'));
    expect(Array.from(snapshot.dataSync())).toEqual(taken);
    expect(variable.dataSync()[0]).toBeCloseTo(start[0]! - 0.1 * (1 + 1.9), 5);
  });

  it('goes on from values that were assigned in between', () => {
    const variable = tf.variable(tf.tensor1d([1, 2]));
    const optimiser = createOptimiser({ kind: 'sgd' }, [variable]);
    const step = () => tf.tidy(() => optimiser.update([tf.tensor1d([1, 1])], 0.5));
    step();
    tf.tidy(() => variable.assign(tf.tensor1d([10, 20])));
    step();
    expect(Array.from(variable.dataSync())).toEqual([9.5, 19.5]);
  });

  it('leaves a variable alone that has no gradient', () => {
    const [used, unused] = [tf.variable(tf.tensor1d([1])), tf.variable(tf.tensor1d([5]))];
    const trainer = createTrainer({ kind: 'adamw', weightDecay: 0.5 }, [used, unused]);
    trainer.step(() => tf.sum(tf.square(used)), 0.1);
    expect([used.dataSync()[0]! < 1, unused.dataSync()[0]]).toEqual([true, 5]);
    trainer.dispose();
  });

  it('keeps the number of tensors over 200 steps', () => {
    const variable = tf.variable(tf.tensor1d(draw('weights')));
    const trainer = createTrainer('adam', [variable]);
    trainer.step(() => tf.sum(tf.square(variable)), 0.01);
    const before = tensorCount();
    for (let step = 0; step < 200; step++) trainer.step(() => tf.sum(tf.square(variable)), 0.01);
    expect(tensorCount()).toBe(before);
    trainer.dispose();
  });
});

it('L2 in the gradient and decoupled decay differ under Adam, and agree under plain gradient descent', async () => {
  await startBackend('cpu', wasmFolder);
  const after = (spec: OptimiserSpec) => {
    const variable = tf.tidy(() => tf.variable(tf.tensor1d([1, -2, 0.5])));
    const optimiser = createOptimiser(spec, [variable]);
    for (let step = 0; step < 10; step++) tf.tidy(() => optimiser.update([tf.tensor1d([0.3, 0.1, -4])], 0.1));
    const values = Array.from(variable.dataSync());
    variable.dispose();
    return values;
  };
  expect(after({ kind: 'sgd', l2: 0.1 })).toEqual(after({ kind: 'sgd', weightDecay: 0.1 }));
  const [inGradient, decoupled] = [after({ kind: 'adam', l2: 0.1 }), after({ kind: 'adam', weightDecay: 0.1 })];
  expect(relativeError(inGradient, decoupled)).toBeGreaterThan(1e-2);
  expect(after({ kind: 'adamw', weightDecay: 0.1 })).toEqual(decoupled);
});
