import type { Experiment, ParamValues, RunResult } from '../../types.ts';

/** Points of the two clouds together. */
export const POINTS = 100;

/** The accuracy whose first step is counted. */
export const GOAL = 0.95;

/** Squared error against cross-entropy from the same confidently wrong start (claim bp.mse). */
export const mseOrCrossEntropy: Experiment = {
  id: 'mse-or-cross-entropy',
  version: 1,
  title: { zh: '均方误差还是交叉熵', en: 'Squared error or cross-entropy' },
  question: {
    zh: '一个 sigmoid 单元从「错得很自信」的地方出发。数据、权重、学习率全都一样，只换损失函数：谁能爬出来，要多少步？',
    en: 'One sigmoid unit starts out confidently wrong. Same data, same weights, same learning rate, only the loss differs: which one gets out, and in how many steps?',
  },
  claims: ['bp.mse'],
  params: [
    {
      name: 'wrongness',
      label: { zh: '起点错得多狠（权重长度）', en: 'how wrong at the start (weight length)' },
      about: {
        zh: '起点的权重指着正好相反的方向，这是它的长度：越长，错得越自信。',
        en: 'The weights start out pointing the wrong way; this is their length. The longer, the surer of the wrong answer.',
      },
      kind: 'number',
      default: 4,
      min: 0,
      max: 12,
      step: 1,
      scale: 'linear',
    },
    {
      name: 'bias',
      label: { zh: '起始偏置', en: 'bias at the start' },
      about: {
        zh: '起点的偏置。大了，所有点都被推向同一类。',
        en: 'The bias at the start. A large one pushes every point into the same class.',
      },
      kind: 'number',
      default: 0,
      min: -12,
      max: 12,
      step: 1,
      scale: 'linear',
    },
    {
      name: 'rate',
      label: { zh: '学习率（两边相同）', en: 'learning rate (both)' },
      about: {
        zh: '每一步走多远，两种损失用同一个。',
        en: 'How far each step goes; both losses use the same.',
      },
      live: true,
      kind: 'number',
      default: 0.5,
      min: 0.001,
      max: 100,
      step: 2,
      scale: 'log',
    },
    {
      name: 'noise',
      label: { zh: '点团的标准差', en: 'std. dev. of the clouds' },
      about: {
        zh: '两团点各散开多宽；大了两团重叠，谁也不能全对。',
        en: 'How widely both clouds are spread; where they overlap nothing gets all points right.',
      },
      kind: 'number',
      default: 0.5,
      min: 0,
      max: 1.5,
      step: 0.1,
      scale: 'linear',
    },
    {
      name: 'steps',
      label: { zh: '训练步数', en: 'training steps' },
      about: {
        zh: '两边各训练多少步。',
        en: 'How many steps both of them train.',
      },
      kind: 'integer',
      default: 300,
      min: 50,
      max: 5000,
      step: 50,
    },
  ],
  presets: [
    {
      id: 'from-zero',
      label: { zh: '从零权重出发', en: 'start from zero' },
      good: true,
      why: {
        zh: '输出全在 0.5 附近，σ′ 取最大值 0.25：两种损失都学得动，首个梯度恰好只差 2 倍。均方误差不是永远不行，怕的是「饱和而且错」。',
        en: 'Every output is near 0.5, where σ′ has its maximum 0.25: both losses learn, and the first gradients differ by a factor of about 2. Squared error is not always bad; saturated and wrong is what it cannot stand.',
      },
      set: { wrongness: 0 },
    },
    {
      id: 'stuck',
      label: { zh: '错得更离谱', en: 'hopelessly wrong' },
      good: false,
      why: {
        zh: '权重长度 10：点团中心的 σ′ 只有 10⁻⁶ 左右，均方误差的梯度几乎为零，训练三百步等于没动。',
        en: 'Weights of length 10: at the centre of a cloud σ′ is about 10⁻⁶, the gradient of the squared error all but vanishes, and 300 steps move nothing.',
      },
      set: { wrongness: 10 },
    },
    {
      id: 'one-sided',
      label: { zh: '只是偏置错了', en: 'only the bias is wrong' },
      good: false,
      why: {
        zh: '权重从零开始，偏置却是 8：所有点都被判成第 1 类，一半答错，而且那一半正好饱和。',
        en: 'The weights start at zero but the bias at 8: everything is called class 1, half of it wrongly, and that half is saturated.',
      },
      set: { wrongness: 0, bias: 8 },
    },
    {
      id: 'crank-it-up',
      label: { zh: '用大学习率硬推', en: 'push with a large rate' },
      good: false,
      why: {
        zh: '权重长度 10，学习率加到 50：交叉熵一步就够，均方误差往往还要上百步，甚至走不出来。学习率只是在放大一个几乎为零的梯度，而该放大多少倍，事先并不知道。',
        en: 'Weights of length 10, rate 50: cross-entropy needs one step, squared error often hundreds, or stays where it is. A rate only multiplies a gradient that is almost zero, and nobody knows beforehand by how much to multiply.',
      },
      set: { wrongness: 10, rate: 50 },
    },
  ],
  prediction: {
    prompt: {
      zh: '起点把两类几乎完全认反，而且非常自信。第一步，交叉熵的梯度（范数）是均方误差的多少倍？',
      en: 'The start has the two classes almost exactly swapped, and is very sure of it. At the first step, how many times larger than that of the squared error is the gradient (its norm) of cross-entropy?',
    },
    options: [
      { key: 'smaller', text: { zh: '反而更小', en: 'it is smaller' } },
      { key: 'similar', text: { zh: '差不多，1 到 3 倍', en: 'about the same, 1 to 3 times' } },
      { key: 'some', text: { zh: '3 到 10 倍', en: '3 to 10 times' } },
      { key: 'large', text: { zh: '10 倍以上', en: 'more than 10 times' } },
    ],
    set: { wrongness: 4, bias: 0, rate: 0.5 },
    outcome: result => outcomeOf(result.metrics.gradientRatio),
    reconcile,
  },
  views: [
    {
      kind: 'lines',
      title: { zh: '准确率', en: 'Accuracy' },
      log: false,
      series: [
        { metric: 'accuracyMse', label: { zh: '均方误差', en: 'squared error' } },
        { metric: 'accuracyCe', label: { zh: '交叉熵', en: 'cross-entropy' } },
      ],
    },
    {
      kind: 'lines',
      title: { zh: '梯度范数', en: 'Gradient norm' },
      log: true,
      series: [
        { metric: 'gradientMse', label: { zh: '均方误差', en: 'squared error' } },
        { metric: 'gradientCe', label: { zh: '交叉熵', en: 'cross-entropy' } },
      ],
    },
    {
      kind: 'picture',
      title: {
        zh: '损失对 z 的斜率；横轴：z 朝正确一侧为正（竖线：现在的平均值）',
        en: 'Slope of the loss in z; x: z counted towards the right label (lines: the means now)',
      },
      picture: 'pull',
    },
    {
      kind: 'lines',
      title: { zh: '损失（单位不同，只看走势）', en: 'Loss (different units: compare the shapes only)' },
      log: true,
      series: [
        { metric: 'lossMse', label: { zh: '均方误差', en: 'squared error' } },
        { metric: 'lossCe', label: { zh: '交叉熵', en: 'cross-entropy' } },
      ],
    },
  ],
  measures: [
    { metric: 'gradientRatio', label: { zh: '首个梯度之比', en: 'ratio of the first gradients' } },
    { metric: 'stepsMse', label: { zh: '均方误差未到 95 % 的步数', en: 'steps before 95 % (squared error)' } },
    { metric: 'stepsCe', label: { zh: '交叉熵未到 95 % 的步数', en: 'steps before 95 % (cross-entropy)' } },
  ],
  findings: [
    {
      id: 'first-gradient',
      claim: 'bp.mse',
      statement: {
        zh: '从饱和且错误的起点出发，交叉熵的第一个梯度至少是均方误差的 10 倍。',
        en: 'From a saturated, wrong start the first gradient of cross-entropy is at least 10 times that of squared error.',
      },
      variants: { saturated: {} },
      check: ({ saturated }) => {
        const ratio = saturated?.metrics.gradientRatio ?? Number.NaN;
        return { holds: ratio >= 10, numbers: { ratio } };
      },
    },
    {
      id: 'fewer-steps',
      claim: 'bp.mse',
      statement: {
        zh: '从同一个起点出发，交叉熵先达到 95 % 的准确率。',
        en: 'From the same start cross-entropy is the first to reach 95 % accuracy.',
      },
      variants: { saturated: {} },
      check: ({ saturated }) => {
        const { stepsMse = Number.NaN, stepsCe = Number.NaN, reachedMse = 0, reachedCe = 0 } = saturated?.metrics ?? {};
        const holds = reachedCe === 1 && (reachedMse === 0 || stepsCe < stepsMse);
        return { holds, numbers: { stepsCe, stepsMse, reachedCe, reachedMse } };
      },
    },
    {
      id: 'only-when-saturated',
      claim: 'bp.mse',
      statement: {
        zh: '从接近零的权重出发，两种损失的第一个梯度相差不到 3 倍，并且都能达到 95 %。',
        en: 'From weights near zero the first gradients differ by less than a factor of 3, and both losses reach 95 %.',
      },
      variants: { zero: { wrongness: 0 } },
      check: ({ zero }) => {
        const { gradientRatio: ratio = Number.NaN, reachedMse = 0, reachedCe = 0 } = zero?.metrics ?? {};
        return { holds: ratio < 3 && reachedMse === 1 && reachedCe === 1, numbers: { ratio, reachedMse, reachedCe } };
      },
    },
  ],
  pace: 'continuous',
  frames: (params: ParamValues) => params.steps as number,
};

function outcomeOf(ratio: number | undefined): string | null {
  if (ratio === undefined || Number.isNaN(ratio)) return null;
  if (ratio < 1) return 'smaller';
  if (ratio < 3) return 'similar';
  return ratio < 10 ? 'some' : 'large';
}

function reconcile({ metrics }: RunResult) {
  const ratio = (metrics.gradientRatio ?? Number.NaN).toPrecision(3);
  const slow = metrics.reachedMse === 1;
  const reached = metrics.reachedCe === 1;
  const ceZh = reached ? `交叉熵用 ${metrics.stepsCe} 步达到 95 %` : `交叉熵跑了 ${metrics.stepsCe} 步仍未达到 95 %`;
  const mseZh = slow ? `均方误差用了 ${metrics.stepsMse} 步` : `均方误差跑了 ${metrics.stepsMse} 步仍未达到`;
  const ceEn = reached
    ? `reached 95 % after ${metrics.stepsCe} steps`
    : `had not reached 95 % after ${metrics.stepsCe}`;
  const mseEn = slow ? `needed ${metrics.stepsMse}` : `had not got there after ${metrics.stepsMse}`;
  return {
    zh: `第一步的梯度相差 ${ratio} 倍。${ceZh}，${mseZh}。均方误差的梯度里多乘了一个 σ′(z) = p(1 − p)，越饱和它越小；交叉熵里的对数求导后出现 1/p(1 − p)，正好把它约掉，只剩 p − y。`,
    en: `The first gradients differ by a factor of ${ratio}. Cross-entropy ${ceEn}; squared error ${mseEn}. The gradient of squared error carries a factor σ′(z) = p(1 − p), which shrinks with saturation; the derivative of the logarithm in cross-entropy brings 1/p(1 − p), which cancels it and leaves p − y.`,
  };
}
