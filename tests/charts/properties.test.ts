import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import { type Chart, drawLines, drawPicture, type Look, type Size, sparkline } from '../../src/charts/index.ts';
import { isAmbiguous } from '../../src/charts/measure.ts';
import type { Picture } from '../../src/lab/types.ts';
import { createRandom } from '../../src/platform/random.ts';
import { faultOf, hostile } from './hostile.ts';

const number = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: -5, max: 5, noNaN: true }) },
  { weight: 1, arbitrary: fc.double() },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0, -0) },
  { weight: 1, arbitrary: fc.constantFrom(1e308, -1e308, 5e-324, 1e-300, 1e15, Number.MAX_VALUE) },
);
const numbers = fc.array(number, { maxLength: 60 });
const word = fc.constantFrom(
  '',
  'loss',
  '训练',
  'σ′(z)',
  '一个很长很长很长的标签',
  'a\u0007b\x1b[31m',
  '∂L/∂w₁ · x',
  '👩‍👩‍👧 é',
);
const label = fc.record({ zh: word, en: word });
const look: fc.Arbitrary<Look> = fc.record({
  lang: fc.constantFrom('zh', 'en'),
  capabilities: fc.record({
    color: fc.constantFrom(0, 1, 2, 3),
    glyphs: fc.constantFrom('full', 'safe', 'ascii'),
    background: fc.constantFrom('dark', 'light'),
    screenReader: fc.boolean(),
  }),
});
const size: fc.Arbitrary<Size> = fc.record({
  columns: fc.integer({ min: 1, max: 110 }),
  rows: fc.integer({ min: 1, max: 30 }),
});
const point = fc.record({ x: number, y: number });
const count = fc.integer({ min: 0, max: 10 });

const field: fc.Arbitrary<Picture> = fc
  .record({
    cols: fc.integer({ min: 0, max: 9 }),
    rows: fc.integer({ min: 0, max: 9 }),
    values: numbers,
    domain: fc.tuple(number, number, number, number),
    range: fc.tuple(number, number),
    scale: fc.constantFrom('classes' as const, 'height' as const),
    points: fc.array(fc.record({ x: number, y: number, label: fc.constantFrom(0 as const, 1 as const) }), {
      maxLength: 9,
    }),
    path: fc.array(point, { maxLength: 9 }),
  })
  .map(made => ({ kind: 'field', ...made, values: Float32Array.from(made.values) }));
const network: fc.Arbitrary<Picture> = fc
  .record({
    layers: fc.array(fc.oneof(count, fc.constant(784)), { maxLength: 8 }),
    weights: fc.array(fc.array(fc.array(number, { maxLength: 8 }), { maxLength: 8 }), { maxLength: 6 }),
    values: fc.array(fc.array(number, { maxLength: 8 }), { maxLength: 8 }),
  })
  .map(made => ({ kind: 'network', ...made }));
const bars: fc.Arbitrary<Picture> = fc.record({
  kind: fc.constant('bars' as const),
  log: fc.boolean(),
  items: fc.array(
    fc.record({ label, value: number, low: number, high: number }, { requiredKeys: ['label', 'value'] }),
    {
      maxLength: 12,
    },
  ),
});
const curve: fc.Arbitrary<Picture> = fc.record({
  kind: fc.constant('curve' as const),
  x: numbers,
  series: fc.array(fc.record({ label, values: numbers }), { maxLength: 4 }),
  marks: fc.array(number, { maxLength: 4 }),
});
const ledger: fc.Arbitrary<Picture> = fc.record({
  kind: fc.constant('ledger' as const),
  current: fc.integer({ min: -2, max: 20 }),
  rows: fc.array(fc.record({ section: label, name: word, formula: word, value: fc.option(number) }), { maxLength: 20 }),
  note: label,
});
const lines = fc.record(
  {
    log: fc.boolean(),
    series: fc.array(
      fc.record({ label, steps: fc.oneof(numbers, fc.constant([0, 1, 2, 3, 4, 5, 6, 7, 8])), values: numbers }),
      {
        maxLength: 7,
      },
    ),
    xMax: number,
  },
  { requiredKeys: ['log', 'series'] },
);

/** The style in which a line leaves the terminal. */
function styleAfter(line: string): { fg: number; bg: number; attributes: number[] } {
  let fg = 39;
  let bg = 49;
  const attributes = new Set<number>();
  for (const [, codes = ''] of line.matchAll(/\x1b\[([\d;]*)m/g)) {
    for (const [, code] of codes.replaceAll(/([34]8);(?:5;\d+|2;\d+;\d+;\d+)/g, '$1').matchAll(/(\d+)/g)) {
      const n = Number(code);
      if (n === 22) for (const bit of [1, 2]) attributes.delete(bit);
      else if (n === 27) attributes.delete(7);
      else if (n < 10) attributes.add(n);
      else if (Math.floor(n / 10) === 4 || n >= 100) bg = n;
      else fg = n;
    }
  }
  return { fg, bg, attributes: [...attributes] };
}

/** What must hold of every chart, whatever is in it. */
function expectSound(chart: Chart, { columns, rows }: Size, { capabilities }: Look): void {
  expect(chart.lines).toHaveLength(rows);
  for (const line of chart.lines) {
    expect(stringWidth(line)).toBe(columns);
    const bare = line.replaceAll(/\x1b\[[\d;]*m/g, '');
    expect(bare).not.toMatch(/[\x00-\x1f\x7f]/);
    if (capabilities.color === 0) expect(bare).toBe(line);
    expect(styleAfter(line)).toEqual({ fg: 39, bg: 49, attributes: [] });
    for (const { segment } of new Intl.Segmenter().segment(bare)) {
      if (capabilities.glyphs === 'safe') expect(isAmbiguous(segment)).toBe(false);
      if (capabilities.glyphs === 'ascii' && segment.codePointAt(0)! > 127) expect(stringWidth(segment)).toBe(2);
    }
  }
  expect(chart.text).not.toBe('');
  expect(chart.text).not.toMatch(/undefined|\[object/);
}

test('charts of lines fill their size exactly, whatever the data', () => {
  fc.assert(
    fc.property(lines, size, look, (spec, area, how) => {
      const { xMax, ...rest } = spec;
      expectSound(drawLines(xMax === undefined ? rest : { ...rest, xMax }, area, how), area, how);
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['field', field],
  ['network', network],
  ['bars', bars],
  ['curve', curve],
  ['ledger', ledger],
])('a picture of kind %s fills its size exactly, whatever the data', (_, picture) => {
  fc.assert(
    fc.property(picture, size, look, (data, area, how) => {
      expectSound(drawPicture(data, area, how), area, how);
    }),
    { numRuns: 200 },
  );
});

test.each(Object.keys(hostile(createRandom(0)).pictures) as Picture['kind'][])(
  'a picture of kind %s is whole, in the alphabet of its tier, and says something, whatever the data',
  kind => {
    fc.assert(
      fc.property(fc.nat(), size, look, (seed, area, how) => {
        const picture = hostile(createRandom(seed, kind)).pictures[kind]();
        expect(faultOf(drawPicture(picture, area, how), area, how)).toBeNull();
      }),
      { numRuns: 60 },
    );
  },
);

test('a sparkline has exactly as many cells as asked for', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 60 }), look, (values, columns, how) => {
      expect(stringWidth(sparkline(values, columns, how))).toBe(columns);
    }),
  );
});

test('a size that is no size counts as one cell', () => {
  const how: Look = {
    lang: 'en',
    capabilities: { color: 0, glyphs: 'ascii', background: 'dark', screenReader: false },
  };
  expect(drawLines({ log: false, series: [] }, { columns: Number.NaN, rows: -3 }, how).lines).toEqual(['n']);
});
