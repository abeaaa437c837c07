import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bandOf } from '../../src/charts/bands.ts';
import { overlap } from '../../src/charts/boxes.ts';
import { formatNumber } from '../../src/charts/format.ts';
import { momentsOf } from '../../src/charts/histograms.ts';
import { drawLines, drawPicture } from '../../src/charts/index.ts';
import { frontOf } from '../../src/charts/pareto.ts';
import { followPolicy } from '../../src/charts/policy.ts';
import { calibrationError } from '../../src/charts/reliability.ts';
import { samples } from '../../src/charts/samples/index.ts';
import { unbroken } from '../../src/charts/say.ts';
import { correlation } from '../../src/charts/scatter.ts';
import type { Picture } from '../../src/lab/types.ts';
import type { Lang } from '../../src/platform/language.ts';
import { both, look } from './helpers.ts';

const size = { columns: 60, rows: 14 };
const shown = (value: number): string => unbroken(formatNumber(value));

/** The picture of a sample, of the kind that is asked for. */
function pictureOf<K extends Picture['kind']>(kind: K, id: string = kind): Extract<Picture, { kind: K }> {
  const sample = samples.find(each => each.id === id);
  if (sample?.of !== 'picture' || sample.picture.kind !== kind) throw new Error(`no sample ${id}`);
  return sample.picture as Extract<Picture, { kind: K }>;
}

const textOf = (picture: Picture, lang: Lang = 'en'): string => drawPicture(picture, size, look(lang)).text;

const steps = Array.from({ length: 40 }, (_, i) => i);
const saidOf = (values: readonly number[][], lang: Lang = 'en', names = ['train', 'val']): string => {
  const series = values.map((each, k) => ({ label: both(names[k] ?? '', names[k] ?? ''), steps, values: each }));
  return drawLines({ log: false, series }, size, look(lang)).text;
};

test('start, end, least and greatest value of a curve are those of the data', () => {
  const values = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(values, fc.constantFrom<Lang>('zh', 'en'), (data, lang) => {
      const text = saidOf([data], lang);
      const sorted = [...data].sort((a, b) => a - b);
      for (const value of [data[0], data[39], sorted[0], sorted[39]]) expect(text).toContain(shown(value as number));
      const least = data.indexOf(sorted[0] as number);
      const ends = [data[0], data[39]];
      if (!ends.includes(sorted[0])) expect(text).toContain(lang === 'zh' ? `第 ${least} 步` : `at step ${least}`);
    }),
    { numRuns: 200 },
  );
});

test('the first step at which a curve is not finite is said, however many points share its column', () => {
  const long = Array.from({ length: 5000 }, (_, i) => (i >= 3333 && i < 3335 ? Number.POSITIVE_INFINITY : 1 / (i + 1)));
  const spec = { log: false, series: [{ label: both('甲', 'a'), steps: long.map((_, i) => i), values: long }] };
  const chart = drawLines(spec, size, look());
  expect(chart.text).toContain('is not finite (inf) at step 3333');
  expect(chart.lines.join('\n')).toContain('✗ at step 3333');
});

test('overfitting is seen where validation rises while training falls, and only there', () => {
  const falling = steps.map(i => Math.exp(-i / 15));
  const valley = steps.map(i => 0.5 + ((i - 14) / 30) ** 2);
  expect(saidOf([falling, valley])).toContain('Overfitting: since its best, 0.5 at step 14, val has risen to 1.19');
  expect(saidOf([falling, valley], 'zh')).toContain('过拟合：第 14 步之后');
  expect(saidOf([falling, falling.map(v => v + 0.1)])).not.toContain('Overfitting');
  expect(saidOf([valley, valley])).not.toContain('Overfitting');
  expect(saidOf([falling, valley], 'en', ['sgd', 'adam'])).not.toContain('Overfitting');
});

test('curves that cross are said to, as often as they do', () => {
  const rising = steps.map(i => i);
  const level = steps.map(() => 20.5);
  expect(saidOf([rising, level], 'en', ['a', 'b'])).toContain('They cross at step 21; from there b is the lower');
  const wave = steps.map(i => 20.5 + (i % 2 === 0 ? 1 : -1));
  expect(saidOf([wave, level], 'en', ['a', 'b'])).toContain('They cross 39 times, the last time at step 39');
  expect(saidOf([rising, rising.map(v => v + 1)])).not.toContain('cross');
});

test('bands: the median and the ends of the range are those of the sorted runs', () => {
  const picture = pictureOf('bands');
  picture.groups.forEach(group => {
    const band = bandOf(group, picture.steps.length);
    picture.steps.forEach((_, i) => {
      const sorted = group.runs.map(run => run[i] as number).sort((a, b) => a - b);
      expect([band.low[i], band.median[i], band.high[i]]).toEqual([sorted[0], sorted[2], sorted[4]]);
    });
  });
  expect(textOf(picture)).toContain('every run of batch norm is below every run of plain');
  const [a, b] = picture.groups;
  const same = { ...picture, groups: [a!, { ...b!, runs: a!.runs.map(run => run.map(v => v * 1.01)) }] };
  expect(textOf(same)).toContain('the two ranges overlap');
  expect(bandOf({ label: both('', ''), runs: [[1], [3], [Number.NaN]] }, 1).median).toEqual([2]);
});

test('Pareto: a point is on the front exactly when no other point beats it', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 6 }), y: fc.integer({ min: 0, max: 6 }) });
  const better = fc.constantFrom<'low' | 'high'>('low', 'high');
  fc.assert(
    fc.property(fc.array(point, { maxLength: 12 }), better, better, (places, bx, by) => {
      const axis = { label: both('', '') };
      const points = places.map(place => ({ ...place, label: both('', '') }));
      const front = frontOf({ kind: 'pareto', x: { ...axis, better: bx }, y: { ...axis, better: by }, points });
      const gain = (a: number, b: number, way: 'low' | 'high') => (way === 'low' ? b - a : a - b);
      for (const one of points) {
        const beaten = points.some(other => {
          const [gx, gy] = [gain(other.x, one.x, bx), gain(other.y, one.y, by)];
          return gx >= 0 && gy >= 0 && gx + gy > 0;
        });
        expect(front.includes(one)).toBe(!beaten);
      }
    }),
  );
});

test('a confusion matrix says its share right and its most frequent confusion', () => {
  const picture = pictureOf('confusion');
  const all = picture.counts.flat().reduce((a, b) => a + b, 0);
  const right = picture.counts.reduce((sum, row, i) => sum + (row[i] ?? 0), 0);
  const worst = Math.max(...picture.counts.flatMap((row, i) => row.filter((_, j) => i !== j)));
  expect(textOf(picture)).toContain(`${right} of ${all} right (${Math.round((100 * right) / all)} %)`);
  expect(textOf(picture)).toContain(`4 taken for 9 (${worst} times)`);
  expect(textOf(picture, 'zh')).toContain(`把“4”当成“9”（${worst} 次）`);
  const perfect = { ...picture, counts: picture.counts.map((row, i) => row.map((_, j) => (i === j ? 5 : 0))) };
  expect(textOf(perfect)).toContain('Nothing is confused');
});

test('calibration error is the mean gap, and its sign decides over- and underconfidence', () => {
  const bins = [
    { low: 0, high: 0.5, count: 1, confidence: 0.4, accuracy: 0.2 },
    { low: 0.5, high: 1, count: 3, confidence: 0.9, accuracy: 0.8 },
  ];
  expect(calibrationError(bins)).toBeCloseTo((0.2 + 3 * 0.1) / 4, 12);
  expect(textOf({ kind: 'reliability', bins })).toContain('overconfident: expected calibration error 0.12');
  const shy = bins.map(bin => ({ ...bin, accuracy: 0.97 }));
  expect(textOf({ kind: 'reliability', bins: shy })).toContain('underconfident');
  const good = bins.map(bin => ({ ...bin, accuracy: bin.confidence }));
  expect(textOf({ kind: 'reliability', bins: good }, 'zh')).toContain('校准良好');
});

test('boxes overlap by intersection over union', () => {
  const box = (x: number, y: number, width: number, height: number) => {
    return { label: both('', ''), role: 'truth' as const, x, y, width, height };
  };
  expect(overlap(box(0, 0, 2, 2), box(1, 1, 2, 2))).toBeCloseTo(1 / 7, 12);
  expect(overlap(box(0, 0, 2, 2), box(0, 0, 2, 2))).toBe(1);
  expect(overlap(box(0, 0, 1, 1), box(5, 5, 1, 1))).toBe(0);
  expect(overlap(box(0, 0, 0, 0), box(0, 0, 0, 0))).toBe(0);
  expect(textOf(pictureOf('boxes'))).toContain('1 true box is missed');
});

test('a policy is followed to its end, and circles are seen', () => {
  const picture = pictureOf('policy');
  expect(followPolicy(picture, 8)).toEqual({ steps: 5, reward: 1 });
  const circle: Picture = {
    kind: 'policy',
    cols: 3,
    rows: 1,
    cells: [
      { kind: 'free', action: 'right' },
      { kind: 'free', action: 'left' },
      { kind: 'end', reward: 1 },
    ],
  };
  expect(followPolicy(circle, 0)).toBeNull();
  expect(textOf(circle)).toContain('From 2 cells it goes in circles or into a wall');
});

test('moments of a histogram are those of its bins', () => {
  const edges = [0, 1, 2, 3];
  const { n, mean, sd } = momentsOf(edges, [1, 2, 1]);
  expect([n, mean]).toEqual([4, 1.5]);
  expect(sd).toBeCloseTo(Math.sqrt(0.5), 12);
  expect(textOf(pictureOf('histograms'))).toContain('Layer 1 is the widest, standard deviation 0.839');
  expect(textOf(pictureOf('spread'))).toContain('The distribution widens');
});

test('correlation is Pearson’s', () => {
  expect(correlation([1, 2, 3].map(x => ({ x, y: 2 * x })))).toBeCloseTo(1, 12);
  expect(
    correlation([
      { x: 0, y: 1 },
      { x: 1, y: 0 },
      { x: 2, y: 1 },
    ]),
  ).toBeCloseTo(0, 12);
});

test('masks: units kept, and units decided alike', () => {
  const masks = [
    [1, 1, 0, 0],
    [1, 0, 0, 0],
  ].map((kept, i) => ({ label: both(`${i}`, `draw ${i}`), kept }));
  const text = textOf({ kind: 'masks', cols: 2, rows: 2, masks });
  expect(text).toContain('Draw 0 keeps 2 (50 %) and draw 1 keeps 1 (25 %)');
  expect(text).toContain('Draw 0 and draw 1 agree on 3 of 4 units');
});

test('a schedule says its peak and where a run stands', () => {
  expect(textOf(pictureOf('schedule'))).toContain('up to 0.001 at step 100, then down to 0 at step 1000');
  expect(textOf(pictureOf('schedule'), 'zh')).toContain('第 400 步时：预热加余弦 7.5e-4');
});

test('a table says the ends of its columns of numbers, in groups of digits that stay together', () => {
  expect(textOf(pictureOf('table'))).toContain('greatest 22\u00a0910\u00a0480 (Wide ResNet)');
});

test('bars with intervals: an interval that overlaps is said, one that stands clear too', () => {
  const bar = (name: string, value: number, reach: number) => {
    return { label: both(name, name), value, low: value - reach, high: value + reach };
  };
  const text = (reach: number) => textOf({ kind: 'bars', log: false, items: [bar('a', 1, reach), bar('b', 2, reach)] });
  expect(text(0.6)).toContain('b is highest, but its interval overlaps that of a');
  expect(text(0.1)).toContain('b is highest, and its interval lies above all others');
});

test('a pole beyond its angle has fallen, a cart beyond its track has left it', () => {
  const pole = pictureOf('pole');
  expect(textOf(pole)).toContain('the pole leans 8.0 degrees right, pushed right');
  expect(textOf({ ...pole, angle: -0.3 })).toContain('It has fallen: beyond 12 degrees');
  expect(textOf({ ...pole, position: 3 }, 'zh')).toContain('已经出轨');
});
