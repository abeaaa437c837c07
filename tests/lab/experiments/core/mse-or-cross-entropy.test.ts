import { describe, expect, test } from 'vitest';
import { mseOrCrossEntropy } from '../../../../src/lab/experiments/core/mse-or-cross-entropy.ts';
import type { Frame, RunResult } from '../../../../src/lab/types.ts';
import { runHere } from '../../engine.ts';

const id = 'mse-or-cross-entropy';
const few = { steps: 50 };

describe('the run', () => {
  test('both units start from the same weights: the same accuracy, the same margin', async () => {
    const frames: Frame[] = [];
    const onFrame = (frame: Frame) => frames.push(frame);
    await runHere(id, { params: few, onFrame, wantsPictures: () => true });
    expect(frames).toHaveLength(50);
    expect(frames[0]?.metrics.accuracyMse).toBe(frames[0]?.metrics.accuracyCe);
    const pull = frames[0]?.pictures?.pull;
    expect(pull?.kind).toBe('curve');
    if (pull?.kind === 'curve') expect(pull.marks[0]).toBe(pull.marks[1]);
  });

  test('near zero weights σ′ is 1/4, so the gradients of 2(p − y)σ′ and p − y differ by 2', async () => {
    const { metrics } = await runHere(id, { params: { ...few, wrongness: 0 } });
    expect(metrics.gradientRatio).toBeCloseTo(2, 1);
  });

  test('the more wrong the start, the larger the ratio', async () => {
    const ratios: number[] = [];
    for (const wrongness of [0, 2, 4, 6]) {
      ratios.push((await runHere(id, { params: { ...few, wrongness } })).metrics.gradientRatio as number);
    }
    expect(ratios).toEqual([...ratios].sort((a, b) => a - b));
    expect(ratios.at(-1)).toBeGreaterThan(100);
  });

  test('a goal that is not reached is reported as such, with a finite number of steps', async () => {
    const { metrics } = await runHere(id, { params: { ...few, wrongness: 10 } });
    expect(metrics).toMatchObject({ reachedMse: 0, stepsMse: 50, reachedCe: 1 });
  });
});

describe('the verdicts', () => {
  test.each(mseOrCrossEntropy.findings.map(finding => finding.id))('%s holds for two seeds', async name => {
    const finding = mseOrCrossEntropy.findings.find(candidate => candidate.id === name);
    for (const seed of [1, 2]) {
      const runs: Record<string, RunResult> = {};
      for (const [variant, params] of Object.entries(finding?.variants ?? {})) {
        runs[variant] = await runHere(id, { params, seed });
      }
      expect(finding?.check(runs)).toMatchObject({ holds: true });
      expect(finding?.check({})).toMatchObject({ holds: false });
    }
  });

  test('an unsaturated start does not support the claim about the first gradient', async () => {
    const saturated = await runHere(id, { params: { ...few, wrongness: 0 } });
    expect(mseOrCrossEntropy.findings[0]?.check({ saturated })).toMatchObject({ holds: false });
  });

  test('the outcome of the prediction follows the ratio', async () => {
    const result = await runHere(id, { params: few });
    const { outcome, reconcile } = mseOrCrossEntropy.prediction;
    const as = (gradientRatio: number) => outcome({ ...result, metrics: { gradientRatio } });
    expect([0.5, 2, 5, 50, Number.NaN].map(as)).toEqual(['smaller', 'similar', 'some', 'large', null]);
    expect(reconcile(result).zh).toContain('仍未达到');
  });
});
