import type { Experiment, Param, RunResult } from '../../types.ts';

/** Random networks whose gradients the end of each run compares with automatic differentiation. */
export const CASES = 20;

/** Lines of the ledger: 6 forward, 1 loss, 5 + 8 backward, 9 updates, 4 of checks. */
const LINES = 33;

const weight = (name: string, sign: string, value: number): Param => ({
  name,
  label: { zh: `权重 ${sign}`, en: `weight ${sign}` },
  about: {
    zh: '箭头左边的值乘上它，再加进箭头右边的单元。',
    en: 'What stands left of the arrow is multiplied by it and added into the unit on the right.',
  },
  kind: 'number',
  default: value,
  min: -8,
  max: 8,
  step: 0.1,
  scale: 'linear',
});

const input = (name: string, sign: string, value: number): Param => ({
  name,
  label: { zh: `输入 ${sign}`, en: `input ${sign}` },
  about: {
    zh: '样本的一个数。它也是第一层每个梯度里的一个因子。',
    en: 'One number of the sample. It is also a factor of every gradient of a weight that it feeds.',
  },
  kind: 'number',
  default: value,
  min: -3,
  max: 3,
  step: 0.5,
  scale: 'linear',
});

/** Forward, backward and update of a 2-2-1 network, one number at a time (claims bp.updates, bp.gradient). */
export const backpropStepper: Experiment = {
  id: 'backprop-stepper',
  version: 1,
  title: { zh: '一步一步做反向传播', en: 'Back-propagation, number by number' },
  question: {
    zh: '一个 2-2-1 的网络，一个样本。每按一次键多算出一个数：前向、损失、每个梯度、每个权重的更新。梯度从哪里来，权重又是谁改的？',
    en: 'A 2-2-1 network and one sample. Each key press works out one more number: forward, loss, each gradient, each update. Where do the gradients come from, and who changes the weights?',
  },
  claims: ['bp.updates', 'bp.gradient'],
  params: [
    input('x1', 'x₁', 0.5),
    input('x2', 'x₂', 2),
    {
      name: 'target',
      label: { zh: '目标 t', en: 'target t' },
      about: {
        zh: '网络应该给出的答案；损失是 ½(ŷ − t)²。',
        en: 'The answer that the network should give; the loss is ½(ŷ − t)².',
      },
      kind: 'number',
      default: 1,
      min: -2,
      max: 2,
      step: 0.5,
      scale: 'linear',
    },
    {
      name: 'output',
      label: { zh: '输出单元', en: 'output unit' },
      about: {
        zh: '输出单元用不用 sigmoid。用了，梯度就要多乘一个 ŷ(1 − ŷ)。',
        en: 'Whether the output passes through a sigmoid. If so, every gradient carries a factor ŷ(1 − ŷ).',
      },
      kind: 'choice',
      default: 'sigmoid',
      choices: [
        { value: 'sigmoid', label: { zh: 'sigmoid', en: 'sigmoid' } },
        { value: 'linear', label: { zh: '线性', en: 'linear' } },
      ],
    },
    {
      name: 'rate',
      label: { zh: '学习率 η', en: 'learning rate η' },
      about: {
        zh: '权重改多少：梯度乘上它，再取负号。它不影响梯度本身。',
        en: 'How much the weights change: the gradient times this, with its sign turned. It does not affect the gradients.',
      },
      kind: 'number',
      default: 0.5,
      min: 0.001,
      max: 100,
      step: 2,
      scale: 'log',
    },
    {
      name: 'start',
      label: { zh: '数值取自', en: 'numbers from' },
      about: {
        zh: '输入、目标和权重是用面板上的，还是由种子随机定。',
        en: 'Whether inputs, target and weights come from the knobs or are drawn from the seed.',
      },
      kind: 'choice',
      default: 'knobs',
      choices: [
        { value: 'knobs', label: { zh: '面板上的旋钮', en: 'the knobs' } },
        { value: 'random', label: { zh: '随机种子', en: 'the seed' } },
      ],
    },
    weight('w11', 'w₁₁ (x₁→h₁)', 0.8),
    weight('w21', 'w₂₁ (x₂→h₁)', 0.1),
    weight('w12', 'w₁₂ (x₁→h₂)', -0.4),
    weight('w22', 'w₂₂ (x₂→h₂)', 0.3),
    weight('v1', 'v₁ (h₁→ŷ)', 0.6),
    weight('v2', 'v₂ (h₂→ŷ)', -0.9),
  ],
  presets: [
    {
      id: 'regression',
      label: { zh: '线性输出', en: 'linear output' },
      good: true,
      why: {
        zh: '输出不经过 sigmoid，δ₃ 就是误差 ŷ − t，没有 σ′ 来打折扣。回归任务通常这样做。',
        en: 'No sigmoid at the output: δ₃ is the error ŷ − t itself, with no σ′ to shrink it. This is the usual choice for regression.',
      },
      set: { output: 'linear' },
    },
    {
      id: 'saturated',
      label: { zh: '饱和而且错', en: 'saturated and wrong' },
      good: false,
      why: {
        zh: '目标是 0，v₁ = v₂ = 8 却把 ŷ 推到接近 1：误差几乎最大，ŷ(1 − ŷ) 却小到 10⁻⁴ 以下，所有梯度都跟着消失。',
        en: 'The target is 0 but v₁ = v₂ = 8 push ŷ close to 1: the error is nearly as large as it can be, yet ŷ(1 − ŷ) is below 10⁻⁴ and every gradient vanishes with it.',
      },
      set: { target: 0, v1: 8, v2: 8 },
    },
    {
      id: 'twins',
      label: { zh: '两个隐藏单元一模一样', en: 'identical hidden units' },
      good: false,
      why: {
        zh: '两个隐藏单元的权重完全相同，于是梯度也相同，更新后还是相同：训练多久都只顶一个单元用。所以初始权重要随机。',
        en: 'Both hidden units have the same weights, so they get the same gradients and stay the same after the update: however long one trains, they count as one unit. That is why weights start random.',
      },
      set: { w12: 0.8, w22: 0.1, v1: 0.6, v2: 0.6 },
    },
    {
      id: 'overshoot',
      label: { zh: '步子太大', en: 'too long a step' },
      good: false,
      why: {
        zh: '线性输出配学习率 4：梯度一个都没错，但直线外推只在附近成立，一步跨过谷底，损失反而变大。',
        en: 'A linear output with rate 4: not one gradient is wrong, but a slope only tells the truth nearby. The step crosses the valley, and the loss grows.',
      },
      set: { output: 'linear', rate: 4 },
    },
  ],
  prediction: {
    prompt: {
      zh: 'w₁₁ = 0.8 和 w₂₁ = 0.1 都通到隐藏单元 1，分别从 x₁ = 0.5 和 x₂ = 2 出发。谁的梯度（绝对值）大？',
      en: 'w₁₁ = 0.8 and w₂₁ = 0.1 both lead to hidden unit 1, from x₁ = 0.5 and x₂ = 2. Which has the larger gradient (in absolute value)?',
    },
    options: [
      { key: 'weight', text: { zh: 'w₁₁，大 8 倍：它自己就大 8 倍', en: 'w₁₁, 8 times: it is itself 8 times larger' } },
      { key: 'same', text: { zh: '一样大：后面是同一个单元', en: 'the same: they feed the same unit' } },
      { key: 'input', text: { zh: 'w₂₁，大 4 倍：它的输入大 4 倍', en: 'w₂₁, 4 times: its input is 4 times larger' } },
      { key: 'unknown', text: { zh: '说不准，要看目标 t', en: 'cannot tell without the target t' } },
    ],
    set: { start: 'knobs', x1: 0.5, x2: 2, w11: 0.8, w21: 0.1 },
    outcome: result => outcomeOf(result),
    reconcile: ({ metrics }) => {
      const [w11, w21] = [scientific(metrics.gradientW11), scientific(metrics.gradientW21)];
      const ratio = ratioOf(metrics).toPrecision(3);
      return {
        zh: `∂L/∂w₁₁ = ${w11}，∂L/∂w₂₁ = ${w21}，后者是前者的 ${ratio} 倍。两个梯度共用同一个 δ₁，各乘自己的输入：δ₁·x₁ 和 δ₁·x₂。权重本身的大小不进式子；目标 t 改变 δ₁，但改不了这个比值。`,
        en: `∂L/∂w₁₁ = ${w11}, ∂L/∂w₂₁ = ${w21}: the second is ${ratio} times the first. They share one δ₁, and each is multiplied by its own input: δ₁·x₁ and δ₁·x₂. The weights' own size is not in the formula; the target t changes δ₁ but not this ratio.`,
      };
    },
  },
  views: [
    { kind: 'picture', title: { zh: '演算', en: 'The calculation' }, picture: 'ledger' },
    { kind: 'picture', title: { zh: '网络', en: 'The network' }, picture: 'network' },
  ],
  measures: [
    { metric: 'loss', label: { zh: '损失', en: 'loss' } },
    { metric: 'gradientNorm', label: { zh: '梯度范数', en: 'gradient norm' } },
    { metric: 'lossChange', label: { zh: '更新后损失的变化', en: 'change of the loss by the update' } },
  ],
  findings: [
    {
      id: 'agrees-with-autodiff',
      claim: 'bp.gradient',
      statement: {
        zh: '链式法则手算的每个梯度与自动微分一致，相对偏差小于 10⁻⁶（随机输入、随机权重）。',
        en: 'Every gradient worked out by the chain rule agrees with automatic differentiation to 10⁻⁶ (random inputs and weights).',
      },
      variants: { sigmoid: { start: 'random' }, linear: { start: 'random', output: 'linear' } },
      check: runs => {
        const sigmoid = runs.sigmoid?.metrics.autodiffError ?? Number.NaN;
        const linear = runs.linear?.metrics.autodiffError ?? Number.NaN;
        return { holds: sigmoid < 1e-6 && linear < 1e-6, numbers: { sigmoid, linear } };
      },
    },
    {
      id: 'optimiser-updates',
      claim: 'bp.updates',
      statement: {
        zh: '学习率加倍，梯度一个不变，更新量恰好加倍：梯度由反向传播算出，更新由优化器完成。',
        en: 'With the learning rate doubled the gradients stay the same and the update exactly doubles: back-propagation gives the gradients, the optimiser makes the update.',
      },
      variants: { slow: { start: 'random', rate: 0.1 }, fast: { start: 'random', rate: 0.2 } },
      check: ({ slow, fast }) => {
        const gradients = (fast?.metrics.gradientNorm ?? Number.NaN) / (slow?.metrics.gradientNorm ?? Number.NaN);
        const updates = (fast?.metrics.updateNorm ?? Number.NaN) / (slow?.metrics.updateNorm ?? Number.NaN);
        return { holds: gradients === 1 && Math.abs(updates - 2) < 1e-9, numbers: { gradients, updates } };
      },
    },
    {
      id: 'small-step-helps',
      claim: 'bp.gradient',
      statement: {
        zh: '逆着梯度走一小步（η = 0.1），损失变小。',
        en: 'A small step (η = 0.1) against the gradient makes the loss smaller.',
      },
      variants: { small: { start: 'random', rate: 0.1 } },
      check: ({ small }) => {
        const change = small?.metrics.lossChange ?? Number.NaN;
        return { holds: change < 0, numbers: { change } };
      },
    },
  ],
  pace: 'stepwise',
  frames: () => LINES,
};

function ratioOf(metrics: RunResult['metrics']): number {
  return Math.abs((metrics.gradientW21 ?? Number.NaN) / (metrics.gradientW11 ?? Number.NaN));
}

function outcomeOf({ metrics, params }: RunResult): string | null {
  const ratio = ratioOf(metrics);
  const near = (value: number) => Math.abs(ratio / value - 1) < 0.01;
  if (near(Math.abs((params.x2 as number) / (params.x1 as number)))) return 'input';
  if (near(Math.abs((params.w21 as number) / (params.w11 as number)))) return 'weight';
  return near(1) ? 'same' : null;
}

function scientific(value: number | undefined): string {
  return (value ?? Number.NaN).toPrecision(3).replace('-', '−');
}
