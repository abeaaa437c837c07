import { lessonsOf } from '../../../course/graph.ts';
import type { CourseIndex, Quiz } from '../../../course/types.ts';
import { experimentById } from '../../../lab/experiments/index.ts';
import type { Lang } from '../../../platform/language.ts';
import type { Item } from '../../../quiz/types.ts';
import type { Tutor } from '../../tutor.ts';
import type { Links } from './feedback.ts';
import type { Step } from './state.ts';

export const lessonTitle = (course: CourseIndex, lesson: string, lang: Lang): string =>
  lessonsOf(course).find(({ id }) => id === lesson)?.title[lang] ?? lesson;

/** Where a question leads to; after a wrong answer first to the experiment that refutes the belief behind it. */
export function linksOf(quiz: Quiz, question: Item | undefined, step: Step, { course, lang }: Tutor): Links {
  const believed = 'grade' in step ? step.grade.misconceptions[0] : undefined;
  const refuting = quiz.misconceptions?.find(({ id }) => id === believed)?.refutedBy.experiments[0];
  const id = refuting ?? question?.experiment;
  const experiment = id === undefined ? undefined : experimentById(id);
  const anchor = question?.passage;
  return {
    experiment: experiment ? { id: experiment.id, title: experiment.title[lang] } : null,
    passage:
      anchor === undefined ? null : { lesson: quiz.lesson, anchor, title: lessonTitle(course, quiz.lesson, lang) },
  };
}
