import * as tf from '@tensorflow/tfjs-core';
import { xorCloud } from '../../../data/points.ts';
import { createTrainer, meanSquaredError } from '../../../engine/train.ts';
import { createMlp, type Mlp } from '../../../models/mlp.ts';
import { normal, type Random } from '../../../platform/random.ts';
import type { ParamValues, Picture, RunContext, RunFunction } from '../../types.ts';
import {
  difference,
  localMinima,
  lossAt,
  mirrored,
  norm,
  type Plane,
  planeOf,
  pointOf,
  project,
  randomDirection,
  type Samples,
} from './loss-surface.geometry.ts';
import { POINTS, SLICE_POINTS, STEPS_PER_FRAME } from './loss-surface.ts';

type Trained = { readonly a: Float64Array; readonly b: Float64Array; readonly path: readonly Float64Array[] };

type Slice = {
  readonly alpha: readonly number[];
  readonly loss: readonly number[];
  readonly minima: readonly number[];
};

/** Trains two networks from different starts, then draws the loss on a line and row by row on a plane through the first. */
export const run: RunFunction = async function* (context) {
  const { params } = context;
  const samples = samplesOf(params.model as string, context.random('data'));
  const sizes = params.model === 'linear' ? [2, 1] : [2, params.hidden as number, 1];
  const training = train(context, samples, sizes);
  let step = 0;
  let trained: Trained | undefined;
  for (let next = training.next(); ; next = training.next()) {
    if (next.done) {
      trained = next.value;
      break;
    }
    yield { step: ++step, metrics: next.value };
  }

  const { a, b, path } = trained;
  const [other, plane] = planeFor(params.directions as string, sizes, a, b, context.random('directions'));
  const span = params.span as number;
  const middle = other ? 0.5 : 0;
  const loss = (theta: Float64Array) => lossAt(theta, sizes, samples);
  const slice = sliceOf(alpha => loss(pointOf(plane, alpha, 0)), middle - span, middle + span);
  const metrics = { loss: loss(a), minima: slice.minima.length };
  const curve = slicePicture(slice);
  const map = createMap(params.grid as number, [middle - span, middle + span, -span, span], slice, plane, path, other);
  for (let row = 0; row < map.rows; row++) {
    map.fill(row, (alpha, beta) => loss(pointOf(plane, alpha, beta)));
    const shown = context.wantsPictures() || row === map.rows - 1;
    yield { step: ++step, metrics, ...(shown ? { pictures: { slice: curve, map: map.draw() } } : {}) };
  }
  return { ...metrics, ...comparison(loss, a, b, slice) };
};

/** XOR with targets ±1 for the network; for linear regression a noisy plane over the same kind of points. */
function samplesOf(model: string, random: Random): Samples {
  const { xs, labels, count } = xorCloud({ count: POINTS, noise: 0.25, random });
  const targets = labels.map((label, i) =>
    model === 'linear'
      ? 1.2 * (xs[2 * i] as number) - 0.7 * (xs[2 * i + 1] as number) + 0.4 + 0.3 * normal(random)
      : 2 * label - 1,
  );
  return { xs, targets, count };
}

/** Full-batch gradient descent on two networks in lock-step; yields the losses every few steps. */
function* train(context: RunContext, samples: Samples, sizes: readonly number[]): Generator<Metrics, Trained, void> {
  const x = tf.tensor2d(samples.xs, [samples.count, 2]);
  const y = tf.tensor2d(samples.targets, [samples.count, 1]);
  const create = (stream: string) =>
    createMlp({ sizes, activation: 'tanh', random: context.random(stream), biasRange: 1 });
  const [first, second] = [create('weights'), create('other weights')];
  const [firstTrainer, secondTrainer] = [createTrainer('sgd', first.variables), createTrainer('sgd', second.variables)];
  const path = [flatten(first)];
  try {
    for (let step = 1; step <= (context.params.steps as number); step++) {
      const rate = context.params.rate as number;
      const loss = firstTrainer.step(() => meanSquaredError(y, first.forward(x)), rate);
      const lossOther = secondTrainer.step(() => meanSquaredError(y, second.forward(x)), rate);
      if (step % STEPS_PER_FRAME !== 0) continue;
      path.push(flatten(first));
      yield { loss, lossOther };
    }
    return { a: flatten(first), b: flatten(second), path };
  } finally {
    tf.dispose([x, y]);
    for (const part of [firstTrainer, secondTrainer, first, second]) part.dispose();
  }
}

type Metrics = { readonly loss: number; readonly lossOther: number };

function flatten(mlp: Mlp): Float64Array {
  return Float64Array.from(mlp.variables.flatMap(variable => [...variable.dataSync()]));
}

/** The plane to look at, and the point (1, 0) of it where that is a solution too. */
function planeFor(
  directions: ParamValues[string],
  sizes: readonly number[],
  a: Float64Array,
  b: Float64Array,
  random: Random,
): [other: Float64Array | null, plane: Plane] {
  const [first, second] = [randomDirection(a, sizes, random), randomDirection(a, sizes, random)];
  const other = directions === 'mirror' ? mirrored(a) : b;
  const across = difference(other, a);
  // Two runs of linear regression end at the same point: no line leads from one to the other.
  const distinct = norm(across) > 0.01 * norm(a);
  if (directions === 'random' || !distinct) return [null, planeOf(a, first, second)];
  return [other, planeOf(a, across, second)];
}

function sliceOf(lossOf: (alpha: number) => number, from: number, to: number): Slice {
  const alpha = Array.from({ length: SLICE_POINTS }, (_, i) => from + ((to - from) * i) / (SLICE_POINTS - 1));
  const loss = alpha.map(lossOf);
  return { alpha, loss, minima: localMinima(loss).map(i => alpha[i] as number) };
}

/** `barrier`: by how much the middle of the line from solution to solution lies above the higher of its ends. */
function comparison(loss: (theta: Float64Array) => number, a: Float64Array, b: Float64Array, slice: Slice) {
  const between = (other: Float64Array) => {
    const middle = loss(a.map((value, i) => (value + (other[i] as number)) / 2));
    return middle - Math.max(loss(a), loss(other));
  };
  const twin = mirrored(a);
  return {
    lossOther: loss(b),
    lossMirror: loss(twin),
    mirrorBarrier: between(twin),
    otherBarrier: between(b),
    otherDistance: norm(difference(b, a)) / norm(a),
    sliceRange: Math.max(...slice.loss) - Math.min(...slice.loss),
  };
}

function slicePicture({ alpha, loss, minima }: Slice): Picture {
  return { kind: 'curve', x: alpha, series: [{ label: { zh: '损失', en: 'loss' }, values: loss }], marks: minima };
}

type Domain = readonly [xMin: number, xMax: number, yMin: number, yMax: number];

/** A heat map that is filled row by row. Rows not reached yet are NaN; the range is that of the slice. */
function createMap(
  size: number,
  domain: Domain,
  slice: Slice,
  plane: Plane,
  path: readonly Float64Array[],
  other: Float64Array | null,
) {
  const [xMin, xMax, yMin, yMax] = domain;
  const values = new Float32Array(size * size).fill(Number.NaN);
  const range = [Math.min(...slice.loss), Math.max(...slice.loss)] as const;
  const inside = ({ x, y }: { x: number; y: number }) => x >= xMin && x <= xMax && y >= yMin && y <= yMax;
  const shownPath = path.map(theta => project(plane, theta)).filter(inside);
  const solutions = [{ x: 0, y: 0, label: 1 as const }, ...(other ? [{ x: 1, y: 0, label: 1 as const }] : [])];
  return {
    rows: size,
    fill(row: number, lossOf: (alpha: number, beta: number) => number): void {
      const beta = yMax - ((row + 0.5) / size) * (yMax - yMin);
      for (let col = 0; col < size; col++) {
        values[row * size + col] = lossOf(xMin + ((col + 0.5) / size) * (xMax - xMin), beta);
      }
    },
    draw: (): Picture => ({
      kind: 'field',
      values: values.slice(),
      cols: size,
      rows: size,
      domain,
      range,
      scale: 'height',
      points: solutions,
      path: shownPath,
    }),
  };
}
