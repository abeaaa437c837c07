import { classNames } from '../i18n/data-classes.ts';
import { normal, type Random } from '../platform/random.ts';
import { clip, type Images } from './images.ts';

export const SHAPES = ['circle', 'square', 'triangle', 'cross'] as const;
export type Shape = (typeof SHAPES)[number];

/** A shape that fills the square of side 2 · radius about (x, y), in pixels. */
export type Placed = { readonly shape: Shape; readonly x: number; readonly y: number; readonly radius: number };

/** Whether a point, from −1 to 1 in both axes with y downwards, lies in the shape. */
const INSIDE: Readonly<Record<Shape, (x: number, y: number) => boolean>> = {
  circle: (x, y) => x * x + y * y <= 1,
  square: (x, y) => Math.abs(x) <= 1 && Math.abs(y) <= 1,
  triangle: (x, y) => y <= 1 && Math.abs(x) <= (y + 1) / 2,
  cross: (x, y) => Math.max(Math.abs(x), Math.abs(y)) <= 1 && Math.min(Math.abs(x), Math.abs(y)) <= 1 / 3,
};

/** Samples a pixel is divided into, in each direction. */
const FINE = 3;

/** The share of each pixel that a shape covers, times `ink`, laid over an image of [size, size] that wraps around. */
export function paintShape(image: Float32Array, size: number, placed: Placed, ink: number): void {
  const { x, y, radius } = placed;
  for (let row = Math.floor(y - radius); row <= y + radius; row++) {
    for (let column = Math.floor(x - radius); column <= x + radius; column++) {
      const cover = coverage(placed, column, row);
      const index = wrap(row, size) * size + wrap(column, size);
      image[index] = (image[index] as number) * (1 - cover) + ink * cover;
    }
  }
}

const wrap = (place: number, size: number): number => ((place % size) + size) % size;

function coverage({ shape, x, y, radius }: Placed, column: number, row: number): number {
  let hits = 0;
  for (let i = 0; i < FINE * FINE; i++) {
    const dx = column + ((i % FINE) + 0.5) / FINE - x;
    const dy = row + (Math.floor(i / FINE) + 0.5) / FINE - y;
    if (INSIDE[shape](dx / radius, dy / radius)) hits++;
  }
  return hits / (FINE * FINE);
}

/** Images with one shape each; `boxes` is [count, 4]: left, top, width, height as shares of the image. */
export type BoxedShapes = Images & { readonly boxes: Float32Array };

export type ShapesSpec = {
  readonly count: number;
  readonly random: Random;
  readonly size?: number;
  /** Standard deviation of the noise of every pixel. */
  readonly noise?: number;
};

/** A bright shape of radius 12 % to 30 % of the image, anywhere inside a dark noisy image, [count, size, size, 1]. */
export function boxedShapes({ count, random, size = 24, noise = 0.1 }: ShapesSpec): BoxedShapes {
  const pixels = new Float32Array(count * size * size);
  const labels = new Int32Array(count);
  const boxes = new Float32Array(4 * count);
  for (let i = 0; i < count; i++) {
    const label = Math.floor(random() * SHAPES.length);
    const radius = size * (0.12 + 0.18 * random());
    const inside = (): number => radius + random() * (size - 2 * radius);
    const [x, y] = [inside(), inside()];
    const image = pixels.subarray(i * size * size, (i + 1) * size * size).fill(0.15);
    paintShape(image, size, { shape: SHAPES[label] as Shape, x, y, radius }, 0.6 + 0.4 * random());
    for (let p = 0; p < image.length; p++) image[p] = clip((image[p] as number) + noise * normal(random));
    labels[i] = label;
    boxes.set([(x - radius) / size, (y - radius) / size, (2 * radius) / size, (2 * radius) / size], 4 * i);
  }
  return { count, height: size, width: size, channels: 1, pixels, labels, classes: classNames.shapes, boxes };
}

/** Area of the overlap of two boxes (left, top, width, height) over the area of their union: 0 to 1. */
export function intersectionOverUnion(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [ax = 0, ay = 0, aw = 0, ah = 0] = Array.from(a);
  const [bx = 0, by = 0, bw = 0, bh = 0] = Array.from(b);
  const width = Math.max(0, Math.min(ax + aw, bx + bw) - Math.max(ax, bx));
  const height = Math.max(0, Math.min(ay + ah, by + bh) - Math.max(ay, by));
  const union = aw * ah + bw * bh - width * height;
  return union > 0 ? (width * height) / union : 0;
}
