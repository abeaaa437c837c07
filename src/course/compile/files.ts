import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { didYouMean } from '../suggest.ts';
import type { CourseData } from './data.ts';
import { readText } from './data.ts';
import type { Findings, Report } from './findings.ts';
import { compileLesson, type LessonText } from './lesson.ts';
import type { Avoided } from './prose.ts';
import { compileQuiz, type QuizText } from './quiz.ts';
import { compareSkeletons } from './skeleton.ts';

export type Filed<T> = { readonly file: string; readonly report: Report; readonly text: T };
export type LessonPair = { readonly id: string; readonly zh: Filed<LessonText>; readonly en: Filed<LessonText> };

const folders = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path)
        .filter(name => statSync(join(path, name)).isDirectory())
        .sort()
    : [];

/** Reads and compiles every lesson that the outline lists; folders that it does not list are reported. */
export function readLessons(
  root: string,
  data: CourseData,
  avoided: readonly Avoided[],
  findings: Findings,
): Map<string, LessonPair> {
  const pairs = new Map<string, LessonPair>();
  for (const [i, chapter] of (data.outline?.chapters ?? []).entries()) {
    const found = folders(join(root, 'lessons', chapter.id));
    for (const [j, id] of chapter.lessons.entries()) {
      const line = data.outlineLine(['chapters', i, 'lessons', j]);
      if (pairs.has(id)) data.outlineReport(line, 'duplicate-id', `lesson "${id}" is listed twice; remove one`);
      else if (!found.includes(id)) {
        const message = `there is no folder lessons/${chapter.id}/${id}${didYouMean(id, found)}`;
        data.outlineReport(line, 'missing-file', message);
      } else {
        const pair = readPair(root, `lessons/${chapter.id}/${id}`, id, avoided, findings);
        if (pair) pairs.set(id, pair);
      }
    }
  }
  if (data.outline) reportStrays(root, data, findings);
  return pairs;
}

function reportStrays(root: string, data: CourseData, findings: Findings): void {
  const chapters = new Map((data.outline?.chapters ?? []).map(chapter => [chapter.id, chapter.lessons]));
  for (const name of folders(join(root, 'lessons'))) {
    const lessons = chapters.get(name);
    const strays = lessons ? folders(join(root, 'lessons', name)).filter(id => !lessons.includes(id)) : [''];
    for (const id of strays) {
      const file = `lessons/${name}${id && `/${id}`}`;
      findings.of(file)(
        1,
        'stray-folder',
        `lessons/course.yaml does not list "${id || name}"; list it or delete the folder`,
      );
    }
  }
}

function readPair(
  root: string,
  folder: string,
  id: string,
  avoided: readonly Avoided[],
  findings: Findings,
): LessonPair | undefined {
  const missing = (['zh', 'en'] as const).filter(lang => !existsSync(join(root, folder, `${lang}.md`)));
  for (const lang of missing) {
    findings.of(`${folder}/${lang}.md`)(1, 'missing-translation', 'the lesson needs this file too; write it');
  }
  if (missing.length > 0) return undefined;
  const read = (lang: 'zh' | 'en'): Filed<LessonText> => {
    const file = `${folder}/${lang}.md`;
    const report = findings.of(file);
    return { file, report, text: compileLesson(readText(join(root, file)), lang, avoided, report) };
  };
  const pair = { id, zh: read('zh'), en: read('en') };
  comparePair(pair);
  return pair;
}

/** The front matter (but the title) and the sequence of blocks are equal in both languages. */
function comparePair({ id, zh, en }: LessonPair): void {
  compareSkeletons(zh.text.bones, en.text.bones, en.report, zh.file);
  const [a, b] = [zh.text.head, en.text.head];
  if (a && a.id !== id) zh.report(zh.text.lineOf(['id']), 'lesson-id', `id is "${a.id}", but the folder is "${id}"`);
  if (!a || !b) return;
  for (const key of ['id', 'minutes', 'requires', 'terms', 'sources'] as const) {
    if (JSON.stringify(a[key]) === JSON.stringify(b[key])) continue;
    const message = `"${key}" differs from line ${zh.text.lineOf([key])} of ${zh.file}; make them equal`;
    en.report(en.text.lineOf([key]), 'languages-differ', message);
  }
}

/** Files beside the quizzes that are no quiz. */
const BESIDE = ['misconceptions.yaml', 'retired.yaml'];

/** Reads and compiles the quizzes of `quizzes/*.yaml`, in the order of their names. */
export function readQuizzes(root: string, avoided: readonly Avoided[], findings: Findings): Filed<QuizText>[] {
  const folder = join(root, 'quizzes');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter(name => name.endsWith('.yaml') && !BESIDE.includes(name))
    .sort()
    .map(name => {
      const file = `quizzes/${name}`;
      const report = findings.of(file);
      return { file, report, text: compileQuiz(readText(join(folder, name)), avoided, report) };
    });
}
