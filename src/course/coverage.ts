import type { CourseIndex, NotesClaim, Quiz } from './types.ts';

/** Where a claim of the notes is taught, shown and asked. `experiments` are those that exist of the ones it needs. */
export type ClaimCoverage = {
  readonly id: string;
  readonly lesson: string | null;
  readonly experiments: readonly string[];
  readonly questions: readonly string[];
};

export type Coverage = {
  readonly claims: readonly ClaimCoverage[];
  /** Claims without a lesson, without a question, or with an experiment that does not exist. */
  readonly missing: readonly string[];
};

/** Joins each claim with its lesson, its experiments and the questions that test it. `experiments`: ids that exist. */
export function coverage(course: {
  readonly claims: readonly NotesClaim[];
  readonly index: CourseIndex;
  readonly quizzes: readonly Quiz[];
  readonly experiments: readonly { readonly id: string }[];
}): Coverage {
  const lessons = new Map<string, string>();
  for (const lesson of course.index.chapters.flatMap(chapter => chapter.lessons)) {
    for (const claim of lesson.claims) lessons.set(claim, lesson.id);
  }
  const questions = new Map<string, string[]>();
  for (const question of course.quizzes.flatMap(quiz => quiz.questions)) {
    if (question.claim) questions.set(question.claim, [...(questions.get(question.claim) ?? []), question.id]);
  }
  const existing = new Set(course.experiments.map(experiment => experiment.id));
  const claims = course.claims.map(
    ({ id, experiments }): ClaimCoverage => ({
      id,
      lesson: lessons.get(id) ?? null,
      experiments: experiments.filter(experiment => existing.has(experiment)),
      questions: questions.get(id) ?? [],
    }),
  );
  const whole = (claim: ClaimCoverage, i: number): boolean =>
    claim.lesson !== null &&
    claim.questions.length > 0 &&
    claim.experiments.length === course.claims[i]!.experiments.length;
  return { claims, missing: claims.filter((claim, i) => !whole(claim, i)).map(claim => claim.id) };
}
