import type { Bilingual } from '../platform/language.ts';

/**
 * Labelled images: `pixels` is [count, height, width, channels] row-major from 0 to 1, `labels` [count] of indices into
 * `classes`.
 */
export type Images = {
  readonly count: number;
  readonly height: number;
  readonly width: number;
  readonly channels: 1 | 3;
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
  readonly classes: readonly Bilingual[];
};

export const clip = (value: number): number => Math.min(1, Math.max(0, value));

/** Numbers per image. */
export const imageSize = ({ height, width, channels }: Pick<Images, 'height' | 'width' | 'channels'>): number =>
  height * width * channels;

/** One image, [height, width, channels] row-major: a view of the same memory. */
export function imageAt(images: Images, index: number): Float32Array {
  const size = imageSize(images);
  return images.pixels.subarray(index * size, (index + 1) * size);
}

/** The images of the given indices, in their order. */
export function pickImages(images: Images, indices: ArrayLike<number>): Images {
  const size = imageSize(images);
  const pixels = new Float32Array(indices.length * size);
  const labels = new Int32Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    pixels.set(imageAt(images, indices[i] as number), i * size);
    labels[i] = images.labels[indices[i] as number] as number;
  }
  return { ...images, count: indices.length, pixels, labels };
}

/** The images at another size, [count, size, size, channels]: each new pixel is the mean of the area that it covers. */
export function resizeImages(images: Images, size: number): Images {
  const { count, height, width, channels } = images;
  if (height === size && width === size) return images;
  const [rows, columns] = [overlaps(height, size), overlaps(width, size)];
  const pixels = new Float32Array(count * size * size * channels);
  for (let index = 0; index < pixels.length; index++) {
    const channel = index % channels;
    const place = (index - channel) / channels;
    const image = Math.floor(place / (size * size));
    let sum = 0;
    for (const row of rows[Math.floor(place / size) % size] as Overlap[]) {
      for (const column of columns[place % size] as Overlap[]) {
        const from = ((image * height + row.from) * width + column.from) * channels + channel;
        sum += row.share * column.share * (images.pixels[from] as number);
      }
    }
    pixels[index] = sum;
  }
  return { ...images, height: size, width: size, pixels };
}

type Overlap = { readonly from: number; readonly share: number };

/** For each of `to` equal parts of a side, which of its `from` pixels lie in it, and with what share of the part. */
function overlaps(from: number, to: number): Overlap[][] {
  const scale = from / to;
  return Array.from({ length: to }, (_, part) => {
    const [begin, end] = [part * scale, (part + 1) * scale];
    const touched = Array.from({ length: from }, (_, pixel) => ({
      from: pixel,
      share: (Math.min(end, pixel + 1) - Math.max(begin, pixel)) / scale,
    }));
    return touched.filter(({ share }) => share > 1e-9);
  });
}
