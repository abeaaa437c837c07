import * as tfl from '@tensorflow/tfjs-layers';
import type { Array64 } from '../reference/array.ts';
import * as ref from '../reference/elementwise.ts';
import { dense } from '../reference/linear.ts';
import * as window from '../reference/window.ts';
import { apply, type TrainingCase } from './case.ts';

const { layers } = tfl;
export type Weights = readonly Array64[];
type Forward = TrainingCase['forward'];

export const PICTURE = [5, 4, 2];
export const SEQUENCE = [6, 3];
export const VECTOR = [4];
const unit: window.Window = { strides: [1, 1], pad: 'valid' };

export const one = (
  title: string,
  input: readonly number[],
  layer: () => tfl.layers.Layer,
  forward: Forward,
  more: Partial<TrainingCase> = {},
): TrainingCase => ({ title, input, build: x => apply(layer(), x), forward, ...more });

/** A layer without weights stands behind one that has them, so that a gradient must pass through. */
const behind =
  (first: () => tfl.layers.Layer, firstForward: (x: Array64, w: Weights) => Array64, count: number) =>
  (
    title: string,
    input: readonly number[],
    layer: () => tfl.layers.Layer,
    forward: Forward,
    more: Partial<TrainingCase> = {},
  ): TrainingCase => ({
    title,
    input,
    build: x => apply(layer(), apply(first(), x)),
    forward: (x, w) => forward(firstForward(x, w.slice(0, count)), w.slice(count)),
    ...more,
  });

export const afterConv = behind(
  () => layers.conv2d({ filters: 2, kernelSize: 2 }),
  (x, [filter, bias]) => ref.add(window.conv2d(x, filter!, unit), bias!),
  2,
);
export const afterDense = behind(
  () => layers.dense({ units: 5 }),
  (x, [kernel, bias]) => dense(x, kernel!, bias),
  2,
);
