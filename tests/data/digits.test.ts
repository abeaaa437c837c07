import { describe, expect, it } from 'vitest';
import { drawDigits } from '../../src/data/digits/digits.ts';
import { SKELETONS } from '../../src/data/digits/skeletons.ts';
import { type Images, imageAt } from '../../src/data/images.ts';
import { mean, range, stream } from './statistics.ts';

describe('digits', () => {
  it('every ten in a row hold each digit once, not always in the same order', () => {
    const { labels } = drawDigits({ count: 40, random: stream(), size: 8 });
    for (const ten of range(4)) {
      expect([...labels.subarray(10 * ten, 10 * ten + 10)].sort((a, b) => a - b)).toEqual(range(10));
    }
    expect([...labels.subarray(0, 10)]).not.toEqual([...labels.subarray(10, 20)]);
  });

  it.each([8, 12, 14, 28])('are dark at the edge, bright in the middle and never outside 0 to 1 at %i pixels', size => {
    const images = drawDigits({ count: 200, random: stream(), size });
    expect(images.pixels).toHaveLength(200 * size * size);
    expect(Math.min(...images.pixels.slice(0, 10_000))).toBeGreaterThanOrEqual(0);
    expect(images.pixels.every(value => value >= 0 && value <= 1)).toBe(true);
    for (const i of range(200)) {
      const inked = imageAt(images, i).filter(value => value > 0.3).length / (size * size);
      expect(inked).toBeGreaterThan(0.02);
      expect(inked).toBeLessThan(0.7);
    }
    const corner = mean(range(200).map(i => imageAt(images, i)[0] as number));
    expect(corner).toBeLessThan(0.05);
  });

  it('are the same digits at every resolution', () => {
    const [small, large] = [14, 28].map(size => drawDigits({ count: 60, random: stream(5), size })) as [Images, Images];
    expect(small.labels).toEqual(large.labels);
    const centre = (images: Images, i: number) => {
      const image = imageAt(images, i);
      const total = image.reduce((sum, value) => sum + value, 0);
      const at = (axis: (place: number) => number) => image.reduce((sum, value, k) => sum + value * axis(k), 0) / total;
      const middle = (images.width - 1) / 2;
      return [at(k => k % images.width) - middle, at(k => Math.floor(k / images.width)) - middle];
    };
    // Small images have less of a margin: 0.84 of the side instead of 20/28.
    const scale = (28 * (20 / 28)) / (14 * 0.84);
    const apart = range(60).map(i => {
      const [a, b] = [centre(small, i), centre(large, i)] as [[number, number], [number, number]];
      return Math.hypot(a[0] * scale - b[0], a[1] * scale - b[1]);
    });
    expect(mean(apart)).toBeLessThan(0.4);
  });

  it('without jitter show the skeletons alone: as many images as ways of writing', () => {
    const { pixels, count, labels } = drawDigits({ count: 400, random: stream(), size: 12, jitter: 0 });
    const seen = new Set(range(count).map(i => `${labels[i]}:${pixels.subarray(144 * i, 144 * (i + 1)).join()}`));
    expect(seen.size).toBe(SKELETONS.reduce((sum, styles) => sum + styles.length, 0));
  });

  it('no two are alike with jitter', () => {
    const { pixels, count } = drawDigits({ count: 300, random: stream(), size: 28 });
    expect(new Set(range(count).map(i => pixels.subarray(784 * i, 784 * (i + 1)).join())).size).toBe(count);
  });

  it('a straight cut through the pixels does well but not perfectly, neighbours do better', () => {
    const train = drawDigits({ count: 1500, random: stream(1), size: 12 });
    const test = drawDigits({ count: 500, random: stream(2), size: 12 });
    const linear = softmaxAccuracy(train, test);
    expect(linear).toBeGreaterThan(0.75);
    expect(linear).toBeLessThan(0.94);
    expect(nearestAccuracy(train, test)).toBeGreaterThan(0.85);
  });
});

const correct = (test: Images, guess: (image: Float32Array) => number): number =>
  mean(range(test.count).map(i => (guess(imageAt(test, i)) === test.labels[i] ? 1 : 0)));

function nearestAccuracy(train: Images, test: Images): number {
  return correct(test, image => {
    let [best, label] = [Number.POSITIVE_INFINITY, -1];
    for (let j = 0; j < train.count; j++) {
      const other = imageAt(train, j);
      let distance = 0;
      for (let k = 0; k < image.length && distance < best; k++) distance += ((image[k] ?? 0) - (other[k] ?? 0)) ** 2;
      if (distance < best) [best, label] = [distance, train.labels[j] as number];
    }
    return label;
  });
}

/** Logistic regression by stochastic gradient descent. */
function softmaxAccuracy(train: Images, test: Images): number {
  const size = train.height * train.width;
  const weights = new Float64Array(10 * (size + 1));
  const scores = (image: Float32Array) =>
    range(10).map(k => {
      let sum = weights[k * (size + 1) + size] as number;
      for (let d = 0; d < size; d++) sum += (weights[k * (size + 1) + d] ?? 0) * (image[d] ?? 0);
      return sum;
    });
  for (let step = 0; step < 15 * train.count; step++) {
    const image = imageAt(train, step % train.count);
    const exps = scores(image).map(Math.exp);
    const total = exps.reduce((sum, value) => sum + value, 0);
    exps.forEach((value, k) => {
      const error = 0.02 * (value / total - (train.labels[step % train.count] === k ? 1 : 0));
      for (let d = 0; d <= size; d++) weights[k * (size + 1) + d]! -= error * (d === size ? 1 : (image[d] as number));
    });
  }
  return correct(test, image => {
    const all = scores(image);
    return all.indexOf(Math.max(...all));
  });
}
