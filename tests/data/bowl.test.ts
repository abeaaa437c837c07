import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quadraticBowl } from '../../src/data/bowl.ts';

const finite = (min: number, max: number) => fc.double({ min, max, noNaN: true });

describe('a quadratic bowl', () => {
  it('has the gradient that finite differences measure', () => {
    fc.assert(
      fc.property(
        finite(0.1, 20),
        finite(0.1, 20),
        finite(-3, 3),
        finite(-2, 2),
        finite(-2, 2),
        (a, b, angle, x, y) => {
          const { value, gradient } = quadraticBowl([a, b], angle);
          const h = 1e-4;
          const [gx, gy] = gradient(x, y);
          expect((value(x + h, y) - value(x - h, y)) / (2 * h)).toBeCloseTo(gx, 5);
          expect((value(x, y + h) - value(x, y - h)) / (2 * h)).toBeCloseTo(gy, 5);
        },
      ),
    );
  });

  it('has its curvatures along its turned axes', () => {
    const angle = 0.7;
    const { value } = quadraticBowl([8, 2], angle);
    expect(value(Math.cos(angle), Math.sin(angle))).toBeCloseTo(4, 10);
    expect(value(-Math.sin(angle), Math.cos(angle))).toBeCloseTo(1, 10);
  });

  it('gradient descent converges just below 2/λmax and diverges just above', () => {
    const { value, gradient } = quadraticBowl([10, 1], 0.4);
    const descend = (rate: number): number => {
      let [x, y] = [1, 1];
      for (let step = 0; step < 500; step++) {
        const [gx, gy] = gradient(x, y);
        [x, y] = [x - rate * gx, y - rate * gy];
      }
      return value(x, y);
    };
    expect(descend(0.98 * 0.2)).toBeLessThan(1e-6);
    expect(descend(1.02 * 0.2)).toBeGreaterThan(1e6);
  });
});
