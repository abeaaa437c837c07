import * as tf from '@tensorflow/tfjs-core';
import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startBackend } from '../../src/engine/backend.ts';
import { openScope } from '../../src/engine/memory.ts';
import type { RunOptions } from '../../src/models/build.ts';
import { graphOf, type Node } from '../../src/models/graph.ts';
import type { DropScaling, DropUnit, Shape } from '../../src/models/layers.ts';
import { dropBlock, dropout, gaussianNoise, input, sample } from '../../src/models/nodes.ts';
import { createRandom } from '../../src/platform/random.ts';
import { wasmFolder } from '../lab/engine.ts';
import { networkOf } from './helpers.ts';

beforeAll(async () => {
  await startBackend('cpu', wasmFolder);
});

let close = () => {};
beforeEach(() => {
  close = openScope();
});
afterEach(() => close());

/** What the layer makes of ones, call after call. */
function onOnes(shape: Shape, batch: number, make: (x: Node) => Node) {
  const x = input(shape, 'x');
  const network = networkOf(graphOf(x, make(x)));
  return (options: RunOptions): number[] =>
    tf.tidy(() => [...network.forward(tf.ones([batch, ...shape]), options).dataSync()]);
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const training = { training: true };

describe('dropout', () => {
  const drops = (scaling: DropScaling, unit: DropUnit = 'element') =>
    onOnes([50, 40], 4, x => dropout(x, { rate: 0.3, scaling, drops: unit }));

  it.each([
    ['inverted', 1, 1, [0, 1 / 0.7]],
    ['test', 0.7, 0.7, [0, 1]],
    ['none', 0.7, 1, [0, 1]],
  ] as const)('scaled %s: mean %d in training, %d after', (scaling, during, after, values) => {
    const run = drops(scaling);
    const output = run(training);
    expect([...new Set(output)].sort()).toEqual(values.map(Math.fround));
    // 8,000 draws: the standard error of the share is 0.005.
    expect(Math.abs(mean(output) - during)).toBeLessThan(0.03);
    expect(new Set(run({}))).toEqual(new Set([Math.fround(after)]));
  });

  it('draws another mask at every call, and the same masks again from the same seed', () => {
    const [first, second] = [drops('inverted'), drops('inverted')];
    const masks = [first(training), first(training)];
    expect(masks[0]).not.toEqual(masks[1]);
    expect([second(training), second(training)]).toEqual(masks);
  });

  it('acts without training when it is asked to, and not in training when it is not', () => {
    const run = drops('inverted');
    expect(new Set(run({ noise: true })).size).toBe(2);
    expect(new Set(run({ training: true, noise: false }))).toEqual(new Set([1]));
  });

  it('draws from another generator when it is given one, and leaves its own alone', () => {
    const [watched, left] = [drops('inverted'), drops('inverted')];
    const seen = watched({ training: true, random: createRandom(9) });
    expect(watched({ noise: true, random: createRandom(9) })).toEqual(seen);
    const next = left(training);
    expect(watched(training)).toEqual(next);
    expect(seen).not.toEqual(next);
  });

  it('takes another rate while it trains', () => {
    const run = drops('inverted');
    const dropped = (dropRate: number) => mean(run({ training: true, dropRate }).map(value => (value === 0 ? 1 : 0)));
    for (const rate of [0, 0.1, 0.6, 1]) expect(Math.abs(dropped(rate) - rate)).toBeLessThan(0.03);
  });

  it.each([
    ['channel', 4 * 40, (at: number) => `${Math.floor(at / 2000)} ${at % 40}`],
    ['example', 4, (at: number) => `${Math.floor(at / 2000)}`],
  ] as const)('drops by %s: one fate for each', (unit, count, nameOf) => {
    const output = drops('inverted', unit)(training);
    const fates = new Map<string, Set<number>>();
    output.forEach((value, at) => {
      fates.set(nameOf(at), (fates.get(nameOf(at)) ?? new Set()).add(value));
    });
    expect(fates.size).toBe(count);
    expect([...fates.values()].every(values => values.size === 1)).toBe(true);
  });
});

describe('dropBlock', () => {
  it('drops whole squares, and about the share that was asked for', () => {
    const [side, size] = [12, 3];
    const output = onOnes([side, side, 8], 8, x => dropBlock(x, { rate: 0.2, size }))(training);
    const dropped = (n: number, y: number, x: number, c: number) => output[((n * side + y) * side + x) * 8 + c] === 0;
    const inSquare = (n: number, y: number, x: number, c: number): boolean => {
      for (let top = Math.max(0, y - 2); top <= Math.min(y, side - size); top++) {
        for (let left = Math.max(0, x - 2); left <= Math.min(x, side - size); left++) {
          const cells = [0, 1, 2, 3, 4, 5, 6, 7, 8];
          if (cells.every(i => dropped(n, top + Math.floor(i / 3), left + (i % 3), c))) return true;
        }
      }
      return false;
    };
    let lonely = 0;
    output.forEach((value, at) => {
      const [c, x, y, n] = [at % 8, Math.floor(at / 8) % side, Math.floor(at / 96) % side, Math.floor(at / 1152)];
      if (value === 0 && !inSquare(n, y, x, c)) lonely++;
    });
    expect(lonely).toBe(0);
    // Squares overlap, so that a little less than 0.2 is dropped (Ghiasi et al. 2018, section 3).
    const share = mean(output.map(value => (value === 0 ? 1 : 0)));
    expect(share).toBeGreaterThan(0.14);
    expect(share).toBeLessThan(0.22);
    expect(mean(output)).toBeCloseTo(1, 4);
  });

  it('is dropout by element when the block has one place, and leaves all alone without training', () => {
    const run = onOnes([10, 10, 10], 4, x => dropBlock(x, { rate: 0.3, size: 1 }));
    expect(Math.abs(mean(run(training).map(value => (value === 0 ? 1 : 0))) - 0.3)).toBeLessThan(0.03);
    expect(new Set(run({}))).toEqual(new Set([1]));
  });

  it('fits a block larger than the picture into it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), size => {
        const output = onOnes([2, 3, 1], 1, x => dropBlock(x, { rate: 0.5, size }))(training);
        expect(output.every(Number.isFinite)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});

describe('noise and sampling', () => {
  it('adds normal numbers of the deviation in training only', () => {
    const run = onOnes([2000], 4, x => gaussianNoise(x, 0.5));
    const output = run(training).map(value => value - 1);
    expect(Math.abs(mean(output))).toBeLessThan(0.03);
    expect(Math.sqrt(mean(output.map(value => value ** 2)))).toBeCloseTo(0.5, 1);
    expect(new Set(run({}))).toEqual(new Set([1]));
  });

  it('samples around the mean with the deviation, and gives the mean without noise', () => {
    const [mu, logVariance] = [input([2000], 'mean'), input([2000], 'log')];
    const network = networkOf(graphOf([mu, logVariance], sample(mu, logVariance)));
    const inputs = [tf.fill([2, 2000], 3), tf.fill([2, 2000], Math.log(0.25))];
    expect(new Set(network.forward(inputs).dataSync())).toEqual(new Set([3]));
    const drawn = [...network.forward(inputs, training).dataSync()];
    expect(Math.abs(mean(drawn) - 3)).toBeLessThan(0.04);
    expect(Math.sqrt(mean(drawn.map(value => (value - 3) ** 2)))).toBeCloseTo(0.5, 1);
  });
});
