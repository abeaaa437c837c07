import type { Picture, RunFunction } from '../../types.ts';
import {
  type Batch,
  type Bug,
  backpropagate,
  centralDifference,
  drawBatch,
  drawParameters,
  GROUPS,
  type Group,
  type Parameters,
  type Rounding,
  relativeError,
} from './gradient-check.network.ts';
import { CLEAN, STEP_SIZES } from './gradient-check.ts';

const ROUNDINGS: Readonly<Record<string, Rounding>> = { float64: value => value, float32: Math.fround };

/** The smallest error that is told apart from none: the axis is logarithmic. */
const FLOOR = 1e-16;

/** Checks one parameter per frame, then sweeps the step h of the difference. Float64 by hand, no TensorFlow.js. */
export const run: RunFunction = async function* (context) {
  const { params } = context;
  const parameters = drawParameters(context.random('weights'));
  const batch = drawBatch(context.random('data'));
  const analytic = backpropagate(parameters, batch, params.bug as Bug);
  const round = ROUNDINGS[params.precision as string] as Rounding;
  const h = params.h as number;

  const numeric = Object.fromEntries(GROUPS.map(group => [group, [] as number[]])) as Record<Group, number[]>;
  const sweep = emptySweep();
  const pictures = () => ({ groups: groupsPicture(analytic, numeric), sweep: sweepPicture(sweep, h) });
  let step = 0;
  for (const group of GROUPS) {
    for (let index = 0; index < parameters[group].length; index++) {
      const slope = centralDifference(parameters, batch, group, index, h, round);
      numeric[group].push(slope);
      const error = Math.max(FLOOR, relativeError([analytic[group][index] as number], [slope]));
      const metrics = { error, worst: worstOf(analytic, numeric) };
      yield context.wantsPictures() ? { step: ++step, metrics, pictures: pictures() } : { step: ++step, metrics };
    }
  }
  const last = STEP_SIZES.length - 1;
  for (let i = 0; i <= last; i++) {
    extend(sweep, parameters, batch, analytic, STEP_SIZES[i] as number);
    const shown = context.wantsPictures() || i === last;
    yield shown ? { step: ++step, metrics: {}, pictures: pictures() } : { step: ++step, metrics: {} };
  }
  return {
    ...Object.fromEntries(GROUPS.map(group => [`error${group}`, relativeError(analytic[group], numeric[group])])),
    worst: worstOf(analytic, numeric),
    cosine: cosine(flat(analytic), flat(numeric)),
    ...bestOf('64', sweep.float64),
    ...bestOf('32', sweep.float32),
  };
};

type Sweep = { readonly h: number[]; readonly float64: number[]; readonly float32: number[] };

function emptySweep(): Sweep {
  return { h: [], float64: [], float32: [] };
}

/** The error of all parameters together for one more h, in both precisions. */
function extend(sweep: Sweep, parameters: Parameters, batch: Batch, analytic: Parameters, h: number): void {
  const errorWith = (round: Rounding) => {
    const slopes = GROUPS.flatMap(group =>
      Array.from(parameters[group], (_, index) => centralDifference(parameters, batch, group, index, h, round)),
    );
    return Math.max(FLOOR, relativeError(flat(analytic), slopes));
  };
  sweep.h.push(h);
  sweep.float64.push(errorWith(value => value));
  sweep.float32.push(errorWith(Math.fround));
}

/** The smallest error over h, the h that gave it, and the errors at both ends of the sweep. */
function bestOf(bits: string, errors: readonly number[]): Record<string, number> {
  const best = Math.min(...errors);
  return {
    [`best${bits}`]: best,
    [`bestH${bits}`]: STEP_SIZES[errors.indexOf(best)] as number,
    [`smallestH${bits}`]: errors[0] as number,
    [`largestH${bits}`]: errors.at(-1) as number,
  };
}

type Gradients = Readonly<Record<Group, ArrayLike<number>>>;

/** The largest error of a group, over the parameters checked so far. */
function worstOf(analytic: Gradients, numeric: Gradients): number {
  return Math.max(...errorsSoFar(analytic, numeric).map(({ error }) => error));
}

function errorsSoFar(analytic: Gradients, numeric: Gradients): { group: Group; error: number }[] {
  return GROUPS.filter(group => numeric[group].length > 0).map(group => {
    const checked = Array.from(analytic[group]).slice(0, numeric[group].length);
    return { group, error: Math.max(FLOOR, relativeError(checked, numeric[group])) };
  });
}

function flat(gradients: Gradients): number[] {
  return GROUPS.flatMap(group => Array.from(gradients[group]));
}

function cosine(a: readonly number[], b: readonly number[]): number {
  const dot = a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
  return dot / (Math.hypot(...a) * Math.hypot(...b));
}

/** One bar for each group reached, and one at the limit below which a gradient counts as right. */
function groupsPicture(analytic: Gradients, numeric: Gradients): Picture {
  const items = errorsSoFar(analytic, numeric).map(({ group, error }) => ({
    label: { zh: group, en: group },
    value: error,
  }));
  const limit = { label: { zh: '合格线', en: 'limit' }, value: CLEAN };
  return { kind: 'bars', log: true, items: [...items, limit] };
}

function sweepPicture({ h, float64, float32 }: Sweep, chosen: number): Picture {
  return {
    kind: 'curve',
    x: h.map(Math.log10),
    series: [
      { label: { zh: 'float64', en: 'float64' }, values: float64.map(Math.log10) },
      { label: { zh: 'float32', en: 'float32' }, values: float32.map(Math.log10) },
    ],
    marks: [Math.log10(chosen)],
  };
}
