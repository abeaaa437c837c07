import type { Graph, Placed } from './graph.ts';
import { channelsOf, type LayerKind, type Shape, sizeOf } from './layers.ts';
import { parametersOf } from './parameters.ts';

export type Count = {
  readonly parameters: number;
  readonly trainable: number;
  readonly nonTrainable: number;
  /**
   * Products that are summed, for one example: those with kernels, and those of attention. Biases, normalisation, activations
   * and pooling are left out, as papers do.
   */
  readonly multiplyAdds: number;
  /** Numbers that the layers put out for one example; times 4 bytes and the batch: what training must keep. */
  readonly activations: number;
};

export type LayerCount = Count & { readonly name: string; readonly kind: LayerKind; readonly shape: Shape };

export type GraphCount = { readonly layers: readonly LayerCount[]; readonly total: Count };

/** Parameters and multiply-adds, layer by layer and in sum; nothing is allocated, whatever the size. */
export function countOf(graph: Graph): GraphCount {
  const layers = graph.layers.map(countLayer);
  const sum = (key: keyof Count) => layers.reduce((total, layer) => total + layer[key], 0);
  return {
    layers,
    total: {
      parameters: sum('parameters'),
      trainable: sum('trainable'),
      nonTrainable: sum('nonTrainable'),
      multiplyAdds: sum('multiplyAdds'),
      activations: sum('activations'),
    },
  };
}

function countLayer(placed: Placed): LayerCount {
  const { name, layer, inputShapes, shape } = placed;
  let [trainable, nonTrainable] = [0, 0];
  for (const parameter of parametersOf(layer, inputShapes)) {
    if (parameter.trainable) trainable += sizeOf(parameter.shape);
    else nonTrainable += sizeOf(parameter.shape);
  }
  return {
    name,
    kind: layer.kind,
    shape,
    parameters: trainable + nonTrainable,
    trainable,
    nonTrainable,
    multiplyAdds: multiplyAddsOf(placed),
    activations: sizeOf(shape),
  };
}

function multiplyAddsOf({ layer, inputShapes, shape }: Placed): number {
  const input = inputShapes[0] ?? [];
  const channels = channelsOf(input);
  switch (layer.kind) {
    case 'dense':
      return sizeOf(input) * layer.units;
    case 'conv2d':
      return sizeOf(shape) * layer.kernel[0] * layer.kernel[1] * channels;
    case 'depthwiseConv2d':
      return sizeOf(shape) * layer.kernel[0] * layer.kernel[1];
    case 'separableConv2d': {
      const middle = channels * layer.multiplier;
      const positions = sizeOf(shape) / layer.filters;
      return positions * middle * (layer.kernel[0] * layer.kernel[1] + layer.filters);
    }
    case 'gru':
    case 'lstm':
      return (input[0] as number) * (layer.kind === 'gru' ? 3 : 4) * layer.units * (channels + layer.units);
    case 'attention': {
      const [steps, wide] = [input[0] as number, layer.heads * layer.headSize];
      return 4 * steps * channels * wide + 2 * steps * steps * wide;
    }
    default:
      return 0;
  }
}
