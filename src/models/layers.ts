import type { Initialiser } from './initialisers.ts';

/** Sides of one example, without the batch: [height, width, channels], [steps, features] or [features]. */
export type Shape = readonly number[];
export type Pair = readonly [vertical: number, horizontal: number];
/** `same`: ⌈side / stride⌉ outputs, zeros at the edges, the odd one at the end; `valid`: only windows that lie inside. */
export type Padding = 'same' | 'valid';

export type ActivationName =
  | 'identity'
  | 'tanh'
  | 'sigmoid'
  | 'hardSigmoid'
  | 'relu'
  | 'relu6'
  | 'leakyRelu'
  | 'elu'
  | 'selu'
  | 'gelu'
  | 'swish'
  | 'softplus'
  | 'softmax';

/** What dropout draws one number for: every element, a whole channel (Tompson et al. 2015), a whole example (Huang et al. 2016). */
export type DropUnit = 'element' | 'channel' | 'example';

/**
 * `inverted`: kept values are divided by the share kept, while training; `test`: outputs are multiplied by it when not training
 * (Srivastava et al. 2014); `none`: the fault to look at.
 */
export type DropScaling = 'inverted' | 'test' | 'none';

type Weighted = { readonly bias: boolean; readonly kernelInit: Initialiser; readonly biasInit: Initialiser };
type Window = { readonly strides: Pair; readonly padding: Padding };
type Affine = {
  readonly epsilon: number;
  readonly scale: boolean;
  readonly centre: boolean;
  readonly gammaInit: Initialiser;
};
type Recurrent = {
  readonly units: number;
  /** The state at every step, or only the last. */
  readonly sequences: boolean;
  readonly kernelInit: Initialiser;
  readonly recurrentInit: Initialiser;
};

/** Every kind of layer. `parameters.ts` says what each holds, `shapes.ts` what it returns, `count.ts` what it costs, `ops/` what it computes. */
export type Layer =
  /** Numbers, or indices for an embedding. */
  | { readonly kind: 'input'; readonly shape: Shape }
  /** Over the last axis: [..., in] → [..., units]. */
  | ({ readonly kind: 'dense'; readonly units: number } & Weighted)
  | ({ readonly kind: 'conv2d'; readonly filters: number; readonly kernel: Pair } & Window & Weighted)
  | ({ readonly kind: 'depthwiseConv2d'; readonly kernel: Pair; readonly multiplier: number } & Window & Weighted)
  /** Depthwise, then pointwise, with one bias at the end and nothing between. */
  | ({
      readonly kind: 'separableConv2d';
      readonly filters: number;
      readonly kernel: Pair;
      readonly multiplier: number;
    } & Window &
      Weighted)
  | ({ readonly kind: 'pool2d'; readonly takes: 'max' | 'average'; readonly size: Pair } & Window)
  /** Over all axes but the last; `keep` leaves them as sides of 1. */
  | { readonly kind: 'globalPool'; readonly takes: 'max' | 'average'; readonly keep: boolean }
  /** Over the batch and all axes but the last (Ioffe and Szegedy 2015). `momentum`: the share of the running average that stays. */
  | ({ readonly kind: 'batchNorm'; readonly momentum: number } & Affine)
  /** Over all axes of an example (as in a picture) or over the last one only (as in a sequence) (Ba et al. 2016). */
  | ({ readonly kind: 'layerNorm'; readonly over: 'example' | 'lastAxis' } & Affine)
  /** Over positions and the channels of one group (Wu and He 2018). */
  | ({ readonly kind: 'groupNorm'; readonly groups: number } & Affine)
  | { readonly kind: 'activation'; readonly name: ActivationName }
  | { readonly kind: 'dropout'; readonly rate: number; readonly drops: DropUnit; readonly scaling: DropScaling }
  /** Squares of `size` × `size` in each channel; `rate` is the share dropped in all (Ghiasi et al. 2018). */
  | { readonly kind: 'dropBlock'; readonly rate: number; readonly size: number }
  | { readonly kind: 'gaussianNoise'; readonly deviation: number }
  /** Sides of 1 are stretched. */
  | { readonly kind: 'add' }
  | { readonly kind: 'multiply' }
  /** Along the last axis. */
  | { readonly kind: 'concat' }
  | { readonly kind: 'flatten' }
  | { readonly kind: 'reshape'; readonly to: Shape }
  | { readonly kind: 'zeroPad'; readonly rows: Pair; readonly columns: Pair; readonly channels: Pair }
  | { readonly kind: 'upsample'; readonly factor: Pair; readonly by: 'nearest' | 'bilinear' }
  /** [...] indices → [..., size]. */
  | { readonly kind: 'embedding'; readonly vocabulary: number; readonly size: number; readonly init: Initialiser }
  /** Adds a learned vector for each step: [steps, size] → [steps, size]. */
  | { readonly kind: 'positions'; readonly init: Initialiser }
  /** `resetAfter`: the reset gate acts after the matrix product (the form of cuDNN, with two biases) or before (Cho et al. 2014). */
  | ({ readonly kind: 'gru'; readonly resetAfter: boolean } & Recurrent)
  | ({ readonly kind: 'lstm' } & Recurrent)
  /** Self-attention with several heads: [steps, size] → [steps, size] (Vaswani et al. 2017). `causal`: no step sees a later one. */
  | {
      readonly kind: 'attention';
      readonly heads: number;
      readonly headSize: number;
      readonly causal: boolean;
      readonly init: Initialiser;
    }
  /** Inputs mean and log variance: mean + e^(log variance / 2) · ε while training, the mean otherwise (Kingma and Welling 2014). */
  | { readonly kind: 'sample' }
  | { readonly kind: 'rescale'; readonly scale: number; readonly offset: number }
  /** (x − mean) / √variance for each channel, with constants that are stored with the weights and not trained. */
  | { readonly kind: 'normalise' };

export type LayerKind = Layer['kind'];
export type LayerOf<K extends LayerKind> = Extract<Layer, { readonly kind: K }>;

/** Number of numbers in a shape. */
export const sizeOf = (shape: Shape): number => shape.reduce((product, side) => product * side, 1);

/** The last side: channels, features or units. */
export const channelsOf = (shape: Shape): number => shape.at(-1) ?? 1;
