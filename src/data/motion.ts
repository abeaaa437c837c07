import { normal, type Random } from '../platform/random.ts';
import { clip } from './images.ts';
import { paintShape, SHAPES, type Shape } from './shapes.ts';

/**
 * Short films: `pixels` is [count, frames, size, size] row-major from 0 to 1, `labels` [count]:
 * right, down, left, up (names: `classNames.directions`).
 */
export type Films = {
  readonly count: number;
  readonly frames: number;
  readonly size: number;
  readonly pixels: Float32Array;
  readonly labels: Int32Array;
};

export type FilmsSpec = {
  readonly count: number;
  readonly random: Random;
  readonly frames?: number;
  readonly size?: number;
  readonly noise?: number;
};

/**
 * A shape that moves 1 to 2 pixels a frame to one of four sides over an image that wraps around. Every place is as
 * likely in every frame, so that no single frame says anything about the direction.
 */
export function movingShapes({ count, random, frames = 4, size = 12, noise = 0.05 }: FilmsSpec): Films {
  const area = size * size;
  const pixels = new Float32Array(count * frames * area);
  const labels = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const label = Math.floor(random() * 4);
    const angle = (Math.PI / 2) * label;
    const shape = SHAPES[Math.floor(random() * SHAPES.length)] as Shape;
    const speed = 1 + random();
    const start = { x: size * random(), y: size * random(), radius: size * (0.15 + 0.1 * random()) };
    labels[i] = label;
    for (let frame = 0; frame < frames; frame++) {
      const image = pixels.subarray((i * frames + frame) * area, (i * frames + frame + 1) * area);
      const x = start.x + frame * speed * Math.cos(angle);
      const y = start.y + frame * speed * Math.sin(angle);
      paintShape(image, size, { shape, x, y, radius: start.radius }, 1);
      for (let p = 0; p < area; p++) image[p] = clip((image[p] as number) + noise * normal(random));
    }
  }
  return { count, frames, size, pixels, labels };
}
