import * as tf from '@tensorflow/tfjs-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { startBackend } from '../../../../src/engine/backend.ts';
import { meanSquaredError } from '../../../../src/engine/train.ts';
import {
  localMinima,
  lossAt,
  mirrored,
  norm,
  planeOf,
  pointOf,
  project,
  randomDirection,
} from '../../../../src/lab/experiments/core/loss-surface.geometry.ts';
import { lossSurface } from '../../../../src/lab/experiments/core/loss-surface.ts';
import { resolveParams } from '../../../../src/lab/params.ts';
import type { Frame, RunResult } from '../../../../src/lab/types.ts';
import { createMlp } from '../../../../src/models/mlp.ts';
import { createRandom, normal } from '../../../../src/platform/random.ts';
import { runHere, wasmFolder } from '../../engine.ts';

const random = createRandom(3, 'test');
const draw = (count: number) => Float64Array.from({ length: count }, () => normal(random));
const samples = { count: 5, xs: Float32Array.from(draw(10)), targets: Float32Array.from(draw(5)) };

describe('the loss in plain arithmetic', () => {
  beforeAll(async () => {
    await startBackend('cpu', wasmFolder);
  });

  test.each([[[2, 3, 1]], [[2, 1]]])('equals that of TensorFlow.js for layers %j', sizes => {
    const mlp = createMlp({ sizes, activation: 'tanh', random, biasRange: 1 });
    const theta = Float64Array.from(mlp.variables.flatMap(variable => [...variable.dataSync()]));
    const expected = tf.tidy(() => {
      const answers = mlp.forward(tf.tensor2d(samples.xs, [5, 2]));
      return meanSquaredError(tf.tensor2d(samples.targets, [5, 1]), answers).dataSync()[0] as number;
    });
    mlp.dispose();
    expect(lossAt(theta, sizes, samples)).toBeCloseTo(expected, 5);
  });

  test('the mirror image of a tanh network has the same loss, that of linear regression has not', () => {
    const theta = draw(13);
    expect(lossAt(mirrored(theta), [2, 3, 1], samples)).toBeCloseTo(lossAt(theta, [2, 3, 1], samples), 12);
    const line = draw(3);
    expect(Math.abs(lossAt(mirrored(line), [2, 1], samples) - lossAt(line, [2, 1], samples))).toBeGreaterThan(0.01);
  });
});

describe('directions and planes', () => {
  test('each unit of a random direction is as long as the unit of the network', () => {
    const theta = draw(13);
    const direction = randomDirection(theta, [2, 3, 1], random);
    const length = (values: Float64Array, indices: number[]) => Math.hypot(...indices.map(i => values[i] as number));
    for (const unit of [
      [0, 3, 6],
      [1, 4, 7],
      [2, 5, 8],
      [9, 10, 11, 12],
    ]) {
      expect(length(direction, unit)).toBeCloseTo(length(theta, unit), 12);
    }
  });

  test('a point of the plane projects to its own coordinates', () => {
    const plane = planeOf(draw(13), draw(13), draw(13));
    expect(norm(plane.along)).toBeCloseTo(norm(plane.across), 12);
    const { x, y } = project(plane, pointOf(plane, 0.3, -0.7));
    expect(x).toBeCloseTo(0.3, 12);
    expect(y).toBeCloseTo(-0.7, 12);
  });
});

describe('local minima', () => {
  test('counts valleys, not ends, dents or plateaus', () => {
    expect(localMinima([4, 1, 0, 1, 4])).toEqual([2]);
    expect(localMinima([4, 0, 3, 1, 4])).toEqual([1, 3]);
    expect(localMinima([4, 3, 2, 1, 0])).toEqual([]);
    expect(localMinima([0, 1, 2, 3, 4])).toEqual([]);
    expect(localMinima([100, 1, 0.5, 0.9, 0.4, 0.9, 100])).toEqual([4]);
    expect(localMinima([2, 2, 2])).toEqual([]);
    expect(localMinima([4, 0, 0, 0, 4])).toEqual([1]);
  });
});

describe('the run', () => {
  test('trains, then fills the map row by row', async () => {
    const frames: Frame[] = [];
    const params = { steps: 100, grid: 10 };
    const onFrame = (frame: Frame) => frames.push(frame);
    await runHere('loss-surface', { params, onFrame, wantsPictures: () => true });
    expect(frames).toHaveLength(lossSurface.frames(resolveParams(lossSurface, params)));
    const filled = frames.map(({ pictures }) => {
      const map = pictures?.map;
      return map?.kind === 'field' ? map.values.filter(Number.isFinite).length : 0;
    });
    expect(filled.slice(0, 20).every(count => count === 0)).toBe(true);
    expect(filled.slice(20)).toEqual(Array.from({ length: 10 }, (_, row) => 10 * (row + 1)));
  });

  test('a learning rate that is too large ends the run as diverged', async () => {
    const { status } = await runHere('loss-surface', { params: { model: 'linear', rate: 10 } });
    expect(status).toBe('diverged');
  });

  test('two solutions of linear regression coincide: the plane falls back on random directions', async () => {
    const { metrics } = await runHere('loss-surface', { params: { model: 'linear', directions: 'solutions' } });
    expect(metrics.otherDistance).toBeLessThan(1e-3);
    expect(metrics.minima).toBe(1);
  });
});

describe('the verdicts', () => {
  test.each(lossSurface.findings.map(finding => finding.id))('%s holds for a seed', async id => {
    const finding = lossSurface.findings.find(candidate => candidate.id === id);
    const runs: Record<string, RunResult> = {};
    for (const [name, params] of Object.entries(finding?.variants ?? {})) {
      runs[name] = await runHere('loss-surface', { params: { ...params, grid: 10 }, seed: 2 });
    }
    expect(finding?.check(runs)).toMatchObject({ holds: true });
    expect(finding?.check({})).toMatchObject({ holds: false });
  });

  test('the outcome of the prediction follows the height of the middle', async () => {
    const result = await runHere('loss-surface', { params: { grid: 10 } });
    const { outcome } = lossSurface.prediction;
    expect(outcome(result)).toBe('ridge');
    const as = (mirrorBarrier: number) => outcome({ ...result, metrics: { mirrorBarrier, sliceRange: 1 } });
    expect([0, 0.5, -0.5].map(as)).toEqual(['flat', 'ridge', 'valley']);
  });
});
