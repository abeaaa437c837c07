/** The two languages of the tutor. Every text that a learner reads exists in both. */
export type Lang = 'zh' | 'en';

export type Bilingual = { readonly zh: string; readonly en: string };

/** The language of a POSIX or BCP 47 locale: `zh*` is Chinese, anything else English. */
export function languageOf(locale: string | undefined): Lang {
  return /^zh\b|^zh[-_]/i.test(locale ?? '') ? 'zh' : 'en';
}
