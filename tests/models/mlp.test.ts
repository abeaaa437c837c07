import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { tensorCount } from '../../src/engine/memory.ts';
import { createMlp } from '../../src/models/mlp.ts';
import { createRandom } from '../../src/platform/random.ts';
import { wasmFolder } from '../lab/engine.ts';

const mlpOf = (activation: 'tanh' | 'relu' | 'identity' | 'sigmoid', seed = 1) =>
  createMlp({ sizes: [2, 3, 1], activation, random: createRandom(seed), biasRange: 1 });

beforeAll(async () => {
  await startBackend('cpu', wasmFolder);
});

describe('createMlp', () => {
  it.each([
    ['tanh', Math.tanh],
    ['sigmoid', (z: number) => 1 / (1 + Math.exp(-z))],
    ['relu', (z: number) => Math.max(0, z)],
    ['identity', (z: number) => z],
  ] as const)('computes w₂·%s(W₁x + b₁) + b₂', (activation, f) => {
    const mlp = mlpOf(activation);
    const [w1, b1, w2, b2] = mlp.variables.map(variable => variable.dataSync());
    const x = [0.3, -0.8];
    const hidden = [0, 1, 2].map(j => f(x[0]! * w1![j]! + x[1]! * w1![3 + j]! + b1![j]!));
    const expected = hidden.reduce((sum, value, j) => sum + value * w2![j]!, b2![0]!);
    const output = tf.tidy(() => mlp.forward(tf.tensor2d([x])).dataSync()[0]!);
    expect(output).toBeCloseTo(expected, 5);
    mlp.dispose();
  });

  it('shows its kernels layer by layer, unit by unit', () => {
    const mlp = mlpOf('tanh');
    const weights = mlp.weights();
    expect(weights.map(layer => [layer.length, layer[0]!.length])).toEqual([
      [2, 3],
      [3, 1],
    ]);
    expect(weights[0]![1]![2]).toBe(mlp.variables[0]!.dataSync()[5]);
    mlp.dispose();
  });

  it('draws the same network from the same generator, whatever the (bounded) activation', () => {
    const [a, b, other] = [mlpOf('tanh'), mlpOf('identity'), mlpOf('tanh', 2)];
    expect(a.weights()).toEqual(b.weights());
    expect(a.weights()).not.toEqual(other.weights());
    for (const mlp of [a, b, other]) mlp.dispose();
  });

  it('frees its variables', () => {
    const before = tensorCount();
    mlpOf('tanh').dispose();
    expect(tensorCount()).toBe(before);
  });
});
