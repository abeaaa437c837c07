import { describe, expect, it } from 'vitest';
import { line, polynomial, sine, wiggle } from '../../src/data/curves.ts';
import { mean, stream, variance } from './statistics.ts';

const spec = (noise: number, count = 4000) => ({ count, noise, random: stream() });

describe('curves', () => {
  it('follow their formulas exactly without noise', () => {
    const check = (curve: { xs: Float32Array; ys: Float32Array }, formula: (x: number) => number) => {
      curve.xs.forEach((x, i) => {
        expect(curve.ys[i]).toBeCloseTo(formula(x), 5);
      });
    };
    check(line({ ...spec(0, 50), slope: -3, intercept: 1 }), x => 1 - 3 * x);
    check(sine({ ...spec(0, 50), periods: 2 }), x => Math.sin(4 * Math.PI * x));
    check(polynomial({ ...spec(0, 50), coefficients: [1, -2, 0, 4] }), x => 1 - 2 * x + 4 * x ** 3);
    check(wiggle(spec(0, 50)), x => 0.5 * Math.sin(3 * x) + 0.5 * Math.sin(7 * x + 1) + 0.3 * x);
  });

  it.each([line, sine, wiggle])('%o spreads x over [−1, 1) and adds noise of the deviation asked for', make => {
    const { xs, ys, truth } = make(spec(0.3));
    expect(Math.min(...xs)).toBeGreaterThanOrEqual(-1);
    expect(Math.max(...xs)).toBeLessThanOrEqual(1);
    expect(variance(xs)).toBeCloseTo(1 / 3, 1);
    const errors = ys.map((y, i) => y - (truth[i] as number));
    expect(mean(errors)).toBeCloseTo(0, 1);
    expect(Math.sqrt(variance(errors))).toBeCloseTo(0.3, 1);
  });
});
