import type { Bilingual } from '../platform/language.ts';

/** The words of `dl-tutor gallery`. */
export const gallery = {
  about: {
    zh: '看一看教程里的每一种图，各配一句话。',
    en: 'Look at every kind of chart that the tutor draws, each with its sentence.',
  },
  kind: { zh: '只看这一种，例如 confusion', en: 'only this kind, confusion for instance' },
  unknown: { zh: '没有“{word}”这种图。', en: 'There is no kind of chart "{word}".' },
  light: { zh: '按浅色背景配色', en: 'colours for a light background' },
  columns: { zh: '画多宽（默认为终端的宽度）', en: 'how wide to draw (default: as wide as the terminal)' },
} as const satisfies Readonly<Record<string, Bilingual>>;
