import { twoMoons } from '../../data/points.ts';
import type { Place } from '../../lab/pictures.ts';
import { createRandom, normal } from '../../platform/random.ts';
import { both, type Sample, upTo } from './sample.ts';

const random = createRandom(11, 'planes');

/** Values of a function at the middles of cells, row 0 at the top. */
function lattice(
  cols: number,
  rows: number,
  [x0, x1, y0, y1]: readonly [number, number, number, number],
  f: (x: number, y: number) => number,
) {
  return Float32Array.from({ length: cols * rows }, (_, i) => {
    const x = x0 + (((i % cols) + 0.5) / cols) * (x1 - x0);
    const y = y1 - ((Math.floor(i / cols) + 0.5) / rows) * (y1 - y0);
    return f(x, y);
  });
}

const logistic = (z: number): number => 1 / (1 + Math.exp(-z));
const moons = twoMoons({ count: 90, noise: 0.12, random: createRandom(3, 'moons') });
const moonDomain = [-2.1, 2.1, -1.3, 1.3] as const;
/** Above it lies the first moon, below it the second. */
const between = (x: number): number => -0.5 * Math.sin(Math.PI * Math.max(-1.5, Math.min(1.5, x)));

/** A narrow bent valley (after Rosenbrock 1960). */
const valley = (x: number, y: number): number => (1 - x) ** 2 + 8 * (y - x * x) ** 2 + 0.05;
const valleyDomain = [-1.8, 1.8, -0.8, 2.6] as const;

/** Gradient descent with momentum down the valley. */
function descend(rate: number, momentum: number, count: number): Place[] {
  let [x, y, vx, vy] = [-1.5, 2.2, 0, 0];
  return upTo(count).map(() => {
    const at = { x, y };
    vx = momentum * vx - rate * (-2 * (1 - x) - 32 * x * (y - x * x));
    vy = momentum * vy - rate * (16 * (y - x * x));
    x += vx;
    y += vy;
    return at;
  });
}

const models = [
  ['MobileNet', 4.2, 70.6],
  ['ResNet-18', 11.7, 69.8],
  ['ResNet-50', 25.6, 76.1],
  ['VGG-16', 138, 71.6],
  ['AlexNet', 61, 56.5],
  ['EfficientNet-B0', 5.3, 77.1],
  ['DenseNet-121', 8, 74.4],
  ['SqueezeNet', 1.25, 58.2],
  ['EfficientNet-B4', 19, 82.9],
] as const;

const clouds = [
  [-2, -1.2],
  [0.6, 1.6],
  [2.2, -0.8],
] as const;

/** Pictures of planes: decisions, surfaces, points, ways. */
export const planeSamples: readonly Sample[] = [
  {
    id: 'field',
    title: both('决策图：两个月牙', 'Decision map: two moons'),
    rows: 18,
    of: 'picture',
    picture: {
      kind: 'field',
      values: lattice(56, 32, moonDomain, (x, y) => logistic(6 * (between(x) - y))),
      cols: 56,
      rows: 32,
      domain: moonDomain,
      range: [0, 1],
      scale: 'classes',
      points: upTo(moons.count).map(i => ({
        x: moons.xs[2 * i] ?? 0,
        y: moons.xs[2 * i + 1] ?? 0,
        label: moons.labels[i] === 1 ? 1 : 0,
      })),
      path: [],
    },
  },
  {
    id: 'contour',
    title: both('同一个山谷里的两条下降路径', 'Two ways down one valley'),
    rows: 20,
    of: 'picture',
    picture: {
      kind: 'contour',
      values: lattice(72, 48, valleyDomain, valley),
      cols: 72,
      rows: 48,
      domain: valleyDomain,
      log: true,
      paths: [
        { label: both('梯度下降', 'gradient descent'), points: descend(0.012, 0, 60) },
        { label: both('动量', 'momentum'), points: descend(0.012, 0.8, 60) },
      ],
    },
  },
  {
    id: 'scatter',
    title: both('瓶颈层里的三个类别', 'Three classes in the bottleneck layer'),
    rows: 18,
    of: 'picture',
    picture: {
      kind: 'scatter',
      x: { label: both('第 1 维', 'dimension 1') },
      y: { label: both('第 2 维', 'dimension 2') },
      groups: [both('猫', 'cat'), both('狗', 'dog'), both('马', 'horse')],
      points: clouds.flatMap(([x, y], group) =>
        upTo(26).map(() => ({ x: x + 0.55 * normal(random), y: y + 0.5 * normal(random), group })),
      ),
    },
  },
  {
    id: 'scatter-value',
    title: both(
      '随机搜索：数字越小，验证误差越低',
      'Random search: the smaller the digit, the lower the validation loss',
    ),
    rows: 16,
    of: 'picture',
    picture: {
      kind: 'scatter',
      x: { label: both('学习率', 'learning rate'), log: true },
      y: { label: both('权重衰减', 'weight decay'), log: true },
      groups: [],
      measure: both('验证误差', 'validation loss'),
      points: upTo(60).map(() => {
        const [a, b] = [-5 + 4 * random(), -6 + 4 * random()];
        return { x: 10 ** a, y: 10 ** b, value: 0.2 + 0.22 * (a + 2.7) ** 2 + 0.08 * (b + 3.9) ** 2 + 0.04 * random() };
      }),
    },
  },
  {
    id: 'pareto',
    title: both('准确率与参数量的取舍', 'Accuracy against parameters'),
    rows: 18,
    of: 'picture',
    picture: {
      kind: 'pareto',
      x: { label: both('参数（百万）', 'parameters (millions)'), better: 'low', log: true },
      y: { label: both('准确率（%）', 'accuracy (%)'), better: 'high' },
      points: models.map(([name, x, y]) => ({ label: both(name, name), x, y })),
    },
  },
  {
    id: 'trajectories',
    title: both('三条路径与两个目标', 'Three ways and two goals'),
    rows: 17,
    of: 'picture',
    picture: {
      kind: 'trajectories',
      domain: [-3, 3, -2, 2],
      landmarks: [
        { label: both('目标', 'goal'), x: 2.4, y: 1.2 },
        { label: both('鞍点', 'saddle'), x: 0, y: 0 },
      ],
      paths: [
        {
          label: both('无噪声', 'no noise'),
          points: upTo(40).map(i => ({ x: -2.6 + i * 0.065, y: -1.2 * Math.exp(-i / 9) })),
        },
        {
          label: both('有噪声', 'noise'),
          points: upTo(60).map(i => ({
            x: -2.6 + i * 0.084,
            y: -1.5 + 2.7 / (1 + Math.exp(-(i - 32) / 5)) + 0.06 * Math.sin(i * 1.7),
          })),
        },
        {
          label: both('螺旋', 'spiral'),
          points: upTo(90).map(i => ({
            x: 1.1 * Math.cos(i / 7) * 0.975 ** i + 0.4,
            y: 1.1 * Math.sin(i / 7) * 0.975 ** i - 0.5,
          })),
        },
      ],
    },
  },
];
