import type { Quiz } from '../../../course/types.ts';
import type { Fact } from '../../../progress/types.ts';
import type { Item } from '../../../quiz/types.ts';
import { type QuizAction, type QuizState, reduceQuiz, resumeQuiz, revealed, settledBy } from '../quiz/state.ts';

/** A question with where it comes from; `seed` sets its numbers and the order of its options. */
export type Asked = { readonly question: Item; readonly quiz: Quiz; readonly seed: number };

/** Questions of several quizzes, asked one after the other by the machinery of the quiz. */
export type Session = {
  readonly asked: readonly Asked[];
  readonly state: QuizState;
  /** Ids of the events of the answers that were kept; null where nothing could be written. */
  readonly answers: readonly (string | null)[];
};

export type SessionAction =
  | QuizAction
  /** The answer is written down under this id; its grade is shown. `how`: it was given, or the learner asked for it. */
  | { readonly type: 'answered'; readonly id: string | null; readonly how: 'grade' | 'reveal' }
  /** One more question, asked at once. */
  | { readonly type: 'extend'; readonly asked: Asked }
  /** The last answer is taken back and its question asked again. */
  | { readonly type: 'undo' };

/** The questions as one quiz. It names no misconceptions: refuting questions would change the order that undoing relies on. */
const quizOf = (asked: readonly Asked[]): Quiz => ({
  id: 'review',
  lesson: '',
  title: { zh: '', en: '' },
  questions: asked.map(({ question }) => question),
});

export function startSession(asked: readonly Asked[]): Session {
  const none = asked.map(() => null);
  const earlier = asked.map(({ seed }) => seed);
  return { asked, state: resumeQuiz(quizOf(asked), { scores: none, earlier, given: none }), answers: [] };
}

export function reduceSession(session: Session, action: SessionAction): Session {
  const { asked, state, answers } = session;
  switch (action.type) {
    case 'answered':
      return {
        ...session,
        state: reduceQuiz(quizOf(asked), state, { type: action.how }),
        answers: [...answers, action.id],
      };
    case 'extend': {
      const longer = [...asked, action.asked];
      const scores = [...state.scores, null];
      const earlier = [...state.earlier, action.asked.seed];
      const given = [...state.given, null];
      return { ...session, asked: longer, state: resumeQuiz(quizOf(longer), { scores, earlier, given }) };
    }
    case 'undo': {
      const last = answers.length - 1;
      const again = asked[last];
      if (!again) return session;
      const scores = state.scores.with(last, null);
      const earlier = state.earlier.with(last, again.seed);
      const given = state.given.with(last, null);
      return {
        ...session,
        state: resumeQuiz(quizOf(asked), { scores, earlier, given }),
        answers: answers.slice(0, last),
      };
    }
    default:
      return { ...session, state: reduceQuiz(quizOf(asked), state, action) };
  }
}

/** The question on the screen; null in the summary. */
export function currentOf({ asked, state: { step } }: Session): Asked | null {
  return 'index' in step ? (asked[step.index] ?? null) : null;
}

type Manner = { readonly asksConfidence: boolean; readonly reveals?: boolean };

/**
 * What is to be written down before the grade of an answer is shown; without the confidence where nobody asked for it.
 * `reveals`: the learner asks for the answer.
 */
export function factOf(
  session: Session,
  place: 'review' | 'warm-up' | 'test',
  { asksConfidence, reveals = false }: Manner,
): Fact | null {
  const { step } = session.state;
  const current = currentOf(session);
  if (!current || (step.phase !== 'sure' && !(step.phase === 'asking' && reveals))) return null;
  const settled = step.phase === 'sure' ? settledBy(step) : revealed(step);
  if (!settled) return null;
  const { id: question, rev } = step.question;
  const { answer, score } = settled;
  return {
    type: 'question.answered',
    ...{ quiz: current.quiz.id, question, rev, answer, score, hints: step.hints },
    ...(step.phase === 'sure' ? asksConfidence && { confidence: step.confidence } : { shown: true as const }),
    asked: place,
    seed: session.state.earlier[step.index] ?? 0,
  };
}

/** Questions that are not answered yet. */
export const leftOf = ({ state }: Session): number => state.scores.filter(score => score === null).length;
