import { charts } from '../i18n/charts.ts';
import type { Bilingual } from '../platform/language.ts';
import { say } from './say.ts';

export { words } from '../i18n/chart-words.ts';

/** Words in a chart stand in one row, where any blank will do. */
const drawn = (message: Bilingual, x: number): Bilingual => ({
  zh: say('zh', message, { x }).replaceAll('\u00a0', ' '),
  en: say('en', message, { x }).replaceAll('\u00a0', ' '),
});

export const atStep = (x: number): Bilingual => drawn(charts.atStep, x);
export const atX = (x: number): Bilingual => drawn(charts.atX, x);
export const more = (n: number): Bilingual => ({ zh: `+ 还有 ${n} 个`, en: `+ ${n} more` });
