import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  flatten,
  lossOf,
  passOf,
  type Setup,
  unflatten,
} from '../../../../src/lab/experiments/core/backprop-stepper.network.ts';
import { atStart, inFormula, stepsOf } from '../../../../src/lab/experiments/core/backprop-stepper.steps.ts';
import { backpropStepper } from '../../../../src/lab/experiments/core/backprop-stepper.ts';
import { resolveParams } from '../../../../src/lab/params.ts';
import type { Frame, Picture, RunResult } from '../../../../src/lab/types.ts';
import { runHere } from '../../engine.ts';

const number = fc.double({ min: -2, max: 2, noNaN: true });
const setups: fc.Arbitrary<Setup> = fc.record({
  x: fc.tuple(number, number),
  target: number,
  weights: fc.array(number, { minLength: 9, maxLength: 9 }).map(unflatten),
  output: fc.constantFrom('sigmoid' as const, 'linear' as const),
  rate: fc.constant(0.1),
});

const ledgerOf = (frame: Frame | undefined) => {
  const picture = frame?.pictures?.ledger as Picture;
  if (picture?.kind !== 'ledger') throw new Error('no ledger');
  return picture;
};

describe('the calculation', () => {
  test('each gradient is the slope of the loss', () => {
    fc.assert(
      fc.property(setups, setup => {
        const h = 1e-5;
        const flat = flatten(setup.weights);
        const lossAt = (i: number, offset: number) =>
          lossOf({ ...setup, weights: unflatten(flat.map((w, j) => (i === j ? w + offset : w))) });
        flatten(passOf(setup).gradient).forEach((slope, i) => {
          expect(slope).toBeCloseTo((lossAt(i, h) - lossAt(i, -h)) / (2 * h), 6);
        });
      }),
    );
  });

  test('each line evaluates to the value beside it', () => {
    const weights = unflatten([0.8, -0.4, 0.1, 0.3, 0.1, 0.1, 0.6, -0.9, 0]);
    const steps = stepsOf({ x: [0.5, 2], target: 1, weights, output: 'sigmoid', rate: 0.5 });
    const byName = Object.fromEntries(steps.map(step => [step.name, step]));
    expect(byName['z₁']?.numbers).toBe('0.8·0.5 + 0.1·2 + 0.1');
    expect(byName['z₁']?.value).toBeCloseTo(0.7, 12);
    expect(byName['z₂']?.value).toBeCloseTo(0.5, 12);
    expect(byName['a₁']?.value).toBeCloseTo(1 / (1 + Math.exp(-0.7)), 12);
  });

  test('numbers in formulas keep a true minus sign in brackets', () => {
    expect(inFormula(-0.4)).toBe('(−0.4)');
    expect(atStart(-0.4)).toBe('−0.4');
    expect(inFormula(0)).toBe('0');
    expect(inFormula(1.23456e-5)).toBe('1.23e-5');
  });
});

describe('the run', () => {
  test('every frame holds the lines so far and no value beyond', async () => {
    const frames: Frame[] = [];
    await runHere('backprop-stepper', { onFrame: frame => frames.push(frame), wantsPictures: () => true });
    expect(frames).toHaveLength(backpropStepper.frames(resolveParams(backpropStepper, {})));
    frames.forEach((frame, i) => {
      const { rows, current } = ledgerOf(frame);
      expect(current).toBe(i);
      expect(rows).toHaveLength(frames.length);
      expect(rows.map(row => row.value !== null)).toEqual(rows.map((_, at) => at <= i));
    });
  });

  test('the network shows values and new weights only when they are reached', async () => {
    const frames: Frame[] = [];
    await runHere('backprop-stepper', { onFrame: frame => frames.push(frame), wantsPictures: () => true });
    const network = (at: number) => frames.at(at)?.pictures?.network as Extract<Picture, { kind: 'network' }>;
    expect(network(0).values?.map(layer => layer.length)).toEqual([2, 0, 0]);
    expect(network(5).values?.map(layer => layer.length)).toEqual([2, 2, 1]);
    expect(network(5).weights[0]?.[0]?.[0]).toBe(0.8);
    expect(network(-1).weights[0]?.[0]?.[0]).not.toBe(0.8);
  });

  test('identical hidden units get identical gradients', async () => {
    const frames: Frame[] = [];
    const twins = backpropStepper.presets.find(preset => preset.id === 'twins');
    await runHere('backprop-stepper', { params: twins?.set ?? {}, onFrame: frame => frames.push(frame) });
    const rows = ledgerOf(frames.at(-1)).rows;
    const value = (name: string) => rows.find(row => row.name === name)?.value;
    expect(value('∂L/∂w₁₁')).toBe(value('∂L/∂w₁₂'));
    expect(value('∂L/∂v₁')).toBe(value('∂L/∂v₂'));
  });

  test('too long a step raises the loss although the gradients are right', async () => {
    const far = backpropStepper.presets.find(preset => preset.id === 'overshoot');
    const { metrics } = await runHere('backprop-stepper', { params: far?.set ?? {} });
    expect(metrics.lossChange).toBeGreaterThan(0);
    expect(metrics.autodiffError).toBeLessThan(1e-6);
  });
});

describe('the verdicts', () => {
  test.each(backpropStepper.findings.map(finding => finding.id))('%s holds for two seeds', async id => {
    const finding = backpropStepper.findings.find(candidate => candidate.id === id);
    for (const seed of [1, 2]) {
      const runs: Record<string, RunResult> = {};
      for (const [name, params] of Object.entries(finding?.variants ?? {})) {
        runs[name] = await runHere('backprop-stepper', { params, seed });
      }
      expect(finding?.check(runs)).toMatchObject({ holds: true });
      expect(finding?.check({})).toMatchObject({ holds: false });
    }
  });

  test('the outcome of the prediction follows the numbers', async () => {
    const { prediction } = backpropStepper;
    const result = await runHere('backprop-stepper', { params: prediction.set });
    expect(prediction.outcome(result)).toBe('input');
    const as = (gradientW11: number, gradientW21: number) => ({ ...result, metrics: { gradientW11, gradientW21 } });
    expect(prediction.outcome(as(1, 1))).toBe('same');
    expect(prediction.outcome(as(8, 1))).toBe('weight');
    expect(prediction.outcome(as(1, 3))).toBeNull();
    expect(prediction.reconcile(result).en).toContain('4.00 times');
  });
});
