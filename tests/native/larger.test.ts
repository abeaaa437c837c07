import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { openLab, shutDown } from '../../src/lab/client.ts';
import { bundleWorker, removeFolder } from '../lab/bundle.ts';
import { watch } from '../lab/watch.ts';

const place = vi.hoisted(() => ({ dist: '' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

/** Three layers of 512 units, far beyond any lesson: there tfjs-node is several times as fast as WASM. */
const LARGE = `
  import * as tf from '@tensorflow/tfjs-core';
  export const runs = { 'xor-mlp': async () => async function* () {
    const x = tf.ones([128, 512]);
    const weights = [0, 1, 2].map(() => tf.variable(tf.fill([512, 512], 0.001)));
    const optimiser = tf.train.sgd(0.01);
    const forward = () => tf.mean(tf.square(weights.reduce((h, w) => tf.relu(tf.matMul(h, w)), x)));
    for (let step = 1; step <= 4; step++) {
      const loss = tf.tidy(() => {
        const { value, grads } = tf.variableGrads(forward);
        optimiser.applyGradients(grads);
        return value.dataSync()[0];
      });
      yield { step, metrics: { loss } };
    }
    return {};
  } };`;

beforeAll(async () => {
  place.dist = await bundleWorker(LARGE);
  openLab(join(place.dist, 'data'), { DL_TUTOR_NATIVE: process.env.DL_TUTOR_TEST_NATIVE });
});
afterAll(async () => {
  await shutDown();
  await removeFolder(place.dist);
});

it('auto takes what it has measured to be the fastest for a large network', async () => {
  const { result } = await watch({ params: { steps: 100 }, pictures: false }).next('done');
  const stored = await readFile(join(place.dist, 'data/backend-speed.json'), 'utf8');
  const [speeds = {}] = Object.values(
    (JSON.parse(stored) as { speeds: Record<string, Record<string, number>> }).speeds,
  );
  console.info(`ms a step: ${JSON.stringify(speeds)}; chosen: ${result.backend}`);
  expect(speeds.wasm).toBeGreaterThan(0);
  // null: it was not done in time, as may happen on a busy machine.
  const clearly = (speeds.native ?? Number.POSITIVE_INFINITY) * 1.5 < (speeds.wasm ?? 0);
  expect(result.backend).toBe(clearly ? 'native' : 'wasm');
});
