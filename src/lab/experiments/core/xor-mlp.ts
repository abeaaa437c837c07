import type { Experiment, ParamValues } from '../../types.ts';

/** Points of the cloud, a quarter in each corner. */
export const POINTS = 200;

/** The rectangle of the decision picture. */
export const DOMAIN = [-2, 2, -2, 2] as const;

const percent = (share: number | undefined) => `${(100 * (share ?? Number.NaN)).toFixed(1)} %`;

/** XOR with and without a non-linear activation (claim bp.forward). */
export const xorMlp: Experiment = {
  id: 'xor-mlp',
  version: 1,
  title: { zh: '异或与激活函数', en: 'XOR and the activation function' },
  question: {
    zh: '对角的两团点属于同一类，没有一条直线能把两类分开。一个隐藏层够不够？如果去掉激活函数呢？',
    en: 'Opposite corners share a class, so no straight line separates the two. Is one hidden layer enough, and what if its activation function is removed?',
  },
  claims: ['bp.forward'],
  params: [
    {
      name: 'hidden',
      label: { zh: '隐藏单元数', en: 'hidden units' },
      about: {
        zh: '每个隐藏单元画一条分界线，再把线的两边平滑地分开；异或至少要两个。',
        en: 'Each hidden unit draws one dividing line and separates its two sides smoothly; XOR needs at least two.',
      },
      kind: 'integer',
      default: 8,
      min: 1,
      max: 16,
      step: 1,
    },
    {
      name: 'activation',
      label: { zh: '激活函数', en: 'activation' },
      about: {
        zh: '隐藏单元把加权和变成输出时用的函数。恒等就是没有激活函数。',
        en: 'The function through which a hidden unit passes its weighted sum. Identity means none at all.',
      },
      kind: 'choice',
      default: 'tanh',
      choices: [
        { value: 'tanh', label: { zh: 'tanh', en: 'tanh' } },
        { value: 'sigmoid', label: { zh: 'sigmoid', en: 'sigmoid' } },
        { value: 'relu', label: { zh: 'ReLU', en: 'ReLU' } },
        { value: 'identity', label: { zh: '恒等', en: 'identity' } },
      ],
    },
    {
      name: 'optimiser',
      label: { zh: '优化器', en: 'optimiser' },
      about: {
        zh: '怎样用梯度改权重：SGD 直接走一步，动量记住前几步的方向，Adam 还会为每个权重单独定步长。',
        en: 'How gradients change the weights: SGD takes the step as it is, momentum remembers earlier ones, Adam also scales the step of each weight.',
      },
      kind: 'choice',
      default: 'adam',
      choices: [
        { value: 'sgd', label: { zh: 'SGD', en: 'SGD' } },
        { value: 'momentum', label: { zh: 'SGD＋动量', en: 'momentum' } },
        { value: 'adam', label: { zh: 'Adam', en: 'Adam' } },
      ],
    },
    {
      name: 'rate',
      label: { zh: '学习率', en: 'learning rate' },
      about: {
        zh: '每一步走多远。同一个数对 Adam 合适，对 SGD 可能差几百倍。',
        en: 'How far each step goes. What suits Adam may be hundreds of times off for SGD.',
      },
      live: true,
      kind: 'number',
      default: 0.001,
      min: 0.0001,
      max: 100,
      step: 2,
      scale: 'log',
    },
    {
      name: 'noise',
      label: { zh: '噪声（标准差）', en: 'noise (std. dev.)' },
      about: {
        zh: '每团点散开多宽。到 0.5 左右四团开始混在一起，谁也不能全对。',
        en: 'How widely each cloud is spread. From about 0.5 the four clouds mix, and nothing can get every point right.',
      },
      kind: 'number',
      default: 0.2,
      min: 0,
      max: 1,
      step: 0.05,
      scale: 'linear',
    },
    {
      name: 'steps',
      label: { zh: '训练步数', en: 'training steps' },
      about: {
        zh: '训练多少步；每一步都用全部 200 个点。',
        en: 'How many training steps are made; each uses all 200 points.',
      },
      kind: 'integer',
      default: 3000,
      min: 100,
      max: 10000,
      step: 100,
    },
  ],
  presets: [
    {
      id: 'linear',
      label: { zh: '没有激活函数', en: 'no activation' },
      good: false,
      why: {
        zh: '两个线性层相乘还是一个线性层：不管有多少隐藏单元，边界永远是一条直线，最多答对四团中的三团。',
        en: 'Two linear layers multiply into one: however many hidden units, the boundary stays a straight line, which gets at most three of the four clouds right.',
      },
      set: { activation: 'identity' },
    },
    {
      id: 'one-unit',
      label: { zh: '只有一个隐藏单元', en: 'one hidden unit' },
      good: false,
      why: {
        zh: '一个 tanh 单元只看一个方向，而且单调：输出仍然只能在一条直线的两侧不同。',
        en: 'One tanh unit looks along one direction and is monotonic, so the answer can still change only across one straight line.',
      },
      set: { hidden: 1 },
    },
    {
      id: 'too-hot',
      label: { zh: '学习率太大', en: 'rate too high' },
      good: false,
      why: {
        zh: '带动量、学习率 100 的头几步就把许多 ReLU 单元推到对所有点都输出 0 的地方；那里梯度恰好是 0，它们再也学不动。',
        en: 'At rate 100 with momentum the first steps push many ReLU units to where they output 0 for every point; the gradient there is exactly 0, and they never learn again.',
      },
      set: { activation: 'relu', optimiser: 'momentum', rate: 100 },
    },
    {
      id: 'too-slow',
      label: { zh: '学习率太小', en: 'rate too low' },
      good: false,
      why: {
        zh: '0.001 对 Adam 合适，因为它的步长与梯度大小无关；对普通 SGD 却太小，3000 步之后边界还没成形。',
        en: '0.001 suits Adam, whose steps do not depend on the size of the gradient; for plain SGD it is too small, and after 3000 steps the boundary has not formed.',
      },
      set: { optimiser: 'sgd', rate: 0.001 },
    },
    {
      id: 'relu',
      label: { zh: '换成 ReLU', en: 'ReLU instead' },
      good: true,
      why: {
        zh: '任何非线性都行：ReLU 用几段直线拼出边界。',
        en: 'Any non-linearity will do: ReLU pieces the boundary together from straight segments.',
      },
      set: { activation: 'relu' },
    },
    {
      id: 'plain-sgd',
      label: { zh: '普通 SGD，大一点的学习率', en: 'plain SGD, larger rate' },
      good: true,
      why: {
        zh: '普通 SGD 也能学会异或，只要学习率合适：0.3 比 Adam 的 0.001 大 300 倍。',
        en: 'Plain SGD learns XOR as well, given a suitable rate: 0.3, three hundred times the one that Adam uses.',
      },
      set: { optimiser: 'sgd', rate: 0.3 },
    },
  ],
  prediction: {
    prompt: {
      zh: '把 tanh 换成恒等函数（等于没有激活），其他都不变。训练完，200 个点里答对多少？',
      en: 'Replace tanh by the identity (no activation at all) and change nothing else. After training, how many of the 200 points are right?',
    },
    options: [
      { key: 'line', text: { zh: '不超过 75 %', en: '75 % or fewer' } },
      { key: 'some', text: { zh: '75 % 到 95 %', en: 'between 75 % and 95 %' } },
      {
        key: 'all',
        text: { zh: '95 % 以上：8 个隐藏单元能弥补', en: 'more than 95 %: eight hidden units make up for it' },
      },
    ],
    set: { activation: 'identity' },
    outcome: result => outcomeOf(result.metrics.accuracy),
    reconcile: result => ({
      zh: `没有激活函数时答对 ${percent(result.metrics.accuracy)}。W₂(W₁x + b₁) + b₂ 化简后就是 Wx + b：层数再多也只是一个线性映射。把激活函数换回 tanh 再跑一次，边界就弯了。`,
      en: `Without an activation ${percent(result.metrics.accuracy)} are right. W₂(W₁x + b₁) + b₂ simplifies to Wx + b: any number of layers is one linear map. Put tanh back and run again, and the boundary bends.`,
    }),
  },
  views: [
    {
      kind: 'picture',
      title: { zh: '网络对平面每一处的回答', en: 'What the network answers across the plane' },
      picture: 'field',
    },
    {
      kind: 'lines',
      title: { zh: '损失', en: 'Loss' },
      log: true,
      series: [{ metric: 'loss', label: { zh: '交叉熵', en: 'cross-entropy' } }],
    },
    {
      kind: 'lines',
      title: { zh: '准确率', en: 'Accuracy' },
      log: false,
      series: [{ metric: 'accuracy', label: { zh: '准确率', en: 'accuracy' } }],
    },
    { kind: 'picture', title: { zh: '网络与权重', en: 'Network and weights' }, picture: 'network' },
  ],
  findings: [
    {
      id: 'activation-needed',
      claim: 'bp.forward',
      statement: {
        zh: '没有激活函数时准确率不超过 75 %，用 tanh 则达到 100 %。',
        en: 'Without an activation the accuracy stays at 75 % or below; with tanh it reaches 100 %.',
      },
      variants: { identity: { activation: 'identity' }, tanh: { activation: 'tanh' } },
      check: runs => {
        const identity = runs.identity?.metrics.accuracy ?? Number.NaN;
        const tanh = runs.tanh?.metrics.accuracy ?? Number.NaN;
        return { holds: identity <= 0.75 && tanh === 1, numbers: { identity, tanh } };
      },
    },
  ],
  pace: 'continuous',
  frames: (params: ParamValues) => params.steps as number,
};

function outcomeOf(accuracy: number | undefined): string | null {
  if (accuracy === undefined || Number.isNaN(accuracy)) return null;
  if (accuracy <= 0.75) return 'line';
  return accuracy <= 0.95 ? 'some' : 'all';
}
