import type { CourseIndex, LessonMeta } from '../../src/course/types.ts';

const lesson = (id: string, zh: string, en: string, more: Partial<LessonMeta> = {}): LessonMeta => ({
  id,
  title: { zh, en },
  minutes: 12,
  requires: [],
  terms: [],
  sources: [],
  claims: [],
  experiments: [],
  quiz: null,
  screens: 9,
  ...more,
});

/** Two chapters: one with lessons that build on each other, one with a title that fills a narrow window. */
export const MAP_COURSE: CourseIndex = {
  format: 1,
  title: { zh: '深度学习', en: 'Deep learning' },
  chapters: [
    {
      id: 'core',
      title: { zh: '核心技术', en: 'Core techniques' },
      lessons: [
        lesson('network', '神经网络', 'Neural networks', { quiz: 'network-quiz' }),
        lesson('backprop', '反向传播', 'Backpropagation', { requires: ['network'], quiz: 'backprop-quiz' }),
        lesson('norm', '批归一化', 'Batch normalisation', { requires: ['backprop'] }),
      ],
    },
    {
      id: 'practice',
      title: { zh: '实践', en: 'Practice' },
      lessons: [lesson('init', '权重初始化与激活函数', 'Initialising weights with care')],
    },
  ],
  quizzes: [
    {
      id: 'network-quiz',
      lesson: 'network',
      title: { zh: '神经网络', en: 'Neural networks' },
      questions: 3,
      items: [],
    },
    {
      id: 'backprop-quiz',
      lesson: 'backprop',
      title: { zh: '反向传播', en: 'Backpropagation' },
      questions: 3,
      items: [],
    },
  ],
};
