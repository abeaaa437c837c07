import { loadIndex } from '../course/load.ts';
import type { LessonMeta, QuizMeta } from '../course/types.ts';
import { cli } from '../i18n/cli.ts';
import { say, unknownName, usageError } from './usage.ts';

export const allLessons = (): LessonMeta[] => loadIndex().chapters.flatMap(chapter => chapter.lessons);

/** The lesson of an id; throws a `usage` error that suggests the nearest id. */
export function findLesson(id: string): LessonMeta {
  const lessons = allLessons();
  const found = lessons.find(lesson => lesson.id === id);
  if (found) return found;
  const names = lessons.map(lesson => lesson.id);
  throw unknownName(cli.unknownLesson, id, names, 'dl-tutor list');
}

/** The quiz of a lesson, by the id of either; throws a `usage` error when there is none. */
export function findQuiz(id: string): QuizMeta {
  const { quizzes } = loadIndex();
  const found = quizzes.find(quiz => quiz.lesson === id) ?? quizzes.find(quiz => quiz.id === id);
  if (found) return found;
  const lesson = findLesson(id).id;
  const lessons = quizzes.map(quiz => quiz.lesson).join(', ');
  throw usageError(say(cli.noQuiz, { lesson }), lessons === '' ? { zh: '', en: '' } : say(cli.noQuizNext, { lessons }));
}
