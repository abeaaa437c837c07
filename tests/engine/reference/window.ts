import { type Array64, zeros } from './array.ts';

export type Pair = readonly [number, number];
export type Pad = 'same' | 'valid' | number | readonly [Pair, Pair];

/** How a window walks over an image: along height, then width. */
export type Window = { readonly strides: Pair; readonly pad: Pad; readonly dilations?: Pair };

type Axis = { readonly out: number; readonly before: number };

/** The number of places of a window along an axis and the padding before it (TensorFlow's convention for `same`). */
function axisOf(size: number, kernel: number, { strides, pad, dilations }: Window, axis: 0 | 1): Axis {
  const stride = strides[axis];
  const extent = (kernel - 1) * (dilations?.[axis] ?? 1) + 1;
  if (pad === 'same') {
    const out = Math.ceil(size / stride);
    return { out, before: Math.floor(Math.max(0, (out - 1) * stride + extent - size) / 2) };
  }
  const [before, after] = pad === 'valid' ? [0, 0] : typeof pad === 'number' ? [pad, pad] : pad[axis];
  return { out: Math.floor((size + before + after - extent) / stride) + 1, before };
}

type Visit = (place: number, pixel: number, tap: number) => void;

/**
 * Names every pair of a window's place and a pixel under it, for images [n, h, w]: flat numbers of the place in
 * [n, outHeight, outWidth], of the pixel in [n, h, w] and of the tap in [kh, kw]. Pixels of the padding are left out.
 */
function walk(image: readonly number[], kernel: Pair, window: Window, visit: Visit): readonly number[] {
  const [n, height, width] = image as [number, number, number];
  const [rows, columns] = [axisOf(height, kernel[0], window, 0), axisOf(width, kernel[1], window, 1)];
  const [dilationY, dilationX] = window.dilations ?? [1, 1];
  let place = 0;
  for (let one = 0; one < n; one++) {
    for (let row = 0; row < rows.out; row++) {
      for (let column = 0; column < columns.out; column++, place++) {
        for (let tap = 0; tap < kernel[0] * kernel[1]; tap++) {
          const y = row * window.strides[0] - rows.before + Math.floor(tap / kernel[1]) * dilationY;
          const x = column * window.strides[1] - columns.before + (tap % kernel[1]) * dilationX;
          if (y >= 0 && y < height && x >= 0 && x < width) visit(place, (one * height + y) * width + x, tap);
        }
      }
    }
  }
  return [n, rows.out, columns.out];
}

const placesOf = (image: readonly number[], kernel: Pair, window: Window): number[] => [
  image[0]!,
  axisOf(image[1]!, kernel[0], window, 0).out,
  axisOf(image[2]!, kernel[1], window, 1).out,
];

const kernelOf = (filter: Array64): Pair => [filter.shape[0]!, filter.shape[1]!];

/** x [n, h, w, c], filter [kh, kw, c, k] → [n, outHeight, outWidth, k]: a cross-correlation. */
export function conv2d(x: Array64, filter: Array64, window: Window): Array64 {
  const [c, k] = filter.shape.slice(2) as [number, number];
  const out = zeros([...placesOf(x.shape, kernelOf(filter), window), k]);
  walk(x.shape, kernelOf(filter), window, (place, pixel, tap) => {
    for (let i = 0; i < c; i++) {
      const value = x.values[pixel * c + i]!;
      for (let o = 0; o < k; o++) out.values[place * k + o]! += value * filter.values[(tap * c + i) * k + o]!;
    }
  });
  return out;
}

/** The transpose of `conv2d` as a linear map. x [n, h, w, k], filter [kh, kw, c, k] → `shape` [n, H, W, c]. */
export function conv2dTranspose(x: Array64, filter: Array64, shape: readonly number[], window: Window): Array64 {
  const [c, k] = filter.shape.slice(2) as [number, number];
  const out = zeros(shape);
  walk(shape, kernelOf(filter), window, (place, pixel, tap) => {
    for (let i = 0; i < c; i++) {
      for (let o = 0; o < k; o++) {
        out.values[pixel * c + i]! += x.values[place * k + o]! * filter.values[(tap * c + i) * k + o]!;
      }
    }
  });
  return out;
}

/** Each channel with filters of its own. x [n, h, w, c], filter [kh, kw, c, m] → [n, outHeight, outWidth, c·m]. */
export function depthwiseConv2d(x: Array64, filter: Array64, window: Window): Array64 {
  const [c, m] = filter.shape.slice(2) as [number, number];
  const out = zeros([...placesOf(x.shape, kernelOf(filter), window), c * m]);
  walk(x.shape, kernelOf(filter), window, (place, pixel, tap) => {
    for (let i = 0; i < c * m; i++) {
      out.values[place * c * m + i]! += x.values[pixel * c + Math.floor(i / m)]! * filter.values[tap * c * m + i]!;
    }
  });
  return out;
}

export const separableConv2d = (x: Array64, depthwise: Array64, pointwise: Array64, window: Window): Array64 =>
  conv2d(depthwiseConv2d(x, depthwise, window), pointwise, { strides: [1, 1], pad: 'valid' });

/** x [n, w, c], filter [kw, c, k] → [n, outWidth, k]. */
export function conv1d(x: Array64, filter: Array64, stride: number, pad: 'same' | 'valid', dilation = 1): Array64 {
  const [n, w, c] = x.shape as [number, number, number];
  const image = { shape: [n, 1, w, c], values: x.values };
  const window: Window = { strides: [1, stride], pad, dilations: [1, dilation] };
  const out = conv2d(image, { shape: [1, ...filter.shape], values: filter.values }, window);
  return { shape: out.shape.toSpliced(1, 1), values: out.values };
}

/** The mean over the pixels of the image under each window; padding does not count. x [n, h, w, c]. */
export function avgPool(x: Array64, size: Pair, window: Window): Array64 {
  const c = x.shape[3]!;
  const out = zeros([...placesOf(x.shape, size, window), c]);
  const counts = new Float64Array(out.values.length / c);
  walk(x.shape, size, window, (place, pixel) => {
    counts[place]!++;
    for (let i = 0; i < c; i++) out.values[place * c + i]! += x.values[pixel * c + i]!;
  });
  return { shape: out.shape, values: out.values.map((sum, i) => sum / counts[Math.floor(i / c)]!) };
}

/** For every value of the pooled image the flat index of its maximum in x; of equal ones the first. */
function maxima(x: Array64, size: Pair, window: Window): { readonly shape: number[]; readonly sources: Int32Array } {
  const c = x.shape[3]!;
  const shape = [...placesOf(x.shape, size, window), c];
  const sources = new Int32Array(zeros(shape).values.length).fill(-1);
  walk(x.shape, size, window, (place, pixel) => {
    for (let i = 0; i < c; i++) {
      const best = sources[place * c + i]!;
      if (best < 0 || x.values[pixel * c + i]! > x.values[best]!) sources[place * c + i] = pixel * c + i;
    }
  });
  return { shape, sources };
}

export function maxPool(x: Array64, size: Pair, window: Window): Array64 {
  const { shape, sources } = maxima(x, size, window);
  return { shape, values: Float64Array.from(sources, source => x.values[source]!) };
}

/** Where several values of a window are equal, the first gets the gradient, as in TensorFlow. */
export function maxPoolGradient(x: Array64, size: Pair, window: Window, weights: Array64): Array64 {
  const out = zeros(x.shape);
  maxima(x, size, window).sources.forEach((source, i) => {
    out.values[source]! += weights.values[i]!;
  });
  return out;
}
