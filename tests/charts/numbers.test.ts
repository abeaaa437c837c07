import fc from 'fast-check';
import { expect, test } from 'vitest';
import { alignDecimals, fixed, formatNumber, formatShort, formatTicks } from '../../src/charts/format.ts';
import { clip, fold, forTier } from '../../src/charts/measure.ts';
import { resample, zigzag } from '../../src/charts/resample.ts';
import { linearScale, logScale } from '../../src/charts/scale.ts';

test.each([
  [0, '0'],
  [-0, '0'],
  [0.5, '0.5'],
  [0.69297, '0.693'],
  [123.456, '123'],
  [1234.5, '1235'],
  [22910480, '22 910 480'],
  [2e-9, '2e-9'],
  [1.234e-5, '1.23e-5'],
  [-3.2e12, '-3.2e12'],
  [1e308, '1e308'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '-inf'],
])('%d is written %s', (value, text) => {
  expect(formatNumber(value)).toBe(text);
});

test('a number is never off by more than its last sign', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e308, max: 1e308, noNaN: true }), value => {
      const back = Number(formatNumber(value).replaceAll(' ', ''));
      expect(Math.abs(back - value)).toBeLessThanOrEqual(Math.abs(value) * 0.005 + 1e-322);
    }),
  );
});

test('short numbers keep two decimals', () => {
  expect([0, 0.7, -1.234, 25.4, 0.001, Number.NaN].map(formatShort)).toEqual([
    '0.00',
    '0.70',
    '-1.23',
    '25',
    '0.001',
    'NaN',
  ]);
});

test('what rounds to zero has no minus', () => {
  expect([fixed(-0.001, 2), fixed(-0, 1), fixed(-0.006, 2), fixed(-0.4, 0)]).toEqual(['0.00', '0.0', '-0.01', '0']);
});

test('decimal points stand in one column', () => {
  expect(alignDecimals(['0.04', '12', '2e-9', 'NaN'])).toEqual(['  0.04', ' 12   ', '  2e-9', 'NaN   ']);
});

test('labels of ticks have equally many decimals', () => {
  expect(formatTicks([0, 0.5, 1], 0.5)).toEqual(['0.0', '0.5', '1.0']);
  expect(formatTicks([0, 200_000], 200_000)).toEqual(['0', '2e5']);
});

test('a linear scale runs from round number to round number', () => {
  const scale = linearScale(0.03, 0.69, 4);
  expect([scale.low, scale.high, scale.position(0.35)]).toEqual([0, 0.8, 0.35 / 0.8]);
  expect(scale.ticks(4).map(tick => tick.label)).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8']);
});

test('a constant gets a range of its own, and the greatest numbers do not overflow', () => {
  expect(linearScale(0.5, 0.5).position(0.5)).toBeCloseTo(0.5);
  const scale = linearScale(-Number.MAX_VALUE, Number.MAX_VALUE);
  expect([scale.position(0), scale.position(Number.MAX_VALUE) > 0.99]).toEqual([0.5, true]);
});

test('a logarithmic scale has powers of ten and no place for zero', () => {
  const scale = logScale(2e-9, 0.2);
  expect(scale.ticks(4).map(tick => tick.label)).toEqual(['1e-9', '1e-6', '0.001', '1']);
  expect([scale.position(1e-9), scale.position(1)]).toEqual([0, 1]);
  expect(scale.position(0)).toBeNaN();
  expect(scale.position(-1)).toBeNaN();
});

test('resampling keeps the extremes of every column and breaks at what cannot be shown', () => {
  const values = Array.from({ length: 1000 }, (_, i) => (i === 500 ? 9 : i === 501 ? -9 : 0));
  const x = values.map((_, i) => i / 999);
  const [only] = resample(x, values, 10);
  expect(Math.max(...zigzag(only!.columns))).toBe(9);
  expect(Math.min(...zigzag(only!.columns))).toBe(-9);
  const split = resample([0, 0.25, 0.5, 0.75, 1], [1, 2, Number.NaN, 3, 4], 5);
  expect(split.map(stretch => [stretch.start, zigzag(stretch.columns)])).toEqual([
    [0, [1, 2]],
    [3, [3, 4]],
  ]);
});

test('columns without a point lie on the line between their neighbours', () => {
  const [only] = resample([0, 1], [0, 4], 5);
  expect(zigzag(only!.columns)).toEqual([0, 1, 2, 3, 4]);
});

test('glyphs that a tier cannot show are spelled', () => {
  expect(forTier('σ(z) · w₁ 损失', 'ascii')).toBe('sigma(z) * w1 损失');
  expect(forTier('✗ η', 'safe')).toBe('✗ eta');
  expect(forTier('σ', 'full')).toBe('σ');
});

test('texts are cut and folded by cells', () => {
  expect([clip('批归一化', 6), clip('批归一化', 8), clip('abc', 2)]).toEqual(['批归..', '批归一化', 'ab']);
  expect(fold('误差乘以权重，再乘', 12)).toEqual(['误差乘以权', '重，再乘']);
  expect(fold('one two three', 8)).toEqual(['one two', 'three']);
});
