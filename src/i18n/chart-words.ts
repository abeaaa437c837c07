import type { Bilingual } from '../platform/language.ts';

/** The short words that stand in charts. */
export const words = {
  noData: { zh: '还没有数据', en: 'no data yet' },
  step: { zh: '步', en: 'step' },
  x: { zh: 'x', en: 'x' },
  log: { zh: '对数刻度', en: 'log scale' },
  start: { zh: '起点', en: 'start' },
  end: { zh: '终点', en: 'end' },
  class0: { zh: '类 0', en: 'class 0' },
  class1: { zh: '类 1', en: 'class 1' },
  boundary: { zh: '边界', en: 'boundary' },
  input: { zh: '输入', en: 'input' },
  hidden: { zh: '隐藏', en: 'hidden' },
  output: { zh: '输出', en: 'output' },
  signs: { zh: '实线为正，虚线为负，粗线绝对值大', en: 'solid +, dashed -, thick: large' },
  strongest: { zh: '；只画最强的', en: '; strongest only' },
} as const satisfies Readonly<Record<string, Bilingual>>;
