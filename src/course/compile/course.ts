import type { Misconception } from '../../quiz/types.ts';
import type { Block } from '../../text/document.ts';
import type {
  Chapter,
  CourseIndex,
  Diagnostic,
  Lesson,
  LessonMeta,
  NotesClaim,
  QuestionMeta,
  Quiz,
  QuizMeta,
  Source,
  Term,
} from '../types.ts';
import { type CourseData, type DataFile, readCourseData } from './data.ts';
import { type Filed, type LessonPair, readLessons, readQuizzes } from './files.ts';
import { createFindings } from './findings.ts';
import { checkMisconceptions, checkRetired, readMisconceptions, withMisconceptions } from './misconceptions.ts';
import { checkOrder } from './order.ts';
import { avoidedWords } from './prose.ts';
import type { QuizText } from './quiz.ts';
import { type Catalogue, checkCycles, checkLessonReferences, checkUses, type KnownExperiment } from './references.ts';

export type CompileOptions = {
  /** The experiments that lessons may name; left out, such references are not checked. */
  readonly experiments?: readonly KnownExperiment[];
};

/** All that `dist/course` holds. */
export type CompiledCourse = {
  readonly index: CourseIndex;
  readonly lessons: readonly Lesson[];
  readonly quizzes: readonly Quiz[];
  readonly glossary: readonly Term[];
  readonly sources: readonly Source[];
  readonly claims: readonly NotesClaim[];
};

/**
 * Compiles the course whose folder holds `lessons/` and `quizzes/`. `course` is undefined when there is an error.
 * Nothing is written.
 */
export function compileCourse(
  root: string,
  options: CompileOptions = {},
): { readonly findings: Diagnostic[]; readonly course: CompiledCourse | undefined } {
  const findings = createFindings();
  const data = readCourseData(root, findings);
  const avoided = avoidedWords(data.glossary.entries);
  const lessons = readLessons(root, data, avoided, findings);
  const quizzes = readQuizzes(root, avoided, findings);
  const misconceptions = readMisconceptions(root, avoided, findings);

  const catalogue: Catalogue = {
    data,
    lessons,
    lessonIds: new Set(data.outline?.chapters.flatMap(chapter => chapter.lessons)),
    quizzes: quizzesById(quizzes),
    experiments: options.experiments && new Map(options.experiments.map(experiment => [experiment.id, experiment])),
  };
  checkChapters(data);
  for (const pair of lessons.values()) {
    checkLessonReferences(pair.zh, catalogue);
    checkLessonReferences(pair.en, catalogue);
  }
  for (const quiz of quizzes) checkQuiz(quiz, catalogue);
  checkCycles(lessons);
  checkOrder(catalogue);
  checkClaimsOnce(lessons);
  checkQuestionIds(quizzes);
  checkRetired(root, quizzes, findings);
  checkMisconceptions(misconceptions, quizzes, catalogue.experiments);
  checkQuizPlaces(catalogue);

  const course = findings.hasErrors() ? undefined : assemble(data, catalogue, misconceptions);
  return { findings: findings.sorted(), course };
}

function quizzesById(quizzes: readonly Filed<QuizText>[]): Map<string, Filed<QuizText>> {
  const map = new Map<string, Filed<QuizText>>();
  for (const quiz of quizzes) {
    const { id, lineOf } = quiz.text;
    if (id === undefined) continue;
    const earlier = map.get(id);
    if (earlier) quiz.report(lineOf(['id']), 'duplicate-id', `quiz "${id}" stands in ${earlier.file} too; rename one`);
    else map.set(id, quiz);
  }
  return map;
}

function checkChapters({ outline, outlineLine, outlineReport }: CourseData): void {
  const seen = new Set<string>();
  for (const [i, { id }] of (outline?.chapters ?? []).entries()) {
    if (seen.has(id))
      outlineReport(outlineLine(['chapters', i]), 'duplicate-id', `chapter "${id}" stands twice; rename one`);
    seen.add(id);
  }
}

function checkQuiz({ text, report }: Filed<QuizText>, catalogue: Catalogue): void {
  checkUses(text.uses, catalogue, report);
  if (!text.quiz) return;
  checkUses([{ kind: 'lesson', id: text.quiz.lesson, line: text.lineOf(['lesson']) }], catalogue, report);
}

/** A claim of the notes has one home. */
function checkClaimsOnce(lessons: ReadonlyMap<string, LessonPair>): void {
  const homes = new Map<string, string>();
  for (const { zh } of lessons.values()) {
    for (const use of zh.text.uses) {
      if (use.kind !== 'claim') continue;
      const home = homes.get(use.id);
      const message = `claim "${use.id}" is treated in ${home} already; a claim has one home, elsewhere speak of it in prose`;
      if (home) zh.report(use.line, 'duplicate-id', message);
      else homes.set(use.id, `${zh.file}:${use.line}`);
    }
  }
}

function checkQuestionIds(quizzes: readonly Filed<QuizText>[]): void {
  const homes = new Map<string, string>();
  for (const { file, report, text } of quizzes) {
    for (const [i, { id }] of (text.quiz?.questions ?? []).entries()) {
      const line = text.lineOf(['questions', i, 'id']);
      const home = homes.get(id);
      if (home) report(line, 'duplicate-id', `question "${id}" stands at ${home} already; rename one`);
      else homes.set(id, `${file}:${line}`);
    }
  }
}

/** A lesson shows at most one quiz, its own; a quiz that no lesson shows is a warning. */
function checkQuizPlaces({ lessons, quizzes }: Catalogue): void {
  const shown = new Set<string>();
  for (const { id, zh } of lessons.values()) {
    const uses = zh.text.uses.filter(use => use.kind === 'quiz');
    for (const [i, use] of uses.entries()) {
      shown.add(use.id);
      const lesson = quizzes.get(use.id)?.text.quiz?.lesson;
      if (i > 0) zh.report(use.line, 'second-quiz', 'a lesson has one quiz; remove this one');
      else if (lesson !== undefined && lesson !== id) {
        zh.report(use.line, 'quiz-lesson', `quiz "${use.id}" belongs to lesson "${lesson}"; show it there`);
      }
    }
  }
  for (const [id, { report, text }] of quizzes) {
    if (!shown.has(id))
      report(text.lineOf(['id']), 'unused-quiz', `no lesson shows "${id}"; add ::quiz{id=${id}}`, 'warning');
  }
}

const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

function metaOf({ zh, en }: LessonPair): LessonMeta | undefined {
  const [head, twin] = [zh.text.head, en.text.head];
  if (!head || !twin) return undefined;
  const named = (block: Block): string[] =>
    block.kind === 'experiment' ? [block.id] : block.kind === 'predict' ? [block.experiment] : [];
  const { blocks } = zh.text;
  return {
    id: head.id,
    title: { zh: head.title, en: twin.title },
    minutes: head.minutes,
    requires: head.requires,
    terms: head.terms,
    sources: head.sources,
    claims: blocks.flatMap(block => (block.kind === 'claim' ? [block.id] : [])),
    experiments: unique(blocks.flatMap(named)),
    quiz: blocks.find(block => block.kind === 'quiz')?.id ?? null,
    screens: blocks.filter(block => block.kind === 'pause').length + 1,
  };
}

function quizMeta({ id, lesson, title, questions }: Quiz): QuizMeta {
  const items = questions.map(
    ({ id, rev, level, terms, claim }): QuestionMeta => ({ id, rev, level, terms, ...(claim && { claim }) }),
  );
  return { id, lesson, title, questions: questions.length, items };
}

function assemble(
  data: CourseData,
  catalogue: Catalogue,
  misconceptions: DataFile<Misconception>,
): CompiledCourse | undefined {
  if (!data.outline) return undefined;
  const pairs = [...catalogue.lessons.values()];
  const quizzes = [...catalogue.quizzes.values()].flatMap(({ text }) =>
    text.quiz ? withMisconceptions(text.quiz, text.misconceptions, misconceptions) : [],
  );
  const chapters = data.outline.chapters.map(
    ({ id, title, lessons }): Chapter => ({
      id,
      title,
      lessons: lessons.flatMap(lesson => {
        const pair = catalogue.lessons.get(lesson);
        return (pair && metaOf(pair)) ?? [];
      }),
    }),
  );
  return {
    index: {
      format: 1,
      title: data.outline.title,
      chapters,
      quizzes: quizzes.map(quizMeta),
    },
    lessons: pairs.map(({ id, zh, en }) => ({ id, zh: zh.text.blocks, en: en.text.blocks })),
    quizzes,
    glossary: data.glossary.entries,
    sources: data.sources.entries,
    claims: data.claims.entries,
  };
}
