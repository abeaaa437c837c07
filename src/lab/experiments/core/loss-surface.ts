import type { Experiment, RunResult } from '../../types.ts';

/** Points that the loss is a mean over. */
export const POINTS = 60;

/** Points at which the loss is evaluated along the line. */
export const SLICE_POINTS = 161;

/** Training steps between two frames. */
export const STEPS_PER_FRAME = 5;

/** How far the middle of a line must lie above both ends to be called a barrier, as a share of the slice's range. */
const BARRIER = 0.05;

/** Slices of the loss in parameter space: a small network and linear regression (claim bp.nonconvex). */
export const lossSurface: Experiment = {
  id: 'loss-surface',
  version: 1,
  title: { zh: '损失曲面的切片', en: 'Slices of the loss surface' },
  question: {
    zh: '把损失看成所有权重的函数，沿一条直线切一刀，会切出几个谷？小网络和线性回归有什么不同？',
    en: 'Take the loss as a function of all weights and cut it along a straight line. How many valleys are there, in a small network and in linear regression?',
  },
  claims: ['bp.nonconvex'],
  params: [
    {
      name: 'model',
      label: { zh: '模型', en: 'model' },
      about: {
        zh: '要看谁的损失。线性回归的损失是一只碗，小网络的不是。',
        en: 'Whose loss is looked at. That of linear regression is a bowl; that of the small network is not.',
      },
      kind: 'choice',
      default: 'mlp',
      choices: [
        { value: 'mlp', label: { zh: '小网络（tanh，学异或）', en: 'small tanh network on XOR' } },
        { value: 'linear', label: { zh: '线性回归', en: 'linear regression' } },
      ],
    },
    {
      name: 'directions',
      label: { zh: '横轴方向', en: 'horizontal axis' },
      about: {
        zh: '沿哪条线切开损失曲面。切口不同，看到的谷也不同。',
        en: 'Along which line the loss surface is cut. What valleys one sees depends on the cut.',
      },
      kind: 'choice',
      default: 'mirror',
      choices: [
        { value: 'mirror', label: { zh: '从解到它的镜像（全部变号）', en: 'solution to its mirror image' } },
        { value: 'solutions', label: { zh: '从一个解到另一次训练的解', en: 'solution to another solution' } },
        { value: 'random', label: { zh: '随机方向（按单元归一）', en: 'random, filter-normalised' } },
      ],
    },
    {
      name: 'hidden',
      label: { zh: '隐藏单元数', en: 'hidden units' },
      about: {
        zh: '小网络有几个隐藏单元；线性回归不用它。',
        en: 'How many hidden units the small network has; linear regression ignores it.',
      },
      kind: 'integer',
      default: 4,
      min: 1,
      max: 12,
      step: 1,
    },
    {
      name: 'rate',
      label: { zh: '学习率', en: 'learning rate' },
      about: {
        zh: '梯度下降每一步走多远。',
        en: 'How far each step of gradient descent goes.',
      },
      live: true,
      kind: 'number',
      default: 0.2,
      min: 0.001,
      max: 10,
      step: 2,
      scale: 'log',
    },
    {
      name: 'steps',
      label: { zh: '训练步数', en: 'training steps' },
      about: {
        zh: '切开之前先训练多少步。步数太少，端点还没到谷底。',
        en: 'How many steps are trained before the cut. With too few the ends are not yet at the bottom of a valley.',
      },
      kind: 'integer',
      default: 600,
      min: 100,
      max: 3000,
      step: 100,
    },
    {
      name: 'grid',
      label: { zh: '地图每边格数', en: 'cells along each side of the map' },
      about: {
        zh: '地图画得多细；格数加倍，要算的点是四倍。',
        en: 'How fine the map is; twice the cells on a side mean four times the points to compute.',
      },
      kind: 'integer',
      default: 40,
      min: 10,
      max: 80,
      step: 10,
    },
    {
      name: 'span',
      label: { zh: '地图向两边伸出多远', en: 'reach of the map to each side' },
      about: {
        zh: '地图从中点向两边各伸出多远，以两个端点的距离为单位。',
        en: 'How far the map reaches from the middle to each side, in units of the distance between the two ends.',
      },
      kind: 'number',
      default: 1,
      min: 0.6,
      max: 3,
      step: 0.2,
      scale: 'linear',
    },
  ],
  presets: [
    {
      id: 'linear',
      label: { zh: '线性回归', en: 'linear regression' },
      good: true,
      why: {
        zh: '线性回归的均方误差是权重的二次函数，凸的：无论沿哪条线切，都只有一个谷，梯度下降必到谷底。',
        en: 'The squared error of linear regression is a convex quadratic in its weights: every slice has one valley, and gradient descent gets to its floor.',
      },
      set: { model: 'linear' },
    },
    {
      id: 'two-trainings',
      label: { zh: '两次训练的两个解', en: 'two solutions' },
      good: true,
      why: {
        zh: '从不同的随机权重出发，训练到两个相距很远的解。它们的损失都低，中间却隔着一道坎。',
        en: 'From different random weights, training ends at two solutions far apart. Both have a low loss, yet between them lies a ridge.',
      },
      set: { directions: 'solutions' },
    },
    {
      id: 'random-cut',
      label: { zh: '只看随机方向', en: 'a random cut only' },
      good: false,
      why: {
        zh: '过解随机切一刀，看上去往往像一只碗。参数有 17 维，碰巧切到别的谷的机会很小：没看见，不等于没有。',
        en: 'A random cut through a solution often looks like a bowl. With 17 parameters it seldom meets another valley: not seen is not the same as not there.',
      },
      set: { directions: 'random' },
    },
    {
      id: 'one-unit',
      label: { zh: '只有一个隐藏单元', en: 'one hidden unit' },
      good: false,
      why: {
        zh: '一个 tanh 单元学不会异或，损失停在高处；可是镜像照样存在，谷还是不止一个。非凸与学得好不好是两回事。',
        en: 'One tanh unit cannot learn XOR and the loss stays high; yet the mirror image exists, and so does more than one valley. Non-convexity is not the same as failing to learn.',
      },
      set: { hidden: 1 },
    },
  ],
  prediction: {
    prompt: {
      zh: '网络训练好了。把它的隐藏层权重、偏置和输出权重全部变号，得到「镜像」，它算出的函数和原来一模一样。沿直线从解走到镜像，损失会怎样？',
      en: 'Turn the sign of every weight and bias but the output bias: this mirror image computes the same function. What does the loss do on the straight line from the trained network to it?',
    },
    options: [
      { key: 'flat', text: { zh: '一直不变：两头是同一个函数', en: 'it stays: both ends are the same function' } },
      { key: 'ridge', text: { zh: '先升后降：中间隔着一道坎', en: 'it rises, then falls: a ridge lies between' } },
      { key: 'valley', text: { zh: '先降后升：中间更低', en: 'it falls, then rises: lower in between' } },
      { key: 'unknown', text: { zh: '说不准', en: 'cannot tell' } },
    ],
    set: { model: 'mlp', directions: 'mirror' },
    outcome: result => outcomeOf(result),
    reconcile: ({ metrics }) => {
      const [end, twin] = [metrics.loss, metrics.lossMirror].map(short);
      const middle = short(
        Math.max(metrics.loss ?? 0, metrics.lossMirror ?? 0) + (metrics.mirrorBarrier ?? Number.NaN),
      );
      return {
        zh: `两端的损失是 ${end} 和 ${twin}，中点是 ${middle}，切片上有 ${metrics.minima} 个谷。凸函数在中点不会高过两端的平均，所以损失对权重是非凸的。正中间所有权重恰好为零，网络只会输出一个常数。`,
        en: `The loss is ${end} and ${twin} at the ends and ${middle} half-way; the slice has ${metrics.minima} valleys. A convex function never exceeds the mean of the ends half-way, so the loss is not convex in the weights. In the very middle all those weights are zero and the network answers with a constant.`,
      };
    },
  },
  views: [
    {
      kind: 'picture',
      title: { zh: '沿直线的损失（竖线：局部极小）', en: 'Loss along the line (marks: local minima)' },
      picture: 'slice',
    },
    {
      kind: 'picture',
      title: {
        zh: '平面上的损失，与梯度下降的投影路径',
        en: 'Loss on a plane, with the projected path of gradient descent',
      },
      picture: 'map',
    },
    {
      kind: 'lines',
      title: { zh: '训练损失', en: 'Training loss' },
      log: true,
      series: [
        { metric: 'loss', label: { zh: '这个网络', en: 'this network' } },
        { metric: 'lossOther', label: { zh: '另一次训练', en: 'the other training' } },
      ],
    },
  ],
  measures: [
    { metric: 'loss', label: { zh: '解的损失', en: 'loss of the solution' } },
    { metric: 'minima', label: { zh: '切片上的谷', en: 'valleys of the slice' } },
    { metric: 'mirrorBarrier', label: { zh: '到镜像的坎高', en: 'ridge to the mirror image' } },
  ],
  findings: [
    {
      id: 'more-than-one-valley',
      claim: 'bp.nonconvex',
      statement: {
        zh: '沿着从解到镜像的直线，小网络的损失有不止一个局部极小，线性回归恰好一个。',
        en: 'Along the line from the solution to its mirror image the loss of the small network has more than one local minimum, that of linear regression exactly one.',
      },
      variants: { mlp: { model: 'mlp' }, linear: { model: 'linear' } },
      check: ({ mlp, linear }) => {
        const numbers = { mlp: mlp?.metrics.minima ?? Number.NaN, linear: linear?.metrics.minima ?? Number.NaN };
        return { holds: numbers.mlp > 1 && numbers.linear === 1, numbers };
      },
    },
    {
      id: 'same-loss-behind-a-ridge',
      claim: 'bp.nonconvex',
      statement: {
        zh: '小网络的解与镜像损失相同，连线中点却更高：损失对权重非凸。',
        en: 'The solution of the small network and its mirror image have the same loss, and half-way the loss is higher: it is not convex in the weights.',
      },
      variants: { mlp: { model: 'mlp' } },
      check: ({ mlp }) => {
        const { loss = Number.NaN, lossMirror = Number.NaN, mirrorBarrier = Number.NaN } = mlp?.metrics ?? {};
        const holds = Math.abs(lossMirror / loss - 1) < 1e-9 && mirrorBarrier > 0;
        return { holds, numbers: { loss, lossMirror, mirrorBarrier } };
      },
    },
    {
      id: 'another-start-another-solution',
      claim: 'bp.nonconvex',
      statement: {
        zh: '从另一组随机权重出发，小网络到达另一个解，两解连线的中点损失更高；线性回归则回到同一个解。',
        en: 'From other random weights the small network ends at another solution, with a higher loss half-way between the two; linear regression ends at the same one.',
      },
      variants: {
        mlp: { model: 'mlp', directions: 'solutions' },
        linear: { model: 'linear', directions: 'solutions' },
      },
      check: ({ mlp, linear }) => {
        const numbers = {
          mlp: mlp?.metrics.otherDistance ?? Number.NaN,
          linear: linear?.metrics.otherDistance ?? Number.NaN,
          barrier: mlp?.metrics.otherBarrier ?? Number.NaN,
        };
        return { holds: numbers.mlp > 0.1 && numbers.barrier > 0 && numbers.linear < 0.001, numbers };
      },
    },
  ],
  pace: 'continuous',
  frames: params => Math.floor((params.steps as number) / STEPS_PER_FRAME) + (params.grid as number),
};

function outcomeOf({ metrics }: RunResult): string | null {
  const { mirrorBarrier, sliceRange } = metrics;
  if (mirrorBarrier === undefined || sliceRange === undefined || !(sliceRange > 0)) return null;
  const share = mirrorBarrier / sliceRange;
  if (share > BARRIER) return 'ridge';
  return share < -BARRIER ? 'valley' : 'flat';
}

function short(loss: number | undefined): string {
  return (loss ?? Number.NaN).toPrecision(3);
}
