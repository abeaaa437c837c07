import { charts } from '../i18n/charts.ts';
import type { Bilingual } from '../platform/language.ts';
import { say } from './say.ts';

export { words } from '../i18n/chart-words.ts';

export const atStep = (x: number): Bilingual => ({
  zh: say('zh', charts.atStep, { x }),
  en: say('en', charts.atStep, { x }),
});
export const atX = (x: number): Bilingual => ({ zh: say('zh', charts.atX, { x }), en: say('en', charts.atX, { x }) });
export const more = (n: number): Bilingual => ({ zh: `+ 还有 ${n} 个`, en: `+ ${n} more` });
