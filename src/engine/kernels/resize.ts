import type * as tf from '@tensorflow/tfjs-core';
import { type Attributes, floats, type Host, type NumericType } from './host.ts';
import type { Kernel } from './kernel.ts';

/** Which two rows (or columns) of the input make one of the output: (1 − weight) · low + weight · high. */
type Sample = { readonly low: number; readonly high: number; readonly weight: number };

type Sampler = (position: number, size: number) => Sample;

const nearest =
  (round: (position: number) => number): Sampler =>
  (position, size) => {
    const low = Math.min(size - 1, Math.max(0, round(position)));
    return { low, high: low, weight: 0 };
  };

const linear =
  (shift: number): Sampler =>
  (position, size) => {
    const at = Math.min(size - 1, Math.max(0, position - shift));
    const low = Math.floor(at);
    return { low, high: Math.ceil(at), weight: at - low };
  };

/**
 * Where the outputs of one axis come from. alignCorners maps the first and last element onto each other; halfPixelCenters
 * takes an element as a square around i + ½ (tensorflow/core/util/image_resizer_state.h). The product comes before the
 * division, so that a position that is a whole number stays one.
 */
function samplesOf(inSize: number, outSize: number, { alignCorners, halfPixelCenters }: Attributes, sampler: Sampler) {
  const isAligned = Boolean(alignCorners) && outSize > 1;
  const [numerator, denominator] = isAligned ? [inSize - 1, outSize - 1] : [inSize, outSize];
  const shift = halfPixelCenters ? 0.5 : 0;
  return Array.from({ length: outSize }, (_, i) => sampler(((i + shift) * numerator) / denominator, inSize));
}

const nearestSampler = ({ alignCorners }: Attributes): Sampler => nearest(alignCorners ? Math.round : Math.floor);

/** Which element each output of `resizeNearestNeighbor` takes, along one axis. */
export const nearestOf = (inSize: number, outSize: number, attributes: Attributes): number[] =>
  samplesOf(inSize, outSize, attributes, nearestSampler(attributes)).map(({ low }) => low);

const linearSampler = ({ halfPixelCenters }: Attributes): Sampler => linear(halfPixelCenters ? 0.5 : 0);

/**
 * y[i, j] = the element of `images` [batch, height, width, channels] nearest to (i, j) stretched to the new size. The
 * library's kernels divide before they multiply, so that a position that is a whole number may fall just below itself.
 */
export const resizeNearestNeighbor: Kernel = {
  name: 'ResizeNearestNeighbor',
  backends: ['wasm', 'cpu'],
  run({ host, inputs, attributes }) {
    const { images } = inputs as { images: tf.TensorInfo };
    const [batch = 0, height = 0, width = 0, channels = 0] = images.shape;
    const [newHeight = 0, newWidth = 0] = attributes.size as readonly number[];
    const out = host.make([batch, newHeight, newWidth, channels], images.dtype as NumericType);
    const [x, y] = [host.values(images), host.values(out)];
    const rows = samplesOf(height, newHeight, attributes, nearestSampler(attributes));
    const columns = samplesOf(width, newWidth, attributes, nearestSampler(attributes));
    let to = 0;
    for (let n = 0; n < batch; n++) {
      for (const row of rows) {
        for (const column of columns) {
          const from = ((n * height + row.low) * width + column.low) * channels;
          for (let c = 0; c < channels; c++) y[to++] = x[from + c] as number;
        }
      }
    }
    return out;
  },
};

/**
 * The gradient of `resizeNearestNeighbor`: dx[p] = Σ dy over the outputs that took p. The library's cpu kernel mixes up the
 * images of a batch; none knows halfPixelCenters.
 */
export const resizeNearestNeighborGrad: Kernel = {
  name: 'ResizeNearestNeighborGrad',
  backends: ['wasm', 'cpu'],
  run: ({ host, inputs, attributes }) => gradient(host, inputs, attributes, nearestSampler(attributes)),
};

/**
 * The gradient of `resizeBilinear`: dy spread over the four neighbours with the weights of the interpolation. The library's
 * cpu kernel exchanges height and width; none knows halfPixelCenters.
 */
export const resizeBilinearGrad: Kernel = {
  name: 'ResizeBilinearGrad',
  backends: ['wasm', 'cpu'],
  run: ({ host, inputs, attributes }) => gradient(host, inputs, attributes, linearSampler(attributes)),
};

function gradient(
  host: Host,
  inputs: Readonly<Record<string, tf.TensorInfo | undefined>>,
  attributes: Attributes,
  sampler: Sampler,
): tf.TensorInfo {
  const { images, dy } = inputs as { images: tf.TensorInfo; dy: tf.TensorInfo };
  const [batch = 0, height = 0, width = 0, channels = 0] = images.shape;
  const [, newHeight = 0, newWidth = 0] = dy.shape;
  const out = host.make(images.shape);
  const [from, to] = [floats(host, dy), floats(host, out).fill(0)];
  const rows = samplesOf(height, newHeight, attributes, sampler);
  const columns = samplesOf(width, newWidth, attributes, sampler);
  let source = 0;
  for (let n = 0; n < batch; n++) {
    for (const row of rows) {
      const [top, bottom] = [(n * height + row.low) * width, (n * height + row.high) * width];
      for (const { low, high, weight } of columns) {
        const targets = {
          topLeft: top + low,
          topRight: top + high,
          bottomLeft: bottom + low,
          bottomRight: bottom + high,
        };
        spread(from, source, to, targets, row.weight, weight, channels);
        source += channels;
      }
    }
  }
  return out;
}

/** The four neighbours of an output among the pixels of the input. */
type Targets = {
  readonly topLeft: number;
  readonly topRight: number;
  readonly bottomLeft: number;
  readonly bottomRight: number;
};

function spread(
  from: Float32Array,
  source: number,
  to: Float32Array,
  { topLeft, topRight, bottomLeft, bottomRight }: Targets,
  down: number,
  right: number,
  channels: number,
): void {
  let p = topLeft * channels;
  if (down === 0 && right === 0) {
    for (let c = 0; c < channels; c++) (to[p++] as number) += from[source + c] as number;
    return;
  }
  let [q, r, s] = [topRight * channels, bottomLeft * channels, bottomRight * channels];
  const [w, x, y, z] = [(1 - down) * (1 - right), (1 - down) * right, down * (1 - right), down * right];
  for (let c = 0; c < channels; c++) {
    const value = from[source + c] as number;
    (to[p++] as number) += value * w;
    (to[q++] as number) += value * x;
    (to[r++] as number) += value * y;
    (to[s++] as number) += value * z;
  }
}
