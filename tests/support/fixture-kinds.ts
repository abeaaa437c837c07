import type { Quiz } from '../../src/course/types.ts';
import type { Option } from '../../src/quiz/types.ts';
import type { Rich } from '../../src/text/document.ts';

const rich = (zh: string, en: string): Rich => ({ zh: [{ kind: 'text', text: zh }], en: [{ kind: 'text', text: en }] });

const base = {
  rev: 1,
  level: 'apply',
  terms: [],
  hints: [
    rich('想一想方向。', 'Think of the direction.'),
    rich('原理是这样。', 'This is the principle.'),
    rich('先走一步看看。', 'Here is the first step.'),
  ],
  explain: rich('解释在这里，讲清楚为什么。', 'This is the explanation, which says why.'),
} as const;

const option = (key: string, zh: string, en: string, extra: Partial<Option> = {}): Option => ({
  ...{ key, text: rich(zh, en), why: rich(`因为${zh}`, `because of ${en}`) },
  ...extra,
});

/** One question of each kind beyond those of the other fixture, and misconceptions that they refute. */
export const KINDS: Quiz = {
  id: 'kinds-quiz',
  lesson: 'fixture',
  title: { zh: '各种题', en: 'All kinds' },
  questions: [
    {
      ...base,
      id: 'k-match',
      kind: 'match',
      prompt: rich('把部件和作用配起来。', 'Match each part with what it does.'),
      pairs: [
        {
          ...{
            key: 'weight',
            left: rich('权重', 'weight'),
            right: rich('决定输入算多少', 'says how much an input counts'),
          },
          ...{ why: rich('权重是系数。', 'A weight is a factor.'), misconception: 'weight-bends' },
        },
        {
          ...{ key: 'bias', left: rich('偏置', 'bias'), right: rich('平移分界线', 'shifts the boundary') },
          ...{ why: rich('偏置加在和上。', 'A bias is added to the sum.'), misconception: 'bias-bends' },
        },
      ],
      extra: [
        {
          ...{ key: 'rate', text: rich('决定一步多远', 'sets the length of a step') },
          ...{ why: rich('那是学习率。', 'That is the learning rate.'), misconception: 'rate-inside' },
        },
      ],
      rights: ['weight', 'bias', 'rate'],
    },
    {
      ...base,
      id: 'k-gaps',
      kind: 'gaps',
      prompt: rich('补全这两行。', 'Complete these two lines.'),
      body: [
        [{ text: 'd = e * v * ' }, { gap: 'slope' }],
        [{ text: 'w = w ' }, { gap: 'sign' }, { text: ' lr * g' }],
      ],
      gaps: [
        {
          key: 'slope',
          fill: 'choose',
          options: [
            option('right', 'a * (1 - a)', 'a * (1 - a)', { correct: true }),
            option('wrong', 'a', 'a', { misconception: 'weight-bends' }),
          ],
        },
        {
          ...{ key: 'sign', fill: 'type', accept: ['-'], why: rich('要减去梯度。', 'The gradient is subtracted.') },
          near: [{ text: '+', why: rich('方向反了。', 'Wrong way.'), misconception: 'uphill' }],
        },
      ],
    },
    {
      ...base,
      id: 'k-curve',
      kind: 'single',
      form: 'curve',
      shuffle: false,
      prompt: rich('损失会怎样走？', 'How will the loss go?'),
      options: [
        option('falls', '一路下降', 'it falls', { correct: true, chart: [4, 3, 2, 1, 0] }),
        option('rises', '一路上升', 'it rises', { chart: [0, 1, 2, 3, 4], misconception: 'uphill' }),
      ],
    },
    {
      ...base,
      id: 'k-chart',
      kind: 'numeric',
      form: 'read-chart',
      prompt: rich('第几步降到一半？', 'At which step is it down to a half?'),
      figure: {
        ...{ kind: 'lines', log: false },
        series: [{ label: { zh: '损失', en: 'loss' }, steps: [0, 50, 100, 150], values: [1, 0.8, 0.5, 0.2] }],
      },
      ...{ answer: 100, tolerance: { abs: 10 }, near: [] },
    },
    {
      ...base,
      id: 'k-true',
      kind: 'single',
      form: 'true-false',
      shuffle: false,
      prompt: rich('“损失总是凸的。”', '“A loss is always convex.”'),
      options: [
        option('true', '说得对', 'True', { misconception: 'all-convex' }),
        option('right', '说错了，应当是：有的凸，有的不凸', 'False. Rather: some are, some are not', { correct: true }),
        option('never', '说错了，应当是：都不凸', 'False. Rather: none is', {
          credit: 0.5,
          misconception: 'none-convex',
        }),
      ],
    },
    {
      ...base,
      id: 'k-unit',
      kind: 'numeric',
      prompt: rich('2000 次，每次 3 ms，一共多久？', 'How long do 2000 passes of 3 ms take?'),
      ...{ answer: 6, tolerance: { rel: 0.01 }, unit: 's', needsUnit: true, near: [] },
    },
    {
      ...{ id: 'k-generated', kind: 'generated', rev: 1, level: 'apply', terms: [] },
      ...{ template: 'dense-parameters', params: {} },
    },
  ],
  misconceptions: [
    {
      ...{
        id: 'uphill',
        name: rich('沿梯度走', 'following the gradient'),
        holds: rich('要减去它。', 'It is subtracted.'),
      },
      refutedBy: { questions: ['k-unit'], experiments: [] },
    },
    {
      ...{ id: 'all-convex', name: rich('都凸', 'all are convex'), holds: rich('有的不凸。', 'Some are not.') },
      refutedBy: { questions: ['k-match'], experiments: ['loss-surface'] },
    },
  ],
};
