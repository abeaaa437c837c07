import type { Quiz } from '../../../course/types.ts';
import type { Fact } from '../../../progress/types.ts';
import type { Question } from '../../../quiz/types.ts';
import { gradeOf, nextStep, type QuizAction, type QuizState, reduceQuiz } from '../quiz/state.ts';

/** A question with where it comes from; `seed` sets its numbers and the order of its options. */
export type Asked = { readonly question: Question; readonly quiz: Quiz; readonly seed: number };

/** Questions of several quizzes, asked one after the other by the machinery of the quiz. */
export type Session = {
  readonly asked: readonly Asked[];
  readonly state: QuizState;
  /** Ids of the events of the answers that were kept; null where nothing could be written. */
  readonly answers: readonly (string | null)[];
};

export type SessionAction =
  | QuizAction
  /** The answer is written down under this id; its grade is shown. */
  | { readonly type: 'answered'; readonly id: string | null }
  /** One more question, asked at once. */
  | { readonly type: 'extend'; readonly asked: Asked }
  /** The last answer is taken back and its question asked again. */
  | { readonly type: 'undo' };

/** The questions as one quiz. */
const quizOf = (asked: readonly Asked[]): Quiz => ({
  id: 'review',
  lesson: '',
  title: { zh: '', en: '' },
  questions: asked.map(({ question }) => question),
});

export function startSession(asked: readonly Asked[]): Session {
  const scores = asked.map(() => null);
  const earlier = asked.map(({ seed }) => seed);
  return { asked, state: { scores, earlier, step: nextStep(quizOf(asked), scores, earlier) }, answers: [] };
}

export function reduceSession(session: Session, action: SessionAction): Session {
  const { asked, state, answers } = session;
  switch (action.type) {
    case 'answered':
      return {
        ...session,
        state: reduceQuiz(quizOf(asked), state, { type: 'grade' }),
        answers: [...answers, action.id],
      };
    case 'extend': {
      const longer = [...asked, action.asked];
      const scores = [...state.scores, null];
      const earlier = [...state.earlier, action.asked.seed];
      return { ...session, asked: longer, state: { scores, earlier, step: nextStep(quizOf(longer), scores, earlier) } };
    }
    case 'undo': {
      const last = answers.length - 1;
      if (last < 0) return session;
      const scores = state.scores.with(last, null);
      const step = nextStep(quizOf(asked), scores, state.earlier);
      return { ...session, state: { ...state, scores, step }, answers: answers.slice(0, last) };
    }
    default:
      return { ...session, state: reduceQuiz(quizOf(asked), state, action) };
  }
}

/** The question on the screen; null in the summary. */
export function currentOf({ asked, state: { step } }: Session): Asked | null {
  return 'index' in step ? (asked[step.index] ?? null) : null;
}

/** What is to be written down before the grade of an answer is shown; without the confidence where nobody asked for it. */
export function factOf(session: Session, place: 'review' | 'warm-up' | 'test', asksConfidence: boolean): Fact | null {
  const { step } = session.state;
  const current = currentOf(session);
  const graded = step.phase === 'sure' ? gradeOf(step) : null;
  if (step.phase !== 'sure' || !graded || !current) return null;
  const { id: question, rev } = step.question;
  return {
    type: 'question.answered',
    quiz: current.quiz.id,
    question,
    rev,
    answer: graded.answer,
    score: graded.grade.score,
    hints: step.hints,
    ...(asksConfidence && { confidence: step.confidence }),
    asked: place,
    seed: session.state.earlier[step.index] ?? 0,
  };
}

/** Questions that are not answered yet. */
export const leftOf = ({ state }: Session): number => state.scores.filter(score => score === null).length;
