import { createRandom, normal } from '../../platform/random.ts';
import { both, type Sample, upTo } from './sample.ts';

const random = createRandom(5, 'numbers');
const bell = (x: number, sd: number): number => Math.exp((-x * x) / 2 / sd ** 2) / sd;

/** Edges of equal bins and the counts of a bell in them. */
const edges = upTo(81).map(i => -2 + i * 0.05);
const counts = (sd: number, n: number, centre = 0): number[] =>
  upTo(80).map(i => Math.round((n * 0.05 * bell((edges[i] ?? 0) + 0.025 - centre, sd)) / Math.sqrt(2 * Math.PI)));

const layerSd = [0.92, 0.61, 0.37, 0.21, 0.12];
const spreadSteps = upTo(61).map(i => i * 10);

const digits = upTo(10).map(d => both(String(d), String(d)));
const pairs: Readonly<Record<string, number>> = {
  '4-9': 11,
  '9-4': 9,
  '3-5': 8,
  '5-3': 6,
  '7-9': 7,
  '2-7': 5,
  '8-3': 5,
  '8-5': 4,
  '7-2': 4,
  '6-0': 2,
};
const digitCounts = upTo(10).map(i =>
  upTo(10).map(j => (i === j ? 88 + ((i * 7) % 10) : (pairs[`${i}-${j}`] ?? ((i * 3 + j * 5) % 7 === 0 ? 1 : 0)))),
);

const features = [
  both('身高', 'height'),
  both('体重', 'weight'),
  both('年龄', 'age'),
  both('收入', 'income'),
  both('心率', 'pulse'),
  both('睡眠', 'sleep'),
];
const related: Readonly<Record<string, number>> = {
  '0-1': 0.78,
  '2-3': 0.51,
  '1-4': 0.33,
  '2-5': -0.42,
  '3-5': -0.35,
  '4-5': -0.61,
  '0-2': -0.08,
};
const correlationOf = (i: number, j: number): number =>
  i === j ? 1 : (related[`${Math.min(i, j)}-${Math.max(i, j)}`] ?? 0.04 * ((i + j) % 3) - 0.03);

const confidences = upTo(10).map(i => 0.05 + i * 0.1);

/** Distributions, comparisons and matrices. */
export const numberSamples: readonly Sample[] = [
  {
    id: 'bars',
    title: both('各层梯度的范数，对数刻度', 'Gradient norm by layer, log scale'),
    rows: 14,
    of: 'picture',
    picture: {
      kind: 'bars',
      log: true,
      items: upTo(7).map(i => ({ label: both(`第 ${i + 1} 层`, `layer ${i + 1}`), value: 3e-7 * 7 ** i })),
    },
  },
  {
    id: 'bars-interval',
    title: both('准确率与 95% 区间', 'Accuracy with 95% intervals'),
    rows: 8,
    of: 'picture',
    picture: {
      kind: 'bars',
      log: false,
      items: [
        { label: both('随机猜', 'chance'), value: 0.1, low: 0.1, high: 0.1 },
        { label: both('线性', 'linear'), value: 0.918, low: 0.905, high: 0.929 },
        { label: both('无丢弃', 'no dropout'), value: 0.862, low: 0.78, high: 0.93 },
        { label: both('有丢弃', 'dropout'), value: 0.955, low: 0.93, high: 0.972 },
      ],
    },
  },
  {
    id: 'histograms',
    title: both('各层激活值的分布', 'Activations by layer'),
    rows: 17,
    of: 'picture',
    picture: {
      kind: 'histograms',
      edges,
      layers: layerSd.map((sd, i) => ({ label: both(`第 ${i + 1} 层`, `layer ${i + 1}`), counts: counts(sd, 4096) })),
    },
  },
  {
    id: 'spread',
    title: both('一层的权重如何随训练变化', 'The weights of one layer as it trains'),
    rows: 16,
    of: 'picture',
    picture: {
      kind: 'spread',
      steps: spreadSteps,
      edges,
      counts: spreadSteps.map(s => {
        const apart = 0.9 * (1 - Math.exp(-s / 220));
        return counts(0.16, 2048, apart).map((n, i) => n + (counts(0.16, 2048, -apart)[i] ?? 0));
      }),
    },
  },
  {
    id: 'confusion',
    title: both('手写数字的混淆矩阵', 'Confusion matrix of handwritten digits'),
    rows: 13,
    of: 'picture',
    picture: { kind: 'confusion', classes: digits, counts: digitCounts },
  },
  {
    id: 'reliability',
    title: both('可靠性图：置信度可信吗', 'Reliability diagram: can its confidence be trusted?'),
    rows: 17,
    of: 'picture',
    picture: {
      kind: 'reliability',
      bins: confidences.map((confidence, i) => ({
        low: i / 10,
        high: (i + 1) / 10,
        count: [4, 9, 18, 30, 44, 70, 110, 170, 290, 755][i] ?? 0,
        confidence: confidence + 0.01 * normal(random),
        accuracy: Math.max(0.02, confidence ** 1.35 - 0.02),
      })),
    },
  },
  {
    id: 'matrix',
    title: both('六个特征的相关系数', 'Correlation of six features'),
    rows: 7,
    of: 'picture',
    picture: {
      kind: 'matrix',
      scale: 'signed',
      rows: features,
      cols: features,
      values: upTo(6).map(i => upTo(6).map(j => correlationOf(i, j))),
    },
  },
  {
    id: 'matrix-bare',
    title: both('32 个单元的协方差', 'Covariance of 32 units'),
    rows: 33,
    of: 'picture',
    picture: {
      kind: 'matrix',
      scale: 'signed',
      rows: upTo(32).map(i => both(String(i), String(i))),
      cols: upTo(32).map(i => both(String(i), String(i))),
      values: upTo(32).map(i => upTo(32).map(j => Math.cos((i - j) / 3) * Math.exp(-Math.abs(i - j) / 9))),
    },
  },
];
