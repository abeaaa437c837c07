import type { Lang } from '../../platform/language.ts';
import type { Term } from '../types.ts';
import type { LessonPair } from './files.ts';
import type { Catalogue } from './references.ts';

/**
 * The order of the course: a lesson builds on earlier ones only, so that whoever goes from the first to the last can
 * take each of them; and no term is asked for or spoken of before the first lesson that lists it under `terms`.
 */
export function checkOrder(catalogue: Catalogue): void {
  const { outline } = catalogue.data;
  const order = outline?.chapters.flatMap(({ lessons }) => lessons) ?? [];
  const placeOf = new Map(order.map((id, i) => [id, i]));
  checkRequires(catalogue.lessons, placeOf);
  const teachers = teachersOf(order, catalogue.lessons);
  checkQuestionTerms(catalogue, placeOf, teachers);
  checkWords(catalogue, placeOf, teachers);
}

type Places = ReadonlyMap<string, number>;

/** For each term the place of the first lesson that lists it. */
function teachersOf(order: readonly string[], lessons: ReadonlyMap<string, LessonPair>): Places {
  const teachers = new Map<string, number>();
  for (const [i, id] of order.entries()) {
    for (const term of lessons.get(id)?.zh.text.head?.terms ?? []) {
      if (!teachers.has(term)) teachers.set(term, i);
    }
  }
  return teachers;
}

function checkRequires(lessons: ReadonlyMap<string, LessonPair>, placeOf: Places): void {
  for (const [id, { zh }] of lessons) {
    for (const [i, required] of (zh.text.head?.requires ?? []).entries()) {
      const place = placeOf.get(required);
      // Two that require each other are a cycle, which is reported as such.
      const mutual = lessons.get(required)?.zh.text.head?.requires.includes(id);
      if (place === undefined || place <= (placeOf.get(id) ?? 0) || mutual) continue;
      const message = `"${required}" stands after this lesson in lessons/course.yaml; move one of them, or do not require it`;
      zh.report(zh.text.lineOf(['requires', i]), 'requires-later', message);
    }
  }
}

function checkQuestionTerms({ quizzes, data }: Catalogue, placeOf: Places, teachers: Places): void {
  for (const { text, report } of quizzes.values()) {
    const place = placeOf.get(text.quiz?.lesson ?? '');
    if (place === undefined) continue;
    for (const [i, { terms }] of (text.quiz?.questions ?? []).entries()) {
      for (const [j, term] of terms.entries()) {
        const taught = teachers.get(term);
        if (!data.glossary.byId.has(term) || (taught !== undefined && taught <= place)) continue;
        const message = `no lesson up to this one lists "${term}" under "terms"; ask it later or teach it first`;
        report(text.lineOf(['questions', i, 'terms', j]), 'early-term', message);
      }
    }
  }
}

type Word = { readonly id: string; readonly pattern: RegExp; readonly text: string };

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The house's words for the terms; of one that is a part of another only the longer one is seen. */
function wordsIn(lang: Lang, terms: readonly Term[]): Word[] {
  const texts = terms.map(term => ({ id: term.id, text: term[lang] })).filter(({ text }) => [...text].length > 1);
  return texts
    .sort((a, b) => b.text.length - a.text.length)
    .map(({ id, text }) => {
      const latin = /^[\p{Script=Latin}\d\s-]+$/u.test(text);
      const edge = latin ? '[\\p{Script=Latin}\\d-]' : '(?!)';
      return { id, text, pattern: new RegExp(`(?<!${edge})${escaped(text)}(?!${edge})`, latin ? 'giu' : 'gu') };
    });
}

/** Warns of a term's word in the prose of a lesson before the one that teaches it, once for each lesson. */
function checkWords({ data, lessons }: Catalogue, placeOf: Places, teachers: Places): void {
  const names = [...placeOf.keys()];
  for (const lang of ['zh', 'en'] as const) {
    const words = wordsIn(lang, data.glossary.entries);
    // A word that stands in the title of the lesson that teaches it may point there.
    const points = ({ pattern }: Word, lesson = ''): boolean =>
      new RegExp(pattern.source, 'iu').test(lessons.get(lesson)?.[lang].text.head?.title ?? '');
    for (const [id, pair] of lessons) {
      const place = placeOf.get(id) ?? 0;
      const told = new Set<string>();
      for (const { text, line } of pair[lang].text.prose) {
        for (const word of foundIn(text, words)) {
          const taught = teachers.get(word.id);
          if (taught === undefined || taught <= place || told.has(word.id) || points(word, names[taught])) continue;
          told.add(word.id);
          const message = `"${word.text}" is taught later, in "${names[taught]}"; teach it here ("terms") or say it otherwise`;
          pair[lang].report(line, 'early-word', message, 'warning');
        }
      }
    }
  }
}

function foundIn(text: string, words: readonly Word[]): Word[] {
  let rest = text;
  return words.filter(({ pattern }) => {
    const before = rest;
    rest = rest.replace(pattern, match => ' '.repeat(match.length));
    return rest !== before;
  });
}
