import type { Bilingual } from '../platform/language.ts';
import { formatNumber } from './format.ts';

/** What charts say of themselves, in both languages. Texts about numbers take them ready for print. */
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

export const atStep = (x: number): Bilingual => ({ zh: `第 ${formatNumber(x)} 步`, en: `at step ${formatNumber(x)}` });
export const atX = (x: number): Bilingual => ({ zh: `x = ${formatNumber(x)} 处`, en: `at x = ${formatNumber(x)}` });
export const more = (n: number): Bilingual => ({ zh: `+ 还有 ${n} 个`, en: `+ ${n} more` });
