import type { Quiz } from '../../../course/types.ts';
import type { Confidence, Fact, Progress } from '../../../progress/types.ts';
import { grade } from '../../../quiz/grade.ts';
import { present } from '../../../quiz/present.ts';
import type { Answer, Grade, Question } from '../../../quiz/types.ts';
import type { KeyName } from '../../keys.ts';
import { type Attempt, attemptOf, meanOf } from './attempt.ts';
import { answerOf, type Draft, editText, emptyDraft, moveItem, rowsOf, toggleRow } from './draft.ts';

/** What the window shows of a text that is longer: a line at its top, the row of the cursor, or what came last. */
export type Scroll =
  | { readonly to: 'line'; readonly line: number }
  | { readonly to: 'cursor' }
  | { readonly to: 'news' };

export type Problem = Extract<Grade, { kind: 'invalid' }>['reason'];

type Put = {
  readonly index: number;
  /** As it is shown: with its options in the order of this attempt. */
  readonly question: Question;
  readonly draft: Draft;
  readonly cursor: number;
  /** How many hints are shown. */
  readonly hints: number;
  readonly confidence: Confidence;
  readonly scroll: Scroll;
};

export type Asking = Put & { readonly phase: 'asking'; readonly problem: Problem | null };
export type Sure = Put & { readonly phase: 'sure' };
export type Graded = Put & {
  readonly phase: 'graded';
  readonly answer: Answer;
  readonly grade: Extract<Grade, { kind: 'graded' }>;
};
export type Summary = { readonly phase: 'summary'; readonly cursor: number; readonly scroll: Scroll };

export type Step = Asking | Sure | Graded | Summary;

export type QuizState = Pick<Attempt, 'scores' | 'earlier'> & { readonly step: Step };

export type QuizAction =
  | { readonly type: 'move'; readonly by: 1 | -1 }
  /** Row by its number, from 1: chosen at once where one is right, else ticked. */
  | { readonly type: 'pick'; readonly number: number }
  | { readonly type: 'toggle' }
  | { readonly type: 'shift'; readonly by: 1 | -1 }
  | { readonly type: 'text'; readonly key: KeyName }
  | { readonly type: 'hint' }
  | { readonly type: 'submit' }
  | { readonly type: 'surer'; readonly by: 1 | -1 }
  | { readonly type: 'sure'; readonly level: number }
  | { readonly type: 'change' }
  | { readonly type: 'grade' }
  | { readonly type: 'next' }
  | { readonly type: 'again' }
  | { readonly type: 'scroll'; readonly line: number };

const TOP: Scroll = { to: 'line', line: 0 };
const CURSOR: Scroll = { to: 'cursor' };
const NEWS: Scroll = { to: 'news' };

/** Goes on where the learner stopped. */
export function startQuiz(quiz: Quiz, progress: Progress): QuizState {
  const { scores, earlier } = attemptOf(quiz, progress);
  return { scores, earlier, step: nextStep(quiz, scores, earlier) };
}

/** The first question without an answer, else the summary. */
export function nextStep(quiz: Quiz, scores: QuizState['scores'], earlier: QuizState['earlier']): Step {
  const index = scores.indexOf(null);
  const asked = quiz.questions[index];
  if (!asked) return { phase: 'summary', cursor: Math.max(0, firstMissed(scores)), scroll: TOP };
  // Each time a question comes back its options stand elsewhere: a place must not be what is remembered.
  const question = present(asked, earlier[index] ?? 0);
  const draft = emptyDraft(question);
  const place = { index, question, draft, cursor: 0, hints: 0, confidence: 3, scroll: TOP } as const;
  return { phase: 'asking', problem: null, ...place };
}

const firstMissed = (scores: QuizState['scores']): number => scores.findIndex(score => (score ?? 0) < 1);

/** The whole quiz as a function of what the learner does. What does not fit the phase changes nothing. */
export function reduceQuiz(quiz: Quiz, state: QuizState, action: QuizAction): QuizState {
  const { step } = state;
  if (action.type === 'scroll') {
    return { ...state, step: { ...step, scroll: { to: 'line', line: Math.max(0, action.line) } } };
  }
  switch (step.phase) {
    case 'asking':
      return { ...state, step: reduceAsking(step, action) };
    case 'sure':
      return action.type === 'grade' ? gradeStep(state, step) : { ...state, step: reduceSure(step, action) };
    case 'graded':
      return action.type === 'next' ? { ...state, step: nextStep(quiz, state.scores, state.earlier) } : state;
    case 'summary':
      return reduceSummary(quiz, state, step, action);
  }
}

const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

function reduceAsking(step: Asking, action: QuizAction): Step {
  const { question, draft, cursor } = step;
  const rows = rowsOf(question);
  const to = (changes: Partial<Asking>): Asking => ({ ...step, problem: null, scroll: CURSOR, ...changes });
  switch (action.type) {
    case 'move':
      return to({ cursor: within(cursor + action.by, rows) });
    case 'pick': {
      const row = action.number - 1;
      if (row >= rows) return step;
      const picked = to({ cursor: row, draft: toggleRow(draft, question, row) });
      return question.kind === 'single' ? submit(picked) : picked;
    }
    case 'toggle':
      return to({ draft: toggleRow(draft, question, cursor) });
    case 'shift':
      return to({ draft: moveItem(draft, cursor, action.by), cursor: within(cursor + action.by, rows) });
    case 'text':
      return to({ draft: editText(draft, action.key) ?? draft });
    case 'hint':
      return { ...step, hints: Math.min(question.hints.length, step.hints + 1), scroll: NEWS };
    case 'submit':
      return submit(step);
    default:
      return step;
  }
}

/** What is no answer is asked for again; it is never graded. */
function submit(step: Asking): Asking | Sure {
  const { question, draft, cursor } = step;
  const result = grade(question, answerOf(draft, question, cursor));
  if (result.kind === 'invalid') return { ...step, problem: result.reason, scroll: NEWS };
  const { problem: _, ...put } = step;
  return { ...put, phase: 'sure', scroll: NEWS };
}

const level = (value: number): Confidence => Math.max(1, Math.min(5, value)) as Confidence;

function reduceSure(step: Sure, action: QuizAction): Step {
  switch (action.type) {
    case 'surer':
      return { ...step, confidence: level(step.confidence + action.by), scroll: NEWS };
    case 'sure':
      return { ...step, confidence: level(action.level), scroll: NEWS };
    case 'change':
      return { ...step, phase: 'asking', problem: null, scroll: CURSOR };
    default:
      return step;
  }
}

export function gradeOf({ question, draft, cursor }: Sure): Pick<Graded, 'answer' | 'grade'> | null {
  const answer = answerOf(draft, question, cursor);
  const result = grade(question, answer);
  return result.kind === 'graded' ? { answer, grade: result } : null;
}

const set = <T>(values: readonly T[], index: number, value: T): T[] => values.with(index, value);

function gradeStep(state: QuizState, step: Sure): QuizState {
  const graded = gradeOf(step);
  if (!graded) return state;
  return {
    scores: set(state.scores, step.index, graded.grade.score),
    earlier: set(state.earlier, step.index, (state.earlier[step.index] ?? 0) + 1),
    step: { ...step, ...graded, phase: 'graded', scroll: NEWS },
  };
}

function reduceSummary(quiz: Quiz, state: QuizState, step: Summary, action: QuizAction): QuizState {
  if (action.type === 'move') {
    const cursor = within(step.cursor + action.by, quiz.questions.length);
    return { ...state, step: { ...step, cursor, scroll: CURSOR } };
  }
  if (action.type !== 'again') return state;
  const scores = state.scores.map(() => null);
  return { ...state, scores, step: nextStep(quiz, scores, state.earlier) };
}

/**
 * What is to be written down before the answer's grade is shown. The end of the attempt follows the last answer at
 * once, so it is kept however the learner leaves the last explanation.
 */
export function factsOf(quiz: Quiz, { step, scores }: QuizState): Fact[] {
  const graded = step.phase === 'sure' ? gradeOf(step) : null;
  if (step.phase !== 'sure' || !graded) return [];
  const { id: question, rev } = step.question;
  const { score } = graded.grade;
  const { hints, confidence } = step;
  const answered: Fact = {
    type: 'question.answered',
    quiz: quiz.id,
    question,
    rev,
    answer: graded.answer,
    score,
    hints,
    confidence,
  };
  const after = set(scores, step.index, score);
  if (after.includes(null)) return [answered];
  return [answered, { type: 'quiz.finished', quiz: quiz.id, score: meanOf(after) }];
}
