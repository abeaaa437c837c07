import type { PolicyCell } from '../../lab/pictures.ts';
import { both, type Sample, upTo } from './sample.ts';

const GRAMMAR: Readonly<Record<string, PolicyCell>> = {
  '#': { kind: 'wall' },
  '+': { kind: 'end', reward: 1 },
  '-': { kind: 'end', reward: -1 },
};
const ACTIONS = { '>': 'right', '<': 'left', '^': 'up', v: 'down' } as const;

/** A grid world written as signs, with a value for each free cell. */
function world(rows: readonly string[], values: readonly number[]): PolicyCell[] {
  return rows
    .join('')
    .split('')
    .map((sign, i) => {
      const fixed = GRAMMAR[sign];
      if (fixed) return fixed;
      return { kind: 'free', action: ACTIONS[sign as keyof typeof ACTIONS] ?? null, value: values[i] ?? 0 };
    });
}

const events = [
  [
    '1958',
    '感知机',
    'The perceptron',
    '罗森布拉特：一层可训练的权重。',
    'Rosenblatt: one layer of weights that learn.',
  ],
  [
    '1969',
    '《感知机》一书',
    'The book Perceptrons',
    '明斯基与派珀特证明单层网络学不会异或。',
    'Minsky and Papert prove that one layer cannot learn XOR.',
  ],
  [
    '1986',
    '反向传播',
    'Back-propagation',
    '鲁梅尔哈特、辛顿、威廉斯：误差逐层往回传，隐藏层学会了自己的表示。',
    'Rumelhart, Hinton and Williams: errors go back layer by layer, and hidden layers find representations of their own.',
  ],
  ['1998', 'LeNet-5', 'LeNet-5', '卷积网络读支票上的数字。', 'A convolutional network reads the digits on cheques.'],
  [
    '2012',
    'AlexNet',
    'AlexNet',
    '两块显卡，ImageNet 前五错误率 15.3%。',
    'Two graphics cards, 15.3% top-5 error on ImageNet.',
  ],
  ['2015', '残差网络', 'Residual networks', '152 层也能训练。', '152 layers, and they train.'],
  ['2017', 'Transformer', 'The Transformer', '只用注意力。', 'Attention alone.'],
] as const;

const networks = [
  ['全连接', 'Dense', 669_706, 0.9812, 4.1],
  ['LeNet-5', 'LeNet-5', 61_706, 0.9905, 6.3],
  ['残差网络-18', 'ResNet-18', 11_173_962, 0.9957, 212.5],
  ['宽残差网络', 'Wide ResNet', 22_910_480, 0.9961, null],
] as const;

/** Pictures that are walked through. */
export const storySamples: readonly Sample[] = [
  {
    id: 'network',
    title: both('异或网络的一次前向与反向', 'One pass forward and back through a network for XOR'),
    rows: 16,
    of: 'picture',
    picture: {
      kind: 'network',
      layers: [2, 3, 1],
      weights: [
        [
          [0.8, -1.4, 0.1],
          [-0.6, 1.2, 2.1],
        ],
        [[1.7], [-0.9], [0.3]],
      ],
      values: [[1, 0], [0.69, 0.2, 0.52], [0.76]],
      gradients: [[], [-0.08, 0.04, -0.01], [-0.24]],
    },
  },
  {
    id: 'ledger',
    title: both('一步一步算', 'A calculation step by step'),
    rows: 11,
    of: 'picture',
    picture: {
      kind: 'ledger',
      current: 3,
      note: both('交叉熵配 sigmoid，误差项就是 a − y。', 'With cross-entropy and a sigmoid the error term is a − y.'),
      rows: [
        { section: both('前向', 'Forward'), name: 'z', formula: 'w·x + b', value: 1.15 },
        { section: both('前向', 'Forward'), name: 'a', formula: 'σ(z)', value: 0.7595 },
        { section: both('前向', 'Forward'), name: 'L', formula: '−log a', value: 0.27512 },
        { section: both('反向', 'Backward'), name: 'δ', formula: 'a − y', value: -0.2405 },
        { section: both('反向', 'Backward'), name: '∂L/∂w', formula: 'δ · x', value: null },
      ],
    },
  },
  {
    id: 'timeline',
    title: both('神经网络大事记', 'Neural networks through the years'),
    rows: 17,
    of: 'picture',
    picture: {
      kind: 'timeline',
      current: 2,
      events: events.map(([date, zh, en, noteZh, noteEn]) => ({
        date,
        label: both(zh, en),
        note: both(noteZh, noteEn),
      })),
    },
  },
  {
    id: 'table',
    title: both('四个网络', 'Four networks'),
    rows: 6,
    of: 'picture',
    picture: {
      kind: 'table',
      columns: [
        both('网络', 'network'),
        both('参数', 'parameters'),
        both('准确率', 'accuracy'),
        both('每轮秒数', 'seconds per epoch'),
      ],
      rows: networks.map(([zh, en, ...numbers]) => [both(zh, en), ...numbers]),
      current: 1,
    },
  },
  {
    id: 'policy',
    title: both('格子世界里学到的策略', 'The policy learnt in a grid world'),
    rows: 13,
    of: 'picture',
    picture: {
      kind: 'policy',
      cols: 4,
      rows: 3,
      cells: world(['>>>+', '^#^-', '^<<<'], [0.51, 0.65, 0.8, 0, 0.4, 0, 0.49, 0, 0.3, 0.25, 0.34, 0.13]),
      agent: 8,
    },
  },
  {
    id: 'pole',
    title: both('小车上的杆', 'A pole on a cart'),
    rows: 12,
    of: 'picture',
    picture: {
      kind: 'pole',
      position: 0.7,
      angle: 0.14,
      limits: { position: 2.4, angle: 0.2094 },
      force: 'right',
      step: 87,
    },
  },
  {
    id: 'network-large',
    title: both('一个装不下的网络', 'A network that does not fit'),
    rows: 9,
    of: 'picture',
    picture: { kind: 'network', layers: [784, 32, 10], weights: upTo(2).map(() => []) },
  },
];
