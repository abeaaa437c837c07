import type { CourseIndex, Lesson, NotesClaim, Quiz } from '../../src/course/types.ts';
import type { Rich } from '../../src/text/document.ts';

const rich = (zh: string, en: string): Rich => ({ zh: [{ kind: 'text', text: zh }], en: [{ kind: 'text', text: en }] });

const lesson = (id: string, zh: string, en: string) => ({
  id,
  title: { zh, en },
  minutes: 10,
  requires: [],
  terms: [],
  sources: [],
  claims: id === 'neuron' ? ['bp.forward'] : [],
  experiments: ['xor-mlp'],
  quiz: id === 'neuron' ? 'neuron-quiz' : null,
  screens: 2,
});

/** A course of two lessons, for commands to show. */
export const INDEX: CourseIndex = {
  format: 1,
  title: { zh: '小课程', en: 'Small course' },
  chapters: [
    {
      id: 'core',
      title: { zh: '核心', en: 'Core' },
      lessons: [lesson('neuron', '神经元', 'The neuron'), lesson('backprop', '反向传播', 'Backpropagation')],
    },
  ],
  quizzes: [
    {
      id: 'neuron-quiz',
      lesson: 'neuron',
      title: { zh: '神经元测验', en: 'Neuron quiz' },
      questions: 2,
      items: ['n.1', 'n.2'].map(id => ({ id, rev: 1, level: 'recall', terms: ['neuron'] })),
    },
  ],
};

const base = { rev: 1, level: 'recall' as const, terms: [], hints: [], explain: rich('因为', 'because') };

export const QUIZ: Quiz = {
  id: 'neuron-quiz',
  lesson: 'neuron',
  title: { zh: '神经元测验', en: 'Neuron quiz' },
  questions: [
    {
      ...base,
      id: 'n.1',
      claim: 'bp.forward',
      prompt: rich('哪个对？', 'Which is right?'),
      kind: 'single',
      shuffle: true,
      options: [
        { key: 'a', text: rich('这个', 'This'), why: rich('WHY', 'WHY'), correct: true },
        { key: 'b', text: rich('那个', 'That'), why: rich('WHY', 'WHY') },
      ],
    },
    {
      ...base,
      id: 'n.2',
      prompt: rich('排序', 'Put in order'),
      kind: 'order',
      items: [
        { key: 'z', text: rich('先', 'first') },
        { key: 'c', text: rich('后', 'second') },
      ],
    },
  ],
};

const paragraph = (text: string) => ({ kind: 'paragraph' as const, content: [{ kind: 'text' as const, text }] });

export const LESSON: Lesson = {
  id: 'neuron',
  zh: [paragraph('神经元求加权和。'), { kind: 'experiment', id: 'xor-mlp' }, { kind: 'quiz', id: 'neuron-quiz' }],
  en: [paragraph('A neuron sums.'), { kind: 'experiment', id: 'xor-mlp' }, { kind: 'quiz', id: 'neuron-quiz' }],
};

export const CLAIMS: readonly NotesClaim[] = [
  { id: 'bp.forward', section: '2.1', verdict: 'holds', experiments: ['xor-mlp'] },
  { id: 'bp.none', section: '2.2', verdict: 'holds', experiments: [] },
];
