import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Images, imageAt, pickImages, resizeImages } from '../../src/data/images.ts';
import { movingShapes } from '../../src/data/motion.ts';
import { addNoise, saltAndPepper } from '../../src/data/noise.ts';
import { boxedShapes, intersectionOverUnion, SHAPES } from '../../src/data/shapes.ts';
import { TEXTURES, textures } from '../../src/data/textures.ts';
import { mean, range, stream, variance } from './statistics.ts';

const grey = (pixels: readonly number[], size: number): Images => ({
  count: pixels.length / (size * size),
  height: size,
  width: size,
  channels: 1,
  pixels: Float32Array.from(pixels),
  labels: Int32Array.from({ length: pixels.length / (size * size) }, (_, i) => i),
  classes: [],
});

it('every class of a picture has a name in both languages', () => {
  expect(boxedShapes({ count: 1, random: stream() }).classes.map(({ en }) => en)).toEqual(SHAPES);
  expect(textures({ count: 1, random: stream() }).classes.map(({ en }) => en)).toEqual(TEXTURES);
});

describe('images', () => {
  it('are picked with their labels', () => {
    const picked = pickImages(grey([1, 1, 1, 1, 0, 0, 0, 0], 2), [1, 0, 1]);
    expect([...picked.labels]).toEqual([1, 0, 1]);
    expect([...imageAt(picked, 1)]).toEqual([1, 1, 1, 1]);
    expect(picked.count).toBe(3);
  });

  it('are resized by the mean of the area under each pixel', () => {
    expect([...resizeImages(grey([0, 1, 1, 0], 2), 1).pixels]).toEqual([0.5]);
    const third = resizeImages(grey([0, 0.5, 1, 0, 0.5, 1, 0, 0.5, 1], 3), 2).pixels;
    [1 / 6, 5 / 6, 1 / 6, 5 / 6].forEach((value, k) => {
      expect(third[k]).toBeCloseTo(value, 6);
    });
  });

  it('keep their mean at any size, and each colour its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), size => {
        const before = textures({ count: 2, random: stream() });
        const after = resizeImages(before, size);
        expect(after.pixels).toHaveLength(2 * size * size * 3);
        for (const channel of range(3)) {
          const of = ({ pixels }: Images) => mean(pixels.filter((_, k) => k % 3 === channel));
          expect(of(after)).toBeCloseTo(of(before), 5);
        }
      }),
    );
  });
});

describe('shapes with boxes', () => {
  const set = boxedShapes({ count: 200, random: stream(), noise: 0 });

  it('lie in their box and fill it to its four sides', () => {
    for (const i of range(set.count)) {
      const image = imageAt(set, i);
      const lit = range(image.length).filter(k => (image[k] as number) > 0.16);
      const [left = 0, top = 0, width = 0, height = 0] = set.boxes.subarray(4 * i, 4 * i + 4);
      const xs = lit.map(k => k % 24);
      const ys = lit.map(k => Math.floor(k / 24));
      expect(Math.abs(Math.min(...xs) - 24 * left)).toBeLessThan(1.01);
      expect(Math.abs(Math.max(...xs) + 1 - 24 * (left + width))).toBeLessThan(1.01);
      expect(Math.abs(Math.max(...ys) + 1 - 24 * (top + height))).toBeLessThan(1.01);
      expect(Math.min(...ys)).toBeGreaterThanOrEqual(Math.floor(24 * top));
      expect(Math.min(left, top, 1 - left - width, 1 - top - height)).toBeGreaterThanOrEqual(-1e-6);
    }
  });

  it('are of all four kinds, and a square covers more of its box than a circle, a triangle and a cross', () => {
    const filled = (label: number) => {
      const rows = range(set.count).filter(i => set.labels[i] === label);
      return mean(
        rows.map(i => {
          const image = imageAt(set, i);
          const ink = Math.max(...image) - 0.15;
          const area = image.reduce((sum, value) => sum + (value - 0.15) / ink, 0);
          return area / (576 * (set.boxes[4 * i + 2] as number) ** 2);
        }),
      );
    };
    const expected = { circle: Math.PI / 4, square: 1, triangle: 0.5, cross: 5 / 9 };
    SHAPES.forEach((shape, label) => {
      expect(Math.abs(filled(label) - expected[shape])).toBeLessThan(0.06);
    });
  });
});

describe('intersection over union', () => {
  it.each([
    ['equal boxes', [0, 0, 2, 2], [0, 0, 2, 2], 1],
    ['boxes apart', [0, 0, 1, 1], [2, 2, 1, 1], 0],
    ['half over half', [0, 0, 2, 1], [1, 0, 2, 1], 1 / 3],
    ['boxes of nothing', [0, 0, 0, 0], [0, 0, 0, 0], 0],
  ])('of %s', (_, a, b, expected) => {
    expect(intersectionOverUnion(a, b)).toBeCloseTo(expected, 10);
    expect(intersectionOverUnion(b, a)).toBeCloseTo(expected, 10);
  });
});

describe('noise', () => {
  const flat = grey(Array(10_000).fill(0.5), 100);

  it('has the deviation asked for, leaves the original alone and stays within 0 to 1', () => {
    expect(Math.sqrt(variance(addNoise(flat, 0.1, stream()).pixels))).toBeCloseTo(0.1, 2);
    expect(flat.pixels.every(value => value === 0.5)).toBe(true);
    expect(addNoise(flat, 3, stream()).pixels.every(value => value >= 0 && value <= 1)).toBe(true);
  });

  it('salt and pepper strikes the share asked for, both ways', () => {
    const { pixels } = saltAndPepper(flat, 0.2, stream());
    for (const value of [0, 1]) expect(pixels.filter(one => one === value).length / 10_000).toBeCloseTo(0.1, 1);
    expect(pixels.filter(value => value === 0.5).length / 10_000).toBeCloseTo(0.8, 1);
  });
});

describe('moving shapes', () => {
  const films = movingShapes({ count: 200, random: stream(), noise: 0 });
  const area = films.size ** 2;
  const frame = (film: number, k: number) =>
    films.pixels.subarray((film * films.frames + k) * area, (film * films.frames + k + 1) * area);

  /** The phase, in pixels, of the first Fourier coefficient along an axis: where the shape is on the ring. */
  const place = (image: Float32Array, coordinate: (k: number) => number) => {
    let [re, im] = [0, 0];
    image.forEach((value, k) => {
      const angle = (2 * Math.PI * coordinate(k)) / films.size;
      re += value * Math.cos(angle);
      im += value * Math.sin(angle);
    });
    return (Math.atan2(im, re) * films.size) / (2 * Math.PI);
  };
  const column = (k: number) => k % films.size;
  const row = (k: number) => Math.floor(k / films.size);
  const turned = (from: number, to: number) => {
    const half = films.size / 2;
    return ((((to - from + half) % films.size) + films.size) % films.size) - half;
  };

  it('move 1 to 2 pixels a frame to the side that the label says, round the edge too', () => {
    for (const i of range(films.count)) {
      const steps = [column, row].map(axis => turned(place(frame(i, 0), axis), place(frame(i, 1), axis)));
      const [dx = 0, dy = 0] = steps;
      const [along, across] = (films.labels[i] as number) % 2 === 0 ? [dx, dy] : [dy, dx];
      const speed = (films.labels[i] as number) < 2 ? along : -along;
      expect(speed).toBeGreaterThan(0.85);
      expect(speed).toBeLessThan(2.15);
      expect(Math.abs(across)).toBeLessThan(0.15);
    }
  });

  it('one frame alone says nothing: its mean is even over the image for every direction', () => {
    const many = movingShapes({ count: 4000, random: stream(), frames: 1, noise: 0 });
    for (const label of range(4)) {
      const rows = range(many.count).filter(i => many.labels[i] === label);
      const means = range(area).map(k => mean(rows.map(i => many.pixels[i * area + k] as number)));
      expect(Math.max(...means) - Math.min(...means)).toBeLessThan(0.1);
    }
  });
});

describe('textures', () => {
  const set = textures({ count: 120, random: stream(), noise: 0 });

  it('horizontal ones are constant along rows, vertical ones along columns', () => {
    for (const i of range(set.count)) {
      const image = imageAt(set, i);
      const same = (step: number) =>
        range(15).every(k => Math.abs((image[3 * step * k] ?? 0) - (image[0] ?? 0)) < 1e-6);
      const texture = TEXTURES[set.labels[i] as number];
      // Between dots there may be a row of ground alone.
      if (texture === 'dots') continue;
      expect(same(1)).toBe(texture === 'horizontal');
      expect(same(16)).toBe(texture === 'vertical');
    }
  });

  it('the colours alone say nothing about the class', () => {
    const many = textures({ count: 3000, random: stream() });
    const brightness = range(6).map(label => {
      return mean(
        range(many.count)
          .filter(i => many.labels[i] === label && label < 5)
          .map(i => mean(imageAt(many, i))),
      );
    });
    expect(Math.max(...brightness.slice(0, 5)) - Math.min(...brightness.slice(0, 5))).toBeLessThan(0.02);
  });
});
