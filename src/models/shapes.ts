import { channelsOf, type Layer, type Padding, type Pair, type Shape, sizeOf } from './layers.ts';

/** The shape that a layer makes of the shapes of its inputs. Throws, naming the shapes, where they do not fit. */
export function outputShape(layer: Layer, inputs: readonly Shape[]): Shape {
  const first = inputs[0] ?? [];
  switch (layer.kind) {
    case 'input':
      return layer.shape;
    case 'dense':
      return [...first.slice(0, -1), layer.units];
    case 'conv2d':
    case 'separableConv2d':
      return [...windows(layer, layer.kernel, first), layer.filters];
    case 'depthwiseConv2d':
      return [...windows(layer, layer.kernel, first), channelsOf(first) * layer.multiplier];
    case 'pool2d':
      return [...windows(layer, layer.size, first), channelsOf(first)];
    case 'globalPool':
      return layer.keep ? first.map((side, axis) => (axis + 1 < first.length ? 1 : side)) : [channelsOf(first)];
    case 'groupNorm':
      return channelsOf(first) % layer.groups === 0
        ? first
        : misfit(layer, inputs, `${layer.groups} groups need a multiple of channels`);
    case 'add':
    case 'multiply':
      return inputs.reduce((a, b) => stretched(layer, a, b));
    case 'concat':
      return joined(layer, inputs);
    case 'flatten':
      return [sizeOf(first)];
    case 'reshape':
      return sizeOf(layer.to) === sizeOf(first) ? layer.to : misfit(layer, inputs, `no room for [${layer.to}]`);
    case 'zeroPad': {
      const [height, width, channels] = picture(layer, first);
      return [height + sum(layer.rows), width + sum(layer.columns), channels + sum(layer.channels)];
    }
    case 'upsample': {
      const [height, width, channels] = picture(layer, first);
      return [height * layer.factor[0], width * layer.factor[1], channels];
    }
    case 'embedding':
      return [...first, layer.size];
    case 'gru':
    case 'lstm': {
      const [steps] = sequence(layer, first);
      return layer.sequences ? [steps, layer.units] : [layer.units];
    }
    case 'attention':
    case 'positions':
      return sequence(layer, first);
    case 'sample':
      return inputs.length === 2 && String(inputs[0]) === String(inputs[1])
        ? first
        : misfit(layer, inputs, 'mean and log variance must be alike');
    case 'dropBlock':
      return picture(layer, first);
    case 'batchNorm':
    case 'layerNorm':
    case 'activation':
    case 'dropout':
    case 'gaussianNoise':
    case 'rescale':
    case 'normalise':
      return first;
  }
}

function windows(layer: Layer & { strides: Pair; padding: Padding }, size: Pair, input: Shape): [number, number] {
  const [height, width] = picture(layer, input);
  const along = (side: number, axis: 0 | 1) => windowsAlong(side, size[axis], layer.strides[axis], layer.padding);
  const out: [number, number] = [along(height, 0), along(width, 1)];
  return out[0] > 0 && out[1] > 0 ? out : misfit(layer, [input], `a window of ${size.join('×')} does not fit`);
}

/** How many windows of `size` fit on a side. */
export function windowsAlong(side: number, size: number, stride: number, padding: Padding): number {
  return padding === 'same' ? Math.ceil(side / stride) : Math.floor((side - size) / stride) + 1;
}

function stretched(layer: Layer, a: Shape, b: Shape): Shape {
  const fits = a.length === b.length && a.every((side, axis) => side === b[axis] || side === 1 || b[axis] === 1);
  return fits
    ? a.map((side, axis) => Math.max(side, b[axis] as number))
    : misfit(layer, [a, b], 'they cannot be combined');
}

function joined(layer: Layer, inputs: readonly Shape[]): Shape {
  const rest = String(inputs[0]?.slice(0, -1));
  if (inputs.some(shape => String(shape.slice(0, -1)) !== rest)) {
    misfit(layer, inputs, 'they may differ in the last side only');
  }
  return [...(inputs[0] as Shape).slice(0, -1), inputs.reduce((total, shape) => total + channelsOf(shape), 0)];
}

function picture(layer: Layer, shape: Shape): readonly [number, number, number] {
  return shape.length === 3
    ? (shape as readonly [number, number, number])
    : misfit(layer, [shape], 'it takes [height, width, channels]');
}

function sequence(layer: Layer, shape: Shape): readonly [number, number] {
  return shape.length === 2
    ? (shape as readonly [number, number])
    : misfit(layer, [shape], 'it takes [steps, features]');
}

const sum = ([a, b]: Pair): number => a + b;

function misfit(layer: Layer, shapes: readonly Shape[], why: string): never {
  throw new Error(`${layer.kind} of ${shapes.map(shape => `[${shape}]`).join(' and ')}: ${why}`);
}
