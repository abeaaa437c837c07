import type { CourseIndex, Lesson, Quiz } from '../../src/course/types.ts';
import type { RunMessage } from '../../src/lab/protocol.ts';
import type { Experiment, Frame, Picture } from '../../src/lab/types.ts';
import type { Lang } from '../../src/platform/language.ts';
import type { Block, Formula, Inline, Rich } from '../../src/text/document.ts';
import { COURSE } from './fixture-lesson.ts';

const say = (zh: string, en: string) => (lang: Lang) => (lang === 'zh' ? zh : en);
const words = (text: string): Inline[] => [{ kind: 'text', text }];
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: words(text) });
const heading = (id: string, text: string): Block => ({ kind: 'heading', depth: 2, id, content: words(text) });

const formula = (lines: readonly string[], inline: string): Formula => ({ lines, inline });

const MATH: Block = {
  kind: 'math',
  ...formula(['         1    ', 'σ(z) = ───────', '       1 + e⁻ᶻ'], 'σ(z) = 1 / (1 + e⁻ᶻ)'),
  tex: '\\sigma(z) = \\frac{1}{1 + e^{-z}}',
  ascii: formula(['              1     ', 'sigma(z) = ---------', '           1 + e^-z '], 'sigma(z) = 1 / (1 + e^-z)'),
  spoken: 'sigma of z equals one over one plus e to the minus z',
};

/** Three screens: a formula with a table; a claim of the notes; a diagram with code, an experiment and a quiz. */
const blocks = (lang: Lang): Block[] => [
  heading('formula', say('压缩函数', 'A function that squeezes')(lang)),
  paragraph(
    say(
      '它把任何一个数变成零和一之间的数：离零越远，输出变化得越慢，所以训练到后来梯度很小。',
      'It turns any number into one between zero and one: the further from zero, the slower the output moves, so gradients are small late in training.',
    )(lang),
  ),
  MATH,
  {
    kind: 'table',
    align: ['left', 'right', 'right'],
    header: [words(say('输入', 'input')(lang)), words(say('输出', 'output')(lang)), words(say('斜率', 'slope')(lang))],
    rows: [
      [words('-4'), words('0.018'), words('0.0177')],
      [words('0'), words('0.5'), words('0.25')],
      [words('10'), words('0.99995'), words('0.00005')],
    ],
  },
  { kind: 'list', ordered: false, start: 1, items: [[paragraph(say('中间最陡。', 'Steepest in the middle.')(lang))]] },
  { kind: 'pause' },
  heading('claim', say('笔记的说法', 'What the notes claim')(lang)),
  {
    kind: 'claim',
    id: 'bp.forward',
    verdict: 'refine',
    evidence: 'literature',
    sources: ['author2020'],
    says: [paragraph(say('神经元把输入相加。', 'A neuron adds its inputs.')(lang))],
    holds: [
      paragraph(
        say('还要乘权重、加偏置、过激活函数。', 'It weighs them, adds a bias and applies an activation.')(lang),
      ),
    ],
  },
  { kind: 'callout', tone: 'note', body: [paragraph(say('偏置移动门槛。', 'The bias moves the threshold.')(lang))] },
  { kind: 'pause' },
  heading('code', say('画和代码', 'A drawing and code')(lang)),
  {
    kind: 'diagram',
    lines: ['x ──▶ [ w·x + b ] ──▶ σ ──▶ y'],
    alt: say(
      '输入乘权重、加偏置，再过激活函数。',
      'The input is weighed, the bias added, the activation applied.',
    )(lang),
  },
  {
    kind: 'code',
    lang: 'python',
    numbered: true,
    lines: [
      [
        { text: 'def', class: 'keyword' },
        { text: ' sigma(z):', class: '' },
      ],
      [
        { text: '    return', class: 'keyword' },
        { text: ' 1 / (1 + exp(-z))', class: '' },
      ],
    ],
  },
  { kind: 'experiment', id: 'fixture-lab' },
  { kind: 'quiz', id: 'fixture-quiz' },
];

export const SCREENS_LESSON: Lesson = { id: 'fixture', zh: blocks('zh'), en: blocks('en') };

const rich = (zh: string, en: string): Rich => ({ zh: words(zh), en: words(en) });

/** One question, so that its end is the end of the quiz; its words stand in every set of glyphs. */
export const SHORT_QUIZ: Quiz = {
  id: 'fixture-quiz',
  lesson: 'fixture',
  title: { zh: '神经元小测', en: 'Neuron check' },
  questions: [
    {
      id: 'q-steep',
      rev: 1,
      level: 'apply',
      terms: [],
      kind: 'single',
      shuffle: false,
      passage: 'formula',
      experiment: 'fixture-lab',
      prompt: rich('在哪里，输出对输入最敏感？', 'Where does the output answer most to its input?'),
      options: [
        {
          key: 'far',
          text: rich('离零很远的地方', 'far from zero'),
          why: rich('那里的曲线几乎是平的。', 'The curve is almost flat there.'),
        },
        {
          key: 'zero',
          correct: true,
          text: rich('在零附近', 'near zero'),
          why: rich('对，斜率是四分之一。', 'Yes: the slope is a quarter.'),
        },
        {
          key: 'same',
          text: rich('到处一样', 'everywhere the same'),
          why: rich('直线才这样。', 'A straight line does that.'),
        },
      ],
      hints: [rich('看看斜率那一列。', 'Look at the column of slopes.')],
      explain: rich('斜率在零处最大，向两边减小。', 'The slope is largest at zero and falls to both sides.'),
    },
  ],
};

export const SCREENS_COURSE: CourseIndex = {
  ...COURSE,
  quizzes: COURSE.quizzes.map(quiz => ({ ...quiz, questions: SHORT_QUIZ.questions.length })),
};

const STEPS = Array.from({ length: 21 }, (_, step) => step * 10);

export const EXPERIMENT: Experiment = {
  id: 'fixture-lab',
  version: 1,
  title: { zh: '一个神经元学与', en: 'One neuron learns AND' },
  question: { zh: '没有隐藏层也学得会吗？', en: 'Can it be learnt without a hidden layer?' },
  claims: [],
  params: [
    {
      name: 'rate',
      label: { zh: '学习率', en: 'learning rate' },
      kind: 'number',
      live: true,
      default: 0.1,
      min: 0.001,
      max: 10,
      step: 2,
      scale: 'log',
    },
    { name: 'bias', label: { zh: '用偏置', en: 'with a bias' }, kind: 'boolean', default: true },
  ],
  presets: [],
  prediction: {
    prompt: { zh: '它最后能分对多少？', en: 'How many does it get right in the end?' },
    options: [
      { key: 'all', text: { zh: '全部', en: 'all of them' } },
      { key: 'most', text: { zh: '四个里的三个', en: 'three of four' } },
    ],
    set: {},
    outcome: () => 'all',
    reconcile: () => ({
      zh: '一条直线就能把与的两类分开。',
      en: 'One straight line separates the two classes of AND.',
    }),
  },
  views: [
    {
      kind: 'lines',
      title: { zh: '损失', en: 'Loss' },
      log: false,
      series: [{ metric: 'loss', label: { zh: '训练损失', en: 'training loss' } }],
    },
    { kind: 'picture', title: { zh: '边界', en: 'Boundary' }, picture: 'field' },
  ],
  findings: [],
  pace: 'continuous',
  frames: () => STEPS.length,
};

const field: Picture = {
  kind: 'field',
  values: Float32Array.from({ length: 64 }, (_, i) => ((i % 8) + Math.floor(i / 8)) / 14),
  cols: 8,
  rows: 8,
  domain: [0, 1, 0, 1],
  range: [0, 1],
  scale: 'classes',
  points: [
    { x: 1, y: 1, label: 1 },
    { x: 0, y: 0, label: 0 },
  ],
  path: [],
};

const FRAMES: Frame[] = STEPS.map(step => ({
  step,
  metrics: { loss: 0.7 * Math.exp(-step / 60) },
  pictures: { field },
}));

/** All that a run of the fixture says, the same each time. */
export const RUN: readonly RunMessage[] = [
  { kind: 'ready', backend: 'wasm' },
  { kind: 'frames', frames: FRAMES },
  {
    kind: 'done',
    result: {
      experiment: EXPERIMENT.id,
      version: 1,
      params: { rate: 0.1, bias: true },
      seed: 1,
      backend: 'wasm',
      card: 'card',
      status: 'finished',
      steps: 200,
      seconds: 1.5,
      metrics: { loss: 0.025 },
      series: {},
      streams: {},
    },
  },
];
