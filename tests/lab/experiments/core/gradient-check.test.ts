import { describe, expect, test } from 'vitest';
import {
  backpropagate,
  centralDifference,
  drawBatch,
  drawParameters,
  lossOf,
  relativeError,
} from '../../../../src/lab/experiments/core/gradient-check.network.ts';
import { gradientCheck } from '../../../../src/lab/experiments/core/gradient-check.ts';
import { resolveParams } from '../../../../src/lab/params.ts';
import type { Frame, RunResult } from '../../../../src/lab/types.ts';
import { createRandom } from '../../../../src/platform/random.ts';
import { runHere } from '../../engine.ts';

describe('the network by hand', () => {
  const parameters = drawParameters(createRandom(7, 'weights'));
  const batch = drawBatch(createRandom(7, 'data'));

  test('a step against the correct gradient lowers the loss as much as the slope says', () => {
    const { W2 } = backpropagate(parameters, batch, 'none');
    const rate = 1e-6;
    const moved = { ...parameters, W2: parameters.W2.map((value, i) => value - rate * (W2[i] as number)) };
    const squared = W2.reduce((sum, slope) => sum + slope * slope, 0);
    const fall = lossOf(parameters, batch) - lossOf(moved, batch);
    expect(fall / (rate * squared)).toBeCloseTo(1, 3);
  });

  test('the central difference finds the slope of the output bias, which is known in closed form', () => {
    const { b2 } = backpropagate(parameters, batch, 'none');
    expect(centralDifference(parameters, batch, 'b2', 1, 1e-5)).toBeCloseTo(b2[1] as number, 8);
  });

  test('relative error is symmetric, scale free, and 0 for two zeros', () => {
    expect(relativeError([1, 0], [2, 0])).toBe(0.5);
    expect(relativeError([200, 0], [100, 0])).toBe(0.5);
    expect(relativeError([0], [0])).toBe(0);
  });
});

describe('the run', () => {
  test('one frame for each parameter and each h, the pictures growing', async () => {
    const frames: Frame[] = [];
    const onFrame = (frame: Frame) => frames.push(frame);
    await runHere('gradient-check', { onFrame, wantsPictures: () => true });
    expect(frames).toHaveLength(gradientCheck.frames(resolveParams(gradientCheck, {})));
    const bars = frames.map(frame => frame.pictures?.groups).map(picture => picture?.kind === 'bars' && picture.items);
    expect(bars[0]).toHaveLength(2);
    expect(bars.at(-1)).toMatchObject([{ label: { en: 'W1' } }, {}, {}, {}, { value: 1e-4 }]);
    const curve = frames.at(-1)?.pictures?.sweep;
    expect(curve?.kind === 'curve' && curve.x.length).toBe(27);
  });

  test('float32 with a tiny h condemns correct code', async () => {
    const { metrics } = await runHere('gradient-check', { params: { precision: 'float32' } });
    expect(metrics.worst).toBeGreaterThan(1e-2);
  });

  test('a forgotten mean keeps the direction and scales by the batch size', async () => {
    const { metrics } = await runHere('gradient-check', { params: { bug: 'missing-batch-mean' } });
    expect(metrics.cosine).toBeCloseTo(1, 9);
    expect(metrics.worst).toBeCloseTo(1 - 1 / 8, 6);
  });
});

describe('the verdicts', () => {
  test.each(gradientCheck.findings.map(finding => finding.id))('%s holds for two seeds', async id => {
    const finding = gradientCheck.findings.find(candidate => candidate.id === id);
    for (const seed of [1, 2]) {
      const runs: Record<string, RunResult> = {};
      for (const [name, params] of Object.entries(finding?.variants ?? {})) {
        runs[name] = await runHere('gradient-check', { params, seed });
      }
      expect(finding?.check(runs)).toMatchObject({ holds: true });
      expect(finding?.check({})).toMatchObject({ holds: false });
    }
  });

  test('a bug that slips through makes the finding fail', async () => {
    const finding = gradientCheck.findings[0];
    const clean = await runHere('gradient-check');
    const runs = Object.fromEntries(Object.keys(finding?.variants ?? {}).map(name => [name, clean]));
    expect(finding?.check(runs)).toMatchObject({ holds: false });
  });

  test('the outcome of the prediction follows the numbers', async () => {
    const { prediction } = gradientCheck;
    const outcomeFor = async (bug: string) => prediction.outcome(await runHere('gradient-check', { params: { bug } }));
    expect(await outcomeFor('forgot-sigma-prime')).toBe('first');
    expect(await outcomeFor('forgot-two')).toBe('all');
    expect(await outcomeFor('none')).toBe('none');
  });
});
