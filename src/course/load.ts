import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { TutorError } from '../platform/errors.ts';
import { distFolder } from '../platform/paths.ts';
import { didYouMean } from './suggest.ts';
import type { CourseIndex, Lesson, NotesClaim, Quiz, Source, Term } from './types.ts';

/** Parsed files by their path; the compiled course does not change while the program runs. */
const cache = new Map<string, unknown>();

function load<T>(file: string): T {
  const path = join(distFolder(), 'course', file);
  if (!cache.has(path)) cache.set(path, read(path));
  return cache.get(path) as T;
}

function read(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new TutorError(
      'course-missing',
      { zh: `读不到课程文件 ${path}。`, en: `The course file ${path} cannot be read.` },
      { zh: '请重新安装 dl-tutor，或运行 npm run build。', en: 'Install dl-tutor again, or run "npm run build".' },
    );
  }
}

function unknown(what: { readonly zh: string; readonly en: string }, id: string, known: readonly string[]): TutorError {
  return new TutorError(
    'unknown-id',
    { zh: `没有${what.zh}“${id}”。`, en: `There is no ${what.en} "${id}"${didYouMean(id, known)}.` },
    { zh: '运行 dl-tutor list 查看全部课程。', en: 'Run "dl-tutor list" to see all lessons.' },
    2,
  );
}

/** The chapters, lessons and quizzes. Throws TutorError `course-missing` when there is no compiled course. */
export function loadIndex(): CourseIndex {
  return load('index.json');
}

/** A lesson in both languages. Throws TutorError `unknown-id` when the course has none with this id. */
export function loadLesson(id: string): Lesson {
  const ids = loadIndex().chapters.flatMap(chapter => chapter.lessons.map(lesson => lesson.id));
  if (!ids.includes(id)) throw unknown({ zh: '课程', en: 'lesson' }, id, ids);
  return load(`lessons/${id}.json`);
}

/** A quiz with its answers. Throws TutorError `unknown-id` when the course has none with this id. */
export function loadQuiz(id: string): Quiz {
  const ids = loadIndex().quizzes.map(quiz => quiz.id);
  if (!ids.includes(id)) throw unknown({ zh: '测验', en: 'quiz' }, id, ids);
  return load(`quizzes/${id}.json`);
}

/** All terms, in the order of the glossary. */
export function loadGlossary(): readonly Term[] {
  return load('glossary.json');
}

/** All sources that lessons cite. */
export function loadSources(): readonly Source[] {
  return load('sources.json');
}

/** All claims of the notes. */
export function loadClaims(): readonly NotesClaim[] {
  return load('claims.json');
}
