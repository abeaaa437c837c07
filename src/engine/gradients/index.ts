import * as tf from '@tensorflow/tfjs-core';
import { conv2dGradients } from './conv2d.ts';
import { depthwiseConv2dGradients } from './depthwise-conv2d.ts';

/** Every gradient of ours, in the order of the names. */
const gradients: readonly tf.GradConfig[] = [...conv2dGradients, ...depthwiseConv2dGradients];

/** Replaces or adds gradients, for all backends; harmless when it is done again. */
export function registerGradients(): void {
  for (const gradient of gradients) {
    if (tf.getGradient(gradient.kernelName)) tf.unregisterGradient(gradient.kernelName);
    tf.registerGradient(gradient);
  }
}
