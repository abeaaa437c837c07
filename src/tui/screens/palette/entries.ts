import type { CourseIndex } from '../../../course/types.ts';
import { words as laboratory } from '../../../i18n/laboratory.ts';
import { reference as words } from '../../../i18n/reference.ts';
import { words as review } from '../../../i18n/review.ts';
import { experiments } from '../../../lab/experiments/index.ts';
import type { Bilingual } from '../../../platform/language.ts';
import { containsWords, fold } from '../../../text/search.ts';
import { type CommandId, commands, type Live } from '../../keys.ts';
import type { Screen } from '../../screen.ts';

/** Something that can be called by its name. */
export type Entry = {
  readonly kind: 'command' | 'lesson' | 'quiz' | 'experiment' | 'screen';
  readonly id: string;
  readonly title: Bilingual;
} & ({ readonly calls: CommandId } | { readonly opens: Screen });

const SCREENS: readonly { readonly id: string; readonly title: Bilingual; readonly opens: Screen }[] = [
  { id: 'map', title: words.map, opens: { kind: 'map' } },
  { id: 'review', title: review.title, opens: { kind: 'review' } },
  { id: 'laboratory', title: words.laboratory, opens: { kind: 'laboratories' } },
  { id: 'card', title: laboratory.enterCard, opens: { kind: 'card' } },
  { id: 'progress', title: words.progress, opens: { kind: 'progress' } },
  { id: 'glossary', title: words.glossary, opens: { kind: 'glossary' } },
  { id: 'sources', title: words.sources, opens: { kind: 'sources' } },
  { id: 'settings', title: words.settings, opens: { kind: 'settings' } },
  { id: 'keys', title: words.keys, opens: { kind: 'help' } },
];

/** Moving is what keys are for, and a choice by number needs its number; the others can be called. */
const isCallable = ({ id }: Live): boolean =>
  (commands[id].group !== 'move' || id === 'open') && id !== 'palette' && id !== 'back';

/** Everything that can be called now: first what the screen below can do, then every place there is. */
export function entriesOf(live: readonly Live[], course: CourseIndex): Entry[] {
  const lessons = course.chapters.flatMap(chapter => chapter.lessons);
  return [
    ...live.filter(isCallable).map(({ id, label }): Entry => {
      const declared = commands[id].alone ?? commands[id].label;
      return { kind: 'command', id, title: label ?? declared, calls: id };
    }),
    ...lessons.map(({ id, title }): Entry => ({ kind: 'lesson', id, title, opens: { kind: 'lesson', lesson: id } })),
    ...course.quizzes.map(({ id, title }): Entry => ({ kind: 'quiz', id, title, opens: { kind: 'quiz', quiz: id } })),
    ...experiments.map(
      ({ id, title }): Entry => ({ kind: 'experiment', id, title, opens: { kind: 'laboratory', experiment: id } }),
    ),
    ...SCREENS.map((screen): Entry => ({ kind: 'screen', ...screen })),
  ];
}

/** Those whose names hold every word of the query; names that begin with it come first. */
export function matching(
  entries: readonly Entry[],
  query: string,
  kinds: Readonly<Record<Entry['kind'], Bilingual>>,
): Entry[] {
  const wanted = fold(query.trim());
  if (wanted === '') return [...entries];
  const found = entries.filter(({ id, title, kind }) =>
    containsWords([id, title.zh, title.en, kinds[kind].zh, kinds[kind].en], wanted),
  );
  const begins = ({ id, title }: Entry): boolean =>
    [id, title.zh, title.en].some(name => fold(name).startsWith(wanted));
  return [...found.filter(begins), ...found.filter(entry => !begins(entry))];
}
