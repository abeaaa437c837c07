import type { Quiz } from '../../../course/types.ts';
import type { Confidence, Progress } from '../../../progress/types.ts';
import { grade, scoreAfterHints } from '../../../quiz/grade.ts';
import { present } from '../../../quiz/present.ts';
import { bringRefutation, type Turn } from '../../../quiz/schedule.ts';
import type { Answer, Grade, Question } from '../../../quiz/types.ts';
import type { KeyName } from '../../keys.ts';
import { reduceAsking, reduceSure, within } from './asking.ts';
import { type Attempt, attemptOf } from './attempt.ts';
import { answerOf, type Draft, emptyDraft } from './draft.ts';

/** What the window shows of a text that is longer: a line at its top, the row of the cursor, or what came last. */
export type Scroll =
  | { readonly to: 'line'; readonly line: number }
  | { readonly to: 'cursor' }
  | { readonly to: 'news' };

export type Problem = Extract<Grade, { kind: 'invalid' }>['reason'];
export type Result = Extract<Grade, { kind: 'graded' }>;

type Put = {
  readonly index: number;
  /** As it is shown: with its options in the order of this attempt, and its numbers drawn. */
  readonly question: Question;
  /** It was answered already and comes back against a misconception; its answer does not count. */
  readonly again: boolean;
  readonly draft: Draft;
  readonly cursor: number;
  /** How many hints were taken before the answer. */
  readonly hints: number;
  readonly confidence: Confidence;
  readonly scroll: Scroll;
};

/** What an answer came to. */
type Settled = {
  readonly answer: Answer;
  readonly grade: Result;
  /** With the hints taken off. */
  readonly score: number;
  /** How many hints stand on the screen: after the answer they cost nothing. */
  readonly read: number;
};

export type Asking = Put & { readonly phase: 'asking'; readonly problem: Problem | null };
export type Sure = Put & { readonly phase: 'sure' };
export type Graded = Put & Settled & { readonly phase: 'graded' };
/** A question of the finished attempt, looked at from the summary. */
export type Looking = Put & Settled & { readonly phase: 'looking' };
export type Summary = { readonly phase: 'summary'; readonly cursor: number; readonly scroll: Scroll };

export type Step = Asking | Sure | Graded | Looking | Summary;

export type QuizState = Pick<Attempt, 'scores' | 'earlier'> & {
  readonly step: Step;
  /** What is asked after the present question. */
  readonly turns: readonly Turn[];
  /** How each question was answered in this sitting. */
  readonly given: readonly (Graded | null)[];
};

export type QuizAction =
  | { readonly type: 'move'; readonly by: 1 | -1 }
  /** Row by its number, from 1: chosen at once where one is right, else ticked; for pairs and gaps, what the row gets. */
  | { readonly type: 'pick'; readonly number: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'shift'; readonly by: 1 | -1 }
  | { readonly type: 'turn'; readonly by: 1 | -1 }
  | { readonly type: 'text'; readonly key: KeyName }
  | { readonly type: 'hint' }
  /** Shows the answer, after the last hint. */
  | { readonly type: 'reveal' }
  | { readonly type: 'submit' }
  | { readonly type: 'surer'; readonly by: 1 | -1 }
  | { readonly type: 'sure'; readonly level: number }
  | { readonly type: 'change' }
  | { readonly type: 'grade' }
  | { readonly type: 'next' }
  | { readonly type: 'look' }
  | { readonly type: 'leave' }
  | { readonly type: 'again' }
  | { readonly type: 'scroll'; readonly line: number };

const TOP: Scroll = { to: 'line', line: 0 };
const CURSOR: Scroll = { to: 'cursor' };
const NEWS: Scroll = { to: 'news' };

/** Goes on where the learner stopped. */
export function startQuiz(quiz: Quiz, progress: Progress): QuizState {
  const { scores, earlier } = attemptOf(quiz, progress);
  return resumeQuiz(quiz, { scores, earlier, given: scores.map(() => null) });
}

/** Asks the first question without a score, else shows the summary. */
export function resumeQuiz(quiz: Quiz, known: Pick<QuizState, 'scores' | 'earlier' | 'given'>): QuizState {
  return nextStep(quiz, {
    ...known,
    turns: turnsOf(quiz, known.scores),
    step: { phase: 'summary', cursor: 0, scroll: TOP },
  });
}

const turnsOf = (quiz: Quiz, scores: QuizState['scores']): Turn[] =>
  quiz.questions.filter((_, index) => scores[index] === null).map(({ id }) => ({ id, again: false }));

/** The next turn, else the summary. */
function nextStep(quiz: Quiz, state: QuizState): QuizState {
  const [turn, ...turns] = state.turns;
  const index = quiz.questions.findIndex(({ id }) => id === turn?.id);
  const asked = quiz.questions[index];
  if (!turn || !asked) return { ...state, turns: [], step: summaryOf(state.scores) };
  // Each time a question comes back its options stand elsewhere: a place must not be what is remembered.
  const question = present(asked, state.earlier[index] ?? 0);
  const draft = emptyDraft(question);
  const place = { index, question, again: turn.again, draft, cursor: 0, hints: 0, confidence: 3, scroll: TOP } as const;
  return { ...state, turns, step: { phase: 'asking', problem: null, ...place } };
}

const summaryOf = (scores: QuizState['scores']): Summary => ({
  phase: 'summary',
  cursor: Math.max(
    0,
    scores.findIndex(score => (score ?? 0) < 1),
  ),
  scroll: TOP,
});

/** The whole quiz as a function of what the learner does. What does not fit the phase changes nothing. */
export function reduceQuiz(quiz: Quiz, state: QuizState, action: QuizAction): QuizState {
  const { step } = state;
  if (action.type === 'scroll') {
    return { ...state, step: { ...step, scroll: { to: 'line', line: Math.max(0, action.line) } } };
  }
  switch (step.phase) {
    case 'asking':
      if (action.type === 'reveal') return settle(quiz, state, step, revealed(step));
      return { ...state, step: reduceAsking(step, action) };
    case 'sure':
      if (action.type === 'grade') return settle(quiz, state, step, settledBy(step));
      return { ...state, step: reduceSure(step, action) };
    case 'graded':
      if (action.type === 'next') return nextStep(quiz, state);
      return action.type === 'hint' ? { ...state, step: withAllHints(step) } : state;
    case 'looking':
      return reduceLooking(quiz, state, step, action);
    case 'summary':
      return reduceSummary(quiz, state, step, action);
  }
}

const withAllHints = <T extends Graded | Looking>(step: T): T => ({ ...step, read: step.question.hints.length });

/** What the learner's draft comes to; null when it is no answer. */
export function settledBy({ question, draft, cursor, hints }: Sure): Settled | null {
  const answer = answerOf(draft, question, cursor);
  const result = grade(question, answer);
  if (result.kind !== 'graded') return null;
  return { answer, grade: result, score: scoreAfterHints(result.score, hints), read: hints };
}

/** What asking for the answer comes to. */
export function revealed({ question, hints }: Asking): Settled | null {
  const answer: Answer = { kind: 'shown' };
  const result = grade(question, answer);
  if (result.kind !== 'graded' || hints < question.hints.length) return null;
  return { answer, grade: result, score: 0, read: hints };
}

const set = <T>(values: readonly T[], index: number, value: T): T[] => values.with(index, value);

function settle(quiz: Quiz, state: QuizState, step: Asking | Sure, settled: Settled | null): QuizState {
  if (!settled) return state;
  const { index, again } = step;
  const { phase: _, ...put } = step;
  const graded: Graded = { ...put, ...settled, phase: 'graded', scroll: NEWS };
  return {
    ...state,
    scores: again ? state.scores : set(state.scores, index, settled.score),
    given: again ? state.given : set(state.given, index, graded),
    earlier: set(state.earlier, index, (state.earlier[index] ?? 0) + 1),
    turns: again ? state.turns : turnsAfter(quiz, state, graded),
    step: graded,
  };
}

/** A wrong belief is met by a question that refutes it. A practice turn brings no further ones, so that it ends. */
function turnsAfter(quiz: Quiz, { turns, scores }: QuizState, { question, grade: result }: Graded): readonly Turn[] {
  const answered = quiz.questions.filter(({ id }, i) => scores[i] !== null || id === question.id).map(({ id }) => id);
  const wrong = { misconceptions: result.misconceptions, question: question.id };
  return bringRefutation(turns, wrong, { misconceptions: quiz.misconceptions ?? [], answered });
}

/** A question of the attempt with what it came to; one that was answered in an earlier sitting shows its answer. */
function lookAt(quiz: Quiz, state: QuizState, index: number): QuizState {
  const item = quiz.questions[index];
  if (!item) return { ...state, step: summaryOf(state.scores) };
  const known = state.given[index];
  if (known) return { ...state, step: { ...withAllHints(known), phase: 'looking', scroll: TOP } };
  const question = present(item, Math.max(0, (state.earlier[index] ?? 0) - 1));
  const result = grade(question, { kind: 'shown' });
  if (result.kind !== 'graded') return state;
  const step: Looking = {
    ...{ phase: 'looking', index, question, again: false, draft: emptyDraft(question), cursor: 0, hints: 0 },
    ...{ confidence: 3, scroll: TOP, answer: { kind: 'shown' }, grade: result, read: question.hints.length },
    score: state.scores[index] ?? 0,
  };
  return { ...state, step };
}

function reduceLooking(quiz: Quiz, state: QuizState, step: Looking, action: QuizAction): QuizState {
  if (action.type === 'next' && step.index + 1 < quiz.questions.length) return lookAt(quiz, state, step.index + 1);
  if (action.type !== 'leave' && action.type !== 'next') return state;
  return { ...state, step: { phase: 'summary', cursor: step.index, scroll: CURSOR } };
}

function reduceSummary(quiz: Quiz, state: QuizState, step: Summary, action: QuizAction): QuizState {
  if (action.type === 'move') {
    const cursor = within(step.cursor + action.by, quiz.questions.length);
    return { ...state, step: { ...step, cursor, scroll: CURSOR } };
  }
  if (action.type === 'look') return lookAt(quiz, state, step.cursor);
  if (action.type !== 'again') return state;
  const scores = state.scores.map(() => null);
  return nextStep(quiz, { ...state, scores, given: scores, turns: turnsOf(quiz, scores) });
}
