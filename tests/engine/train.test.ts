import * as tf from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope, tensorCount } from '../../src/engine/memory.ts';
import {
  binaryAccuracy,
  createTrainer,
  crossEntropyFromLogits,
  gradientNorm,
  gradientsOf,
  meanSquaredError,
} from '../../src/engine/train.ts';
import { type Activation, createMlp } from '../../src/models/mlp.ts';
import { createRandom } from '../../src/platform/random.ts';
import { wasmFolder } from '../lab/engine.ts';

const BATCH = 16;

function problem(activation: Activation) {
  const random = createRandom(5);
  const mlp = createMlp({ sizes: [2, 5, 3, 1], activation, random, biasRange: 0.5 });
  const x = tf.tensor2d(
    Float32Array.from({ length: 2 * BATCH }, () => 2 * random() - 1),
    [BATCH, 2],
  );
  const y = tf.tensor2d(
    Float32Array.from({ length: BATCH }, () => Math.round(random())),
    [BATCH, 1],
  );
  return { mlp, x, y };
}

/** Central differences of the loss, one weight at a time; the step suits single precision. */
function numericGradients(loss: () => tf.Scalar, variables: readonly tf.Variable[], step = 1e-2): Float32Array[] {
  const value = () => tf.tidy(() => loss().dataSync()[0] as number);
  return variables.map(variable => {
    const original = Float32Array.from(variable.dataSync());
    const at = (i: number, shift: number) => {
      const moved = Float32Array.from(original);
      moved[i] = (moved[i] as number) + shift;
      tf.tidy(() => variable.assign(tf.tensor(moved, variable.shape)));
      return value();
    };
    const gradient = original.map((_, i) => (at(i, step) - at(i, -step)) / (2 * step));
    tf.tidy(() => variable.assign(tf.tensor(original, variable.shape)));
    return gradient;
  });
}

describe.each(['wasm', 'cpu'] as const)('on %s', backend => {
  let close = () => {};
  beforeEach(async () => {
    await startBackend(backend, wasmFolder);
    close = openScope();
  });
  afterEach(() => close());

  it.each([
    ['tanh', 'cross-entropy'],
    ['sigmoid', 'cross-entropy'],
    ['identity', 'cross-entropy'],
    ['tanh', 'mean squared error'],
    ['relu', 'mean squared error'],
  ] as const)('the gradients of a %s network with %s agree with central differences', (activation, kind) => {
    const { mlp, x, y } = problem(activation);
    const loss = () =>
      kind === 'cross-entropy' ? crossEntropyFromLogits(y, mlp.forward(x)) : meanSquaredError(y, mlp.forward(x));
    const { gradients } = gradientsOf(loss, mlp.variables);
    const numeric = numericGradients(loss, mlp.variables);
    const difference = gradientNorm(gradients.map((gradient, v) => gradient.map((g, i) => g - numeric[v]![i]!)));
    expect(gradientNorm(gradients)).toBeGreaterThan(0.01);
    expect(difference / gradientNorm(gradients)).toBeLessThan(activation === 'relu' ? 2e-2 : 2e-3);
  });

  it.each(['sgd', 'momentum', 'adam'] as const)('100 steps of %s leak no tensor and lower the loss', kind => {
    const { mlp, x, y } = problem('tanh');
    const trainer = createTrainer(kind, mlp.variables);
    const loss = () => crossEntropyFromLogits(y, mlp.forward(x));
    const first = trainer.step(loss, 0.05);
    const before = tensorCount();
    let last = first;
    for (let i = 0; i < 100; i++) last = trainer.step(loss, 0.05);
    expect(tensorCount()).toBe(before);
    expect(last).toBeLessThan(first);
  });

  it('a plain gradient step moves each weight by −rate × gradient, with the rate given last', () => {
    const { mlp, x, y } = problem('tanh');
    const trainer = createTrainer('sgd', mlp.variables);
    const loss = () => crossEntropyFromLogits(y, mlp.forward(x));
    trainer.step(loss, 0.5);
    const { gradients } = gradientsOf(loss, mlp.variables);
    const before = Float32Array.from(mlp.variables[0]!.dataSync());
    trainer.step(loss, 0.125);
    const after = mlp.variables[0]!.dataSync();
    after.forEach((value, i) => {
      expect(value).toBeCloseTo(before[i]! - 0.125 * gradients[0]![i]!, 6);
    });
  });

  it('a scope frees everything made in it', () => {
    close();
    const before = tensorCount();
    close = openScope();
    problem('tanh');
    expect(tensorCount()).toBeGreaterThan(before);
    close();
    expect(tensorCount()).toBe(before);
    close = openScope();
  });

  it('sums rows that were gathered more than once', () => {
    const table = tf.variable(tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]));
    const rows = tf.tensor1d([2, 0, 2], 'int32');
    const { gradients } = gradientsOf(() => tf.sum(tf.gather(table, rows)) as tf.Scalar, [table]);
    expect([...gradients[0]!]).toEqual([1, 1, 0, 0, 2, 2]);
  });
});

describe('losses', () => {
  it('cross-entropy from logits stays finite and right for large logits', async () => {
    await startBackend('cpu', wasmFolder);
    const close = openScope();
    const value = (label: number, logit: number) =>
      crossEntropyFromLogits(tf.tensor([label]), tf.tensor([logit])).dataSync()[0]!;
    expect(value(1, 0)).toBeCloseTo(Math.log(2), 6);
    expect(value(0, 500)).toBeCloseTo(500, 3);
    expect(value(1, 500)).toBe(0);
    expect(value(1, -3)).toBeCloseTo(Math.log1p(Math.exp(3)), 5);
    close();
  });

  it('accuracy counts logits on the right side', () => {
    expect(binaryAccuracy(Float32Array.of(1, 0, 1, 0), Float32Array.of(2, -1, -0.5, 3))).toBe(0.5);
  });
});
