import stringWidth from 'string-width';
import type { Chart, LinesSpec, Look, Size } from '../../src/charts/index.ts';
import { isAmbiguous } from '../../src/charts/measure.ts';
import type { Picture } from '../../src/lab/types.ts';
import type { Bilingual } from '../../src/platform/language.ts';
import type { Random } from '../../src/platform/random.ts';

/** Data as bad as a program can make it: nothing, nonsense, too much, too long. */

const BAD = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  0,
  -0,
  1e308,
  -1e308,
  5e-324,
  1e-300,
  1e15,
  Number.MAX_VALUE,
  -Number.MAX_VALUE,
];
const WORDS = [
  '',
  'loss',
  '训练',
  'σ′(z)',
  '一个很长很长很长的标签，长到哪里都放不下',
  'a\u0007b\x1b[31mred\r\n\tc',
  '∂L/∂w₁ · x',
  '👩‍👩‍👧 é',
  'a label that is far too long for any chart to hold it anywhere at all',
  '…—“”①',
  '\u200b\u0301',
];

export type Hostile = ReturnType<typeof hostile>;

/** Generators of bad data from one source of numbers. */
export function hostile(random: Random) {
  const below = (n: number): number => Math.floor(random() * n);
  const one = <T>(list: readonly T[]): T => list[below(list.length)] as T;
  const chance = (share: number): boolean => random() < share;
  const wild = chance(0.3);
  const number = (): number => {
    if (chance(wild ? 0.4 : 0.04)) return one(BAD);
    return chance(0.15) ? 0.5 : (random() - 0.4) * 10 ** (below(wild ? 12 : 3) - (wild ? 6 : 1));
  };
  const word = (): string => one(WORDS);
  const label = (): Bilingual => ({ zh: word(), en: word() });
  const many = (most: number): number => (chance(0.1) ? 0 : chance(0.03) ? most * 20 : below(most + 1));
  const list = <T>(make: (i: number) => T, most = 12): T[] => Array.from({ length: many(most) }, (_, i) => make(i));
  const numbers = (most = 30): number[] => (chance(0.1) ? list(() => 2, most) : list(number, most));
  const steps = (most = 30): number[] => (chance(0.8) ? list(i => i * 5, most) : numbers(most));
  const place = () => ({ x: number(), y: number() });
  const domain = (): [number, number, number, number] =>
    chance(0.7) ? [-2, 2, -1, 3] : [number(), number(), number(), number()];
  const side = (): number => (chance(0.08) ? one([0, -3, 0.5, Number.NaN, 2.5]) : 1 + below(9));
  const raster = () => ({
    pixels: Float32Array.from(numbers(80)),
    width: side(),
    height: side(),
    channels: one([1, 3] as const),
  });
  const lattice = () => ({ values: Float32Array.from(numbers(80)), cols: side(), rows: side() });
  const optional = <K extends string, T>(key: K, make: () => T): Partial<Record<K, T>> =>
    chance(0.5) ? ({ [key]: make() } as Record<K, T>) : {};
  const axis = () => ({ label: label(), log: chance(0.5) });
  const better = () => ({ ...axis(), better: one(['low', 'high'] as const) });
  const series = () => list(() => ({ label: label(), values: numbers() }), 5);

  const pictures: { readonly [K in Picture['kind']]: () => Extract<Picture, { kind: K }> } = {
    field: () => ({
      kind: 'field',
      ...lattice(),
      domain: domain(),
      range: chance(0.7) ? [0, 1] : [number(), number()],
      scale: one(['classes', 'height'] as const),
      points: list(() => ({ ...place(), label: one([0, 1] as const) })),
      path: list(place),
    }),
    contour: () => ({
      kind: 'contour',
      ...lattice(),
      domain: domain(),
      log: chance(0.5),
      paths: list(() => ({ label: label(), points: list(place) }), 4),
    }),
    network: () => ({
      kind: 'network',
      layers: list(() => (chance(0.2) ? one([784, 0, -2, 3.5, Number.NaN, 1e9]) : below(6)), 6),
      weights: list(() => list(() => numbers(6), 6), 5),
      ...optional('values', () => list(() => numbers(6), 6)),
      ...optional('gradients', () => list(() => numbers(6), 6)),
    }),
    bars: () => ({
      kind: 'bars',
      log: chance(0.5),
      items: list(() => ({ label: label(), value: number(), ...optional('low', number), ...optional('high', number) })),
    }),
    curve: () => ({
      kind: 'curve',
      x: steps(),
      series: series(),
      marks: numbers(3),
      logX: chance(0.4),
      logY: chance(0.4),
    }),
    ledger: () => ({
      kind: 'ledger',
      current: below(20) - 2,
      rows: list(() => ({ section: label(), name: word(), formula: word(), value: chance(0.3) ? null : number() })),
      note: label(),
    }),
    bands: () => ({
      kind: 'bands',
      log: chance(0.5),
      steps: steps(),
      groups: list(() => ({ label: label(), runs: list(() => numbers(), 5) }), 3),
    }),
    histograms: () => ({
      kind: 'histograms',
      edges: chance(0.7) ? list(i => i - 3, 30) : numbers(),
      layers: list(() => ({ label: label(), counts: numbers() }), 8),
    }),
    spread: () => ({
      kind: 'spread',
      steps: steps(),
      edges: chance(0.7) ? list(i => i - 3, 20) : numbers(),
      counts: list(() => numbers(20)),
    }),
    scatter: () => ({
      kind: 'scatter',
      x: axis(),
      y: axis(),
      groups: list(label, 4),
      ...optional('measure', label),
      points: list(
        () => ({
          ...place(),
          ...optional('group', () => below(9) - 1),
          ...optional('value', number),
          ...optional('label', label),
        }),
        30,
      ),
    }),
    pareto: () => ({ kind: 'pareto', x: better(), y: better(), points: list(() => ({ ...place(), label: label() })) }),
    confusion: () => ({ kind: 'confusion', classes: list(label), counts: list(() => numbers(12)) }),
    reliability: () => ({
      kind: 'reliability',
      bins: list(() => ({ low: number(), high: number(), count: number(), confidence: random(), accuracy: number() })),
    }),
    images: () => ({
      kind: 'images',
      scale: one(['grey', 'signed'] as const),
      items: list(() => ({ label: label(), raster: raster() })),
    }),
    masks: () => ({
      kind: 'masks',
      cols: side(),
      rows: side(),
      masks: list(() => ({ label: label(), kept: numbers(40) }), 5),
    }),
    matrix: () => ({
      kind: 'matrix',
      scale: one(['signed', 'height'] as const),
      rows: list(label),
      cols: list(label),
      values: list(() => numbers(12)),
    }),
    schedule: () => ({
      kind: 'schedule',
      log: chance(0.5),
      steps: steps(),
      series: series(),
      ...optional('current', () => (chance(0.7) ? 5 * below(20) : number())),
    }),
    timeline: () => ({
      kind: 'timeline',
      current: chance(0.9) ? below(14) - 1 : number(),
      events: list(() => ({ label: label(), date: word(), ...optional('note', label) })),
    }),
    table: () => ({
      kind: 'table',
      columns: list(label, 6),
      rows: list(() => list(() => one([null, number(), number(), word(), label()]), 6), 20),
      ...optional('current', () => below(20) - 1),
    }),
    boxes: () => ({
      kind: 'boxes',
      raster: raster(),
      boxes: list(
        () => ({
          label: label(),
          ...place(),
          width: number(),
          height: number(),
          role: one(['truth', 'prediction'] as const),
          ...optional('score', number),
        }),
        5,
      ),
    }),
    trajectories: () => ({
      kind: 'trajectories',
      domain: domain(),
      paths: list(() => ({ label: label(), points: list(place) }), 4),
      landmarks: list(() => ({ label: label(), ...place() }), 4),
    }),
    policy: () => ({
      kind: 'policy',
      cols: side(),
      rows: side(),
      cells: list(
        () =>
          one([
            { kind: 'wall' } as const,
            { kind: 'end', reward: number() } as const,
            {
              kind: 'free',
              action: one(['up', 'down', 'left', 'right', null] as const),
              ...optional('value', number),
            } as const,
          ]),
        60,
      ),
      ...optional('agent', () => below(60) - 1),
    }),
    pole: () => ({
      kind: 'pole',
      position: number(),
      angle: number(),
      limits: chance(0.8) ? { position: 2.4, angle: 0.2 } : { position: number(), angle: number() },
      force: one(['left', 'right', 'none'] as const),
      step: chance(0.9) ? below(500) : number(),
    }),
  };
  const lines = (): LinesSpec => ({
    log: chance(0.5),
    logX: chance(0.3),
    style: one(['auto', 'lines', 'dots'] as const),
    series: list(() => ({ label: label(), steps: steps(), values: numbers() }), 6),
    ...optional('xMax', number),
  });
  const size = (): Size => ({
    columns: chance(0.3) ? 1 + below(20) : 1 + below(90),
    rows: chance(0.3) ? 1 + below(6) : 1 + below(22),
  });
  const look = (): Look => ({
    lang: one(['zh', 'en'] as const),
    capabilities: {
      color: one([0, 1, 2, 3] as const),
      glyphs: one(['full', 'safe', 'ascii'] as const),
      background: one(['dark', 'light'] as const),
      screenReader: false,
    },
  });
  return { pictures, lines, size, look, numbers };
}

const SGR = /\x1b\[[\d;]*m/g;
const glyphs = new Intl.Segmenter();

/** What is wrong with a chart, or null: number and width of its rows, its alphabet, its sentence. */
export function faultOf(chart: Chart, { columns, rows }: Size, { capabilities }: Look): string | null {
  if (chart.lines.length !== rows) return `${chart.lines.length} rows instead of ${rows}`;
  for (const line of chart.lines) {
    const bare = line.replaceAll(SGR, '');
    if (capabilities.color === 0 && bare !== line) return 'colour where there is none';
    if (/[\x00-\x1f\x7f]/.test(bare)) return 'a control character';
    if (/^[\x20-\x7e]*$/.test(bare)) {
      if (bare.length !== columns) return `a row of ${bare.length} cells instead of ${columns}`;
      continue;
    }
    if (stringWidth(bare) !== columns) return `a row of ${stringWidth(bare)} cells instead of ${columns}`;
    if (capabilities.glyphs === 'full') continue;
    for (const { segment } of glyphs.segment(bare)) {
      if (segment <= '~') continue;
      const wide = stringWidth(segment) === 2;
      if (capabilities.glyphs === 'ascii' && !wide) return `${segment} in ASCII`;
      if (!wide && isAmbiguous(segment)) return `${segment} is of ambiguous width`;
    }
  }
  if (chart.text.trim() === '') return 'no sentence';
  if (/[\x00-\x1f\x7f-\x9f]/.test(chart.text)) return 'a control character in the sentence';
  if (/undefined|\[object|\{\w+[|}]/.test(chart.text)) return `a hole in the sentence: ${chart.text}`;
  return null;
}
