import { useMemo } from 'react';
import { loadLesson, loadSources } from '../../../course/load.ts';
import { addressOf, firstLessonWith, sourcesOf } from '../../../course/reference.ts';
import type { Source } from '../../../course/types.ts';
import { fill } from '../../../i18n/fill.ts';
import { reference } from '../../../i18n/reference.ts';
import { splitScreens } from '../../../text/layout.ts';
import { sanitise } from '../../../text/sanitise.ts';
import { containsWords } from '../../../text/search.ts';
import type { Line } from '../../../text/styled.ts';
import { Chooser } from '../../components/chooser.tsx';
import { detail, type Item } from '../../components/list/use-list.ts';
import type { Here } from '../../screen.ts';
import { span } from '../../theme.ts';
import { type Tutor, useTutor } from '../../tutor.ts';
import { findMeta } from '../lesson/reading.ts';

type Cited = { readonly source: Source; readonly onScreen: boolean };

/** The sources of a lesson, those of the screen that is read first, or of the whole course. */
export function SourcesScreen({ here }: { readonly here?: Here }) {
  const tutor = useTutor();
  const { lang, size, course, capabilities } = tutor;
  const cited = useMemo(() => (here ? citedAt(here, tutor) : allSources()), []);
  const listed = useMemo(
    () => cited.map(one => ({ ...one, item: sourceItem(one, tutor, here !== undefined) })),
    [cited, lang, size.columns, course, capabilities],
  );
  const matching = (query: string) =>
    listed.filter(({ source: { id, authors, year, title, where } }) =>
      containsWords([id, authors, String(year), title, where], query),
    );
  return (
    <Chooser
      title={reference[here ? 'sourcesOfLesson' : 'sources'][lang]}
      status={n => String(n)}
      {...(here ? {} : { field: { text: '', label: '/', placeholder: reference.sourceHint[lang] } })}
      itemsFor={query => matching(query).map(({ item }) => item)}
      empty={query => (query === '' ? reference.noSources[lang] : fill(reference.noSuchSource[lang], { query }))}
    />
  );
}

const allSources = (): Cited[] =>
  [...loadSources()]
    .sort((a, b) => a.authors.localeCompare(b.authors, 'en') || a.year - b.year)
    .map(source => ({ source, onScreen: false }));

function citedAt({ lesson, screen }: Here, { lang, course }: Tutor): Cited[] {
  const all = new Map(loadSources().map(source => [source.id, source]));
  const blocks = loadLesson(lesson)[lang];
  const here = sourcesOf(splitScreens(blocks)[screen] ?? []);
  const ids = new Set([...here, ...(findMeta(course, lesson)?.meta.sources ?? []), ...sourcesOf(blocks)]);
  return [...ids].flatMap(id => {
    const source = all.get(id);
    return source ? [{ source, onScreen: here.includes(id) }] : [];
  });
}

/** The first author stands for all in the list; a line of its own has them all. */
const shortAuthors = (authors: string): string => {
  const names = authors.split(/,\s*(?=[^.,]+,)/);
  return names.length > 2 ? `${names[0]?.split(',')[0]} …` : authors;
};

function sourceItem({ source, onScreen }: Cited, tutor: Tutor, numbered: boolean): Item {
  const { lang, size, course } = tutor;
  const lesson = firstLessonWith(course, 'sources', source.id);
  const cited = onScreen
    ? reference.onThisScreen[lang]
    : lesson
      ? fill(reference.citedIn[lang], { lesson: lesson.title[lang] })
      : '';
  const lines = (line: Line): Line[] => detail(line, size.columns, numbered);
  const title = sanitise(source.title);
  return {
    title: [span(`${sanitise(shortAuthors(source.authors))} ${source.year}`), span(`  ${title}`, { dim: true })],
    details: [
      ...lines([span(title)]),
      ...lines([span(`${sanitise(source.authors)}, ${source.year}`)]),
      ...lines(link(source, tutor)),
      ...lines([span([source.id, cited].filter(text => text !== '').join('  '), { dim: true })]),
    ],
  };
}

/** The id over its address where the terminal can open it, else both as text. */
function link(source: Source, { capabilities }: Tutor): Line {
  const where = sanitise(source.where);
  const address = addressOf(source);
  if (!address) return [span(where)];
  const href = sanitise(address);
  if (capabilities.links) return [span(where, { underline: true, href })];
  return where === href ? [span(href)] : [span(`${where}  `), span(href)];
}
