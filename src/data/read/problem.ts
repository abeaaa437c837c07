import { problems } from '../../i18n/data.ts';
import { say } from '../../i18n/say.ts';
import { TutorError } from '../../platform/errors.ts';
import type { Bilingual, Lang } from '../../platform/language.ts';

export type ProblemCode = keyof typeof problems;

/** What stands in a sentence; words differ by language. */
export type ProblemValues = Readonly<Record<string, string | number | Bilingual>>;

/** The error of a code, with its values in the sentence and in what to do next. */
export function problem(code: ProblemCode, values: ProblemValues): TutorError {
  const { text, next } = problems[code];
  return new TutorError(code, filled(text, values), filled(next, values));
}

function filled(message: Bilingual, values: ProblemValues): Bilingual {
  return { zh: say(message, inLang(values, 'zh')).zh, en: say(message, inLang(values, 'en')).en };
}

function inLang(values: ProblemValues, lang: Lang): Record<string, string | number> {
  const entries = Object.entries(values);
  return Object.fromEntries(entries.map(([name, value]) => [name, typeof value === 'object' ? value[lang] : value]));
}
