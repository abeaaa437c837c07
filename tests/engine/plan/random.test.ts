import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, expect, it } from 'vitest';
import { startBackend } from '../../../src/engine/backend.ts';
import { aleaUniform } from '../../../src/engine/plan/alea.ts';
import { withNumbers } from '../../../src/engine/plan/random.ts';
import { wasmFolder } from '../../lab/engine.ts';

beforeAll(async () => {
  await startBackend('cpu', wasmFolder);
});

it('draws uniform numbers as the library does, from the same number', () => {
  for (const seed of [0.5, 0.123456789, 1e-7, 0.9999999]) {
    const { result, used } = withNumbers([seed], () => tf.tidy(() => tf.randomUniform([999]).dataSync()));
    expect(used).toBe(1);
    expect(aleaUniform(999, seed)).toEqual(result);
  }
});

it('gives the numbers it was given, then those of the generator', () => {
  const { result, used } = withNumbers([0.25], () => [Math.random(), Math.random()]);
  expect([result[0], used]).toEqual([0.25, 2]);
  expect(result[1]).not.toBe(0.25);
});
