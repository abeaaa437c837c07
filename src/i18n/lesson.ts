import type { Bilingual } from '../platform/language.ts';

/** The words of the lesson reader and of the cards for experiments and quizzes in its text. */
export const reader = {
  more: { zh: '往下读', en: 'read on' },
  next: { zh: '下一屏', en: 'next' },
  finish: { zh: '回到课程表', en: 'to the course' },
  leave: { zh: '离开', en: 'leave' },
  toQuiz: { zh: '做测验', en: 'take the quiz' },
  toText: { zh: '回到课文', en: 'back to the text' },
  doExperiment: { zh: '做实验', en: 'do the experiment' },
  experiment: { zh: '实验', en: 'Experiment' },
  quiz: { zh: '测验', en: 'Quiz' },
  predictAndRun: { zh: '先猜，再跑', en: 'guess first, then run it' },
  goOn: { zh: '接着做', en: 'go on with it' },
  settled: { zh: '已经和实测对照过', en: 'set against the measurement' },
  ran: { zh: '跑过 {n} 次', en: 'run {n} times' },
  ranOnce: { zh: '跑过 1 次', en: 'run once' },
  again: { zh: '再看一次', en: 'look again' },
  missing: { zh: '这一版里没有这个实验。', en: 'This version does not have this experiment.' },
  questions: { zh: '{n} 道题', en: '{n} questions' },
  notTaken: { zh: '还没做过', en: 'not taken yet' },
  best: { zh: '最好 {n}%', en: 'best {n} %' },
  takeQuiz: { zh: '开始', en: 'start' },
} as const satisfies Record<string, Bilingual>;
