import { type Node, node } from './graph.ts';
import { glorotUniform, type Initialiser, ones, orthogonal, zeros } from './initialisers.ts';
import type { ActivationName, DropScaling, DropUnit, Padding, Pair, Shape } from './layers.ts';

/** A side, or both. */
export type Sides = number | Pair;
type Named = { readonly name?: string };
type Weights = { readonly bias?: boolean; readonly init?: Initialiser; readonly biasInit?: Initialiser };
type Window = { readonly strides?: Sides; readonly padding?: Padding };
type Affine = {
  readonly epsilon?: number;
  readonly scale?: boolean;
  readonly centre?: boolean;
  readonly gammaInit?: Initialiser;
};

const pair = (sides: Sides): Pair => (typeof sides === 'number' ? [sides, sides] : sides);

const weights = ({ bias = true, init = glorotUniform, biasInit = zeros }: Weights) => ({
  bias,
  kernelInit: init,
  biasInit,
});

const window = ({ strides = 1, padding = 'same' }: Window) => ({ strides: pair(strides), padding });

const affine = ({ epsilon = 1e-3, scale = true, centre = true, gammaInit = ones }: Affine) => ({
  epsilon,
  scale,
  centre,
  gammaInit,
});

/** A place for the data; `shape` is that of one example. */
export const input = (shape: Shape, name?: string): Node => node({ kind: 'input', shape }, [], name);

export type DenseOptions = Named & Weights & { readonly units: number };

export const dense = (x: Node, { name, units, ...rest }: DenseOptions): Node =>
  node({ kind: 'dense', units, ...weights(rest) }, [x], name);

export type ConvOptions = Named & Weights & Window & { readonly filters: number; readonly kernel: Sides };

export const conv = (x: Node, { name, filters, kernel, ...rest }: ConvOptions): Node =>
  node({ kind: 'conv2d', filters, kernel: pair(kernel), ...window(rest), ...weights(rest) }, [x], name);

export type DepthwiseOptions = Named & Weights & Window & { readonly kernel: Sides; readonly multiplier?: number };

export const depthwiseConv = (x: Node, { name, kernel, multiplier = 1, ...rest }: DepthwiseOptions): Node =>
  node({ kind: 'depthwiseConv2d', kernel: pair(kernel), multiplier, ...window(rest), ...weights(rest) }, [x], name);

export type SeparableOptions = ConvOptions & { readonly multiplier?: number };

export const separableConv = (x: Node, { name, filters, kernel, multiplier = 1, ...rest }: SeparableOptions): Node =>
  node(
    { kind: 'separableConv2d', filters, kernel: pair(kernel), multiplier, ...window(rest), ...weights(rest) },
    [x],
    name,
  );

export type PoolOptions = Named & Window & { readonly size: Sides };

const pool = (
  takes: 'max' | 'average',
  x: Node,
  { name, size, strides = size, padding = 'valid' }: PoolOptions,
): Node => node({ kind: 'pool2d', takes, size: pair(size), ...window({ strides, padding }) }, [x], name);

/** Strides are the size, padding is `valid`, unless said otherwise. */
export const maxPool = (x: Node, options: PoolOptions): Node => pool('max', x, options);
export const averagePool = (x: Node, options: PoolOptions): Node => pool('average', x, options);

type GlobalOptions = Named & { readonly keep?: boolean };

export const globalMaxPool = (x: Node, { name, keep = false }: GlobalOptions = {}): Node =>
  node({ kind: 'globalPool', takes: 'max', keep }, [x], name);
export const globalAveragePool = (x: Node, { name, keep = false }: GlobalOptions = {}): Node =>
  node({ kind: 'globalPool', takes: 'average', keep }, [x], name);

export type BatchNormOptions = Named & Affine & { readonly momentum?: number };

/** Momentum 0.99 and ε 10⁻³ as in Keras; a short run wants a momentum of about 0.9. */
export const batchNorm = (x: Node, { name, momentum = 0.99, ...rest }: BatchNormOptions = {}): Node =>
  node({ kind: 'batchNorm', momentum, ...affine(rest) }, [x], name);

export const layerNorm = (
  x: Node,
  { name, over = 'lastAxis', ...rest }: Named & Affine & { readonly over?: 'example' | 'lastAxis' } = {},
): Node => node({ kind: 'layerNorm', over, ...affine(rest) }, [x], name);

export const groupNorm = (x: Node, { name, groups, ...rest }: Named & Affine & { readonly groups: number }): Node =>
  node({ kind: 'groupNorm', groups, ...affine(rest) }, [x], name);

export const activation = (x: Node, of: ActivationName, name?: string): Node =>
  node({ kind: 'activation', name: of }, [x], name);
export const relu = (x: Node, name?: string): Node => activation(x, 'relu', name);

export type DropoutOptions = Named & {
  readonly rate: number;
  readonly drops?: DropUnit;
  readonly scaling?: DropScaling;
};

export const dropout = (x: Node, { name, rate, drops = 'element', scaling = 'inverted' }: DropoutOptions): Node =>
  node({ kind: 'dropout', rate, drops, scaling }, [x], name);

export const dropBlock = (x: Node, { name, rate, size }: Named & { rate: number; size: number }): Node =>
  node({ kind: 'dropBlock', rate, size }, [x], name);

export const gaussianNoise = (x: Node, deviation: number, name?: string): Node =>
  node({ kind: 'gaussianNoise', deviation }, [x], name);

export const add = (xs: readonly Node[], name?: string): Node => node({ kind: 'add' }, xs, name);
export const multiply = (xs: readonly Node[], name?: string): Node => node({ kind: 'multiply' }, xs, name);
export const concat = (xs: readonly Node[], name?: string): Node => node({ kind: 'concat' }, xs, name);
export const flatten = (x: Node, name?: string): Node => node({ kind: 'flatten' }, [x], name);
export const reshape = (x: Node, to: Shape, name?: string): Node => node({ kind: 'reshape', to }, [x], name);

type Edges = Named & { readonly rows?: Sides; readonly columns?: Sides; readonly channels?: Sides };

export const zeroPad = (x: Node, { name, rows = 0, columns = 0, channels = 0 }: Edges): Node =>
  node({ kind: 'zeroPad', rows: pair(rows), columns: pair(columns), channels: pair(channels) }, [x], name);

export const upsample = (x: Node, factor: Sides, by: 'nearest' | 'bilinear' = 'nearest', name?: string): Node =>
  node({ kind: 'upsample', factor: pair(factor), by }, [x], name);

const smallUniform: Initialiser = { kind: 'uniform', range: 0.05 };

type EmbeddingOptions = Named & { readonly vocabulary: number; readonly size: number; readonly init?: Initialiser };

export const embedding = (x: Node, { name, vocabulary, size, init = smallUniform }: EmbeddingOptions): Node =>
  node({ kind: 'embedding', vocabulary, size, init }, [x], name);

export const positions = (x: Node, { name, init = smallUniform }: Named & { init?: Initialiser } = {}): Node =>
  node({ kind: 'positions', init }, [x], name);

export type RecurrentOptions = Named & {
  readonly units: number;
  readonly sequences?: boolean;
  readonly init?: Initialiser;
  readonly recurrentInit?: Initialiser;
};

const recurrent = ({
  units,
  sequences = false,
  init = glorotUniform,
  recurrentInit = orthogonal,
}: Omit<RecurrentOptions, 'name'>) => ({ units, sequences, kernelInit: init, recurrentInit });

export const gru = (
  x: Node,
  { name, resetAfter = true, ...rest }: RecurrentOptions & { readonly resetAfter?: boolean },
): Node => node({ kind: 'gru', resetAfter, ...recurrent(rest) }, [x], name);

export const lstm = (x: Node, { name, ...rest }: RecurrentOptions): Node =>
  node({ kind: 'lstm', ...recurrent(rest) }, [x], name);

type AttentionOptions = Named & {
  readonly heads: number;
  readonly headSize: number;
  readonly causal?: boolean;
  readonly init?: Initialiser;
};

export const attention = (
  x: Node,
  { name, heads, headSize, causal = false, init = glorotUniform }: AttentionOptions,
): Node => node({ kind: 'attention', heads, headSize, causal, init }, [x], name);

export const sample = (mean: Node, logVariance: Node, name?: string): Node =>
  node({ kind: 'sample' }, [mean, logVariance], name);

export const rescale = (x: Node, scale: number, offset = 0, name?: string): Node =>
  node({ kind: 'rescale', scale, offset }, [x], name);
export const normalise = (x: Node, name?: string): Node => node({ kind: 'normalise' }, [x], name);
