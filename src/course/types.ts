import type { Bilingual } from '../platform/language.ts';
import type { Item, Misconception } from '../quiz/types.ts';
import type { Block, ClaimVerdict } from '../text/document.ts';

/** What the course map, the command line and the scheduler know of a lesson without opening it. */
export type LessonMeta = {
  readonly id: string;
  readonly title: Bilingual;
  readonly minutes: number;
  readonly requires: readonly string[];
  readonly terms: readonly string[];
  readonly sources: readonly string[];
  /** Ids of the notes' claims that the lesson treats, in order. */
  readonly claims: readonly string[];
  readonly experiments: readonly string[];
  /** Id of its quiz, if it has one. */
  readonly quiz: string | null;
  /** Number of screens (pauses + 1). */
  readonly screens: number;
};

export type Chapter = { readonly id: string; readonly title: Bilingual; readonly lessons: readonly LessonMeta[] };

/** What the scheduler and the map of what is known need of a question. */
export type QuestionMeta = Pick<Item, 'id' | 'rev' | 'level' | 'terms' | 'claim'>;

export type QuizMeta = {
  readonly id: string;
  readonly lesson: string;
  readonly title: Bilingual;
  readonly questions: number;
  readonly items: readonly QuestionMeta[];
};

/** `dist/course/index.json`: small, read at start. */
export type CourseIndex = {
  readonly format: 1;
  readonly title: Bilingual;
  readonly chapters: readonly Chapter[];
  readonly quizzes: readonly QuizMeta[];
};

/** `dist/course/lessons/<id>.json`. */
export type Lesson = { readonly id: string; readonly zh: readonly Block[]; readonly en: readonly Block[] };

/** `dist/course/quizzes/<id>.json`. */
export type Quiz = {
  readonly id: string;
  readonly lesson: string;
  readonly title: Bilingual;
  readonly questions: readonly Item[];
  /** What its wrong answers show; left out: nothing. */
  readonly misconceptions?: readonly Misconception[];
};

/** `dist/course/glossary.json`: an array of these. */
export type Term = {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly also: readonly string[];
  readonly avoid: readonly string[];
  readonly meaning: Bilingual;
};

/** `dist/course/sources.json`: an array of these. `where` is an arXiv id, a DOI or an address. */
export type Source = {
  readonly id: string;
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly where: string;
};

/** `dist/course/claims.json`: the notes' claims, one each. `experiments` are those that must show it. */
export type NotesClaim = {
  readonly id: string;
  readonly section: string;
  readonly verdict: ClaimVerdict;
  readonly experiments: readonly string[];
};

/** One finding of the content linter. */
export type Diagnostic = {
  readonly file: string;
  readonly line: number;
  readonly severity: 'error' | 'warning';
  readonly code: string;
  readonly message: string;
};
