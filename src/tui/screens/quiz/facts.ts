import type { Quiz } from '../../../course/types.ts';
import type { Fact } from '../../../progress/types.ts';
import { meanOf } from './attempt.ts';
import { type QuizState, revealed, settledBy } from './state.ts';

/**
 * What is to be written down before the answer's grade is shown: nothing while there is no answer. The end of the
 * attempt follows the last answer at once, so it is kept however the learner leaves the last explanation. A question
 * that comes back for practice leaves no trace. Where nobody asked how sure the learner is, no confidence is written.
 */
export function factsOf(
  quiz: Quiz,
  { step, scores }: QuizState,
  { reveals = false, asksConfidence = true } = {},
): Fact[] {
  if (step.phase !== 'sure' && !(step.phase === 'asking' && reveals)) return [];
  const settled = step.phase === 'sure' ? settledBy(step) : revealed(step);
  if (!settled || step.again) return [];
  const { id: question, rev } = step.question;
  const { answer, score } = settled;
  const answered: Fact = {
    type: 'question.answered',
    ...{ quiz: quiz.id, question, rev, answer, score, hints: step.hints },
    ...(step.phase === 'sure' ? asksConfidence && { confidence: step.confidence } : { shown: true as const }),
  };
  const after = scores.with(step.index, score);
  if (after.includes(null)) return [answered];
  return [answered, { type: 'quiz.finished', quiz: quiz.id, score: meanOf(after) }];
}
