import { expect, test } from 'vitest';
import { drawSample, kindOf, samples } from '../../src/charts/samples/index.ts';
import { createRandom } from '../../src/platform/random.ts';
import { framed, look } from './helpers.ts';
import { faultOf, hostile } from './hostile.ts';

const SIZES = [
  { columns: 68, rows: 16 },
  { columns: 34, rows: 9 },
];

test.each(samples.map(sample => [sample.id, sample] as const))('%s looks as it did', async (id, sample) => {
  const parts = (['en', 'zh'] as const).flatMap(lang =>
    (['full', 'safe', 'ascii'] as const).flatMap(tier =>
      SIZES.map((size, i) => {
        const chart = drawSample(sample, size, look(lang, tier));
        expect(faultOf(chart, size, look(lang, tier))).toBeNull();
        const sentence = tier === 'full' && i === 0 ? `\n${chart.text}\n` : '';
        return `${lang}, ${tier}, ${size.columns}×${size.rows}${sentence}${framed(chart.lines)}`;
      }),
    ),
  );
  await expect(parts.join('\n')).toMatchFileSnapshot(`golden/${id}.txt`);
});

test('every kind of picture has a sample', () => {
  const kinds = new Set(samples.map(kindOf));
  expect(kinds).toEqual(new Set(['lines', 'spark', ...Object.keys(hostile(createRandom(1)).pictures)]));
});

test('no two samples share an id', () => {
  expect(new Set(samples.map(({ id }) => id)).size).toBe(samples.length);
});
