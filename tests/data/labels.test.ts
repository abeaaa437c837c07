import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flipLabels, oneHot } from '../../src/data/labels.ts';
import { range, stream } from './statistics.ts';

describe('label noise', () => {
  it('makes exactly the share wrong, and says which', () => {
    const sets = fc.record({
      labels: fc.array(fc.nat(4), { maxLength: 60 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      seed: fc.nat(1000),
    });
    fc.assert(
      fc.property(sets, ({ labels, share, seed }) => {
        const noisy = flipLabels(labels, { classes: 5, share, random: stream(seed) });
        const wrong = range(labels.length).filter(i => noisy.labels[i] !== labels[i]);
        expect(noisy.flipped).toEqual(wrong);
        expect(wrong).toHaveLength(Math.round(labels.length * share));
        expect(noisy.labels.every(label => label >= 0 && label < 5)).toBe(true);
      }),
    );
  });

  it('is symmetric: every other class is as likely', () => {
    const { labels } = flipLabels(new Int32Array(9000).fill(1), { classes: 4, share: 1, random: stream() });
    for (const label of [0, 2, 3])
      expect(Math.abs(labels.filter(one => one === label).length - 3000)).toBeLessThan(200);
  });
});

describe('one-hot rows', () => {
  it('have a one at the label only', () => {
    expect([...oneHot([2, 0], 3)]).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it.each([-1, 3, 0.5, Number.NaN])('refuse the label %d', label => {
    expect(() => oneHot([label], 3)).toThrow(RangeError);
  });
});
