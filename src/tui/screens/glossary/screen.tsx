import { useMemo } from 'react';
import { loadGlossary, loadLesson } from '../../../course/load.ts';
import { firstLessonWith, headingOfTerm, termsOf } from '../../../course/reference.ts';
import type { Term } from '../../../course/types.ts';
import { fill } from '../../../i18n/fill.ts';
import { reference } from '../../../i18n/reference.ts';
import { splitScreens } from '../../../text/layout.ts';
import { containsWords } from '../../../text/search.ts';
import type { Line } from '../../../text/styled.ts';
import { Chooser } from '../../components/chooser.tsx';
import { detail, type Item } from '../../components/list/use-list.ts';
import type { Here } from '../../screen.ts';
import { span } from '../../theme.ts';
import { type Tutor, useTutor } from '../../tutor.ts';
import { findMeta } from '../lesson/reading.ts';

/** The terms of the screen that is read, or all of them: both words, both definitions, where each is taught. */
export function GlossaryScreen({ here }: { readonly here?: Here }) {
  const tutor = useTutor();
  const { lang, size, course } = tutor;
  const known = useMemo(() => (here ? termsAt(here, tutor) : { title: reference.glossary, terms: loadGlossary() }), []);
  const listed = useMemo(
    () => known.terms.map(term => ({ term, item: termItem(term, tutor, here !== undefined) })),
    [known, lang, size.columns, course],
  );
  const matching = (query: string) =>
    listed.filter(({ term: { id, zh, en, also } }) => containsWords([id, zh, en, ...also], query));
  return (
    <Chooser
      title={known.title[lang]}
      status={n => String(n)}
      {...(here ? {} : { field: { text: '', label: '/', placeholder: reference.termHint[lang] } })}
      itemsFor={query => matching(query).map(({ item }) => item)}
      empty={query => (query === '' ? reference.noTerms[lang] : fill(reference.noSuchTerm[lang], { query }))}
      onChoose={(index, query) => passageOf(matching(query)[index]?.term, tutor)}
      chooseLabel={reference.toPassage}
    />
  );
}

/** The terms on a screen of a lesson; where it has none, those of the lesson. */
function termsAt({ lesson, screen }: Here, { lang, course }: Tutor) {
  const all = new Map(loadGlossary().map(term => [term.id, term]));
  const pick = (ids: readonly string[]): Term[] => ids.flatMap(id => all.get(id) ?? []);
  const terms = pick(termsOf(splitScreens(loadLesson(lesson)[lang])[screen] ?? []));
  if (terms.length > 0) return { title: reference.termsHere, terms };
  return { title: reference.termsOfLesson, terms: pick(findMeta(course, lesson)?.meta.terms ?? []) };
}

/** The word in the language that is read first, its counterpart beside it. */
function termItem(term: Term, { lang, size, course }: Tutor, numbered: boolean): Item {
  const other = lang === 'zh' ? 'en' : 'zh';
  const lesson = firstLessonWith(course, 'terms', term.id);
  const taught = lesson
    ? fill(reference.taughtIn[lang], { lesson: lesson.title[lang] })
    : reference.taughtNowhere[lang];
  const also =
    term.also.length > 0 ? [fill(reference.also[lang], { words: term.also.join(lang === 'zh' ? '、' : ', ') })] : [];
  const lines = (line: Line): Line[] => detail(line, size.columns, numbered);
  return {
    title: [span(term[lang]), span(`  ${term[other]}`, { dim: true })],
    details: [
      ...lines([span(term.meaning[lang])]),
      ...lines([span(term.meaning[other])]),
      ...lines([span([...also, taught].join(lang === 'zh' ? '；' : '; '), { dim: true })]),
    ],
  };
}

/** Goes to the heading under which a term is explained. */
function passageOf(term: Term | undefined, { course, lang, jump }: Tutor): (() => void) | null {
  const lesson = term && firstLessonWith(course, 'terms', term.id);
  if (!term || !lesson) return null;
  return () => {
    const anchor = headingOfTerm(loadLesson(lesson.id)[lang], term.id) ?? '';
    jump(lesson.id, { kind: 'heading', anchor });
  };
}
