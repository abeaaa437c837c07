import { expect, test } from 'vitest';
import { drawLines, drawPicture, sparkline } from '../../src/charts/index.ts';
import { createRandom } from '../../src/platform/random.ts';
import { faultOf, hostile } from './hostile.ts';

/** `CHART_CALLS=300000 npx vitest run tests/charts/fuzz.test.ts` for the long run. */
const CALLS = Number(process.env.CHART_CALLS ?? 3000);
const FIRST = Number(process.env.CHART_SEED ?? 0);

const kinds = ['lines', ...Object.keys(hostile(createRandom(0)).pictures)];

/** One call from a seed; what is wrong with it, or null. */
function faultOfCall(seed: number): string | null {
  const bad = hostile(createRandom(seed, 'charts'));
  const kind = kinds[seed % kinds.length] as keyof typeof bad.pictures | 'lines';
  const [size, look] = [bad.size(), bad.look()];
  try {
    const chart = kind === 'lines' ? drawLines(bad.lines(), size, look) : drawPicture(bad.pictures[kind](), size, look);
    const fault = faultOf(chart, size, look);
    return fault && `${kind}, seed ${seed}, ${JSON.stringify({ size, look })}: ${fault}`;
  } catch (error) {
    return `${kind}, seed ${seed}, ${JSON.stringify({ size, look })}: ${(error as Error).stack}`;
  }
}

test(`${CALLS} calls with hostile data give whole charts`, { timeout: 3_600_000 }, () => {
  const faults: string[] = [];
  for (let seed = FIRST; seed < FIRST + CALLS && faults.length < 20; seed++) {
    const fault = faultOfCall(seed);
    if (fault) faults.push(fault);
  }
  expect(faults).toEqual([]);
});

test('a million points make a chart like any other', () => {
  const steps = Array.from({ length: 1_000_000 }, (_, i) => i);
  const values = steps.map(i => (i === 900_000 ? Number.NaN : Math.sin(i / 1e5)));
  const look = hostile(createRandom(1)).look();
  const series = [{ label: { zh: '长', en: 'long' }, steps, values }];
  const size = { columns: 80, rows: 20 };
  const chart = drawLines({ log: false, series }, size, { ...look, lang: 'en' });
  expect(faultOf(chart, size, look)).toBeNull();
  expect(chart.text).toContain('at step 900\u00a0000');
  expect(sparkline(values, 30, look)).toHaveLength(30);
});
