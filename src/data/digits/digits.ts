import { classNames } from '../../i18n/data-classes.ts';
import { type Random, shuffled } from '../../platform/random.ts';
import type { Images } from '../images.ts';
import { type Ink, write } from './hand.ts';
import { SKELETONS, type Skeleton } from './skeletons.ts';

export type DigitsSpec = {
  readonly count: number;
  readonly random: Random;
  /** Height and width in pixels (28). */
  readonly size?: number;
  /** How much hands differ: 1 as people write, 0 the bare skeletons. */
  readonly jitter?: number;
};

/**
 * Handwritten digits, [count, size, size, 1], drawn stroke by stroke; every ten in a row hold each digit once. What is
 * written does not depend on the size, so the same seed gives the same digits at any resolution.
 */
export function drawDigits({ count, random, size = 28, jitter = 1 }: DigitsSpec): Images {
  const pixels = new Float32Array(count * size * size);
  const labels = new Int32Array(count);
  let ten: number[] = [];
  for (let i = 0; i < count; i++) {
    if (ten.length === 0) ten = shuffled([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], random);
    const digit = ten.pop() as number;
    labels[i] = digit;
    drawDigit(digit, { random, jitter, size }, pixels.subarray(i * size * size, (i + 1) * size * size));
  }
  return { count, height: size, width: size, channels: 1, pixels, labels, classes: classNames.digits };
}

/** Draws one digit, in a style at random, onto an empty image of [size, size]. */
function drawDigit(digit: number, { random, jitter, size }: Required<Omit<DigitsSpec, 'count'>>, image: Float32Array) {
  const styles = SKELETONS[digit] as readonly Skeleton[];
  const skeleton = styles[Math.floor(random() * styles.length)] as Skeleton;
  for (const stroke of write(skeleton, jitter, random)) inkStroke(stroke, image, size);
}

/** MNIST leaves a margin of four pixels on each side; an image of few pixels cannot afford it. */
const fillOf = (size: number): number => (size >= 20 ? 20 / 28 : 0.84);

/** Below this the pen would fall between the pixels of a small image. */
const THINNEST = 0.5;

function inkStroke(stroke: readonly Ink[], image: Float32Array, size: number): void {
  const unit = (size * fillOf(size)) / 90;
  const at = (value: number): number => size / 2 + unit * (value - 50);
  for (let i = 0; i + 1 < stroke.length; i++) {
    const a = stroke[i] as Ink;
    const b = stroke[i + 1] as Ink;
    inkSegment(
      { x: at(a.x), y: at(a.y), radius: Math.max(THINNEST, unit * a.radius) },
      { x: at(b.x), y: at(b.y), radius: Math.max(THINNEST, unit * b.radius) },
      image,
      size,
    );
  }
}

/** Darkens each pixel by how much of it the pen covers, as far as its centre is from the line between two points. */
function inkSegment(a: Ink, b: Ink, image: Float32Array, size: number): void {
  const reach = Math.max(a.radius, b.radius) + 0.5;
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const squared = dx * dx + dy * dy;
  const first = (low: number): number => Math.max(0, Math.floor(low - reach));
  const last = (high: number): number => Math.min(size - 1, Math.ceil(high + reach));
  const right = last(Math.max(a.x, b.x));
  const bottom = last(Math.max(a.y, b.y));
  for (let row = first(Math.min(a.y, b.y)); row <= bottom; row++) {
    for (let column = first(Math.min(a.x, b.x)); column <= right; column++) {
      const [x, y] = [column + 0.5 - a.x, row + 0.5 - a.y];
      const t = squared === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / squared));
      const distance = Math.hypot(x - t * dx, y - t * dy);
      const ink = a.radius + t * (b.radius - a.radius) + 0.5 - distance;
      const index = row * size + column;
      if (ink > (image[index] as number)) image[index] = Math.min(1, ink);
    }
  }
}
