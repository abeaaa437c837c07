import type { Experiment, RunResult } from '../../types.ts';

/** The steps h of the sweep, from 1e-13 to 1, two in a decade. */
export const STEP_SIZES: readonly number[] = Array.from({ length: 27 }, (_, i) => 10 ** (-13 + i / 2));

/** Parameters of the 3-4-4 network. */
const PARAMETERS = 36;

/** A gradient counts as right below this relative error … */
export const CLEAN = 1e-4;

/** … and as wrong above this one. */
const WRONG = 1e-2;

const BUGS = [
  ['none', '没有错误', 'none'],
  ['forgot-sigma-prime', '隐藏层忘了乘 σ′', 'σ′ forgotten in the hidden layer'],
  ['transposed-weight', 'W₂ 转置用反了', 'W₂ the wrong way round'],
  ['missing-batch-mean', '忘了除以批量大小', 'not divided by the batch size'],
  ['missed-last-sample', '循环漏掉最后一个样本', 'last sample left out'],
  ['shifted-bias', 'b₁ 的下标差一', 'b₁ off by one'],
  ['forgot-two', '平方求导漏了 2', 'the 2 of the square forgotten'],
] as const;

/** Hand-written back-propagation against central differences, with bugs to plant (claim bp.gradient). */
export const gradientCheck: Experiment = {
  id: 'gradient-check',
  version: 1,
  title: { zh: '梯度检查', en: 'Gradient check' },
  question: {
    zh: '手写的反向传播会不会错了也不报错？把每个参数往两边各挪一点点，用损失之差除以 2h，就能知道真正的斜率。',
    en: 'Can back-propagation written by hand be wrong without any error message? Nudge each parameter both ways: the difference of the losses over 2h is the true slope.',
  },
  claims: ['bp.gradient'],
  params: [
    {
      name: 'bug',
      label: { zh: '埋下的错误', en: 'planted bug' },
      about: {
        zh: '故意写错的地方。程序照样运行，不会报错。',
        en: 'What is deliberately wrong in the code. It runs without complaint all the same.',
      },
      kind: 'choice',
      default: 'none',
      choices: BUGS.map(([value, zh, en]) => ({ value, label: { zh, en } })),
    },
    {
      name: 'h',
      label: { zh: '差分步长 h', en: 'step h of the difference' },
      about: {
        zh: '数值梯度里参数往两边挪的距离：太大不准，太小只剩舍入误差。',
        en: 'How far a parameter is moved each way for the numerical slope: too far is inexact, too little leaves only rounding.',
      },
      kind: 'number',
      default: 1e-5,
      min: 1e-13,
      max: 1,
      step: 10,
      scale: 'log',
    },
    {
      name: 'precision',
      label: { zh: '损失精度', en: 'loss precision' },
      about: {
        zh: '算损失用几位：float64 约 16 位有效数字，float32 约 7 位。',
        en: 'With how many digits the loss is computed: about 16 in float64, about 7 in float32.',
      },
      kind: 'choice',
      default: 'float64',
      choices: [
        { value: 'float64', label: { zh: 'float64', en: 'float64' } },
        { value: 'float32', label: { zh: 'float32', en: 'float32' } },
      ],
    },
  ],
  presets: [
    {
      id: 'clean',
      label: { zh: '正确的反向传播', en: 'correct back-propagation' },
      good: true,
      why: {
        zh: 'float64、h = 10⁻⁵：四组参数的相对误差都远小于 10⁻⁴。检查可信，代码也对。',
        en: 'float64 and h = 10⁻⁵: the relative error of all four groups is far below 10⁻⁴. The check can be trusted, and the code is right.',
      },
      set: { bug: 'none', h: 1e-5, precision: 'float64' },
    },
    {
      id: 'transposed',
      label: { zh: '转置用反了', en: 'transposed by mistake' },
      good: false,
      why: {
        zh: 'W₂ 恰好是 4 × 4 的方阵，转置之后形状不变，程序照样运行。只有 W₁ 和 b₁ 的梯度错了。',
        en: 'W₂ happens to be square, 4 × 4, so its transpose has the same shape and the program runs. Only the gradients of W₁ and b₁ are wrong.',
      },
      set: { bug: 'transposed-weight' },
    },
    {
      id: 'no-mean',
      label: { zh: '忘了求平均', en: 'no mean' },
      good: false,
      why: {
        zh: '每个梯度都大了 8 倍（批量大小），方向却完全正确：训练照常进行，只像是学习率大了 8 倍，不做检查很难发现。',
        en: 'Every gradient is 8 times too large (the batch size) but points the right way: training goes on as if the rate were 8 times larger, and without a check it is hard to notice.',
      },
      set: { bug: 'missing-batch-mean' },
    },
    {
      id: 'h-too-small',
      label: { zh: 'h 太小', en: 'h too small' },
      good: false,
      why: {
        zh: '代码没错，h = 10⁻¹² 却让两个损失只差在最后几位，相减后剩下的多半是舍入误差。误差变大，错在尺子。',
        en: 'The code is right, but with h = 10⁻¹² the two losses differ only in their last digits, and their difference is largely rounding. The ruler is at fault.',
      },
      set: { h: 1e-12 },
    },
    {
      id: 'single-precision',
      label: { zh: '用 float32 检查', en: 'checking in float32' },
      good: false,
      why: {
        zh: 'h = 10⁻⁵ 对 float32 太小：它只有约 7 位有效数字，正确的代码也会被判错。float32 要用 10⁻² 上下的 h，或者改用 float64 检查。',
        en: 'h = 10⁻⁵ is too small for float32 with its 7 digits: correct code fails the check. In float32 take h near 10⁻², or check in float64.',
      },
      set: { precision: 'float32' },
    },
  ],
  prediction: {
    prompt: {
      zh: '反向传播到隐藏层时忘了乘 σ′，其余都对。W₁、b₁ 是第一层的参数，W₂、b₂ 是第二层的。检查会在哪里报错？',
      en: 'On the way back through the hidden layer σ′ is forgotten; all else is right. W₁ and b₁ belong to the first layer, W₂ and b₂ to the second. Where does the check fail?',
    },
    options: [
      { key: 'first', text: { zh: '只有第一层：W₁、b₁', en: 'only in the first layer: W₁, b₁' } },
      { key: 'second', text: { zh: '只有第二层：W₂、b₂', en: 'only in the second layer: W₂, b₂' } },
      { key: 'all', text: { zh: '两层都错', en: 'in both layers' } },
      { key: 'none', text: { zh: '都不报错，梯度只是小一点', en: 'nowhere: the gradient is only a little off' } },
    ],
    set: { bug: 'forgot-sigma-prime', h: 1e-5, precision: 'float64' },
    outcome: result => outcomeOf(result),
    reconcile: ({ metrics }) => {
      const [w1, b1, w2, b2] = [metrics.errorW1, metrics.errorb1, metrics.errorW2, metrics.errorb2].map(short);
      const cosine = (metrics.cosine ?? Number.NaN).toFixed(2).replace('-', '−');
      return {
        zh: `相对误差：W₁ ${w1}，b₁ ${b1}，W₂ ${w2}，b₂ ${b2}。反向传播从后往前算：σ′ 出现在 W₂、b₂ 的梯度算完之后，所以只影响它前面的层。错误的梯度与真梯度的夹角余弦是 ${cosine}：只要它是正的，损失多半还会下降，光看损失曲线发现不了。`,
        en: `Relative errors: W₁ ${w1}, b₁ ${b1}, W₂ ${w2}, b₂ ${b2}. Back-propagation works from the end: σ′ comes in after the gradients of W₂ and b₂ are done, so only earlier layers suffer. The cosine between the wrong and the true gradient is ${cosine}: as long as it is positive the loss will mostly still fall, and its curve gives nothing away.`,
      };
    },
  },
  views: [
    {
      kind: 'picture',
      title: { zh: '各组参数的相对误差（对数）', en: 'Relative error of each group (log)' },
      picture: 'groups',
    },
    {
      kind: 'lines',
      title: { zh: '逐个参数的相对误差', en: 'Relative error, parameter by parameter' },
      log: true,
      series: [
        { metric: 'error', label: { zh: '这个参数', en: 'this parameter' } },
        { metric: 'worst', label: { zh: '目前最差的一组', en: 'worst group so far' } },
      ],
    },
    {
      kind: 'picture',
      title: {
        zh: '误差随 h 的变化：log₁₀ 误差对 log₁₀ h（竖线：所选的 h）',
        en: 'Error against h: log₁₀ error over log₁₀ h (line: the h chosen)',
      },
      picture: 'sweep',
    },
  ],
  measures: [
    { metric: 'worst', label: { zh: '最大的相对误差', en: 'largest relative error' } },
    { metric: 'cosine', label: { zh: '与真梯度的夹角余弦', en: 'cosine with the true gradient' } },
  ],
  findings: [
    {
      id: 'bugs-are-caught',
      claim: 'bp.gradient',
      statement: {
        zh: '正确的梯度与中心差分的相对误差小于 10⁻⁴；六种埋下的错误每一种都大于 10⁻²。',
        en: 'The correct gradient agrees with central differences to 10⁻⁴; each of the six planted bugs is off by more than 10⁻².',
      },
      variants: Object.fromEntries(BUGS.map(([bug]) => [bug, { bug }])),
      check: runs => {
        const numbers = Object.fromEntries(BUGS.map(([bug]) => [bug, runs[bug]?.metrics.worst ?? Number.NaN]));
        const holds = BUGS.every(([bug]) =>
          bug === 'none' ? (numbers[bug] as number) < CLEAN : (numbers[bug] as number) > WRONG,
        );
        return { holds, numbers };
      },
    },
    {
      id: 'layer-is-found',
      claim: 'bp.gradient',
      statement: {
        zh: '忘了 σ′ 时只有第一层的梯度出错，第二层照样正确：误差的位置指出错误的位置。',
        en: 'With σ′ forgotten only the first layer is wrong and the second still right: where the error is tells where the bug is.',
      },
      variants: { bug: { bug: 'forgot-sigma-prime' } },
      check: ({ bug }) => {
        const {
          errorW1 = Number.NaN,
          errorb1 = Number.NaN,
          errorW2 = Number.NaN,
          errorb2 = Number.NaN,
        } = bug?.metrics ?? {};
        const holds = Math.min(errorW1, errorb1) > WRONG && Math.max(errorW2, errorb2) < CLEAN;
        return { holds, numbers: { errorW1, errorb1, errorW2, errorb2 } };
      },
    },
    {
      id: 'h-neither-large-nor-small',
      claim: 'bp.gradient',
      statement: {
        zh: '差分误差在中间某个 h 最小，往两头都至少大 100 倍；float32 的最佳 h 比 float64 的大，误差也更大。',
        en: 'The error of the difference is smallest at some h in between and at least 100 times larger at both ends; the best h of float32 is larger than that of float64, and so is its error.',
      },
      variants: { clean: {} },
      check: ({ clean }) => {
        const metrics = clean?.metrics ?? {};
        const { best64 = Number.NaN, bestH64 = Number.NaN, best32 = Number.NaN, bestH32 = Number.NaN } = metrics;
        const ends = Math.min(metrics.smallestH64 ?? Number.NaN, metrics.largestH64 ?? Number.NaN);
        const holds = ends > 100 * best64 && bestH32 > bestH64 && best32 > best64;
        return { holds, numbers: { best64, bestH64, best32, bestH32, ends } };
      },
    },
  ],
  pace: 'continuous',
  frames: () => PARAMETERS + STEP_SIZES.length,
};

function outcomeOf({ metrics }: RunResult): string | null {
  const { errorW1, errorb1, errorW2, errorb2 } = metrics;
  if (errorW1 === undefined || errorb1 === undefined || errorW2 === undefined || errorb2 === undefined) return null;
  const first = Math.max(errorW1, errorb1) > WRONG;
  const second = Math.max(errorW2, errorb2) > WRONG;
  if (first && second) return 'all';
  if (first) return 'first';
  return second ? 'second' : 'none';
}

function short(error: number | undefined): string {
  return (error ?? Number.NaN).toExponential(1).replace('e-', 'e−');
}
