import * as tf from '@tensorflow/tfjs-core';
import type { Points } from '../../data/points.ts';
import type { Mlp } from '../../models/mlp.ts';
import type { Picture } from '../types.ts';

export type Domain = readonly [xMin: number, xMax: number, yMin: number, yMax: number];

/** The middle of each cell of a grid over `domain`, row 0 at the top: [cols · rows, 2] row-major. */
export function gridPoints(domain: Domain, cols: number, rows: number): Float32Array {
  const [xMin, xMax, yMin, yMax] = domain;
  const points = new Float32Array(2 * cols * rows);
  for (let row = 0, p = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      points[p++] = xMin + ((col + 0.5) / cols) * (xMax - xMin);
      points[p++] = yMax - ((row + 0.5) / rows) * (yMax - yMin);
    }
  }
  return points;
}

/**
 * Draws what a binary classifier answers over a rectangle: the probability of label 1. The grid is uploaded once; `draw`
 * evaluates the network on it, `dispose` frees it.
 */
export function decisionField(mlp: Mlp, points: Points, domain: Domain, cols = 48, rows = 48) {
  const grid = tf.tensor2d(gridPoints(domain, cols, rows), [cols * rows, 2]);
  const shown = labelledPoints(points);
  return {
    draw: (): Picture => ({
      kind: 'field',
      values: tf.tidy(() => Float32Array.from(tf.sigmoid(mlp.forward(grid)).dataSync())),
      cols,
      rows,
      domain,
      range: [0, 1],
      scale: 'classes',
      points: shown,
      path: [],
    }),
    dispose: () => grid.dispose(),
  };
}

/** The network with its present weights. */
export function networkPicture(mlp: Mlp): Picture {
  return { kind: 'network', layers: mlp.sizes, weights: mlp.weights() };
}

function labelledPoints({ xs, labels, count }: Points) {
  return Array.from({ length: count }, (_, i) => ({
    x: xs[2 * i] as number,
    y: xs[2 * i + 1] as number,
    label: (labels[i] === 1 ? 1 : 0) as 0 | 1,
  }));
}
