import type { Quiz } from '../../../course/types.ts';
import type { Progress } from '../../../progress/types.ts';

/** What is known of an attempt when the quiz is opened. One entry for each question. */
export type Attempt = {
  /** Score in this attempt, 0…1; null: not answered in it. */
  readonly scores: readonly (number | null)[];
  /** Answers to the question that were ever given, in its present revision. */
  readonly earlier: readonly number[];
  /** Mean score of an attempt whose every answer is kept but whose end is not: the program died between the two. */
  readonly unfinished: number | null;
};

/**
 * Where the learner stopped. The log counts answers to each question and finished attempts at the quiz; an attempt asks
 * every question once. So a question with more answers than there are finished attempts has been answered in the present
 * one. The count of a revised question starts anew and says too little (it is below that of the attempts); such a question
 * counts as answered when it has an answer at all and a later one was answered in this attempt. When nothing is left to
 * ask, an attempt begins.
 */
export function attemptOf(quiz: Quiz, progress: Progress): Attempt {
  const times = progress.quizzes[quiz.id]?.times ?? 0;
  const states = quiz.questions.map(({ id, rev }) => {
    const state = progress.questions[id];
    return state?.rev === rev ? state : undefined;
  });
  const earlier = states.map(state => state?.answers ?? 0);
  const lastAnswered = earlier.findLastIndex(answers => answers > times);
  const isAnswered = ({ answers }: { readonly answers: number }, index: number): boolean =>
    answers > times || (answers < times && index < lastAnswered);
  const scores = states.map((state, index) => (state && isAnswered(state, index) ? state.last : null));
  if (scores.includes(null)) return { scores, earlier, unfinished: null };
  return { scores: scores.map(() => null), earlier, unfinished: meanOf(scores) };
}

/** Mean of the scores that there are, 0 without any. */
export function meanOf(scores: readonly (number | null)[]): number {
  const known = scores.filter(score => score !== null);
  return known.reduce((sum, score) => sum + score, 0) / Math.max(1, known.length);
}
