import * as tf from '@tensorflow/tfjs-core';
import type { Placed } from '../graph.ts';
import type { LayerOf } from '../layers.ts';
import { activate } from './activate.ts';
import { attention } from './attention.ts';
import type { Mode } from './mode.ts';
import { dropBlock, dropout, gaussianNoise, sample } from './noise.ts';
import { batchNorm, groupNorm, layerNorm, type Weights } from './normalise.ts';
import { gru, lstm } from './recurrent.ts';

/** What a layer makes of its inputs, each [batch, ...shape]; the result is [batch, ...placed.shape]. */
export function apply(placed: Placed, inputs: readonly tf.Tensor[], weights: Weights, mode: Mode): tf.Tensor {
  const { layer } = placed;
  const x = inputs[0] as tf.Tensor;
  switch (layer.kind) {
    case 'input':
      throw new Error(`the input ${placed.name} is not given`);
    case 'dense':
      return biased(dense(x, weights('kernel') as tf.Tensor2D), weights);
    case 'conv2d':
      return biased(
        tf.conv2d(x as tf.Tensor4D, weights('kernel') as tf.Tensor4D, both(layer.strides), layer.padding),
        weights,
      );
    case 'depthwiseConv2d':
      return biased(depthwise(x, layer, weights('kernel')), weights);
    case 'separableConv2d': {
      const middle = depthwise(x, layer, weights('depthwise_kernel'));
      return biased(tf.conv2d(middle, weights('pointwise_kernel') as tf.Tensor4D, 1, 'same'), weights);
    }
    case 'pool2d':
      return pool(x as tf.Tensor4D, layer);
    case 'globalPool': {
      const axes = x.shape.map((_, axis) => axis).slice(1, -1);
      return layer.takes === 'max' ? tf.max(x, axes, layer.keep) : tf.mean(x, axes, layer.keep);
    }
    case 'batchNorm':
      return batchNorm(x, layer, weights, mode);
    case 'layerNorm':
      return layerNorm(x, layer, weights);
    case 'groupNorm':
      return groupNorm(x, layer, weights);
    case 'activation':
      return activate(x, layer.name);
    case 'dropout':
      return dropout(x, layer, mode);
    case 'dropBlock':
      return dropBlock(x, layer, mode);
    case 'gaussianNoise':
      return gaussianNoise(x, layer, mode);
    case 'add':
      return inputs.reduce((a, b) => tf.add(a, b));
    case 'multiply':
      return inputs.reduce((a, b) => tf.mul(a, b));
    case 'concat':
      return tf.concat([...inputs], x.rank - 1);
    case 'flatten':
    case 'reshape':
      return tf.reshape(x, [x.shape[0] as number, ...placed.shape]);
    case 'zeroPad':
      return tf.pad(x, [[0, 0], [...layer.rows], [...layer.columns], [...layer.channels]]);
    case 'upsample': {
      const size: [number, number] = [placed.shape[0] as number, placed.shape[1] as number];
      const resize = layer.by === 'nearest' ? tf.image.resizeNearestNeighbor : tf.image.resizeBilinear;
      return resize(x as tf.Tensor4D, size, false, true);
    }
    case 'embedding':
      return tf.gather(weights('embeddings') as tf.Tensor, tf.cast(x, 'int32'));
    case 'positions':
      return tf.add(x, weights('embeddings') as tf.Tensor);
    case 'gru':
      return gru(x, layer, weights);
    case 'lstm':
      return lstm(x, layer, weights);
    case 'attention':
      return attention(x, layer, weights);
    case 'sample':
      return sample(x, inputs[1] as tf.Tensor, mode);
    case 'rescale':
      return tf.add(tf.mul(x, layer.scale), layer.offset);
    case 'normalise':
      return tf.div(tf.sub(x, weights('mean') as tf.Tensor), tf.sqrt(weights('variance') as tf.Tensor));
  }
}

function dense(x: tf.Tensor, kernel: tf.Tensor2D): tf.Tensor {
  if (x.rank === 2) return tf.matMul(x as tf.Tensor2D, kernel);
  const rows = tf.reshape(x, [-1, x.shape.at(-1) as number]) as tf.Tensor2D;
  return tf.reshape(tf.matMul(rows, kernel), [...x.shape.slice(0, -1), kernel.shape[1]]);
}

function biased(x: tf.Tensor, weights: Weights): tf.Tensor {
  const bias = weights('bias');
  return bias ? tf.add(x, bias) : x;
}

function depthwise(
  x: tf.Tensor,
  layer: LayerOf<'depthwiseConv2d' | 'separableConv2d'>,
  kernel?: tf.Tensor,
): tf.Tensor4D {
  return tf.depthwiseConv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, both(layer.strides), layer.padding);
}

function pool(x: tf.Tensor4D, { takes, size, strides, padding }: LayerOf<'pool2d'>): tf.Tensor {
  const op = takes === 'max' ? tf.maxPool : tf.avgPool;
  return op(x, both(size), both(strides), padding);
}

const both = (sides: readonly [number, number]): [number, number] => [...sides];
