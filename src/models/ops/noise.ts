import * as tf from '@tensorflow/tfjs-core';
import { normal, type Random } from '../../platform/random.ts';
import { type LayerOf, sizeOf } from '../layers.ts';
import type { Mode } from './mode.ts';

/** Masks are drawn here and not by the library: its seeded dropout repeats one mask. */
export function dropout(x: tf.Tensor, layer: LayerOf<'dropout'>, { noise, dropRate, random }: Mode): tf.Tensor {
  const kept = 1 - (dropRate ?? layer.rate);
  if (kept === 1) return x;
  if (!noise) return layer.scaling === 'test' ? tf.mul(x, kept) : x;
  const value = layer.scaling === 'inverted' ? 1 / kept : 1;
  const shape = x.shape.map((side, axis) => (isDrawn(layer, axis, x.rank) ? side : 1));
  const mask = Float32Array.from({ length: sizeOf(shape) }, () => (random() < kept ? value : 0));
  return tf.mul(x, tf.tensor(mask, shape));
}

function isDrawn({ drops }: LayerOf<'dropout'>, axis: number, rank: number): boolean {
  return axis === 0 || drops === 'element' || (drops === 'channel' && axis === rank - 1);
}

/**
 * Ghiasi et al. 2018, algorithm 1: centres of blocks are drawn where a whole block fits, so often that about `rate` of all is
 * dropped; what stays is scaled up by the share that stayed. x [batch, height, width, channels].
 */
export function dropBlock(x: tf.Tensor, layer: LayerOf<'dropBlock'>, { noise, dropRate, random }: Mode): tf.Tensor {
  const rate = dropRate ?? layer.rate;
  if (!noise || rate === 0) return x;
  return tf.mul(x, tf.tensor(blockMask(x.shape, Math.min(layer.size, ...x.shape.slice(1, 3)), rate, random), x.shape));
}

function blockMask(shape: readonly number[], size: number, rate: number, random: Random): Float32Array {
  const [batch, height, width, channels] = shape as [number, number, number, number];
  const [rows, cols] = [height - size + 1, width - size + 1];
  const chance = ((rate / size ** 2) * (height * width)) / (rows * cols);
  const mask = new Float32Array(sizeOf(shape)).fill(1);
  const drop = (n: number, top: number, left: number, c: number) => {
    for (let y = top; y < top + size; y++) {
      for (let z = left; z < left + size; z++) mask[((n * height + y) * width + z) * channels + c] = 0;
    }
  };
  for (let n = 0; n < batch; n++) {
    for (let top = 0; top < rows; top++) {
      for (let left = 0; left < cols; left++) {
        for (let c = 0; c < channels; c++) if (random() < chance) drop(n, top, left, c);
      }
    }
  }
  const kept = mask.reduce((sum, value) => sum + value, 0);
  return kept === 0 ? mask : mask.map(value => (value * mask.length) / kept);
}

export function gaussianNoise(x: tf.Tensor, { deviation }: LayerOf<'gaussianNoise'>, mode: Mode): tf.Tensor {
  return mode.noise ? tf.add(x, tf.mul(normals(x.shape, mode.random), deviation)) : x;
}

/** z = μ + σε with log σ² given: the gradient reaches μ and σ (Kingma and Welling 2014, section 2.4). */
export function sample(mean: tf.Tensor, logVariance: tf.Tensor, { noise, random }: Mode): tf.Tensor {
  if (!noise) return mean;
  return tf.add(mean, tf.mul(tf.exp(tf.mul(logVariance, 0.5)), normals(mean.shape, random)));
}

function normals(shape: readonly number[], random: Random): tf.Tensor {
  return tf.tensor(
    Float32Array.from({ length: sizeOf(shape) }, () => normal(random)),
    [...shape],
  );
}
