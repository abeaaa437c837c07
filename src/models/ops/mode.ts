import type * as tf from '@tensorflow/tfjs-core';
import type { Random } from '../../platform/random.ts';

/** How a network is run. Everything is off unless it is said: the network as it is used after training. */
export type RunOptions = {
  /** Batch norm takes the statistics of the batch and moves its averages; dropout and noise act. */
  readonly training?: boolean;
  /** Dropout, noise and sampling act or not, whatever `training` says (Monte Carlo dropout: on without it). */
  readonly noise?: boolean;
  /** Takes the place of every dropout rate that the layers declare, so that it can be changed while training. */
  readonly dropRate?: number;
  /** Batch norm moves its averages, as it does in training if absent. False: a look at training that leaves no trace. */
  readonly moving?: boolean;
  /** Draws masks and noise in place of the network's own streams, so that what training draws later stays the same. */
  readonly random?: Random;
  /** Added to the outputs of layers, by name: the gradient of a loss for an offset is its gradient for that output. */
  readonly offsets?: Readonly<Record<string, tf.Tensor>>;
};

export type Mode = {
  readonly training: boolean;
  readonly moving: boolean;
  readonly noise: boolean;
  readonly dropRate: number | undefined;
  /** For masks and noise. */
  readonly random: Random;
};
