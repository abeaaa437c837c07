import { createRandom, normal } from '../../platform/random.ts';
import { both, type Sample, upTo } from './sample.ts';

const noise = createRandom(7, 'curves');
const steps = upTo(301);
const epochs = upTo(61);

const noisy = (value: number, share: number): number => value * Math.exp(share * normal(noise));

const trainLoss = epochs.map(e => noisy(0.08 + 0.62 * Math.exp(-e / 14), 0.02));
const validationLoss = epochs.map(e =>
  noisy(0.3 + 0.42 * Math.exp(-e / 9) + 0.00011 * Math.max(0, e - 18) ** 2, 0.015),
);

const momentum = (rate: number) => (s: number) => noisy(0.002 + 2.3 * Math.exp(-s * rate), 0.08);
const diverging = (s: number) => (s < 84 ? 2.3 * 1.055 ** s : s < 86 ? Number.POSITIVE_INFINITY : Number.NaN);

const bandSteps = upTo(121).map(i => i * 5);
const run = (floor: number, rate: number, spread: number) => {
  const offset = normal(noise) * spread;
  return bandSteps.map(s => noisy(floor * Math.exp(offset) + 0.9 * Math.exp(-s / (rate * Math.exp(offset))), 0.03));
};

const logRates = upTo(61).map(i => 10 ** (-6 + i / 10));

const total = 1000;
const scheduleSteps = upTo(201).map(i => i * 5);
const cosine = (s: number) =>
  s < 100 ? (1e-3 * s) / 100 : 0.5e-3 * (1 + Math.cos((Math.PI * (s - 100)) / (total - 100)));

const xs = upTo(161).map(i => -4 + i / 20);

/** Curves against steps and against x. */
export const curveSamples: readonly Sample[] = [
  {
    id: 'lines',
    title: both('过拟合：训练误差与验证误差', 'Overfitting: training and validation loss'),
    rows: 16,
    of: 'lines',
    spec: {
      log: false,
      style: 'lines',
      series: [
        { label: both('训练', 'training'), steps: epochs, values: trainLoss },
        { label: both('验证', 'validation'), steps: epochs, values: validationLoss },
      ],
    },
  },
  {
    id: 'lines-log',
    title: both('四种优化器，对数坐标，其中一次发散', 'Four optimisers on a log axis, one of which diverges'),
    rows: 16,
    of: 'lines',
    spec: {
      log: true,
      series: [
        { label: both('SGD', 'SGD'), steps, values: steps.map(momentum(0.012)) },
        { label: both('动量', 'momentum'), steps, values: steps.map(momentum(0.024)) },
        { label: both('Adam', 'Adam'), steps, values: steps.map(momentum(0.05)) },
        { label: both('学习率 5', 'rate 5'), steps, values: steps.map(diverging) },
      ],
    },
  },
  {
    id: 'curve',
    title: both('激活函数与它的导数', 'An activation function and its derivative'),
    rows: 14,
    of: 'picture',
    picture: {
      kind: 'curve',
      x: xs,
      series: [
        { label: both('σ(x)', 'σ(x)'), values: xs.map(x => 1 / (1 + Math.exp(-x))) },
        { label: both("σ'(x)", "σ'(x)"), values: xs.map(x => Math.exp(-x) / (1 + Math.exp(-x)) ** 2) },
      ],
      marks: [2],
    },
  },
  {
    id: 'curve-log',
    title: both('学习率扫描：两轴都是对数', 'Learning rate sweep: both axes logarithmic'),
    rows: 13,
    of: 'picture',
    picture: {
      kind: 'curve',
      logX: true,
      logY: true,
      x: logRates,
      series: [
        {
          label: both('最终误差', 'final loss'),
          values: logRates.map(r => (r > 0.5 ? Number.NaN : noisy(0.02 + 2 * Math.exp(-r * 400) + 30 * r ** 2, 0.04))),
        },
      ],
      marks: [],
    },
  },
  {
    id: 'bands',
    title: both('五个种子的中位数与范围', 'Median and range over five seeds'),
    rows: 16,
    of: 'picture',
    picture: {
      kind: 'bands',
      log: false,
      steps: bandSteps,
      groups: [
        { label: both('无批归一化', 'plain'), runs: upTo(5).map(() => run(0.38, 260, 0.16)) },
        { label: both('批归一化', 'batch norm'), runs: upTo(5).map(() => run(0.13, 90, 0.22)) },
      ],
    },
  },
  {
    id: 'schedule',
    title: both('学习率的三种安排', 'Three schedules of the learning rate'),
    rows: 13,
    of: 'picture',
    picture: {
      kind: 'schedule',
      log: false,
      steps: scheduleSteps,
      current: 400,
      series: [
        { label: both('预热加余弦', 'warm-up and cosine'), values: scheduleSteps.map(cosine) },
        { label: both('阶梯', 'steps'), values: scheduleSteps.map(s => 8e-4 * 0.5 ** Math.floor(s / 250)) },
        { label: both('指数衰减', 'exponential'), values: scheduleSteps.map(s => 9e-4 * Math.exp(-s / 300)) },
      ],
    },
  },
  {
    id: 'spark',
    title: both('一行之内的曲线', 'A curve in one row'),
    rows: 1,
    of: 'spark',
    values: [...trainLoss.slice(0, 50), Number.NaN],
  },
];
