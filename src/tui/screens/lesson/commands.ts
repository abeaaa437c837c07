import { reader } from '../../../i18n/lesson.ts';
import type { Live } from '../../keys.ts';
import type { Tutor } from '../../tutor.ts';
import { type Hit, nextHit } from './hits.ts';
import type { Card, Page } from './pages.ts';
import {
  type Extent,
  isAtEnd,
  isFinished,
  lowestOf,
  type Place,
  type PlaceAction,
  screenOf,
  topOf,
  wasOpened,
} from './state.ts';

type Input = {
  readonly page: Page;
  readonly place: Place;
  readonly extent: Extent;
  /** The quiz of the lesson. */
  readonly quiz: string | null;
  readonly lesson: string;
  /** Hits of a search, in reading order. */
  readonly hits: readonly Hit[];
  readonly tutor: Tutor;
  readonly dispatch: (action: PlaceAction) => void;
};

type Runnable = Extract<Card, { kind: 'experiment' }>;

const isRunnable = (card: Card): card is Runnable => card.kind === 'experiment';

/** What `e` opens: the first experiment of the screen that was not opened yet, else the first in sight. */
export function experimentAt(page: Page, place: Place, extent: Extent): Runnable | null {
  const cards = page.cards.filter(isRunnable);
  const top = topOf(place, extent);
  const fresh = cards.find(({ opens }) => !wasOpened(place, opens.key));
  return fresh ?? cards.find(({ line, height }) => line + height > top) ?? cards[0] ?? null;
}

/** What Enter opens before it goes on: an experiment that is in full sight at the end of the text, once in a visit. */
export function experimentDue(page: Page, place: Place, extent: Extent): Runnable | null {
  if (!isAtEnd(place, extent)) return null;
  const top = topOf(place, extent);
  return page.cards.filter(isRunnable).find(({ opens, line }) => line >= top && !wasOpened(place, opens.key)) ?? null;
}

/** What the keys do while text is read; the footer says what Enter does now. */
export function readingCommands(input: Input): Live[] {
  const { place, extent, tutor, dispatch } = input;
  const screen = screenOf(place, extent);
  const back: Live = { id: 'lessonBack', run: () => dispatch({ type: 'back' }) };
  return [
    onward(input),
    ...(screen > 0 || topOf(place, extent) > 0 ? [back] : []),
    ...embedded(input),
    ...searching(input),
    ...(lowestOf(extent, screen) > 0 ? scrolling(dispatch) : []),
    ...lookingUp(input, screen),
    place.search
      ? { id: 'back', label: reader.endSearch, run: () => dispatch({ type: 'forget' }) }
      : { id: 'back', label: reader.leave, run: tutor.back },
  ];
}

/** The next hit and the one before; nothing while nothing is looked for. */
function searching({ place: { search }, hits, dispatch }: Input): Live[] {
  if (!search || hits.length === 0) return [];
  const go = (by: 1 | -1): void => {
    const index = nextHit(hits, search.index, by);
    const hit = hits[index];
    if (hit) dispatch({ type: 'find', screen: hit.screen, line: hit.line, search: { ...search, index } });
  };
  return [
    { id: 'searchNext', run: () => go(1) },
    { id: 'searchPrevious', run: () => go(-1) },
  ];
}

/** What lies over the text: where one is, what a word means, where a statement is from. */
const lookingUp = ({ place, lesson, tutor }: Input, screen: number): Live[] => [
  { id: 'search', run: () => tutor.open({ kind: 'search', lesson, query: place.search?.query ?? '' }) },
  { id: 'contents', run: () => tutor.open({ kind: 'contents', lesson, screen }) },
  { id: 'terms', run: () => tutor.open({ kind: 'glossary', here: { lesson, screen } }) },
  { id: 'sources', run: () => tutor.open({ kind: 'sources', here: { lesson, screen } }) },
];

const scrolling = (dispatch: Input['dispatch']): Live[] => [
  { id: 'scrollUp', run: () => dispatch({ type: 'scroll', by: -1 }) },
  { id: 'scrollDown', run: () => dispatch({ type: 'scroll', by: 1 }) },
  { id: 'pageUp', run: () => dispatch({ type: 'page', by: -1 }) },
  { id: 'pageDown', run: () => dispatch({ type: 'page', by: 1 }) },
  { id: 'halfUp', run: () => dispatch({ type: 'half', by: -1 }) },
  { id: 'halfDown', run: () => dispatch({ type: 'half', by: 1 }) },
  { id: 'first', run: () => dispatch({ type: 'edge', to: 'first' }) },
  { id: 'last', run: () => dispatch({ type: 'edge', to: 'last' }) },
];

/** The keys of the cards; the footer names them where Enter does not do the same. */
function embedded(input: Input): Live[] {
  const { page, place, extent, tutor, dispatch } = input;
  const card = experimentAt(page, place, extent);
  const quiz = quizHere(input);
  const live: Live[] = [];
  if (card) {
    const quiet = experimentDue(page, place, extent) === card;
    live.push({ id: 'experiment', quiet, run: () => dispatch({ type: 'open', card: card.opens }) });
  }
  if (quiz) {
    const quiet = isFinished(place, extent);
    live.push({ id: 'quiz', quiet, run: () => tutor.open({ kind: 'quiz', quiz }) });
  }
  return live;
}

/** The quiz that the screen speaks of: its card's, at the end of the lesson the lesson's. */
function quizHere({ page, place, extent, quiz }: Input): string | null {
  const card = page.cards.find(({ kind }) => kind === 'quiz');
  return card?.id ?? (screenOf(place, extent) === extent.screens - 1 ? quiz : null);
}

function onward(input: Input): Live {
  const { page, place, extent, tutor, dispatch } = input;
  const due = experimentDue(page, place, extent);
  const next: Live = { id: 'lessonNext', run: () => dispatch({ type: 'next' }) };
  if (due) {
    return { ...next, label: reader.doExperiment, run: () => dispatch({ type: 'open', card: due.opens }) };
  }
  if (isFinished(place, extent)) {
    const quiz = quizHere(input);
    if (!quiz) return { ...next, label: reader.finish, run: tutor.back };
    return { ...next, label: reader.toQuiz, run: () => tutor.replace({ kind: 'quiz', quiz }) };
  }
  return isAtEnd(place, extent) ? next : { ...next, label: reader.more };
}
