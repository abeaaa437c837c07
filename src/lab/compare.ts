import type { Bilingual } from '../platform/language.ts';
import type { Experiment, Measure, Param, ParamValue, ParamValues, RunResult } from './types.ts';

/** What one run had and the other has. */
export type Change = { readonly param: Param; readonly before: ParamValue; readonly after: ParamValue };

/** Two runs side by side. Only `one` tells what made the difference; another seed is another difference. */
export type Contrast =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly change: Change }
  | { readonly kind: 'several'; readonly changes: readonly Change[]; readonly seeds: boolean };

type Setting = { readonly params: ParamValues; readonly seed: number };

/** How two settings of an experiment differ. */
export function contrastOf(experiment: Experiment, before: Setting, after: Setting): Contrast {
  const changes = experiment.params.flatMap((param): Change[] => {
    const [old, now] = [before.params[param.name], after.params[param.name]];
    return old === undefined || now === undefined || old === now ? [] : [{ param, before: old, after: now }];
  });
  const seeds = before.seed !== after.seed;
  const [change] = changes;
  if (!change && !seeds) return { kind: 'none' };
  return change && changes.length === 1 && !seeds ? { kind: 'one', change } : { kind: 'several', changes, seeds };
}

/** The final numbers in which runs are compared: those that the experiment names, else the curves of its charts. */
export function measuresOf(experiment: Experiment): readonly Measure[] {
  if (experiment.measures) return experiment.measures;
  const curves = experiment.views.flatMap(view => (view.kind === 'lines' ? view.series : []));
  return curves.slice(0, 3);
}

/** One final number of both runs; NaN where a run has none. */
export type Final = { readonly label: Bilingual; readonly before: number; readonly after: number };

/** What the runs ended with, in the order of `measuresOf`. Numbers that neither run has are left out. */
export function finalsOf(experiment: Experiment, before: RunResult, after: RunResult): Final[] {
  return measuresOf(experiment)
    .map(({ metric, label }) => ({
      label,
      before: before.metrics[metric] ?? Number.NaN,
      after: after.metrics[metric] ?? Number.NaN,
    }))
    .filter(final => !(Number.isNaN(final.before) && Number.isNaN(final.after)));
}

/** The purposes for which both runs drew exactly the same random numbers, and those for which they did not. */
export function luckOf(before: RunResult, after: RunResult): { same: readonly string[]; other: readonly string[] } {
  const names = [...new Set([...Object.keys(before.streams), ...Object.keys(after.streams)])];
  const equal = (name: string): boolean => before.streams[name] === after.streams[name];
  return { same: names.filter(equal), other: names.filter(name => !equal(name)) };
}

/** The same number of both settings from one seed. */
export type Pair = { readonly seed: number; readonly before: number; readonly after: number };

/** Whether several seeds gave the very same numbers: then they are one run, and their number proves nothing. */
export function ignoresSeed(
  measures: readonly Measure[],
  pairs: readonly { readonly before: RunResult; readonly after: RunResult }[],
): boolean {
  const [first] = pairs;
  if (!first || pairs.length < 2) return false;
  const equal = (a: RunResult, b: RunResult): boolean =>
    measures.every(({ metric }) => Object.is(a.metrics[metric], b.metrics[metric]));
  return pairs.every(({ before, after }) => equal(before, first.before) && equal(after, first.after));
}

/** What pairs of runs say of the difference `after − before`. */
export type PairVerdict = {
  readonly verdict: 'higher' | 'lower' | 'cannot tell';
  readonly higher: number;
  readonly lower: number;
  readonly equal: number;
  /** Pairs in which a run has no finite number; they are not counted. */
  readonly unusable: number;
  /** Two-sided sign test; 1 without a pair that differs. */
  readonly p: number;
  readonly mean: number;
  /** 95 % interval of the mean difference (Student's t); null with fewer than two pairs. */
  readonly interval: readonly [low: number, high: number] | null;
};

/** A difference is told only when chance alone would make one so one-sided less often than this. */
export const SIGNIFICANCE = 0.05;

/**
 * Judges by the sign test (Dixon & Mood 1946), which asks nothing of the distribution. Equal pairs say nothing and are left
 * out, so six pairs that all differ in one direction are the fewest that decide.
 */
export function judgePairs(pairs: readonly Pair[]): PairVerdict {
  const differences = pairs.map(({ before, after }) => after - before).filter(Number.isFinite);
  const higher = differences.filter(difference => difference > 0).length;
  const lower = differences.filter(difference => difference < 0).length;
  const p = signTest(higher, lower);
  const told = p <= SIGNIFICANCE;
  return {
    verdict: told ? (higher > lower ? 'higher' : 'lower') : 'cannot tell',
    higher,
    lower,
    equal: differences.length - higher - lower,
    unusable: pairs.length - differences.length,
    p,
    mean: meanOf(differences),
    interval: intervalOf(differences),
  };
}

/** Probability that fair coins fall at least as one-sided as `up` to `down`. */
export function signTest(up: number, down: number): number {
  const n = up + down;
  let term = 0.5 ** n;
  let tail = 0;
  for (let k = 0; k <= Math.min(up, down); k++) {
    tail += term;
    term *= (n - k) / (k + 1);
  }
  return Math.min(1, 2 * tail);
}

const meanOf = (values: readonly number[]): number =>
  values.length === 0 ? Number.NaN : values.reduce((sum, value) => sum + value, 0) / values.length;

/** Student's t at 97.5 % for 1 to 30 degrees of freedom. */
const T975 = [
  12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.16, 2.145, 2.131, 2.12, 2.11,
  2.101, 2.093, 2.086, 2.08, 2.074, 2.069, 2.064, 2.06, 2.056, 2.052, 2.048, 2.045, 2.042,
];

function intervalOf(values: readonly number[]): readonly [number, number] | null {
  const n = values.length;
  if (n < 2) return null;
  const mean = meanOf(values);
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = (T975[n - 2] ?? 1.96) * Math.sqrt(variance / n);
  return [mean - half, mean + half];
}
