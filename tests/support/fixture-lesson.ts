import type { CourseIndex, Lesson, Source, Term } from '../../src/course/types.ts';
import type { Lang } from '../../src/platform/language.ts';
import type { Block, Inline } from '../../src/text/document.ts';

const say = (zh: string, en: string) => (lang: Lang) => (lang === 'zh' ? zh : en);
const words = (text: string): Inline[] => [{ kind: 'text', text }];
const paragraph = (text: string): Block => ({ kind: 'paragraph', content: words(text) });
const heading = (id: string, text: string): Block => ({ kind: 'heading', depth: 2, id, content: words(text) });
const PAUSE: Block = { kind: 'pause' };

const neuron = say('一个神经元', 'One neuron');
const weighted = say('神经元先求加权和，再过激活函数。', 'A neuron forms a weighted sum and bends it.');
const points = [
  say('权重说明每个输入有多要紧。', 'The weights say how much each input matters.'),
  say('偏置移动门槛。', 'The bias moves the threshold.'),
];
const notes = say('神经元把输入相加。', 'A neuron adds its inputs.');
const truth = say('还要乘权重、加偏置、过激活函数。', 'It weighs them, adds a bias and applies an activation.');

/** Four screens: text of every kind; longer than a window of 24 rows; an experiment with its prediction; a quiz. */
const blocks = (lang: Lang): Block[] => [
  heading('neuron', neuron(lang)),
  paragraph(weighted(lang)),
  { kind: 'math', lines: ['z = w·x + b'], inline: 'z = w·x + b', tex: 'z = w \\cdot x + b' },
  { kind: 'list', ordered: false, start: 1, items: points.map(point => [paragraph(point(lang))]) },
  {
    kind: 'code',
    lang: 'python',
    lines: [
      [
        { text: 'def', class: 'keyword' },
        { text: ' f(z): ', class: '' },
        { text: 'return', class: 'keyword' },
        { text: ' max(0, z)', class: '' },
      ],
    ],
  },
  PAUSE,
  heading('long', say('很长的一屏', 'A long screen')(lang)),
  ...Array.from({ length: 20 }, (_, index) =>
    paragraph(`${say('第', 'Paragraph ')(lang)}${index + 1}${say('段', '')(lang)}.`),
  ),
  heading('claim', say('笔记的说法', 'What the notes claim')(lang)),
  {
    kind: 'claim',
    id: 'bp.forward',
    verdict: 'refine',
    evidence: 'literature',
    sources: ['author2020'],
    says: [paragraph(notes(lang))],
    holds: [paragraph(truth(lang))],
  },
  PAUSE,
  heading('try', say('先猜，再跑', 'Guess, then run')(lang)),
  {
    kind: 'predict',
    experiment: 'xor-mlp',
    body: [paragraph(say('去掉激活函数会怎样？', 'What if the activation goes?')(lang))],
  },
  { kind: 'experiment', id: 'xor-mlp', preset: 'linear' },
  paragraph(say('跑完再看边界。', 'Then look at the boundary.')(lang)),
  PAUSE,
  heading('end', say('小结', 'To take away')(lang)),
  paragraph(say('会弯才学得会异或。', 'What bends can learn XOR.')(lang)),
  { kind: 'quiz', id: 'fixture-quiz' },
];

export const LESSON: Lesson = { id: 'fixture', zh: blocks('zh'), en: blocks('en') };

export const SOURCES: readonly Source[] = [
  { id: 'author2020', authors: 'Author, A.', year: 2020, title: 'A study of neurons', where: 'arXiv:2001.00001' },
];

export const TERMS: readonly Term[] = [
  {
    id: 'neuron',
    zh: '神经元',
    en: 'neuron',
    also: ['unit'],
    avoid: [],
    meaning: { zh: '先求加权和、再过激活函数的单元。', en: 'A unit that forms a weighted sum and bends it.' },
  },
  {
    id: 'bias',
    zh: '偏置',
    en: 'bias',
    also: [],
    avoid: [],
    meaning: { zh: '移动门槛的常数。', en: 'A constant that moves the threshold.' },
  },
];

const meta = {
  minutes: 5,
  requires: [],
  terms: ['neuron', 'bias'],
  sources: ['author2020'],
  claims: [],
  experiments: ['xor-mlp'],
};

/** A course of two lessons; the second one's file is missing. */
export const COURSE: CourseIndex = {
  format: 1,
  title: { zh: '小课程', en: 'Small course' },
  chapters: [
    {
      id: 'core',
      title: { zh: '核心', en: 'Core' },
      lessons: [
        { ...meta, id: 'fixture', title: { zh: '神经元', en: 'The neuron' }, quiz: 'fixture-quiz', screens: 4 },
        { ...meta, id: 'broken', title: { zh: '坏课', en: 'Broken' }, quiz: null, screens: 1 },
      ],
    },
  ],
  quizzes: [
    { id: 'fixture-quiz', lesson: 'fixture', title: { zh: '神经元小测', en: 'Neuron check' }, questions: 3, items: [] },
  ],
};
