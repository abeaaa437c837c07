import { describe, expect, it } from 'vitest';
import { blobs, type Points, type PointsSpec, rings, spirals, twoMoons, xorCloud } from '../../src/data/points.ts';
import { createRandom } from '../../src/platform/random.ts';

const makers: Record<string, (spec: PointsSpec) => Points> = { xorCloud, twoMoons, spirals, rings, blobs };
const at = (points: Points, i: number) => ({
  x: points.xs[2 * i]!,
  y: points.xs[2 * i + 1]!,
  label: points.labels[i]!,
});
const all = (points: Points) => Array.from({ length: points.count }, (_, i) => at(points, i));

describe.each(Object.entries(makers))('%s', (_, make) => {
  const spec = (seed: number, noise: number) => ({ count: 400, noise, random: createRandom(seed, 'data') });

  it('repeats itself for a seed and differs for another', () => {
    expect(make(spec(1, 0.1))).toEqual(make(spec(1, 0.1)));
    expect(make(spec(1, 0.1)).xs).not.toEqual(make(spec(2, 0.1)).xs);
  });

  it('has both labels in equal number', () => {
    const { xs, labels } = make(spec(3, 0.1));
    expect(xs).toHaveLength(800);
    expect(labels.reduce((sum, label) => sum + label, 0)).toBe(200);
  });

  it('scatters by the noise it is given', () => {
    const clean = make(spec(4, 0));
    const noisy = make(spec(4, 0.2));
    // Where places are drawn at random, both runs draw different places; then only the spread can be compared.
    expect(noisy.xs).not.toEqual(clean.xs);
    expect(Math.max(...clean.xs.map(Math.abs))).toBeLessThanOrEqual(1.5);
  });
});

describe('shapes', () => {
  const clean = (make: (spec: PointsSpec) => Points) => all(make({ count: 200, noise: 0, random: createRandom(1) }));

  it('xor: the label is 1 where the signs differ', () => {
    for (const { x, y, label } of clean(xorCloud)) expect(label).toBe(x * y < 0 ? 1 : 0);
  });

  it('xor: noise is the standard deviation of both coordinates', () => {
    const noisy = all(xorCloud({ count: 4000, noise: 0.3, random: createRandom(2) }));
    for (const axis of ['x', 'y'] as const) {
      const squares = noisy.map(point => (Math.abs(point[axis]) - 1) ** 2);
      expect(Math.sqrt(squares.reduce((sum, value) => sum + value, 0) / squares.length)).toBeCloseTo(0.3, 1);
    }
  });

  it('rings: the radius decides', () => {
    for (const { x, y, label } of clean(rings)) expect(Math.hypot(x, y) <= 0.501 ? 1 : 0).toBe(label);
  });

  it('moons: every point lies on its half circle', () => {
    for (const { x, y, label } of clean(twoMoons)) {
      const [cx, cy] = label === 0 ? [-0.5, -0.25] : [0.5, 0.25];
      expect(Math.hypot(x - cx, y - cy)).toBeCloseTo(1, 5);
      expect(label === 0 ? y >= cy - 1e-6 : y <= cy + 1e-6).toBe(true);
    }
  });

  it('spirals: the two arms are opposite, so no line divides them', () => {
    const points = clean(spirals);
    for (const { x, y } of points) expect(Math.hypot(x, y)).toBeLessThanOrEqual(1.001);
    for (const label of [0, 1]) {
      const arm = points.filter(point => point.label === label);
      expect(arm.some(({ x }) => x > 0.2) && arm.some(({ x }) => x < -0.2)).toBe(true);
    }
  });

  it('blobs: the diagonal divides them', () => {
    for (const { x, y, label } of clean(blobs)) expect(label).toBe(x + y > 0 ? 1 : 0);
  });
});
