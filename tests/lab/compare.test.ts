import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  contrastOf,
  finalsOf,
  ignoresSeed,
  judgePairs,
  luckOf,
  measuresOf,
  SIGNIFICANCE,
  signTest,
} from '../../src/lab/compare.ts';
import { backpropStepper } from '../../src/lab/experiments/core/backprop-stepper.ts';
import { xorMlp } from '../../src/lab/experiments/core/xor-mlp.ts';
import { experiments } from '../../src/lab/experiments/index.ts';
import { defaults } from '../../src/lab/params.ts';
import type { RunResult } from '../../src/lab/types.ts';

const params = defaults(xorMlp);
const setting = (set = {}, seed = 1) => ({ params: { ...params, ...set }, seed });

const result = (metrics: RunResult['metrics'], streams: RunResult['streams'] = {}): RunResult => ({
  experiment: 'xor-mlp',
  version: 1,
  params,
  seed: 1,
  backend: 'wasm',
  card: '',
  status: 'finished',
  steps: 1,
  seconds: 0,
  metrics,
  series: {},
  streams,
});

describe('two settings', () => {
  it('differ in nothing, in one knob, in several, or in the seed', () => {
    expect(contrastOf(xorMlp, setting(), setting())).toEqual({ kind: 'none' });
    expect(contrastOf(xorMlp, setting(), setting({ hidden: 3 }))).toMatchObject({
      kind: 'one',
      change: { param: { name: 'hidden' }, before: 8, after: 3 },
    });
    const two = contrastOf(xorMlp, setting(), setting({ hidden: 3, activation: 'relu' }));
    expect(two).toMatchObject({ kind: 'several', seeds: false });
    expect(two.kind === 'several' && two.changes.map(({ param }) => param.name)).toEqual(['hidden', 'activation']);
  });

  it('with one knob and another seed are no comparison of one', () => {
    expect(contrastOf(xorMlp, setting(), setting({ hidden: 3 }, 2))).toMatchObject({ kind: 'several', seeds: true });
    expect(contrastOf(xorMlp, setting(), setting({}, 2))).toEqual({ kind: 'several', changes: [], seeds: true });
  });

  it('are told apart by exactly the knobs that were turned', () => {
    const values = fc.record({ hidden: fc.integer({ min: 1, max: 16 }), noise: fc.constantFrom(0, 0.1, 0.2) });
    fc.assert(
      fc.property(values, values, (a, b) => {
        const contrast = contrastOf(xorMlp, setting(a), setting(b));
        const turned = Number(a.hidden !== b.hidden) + Number(a.noise !== b.noise);
        expect(contrast.kind).toBe(['none', 'one', 'several'][turned]);
      }),
    );
  });
});

describe('two results', () => {
  it('are compared in the numbers that the experiment names, else in its curves', () => {
    expect(measuresOf(xorMlp).map(({ metric }) => metric)).toEqual(['loss', 'accuracy']);
    expect(measuresOf(backpropStepper).map(({ metric }) => metric)).toEqual(['loss', 'gradientNorm', 'lossChange']);
    for (const experiment of experiments) expect(measuresOf(experiment).length).toBeGreaterThan(0);
  });

  it('leave out what neither has', () => {
    const finals = finalsOf(xorMlp, result({ loss: 0.7 }), result({ loss: 0.1 }));
    expect(finals).toEqual([{ label: { zh: '交叉熵', en: 'cross-entropy' }, before: 0.7, after: 0.1 }]);
  });

  it('had the same luck where they drew the same numbers', () => {
    const before = result({}, { data: '400:aa', weights: '33:bb' });
    const after = result({}, { data: '400:aa', weights: '65:cc', dropout: '9:dd' });
    expect(luckOf(before, after)).toEqual({ same: ['data'], other: ['weights', 'dropout'] });
  });

  it('of many seeds that are all the same show that the seed does not matter', () => {
    const pair = (loss: number) => ({ before: result({ loss }), after: result({ loss: 2 * loss }) });
    const measures = measuresOf(xorMlp);
    expect(ignoresSeed(measures, [pair(1), pair(1)])).toBe(true);
    expect(ignoresSeed(measures, [pair(1), pair(1.5)])).toBe(false);
    expect(ignoresSeed(measures, [pair(1)])).toBe(false);
  });
});

const pairs = (...differences: number[]) => differences.map((after, seed) => ({ seed, before: 0, after }));

describe('the verdict over pairs', () => {
  it('needs six that agree', () => {
    expect(judgePairs(pairs(1, 2, 3, 4, 5)).verdict).toBe('cannot tell');
    expect(judgePairs(pairs(1, 2, 3, 4, 5, 6))).toMatchObject({ verdict: 'higher', p: 2 / 64 });
    expect(judgePairs(pairs(-1, -2, -3, -4, -5, -6)).verdict).toBe('lower');
    expect(judgePairs(pairs(1, 2, 3, 4, 5, -6)).verdict).toBe('cannot tell');
  });

  it('does not count pairs that are equal or have no finite number', () => {
    expect(judgePairs(pairs(0, 0, 0, 0, 0, 0))).toMatchObject({ verdict: 'cannot tell', equal: 6, p: 1 });
    const judged = judgePairs(pairs(1, 2, 3, 4, 5, Number.NaN, Number.POSITIVE_INFINITY));
    expect(judged).toMatchObject({ verdict: 'cannot tell', higher: 5, unusable: 2 });
    expect(judgePairs([])).toMatchObject({ verdict: 'cannot tell', interval: null, mean: Number.NaN });
  });

  it('has the mean difference and its interval', () => {
    // Differences 1, 2, 3: mean 2, standard error 1/√3, t = 4.303.
    const { mean, interval } = judgePairs(pairs(1, 2, 3));
    expect(mean).toBe(2);
    expect(interval?.[0]).toBeCloseTo(2 - 4.303 / Math.sqrt(3), 10);
    expect(interval?.[1]).toBeCloseTo(2 + 4.303 / Math.sqrt(3), 10);
  });

  it('turns round when the runs change places', () => {
    const numbers = fc.array(fc.record({ before: fc.integer(), after: fc.integer() }), { maxLength: 15 });
    fc.assert(
      fc.property(numbers, list => {
        const there = judgePairs(list.map((one, seed) => ({ seed, ...one })));
        const back = judgePairs(list.map(({ before, after }, seed) => ({ seed, before: after, after: before })));
        const turned = { higher: 'lower', lower: 'higher', 'cannot tell': 'cannot tell' } as const;
        expect(back.verdict).toBe(turned[there.verdict]);
        expect(back.p).toBe(there.p);
      }),
    );
  });

  it('follows the sign test: chance alone convinces it no more often than it says', () => {
    for (let n = 0; n <= 20; n++) {
      let chance = 0;
      let ways = 1;
      for (let up = 0; up <= n; up++) {
        if (signTest(up, n - up) <= SIGNIFICANCE) chance += ways / 2 ** n;
        ways *= (n - up) / (up + 1);
      }
      expect(chance).toBeLessThanOrEqual(SIGNIFICANCE);
    }
  });
});
