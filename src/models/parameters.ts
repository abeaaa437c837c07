import { type Initialiser, ones, zeros } from './initialisers.ts';
import { channelsOf, type Layer, type LayerOf, type Shape } from './layers.ts';

/** One array of numbers that a layer holds. Names, shapes and the order of gates are those of Keras. */
export type Parameter = {
  readonly name: string;
  readonly shape: Shape;
  readonly trainable: boolean;
  readonly init: Initialiser;
  /** Inputs that one output sums over, and outputs that one input feeds. */
  readonly fanIn: number;
  readonly fanOut: number;
};

/** The parameters of a layer with inputs of these shapes, in the order of Keras. */
export function parametersOf(layer: Layer, inputs: readonly Shape[]): readonly Parameter[] {
  const shape = inputs[0] ?? [];
  const channels = channelsOf(shape);
  switch (layer.kind) {
    case 'dense':
      return [matrix('kernel', channels, layer.units, layer.kernelInit), ...biasOf(layer, layer.units)];
    case 'conv2d': {
      const area = layer.kernel[0] * layer.kernel[1];
      const kernel = [...layer.kernel, channels, layer.filters];
      return [
        trained('kernel', kernel, layer.kernelInit, area * channels, area * layer.filters),
        ...biasOf(layer, layer.filters),
      ];
    }
    case 'depthwiseConv2d':
      return [depthwise(layer, 'kernel', channels), ...biasOf(layer, channels * layer.multiplier)];
    case 'separableConv2d': {
      const middle = channels * layer.multiplier;
      const pointwise = [1, 1, middle, layer.filters];
      return [
        depthwise(layer, 'depthwise_kernel', channels),
        trained('pointwise_kernel', pointwise, layer.kernelInit, middle, layer.filters),
        ...biasOf(layer, layer.filters),
      ];
    }
    case 'batchNorm':
      return [
        ...affine(layer, [channels]),
        kept('moving_mean', [channels], zeros),
        kept('moving_variance', [channels], ones),
      ];
    case 'layerNorm':
      return affine(layer, layer.over === 'example' ? shape : [channels]);
    case 'groupNorm':
      return affine(layer, [channels]);
    case 'embedding':
      return [trained('embeddings', [layer.vocabulary, layer.size], layer.init, layer.vocabulary, layer.size)];
    case 'positions':
      return [trained('embeddings', shape, layer.init, shape[0] as number, channels)];
    case 'gru': {
      const bias = layer.resetAfter ? [2, 3 * layer.units] : [3 * layer.units];
      return gates(layer, channels, 3, trained('bias', bias, zeros));
    }
    case 'lstm':
      return gates(layer, channels, 4, trained('bias', [4 * layer.units], { kind: 'openForgetGate' }));
    case 'attention':
      return attention(layer, channels);
    case 'normalise':
      return [kept('mean', [channels], zeros), kept('variance', [channels], ones), kept('count', [], zeros)];
    default:
      return [];
  }
}

function trained(name: string, shape: Shape, init: Initialiser, fanIn = 1, fanOut = 1): Parameter {
  return { name, shape, trainable: true, init, fanIn, fanOut };
}

function kept(name: string, shape: Shape, init: Initialiser): Parameter {
  return { ...trained(name, shape, init), trainable: false };
}

const matrix = (name: string, fanIn: number, fanOut: number, init: Initialiser): Parameter =>
  trained(name, [fanIn, fanOut], init, fanIn, fanOut);

function biasOf({ bias, biasInit }: { bias: boolean; biasInit: Initialiser }, units: number): Parameter[] {
  return bias ? [trained('bias', [units], biasInit)] : [];
}

/** Each output of a depthwise convolution sees one channel; Keras counts all of them into the fan-in. */
function depthwise(layer: LayerOf<'depthwiseConv2d' | 'separableConv2d'>, name: string, channels: number): Parameter {
  const area = layer.kernel[0] * layer.kernel[1];
  const shape = [...layer.kernel, channels, layer.multiplier];
  return trained(name, shape, layer.kernelInit, area, area * layer.multiplier);
}

type Affine = { scale: boolean; centre: boolean; gammaInit: Initialiser };

function affine({ scale, centre, gammaInit }: Affine, shape: Shape): Parameter[] {
  return [...(scale ? [trained('gamma', shape, gammaInit)] : []), ...(centre ? [trained('beta', shape, zeros)] : [])];
}

function gates(layer: LayerOf<'gru' | 'lstm'>, features: number, count: number, bias: Parameter): Parameter[] {
  const wide = count * layer.units;
  return [
    matrix('kernel', features, wide, layer.kernelInit),
    matrix('recurrent_kernel', layer.units, wide, layer.recurrentInit),
    bias,
  ];
}

function attention({ heads, headSize, init }: LayerOf<'attention'>, size: number): Parameter[] {
  const wide = heads * headSize;
  const projections = ['query', 'key', 'value'].flatMap(name => [
    trained(`${name}/kernel`, [size, heads, headSize], init, size, wide),
    trained(`${name}/bias`, [heads, headSize], zeros),
  ]);
  const back = trained('attention_output/kernel', [heads, headSize, size], init, wide, size);
  return [...projections, back, trained('attention_output/bias', [size], zeros)];
}
