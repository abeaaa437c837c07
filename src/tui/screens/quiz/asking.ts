import type { Confidence } from '../../../progress/types.ts';
import { grade } from '../../../quiz/grade.ts';
import { answerOf, choicesOf, editText, giveRow, moveItem, rowsOf, toggleRow, turnRow } from './draft.ts';
import type { Asking, QuizAction, Scroll, Step, Sure } from './state.ts';

const CURSOR: Scroll = { to: 'cursor' };
const NEWS: Scroll = { to: 'news' };

/** A row among so many. */
export const within = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** A question that is being answered. */
export function reduceAsking(step: Asking, action: QuizAction): Step {
  const { question, draft, cursor } = step;
  const rows = rowsOf(question);
  const to = (changes: Partial<Asking>): Asking => ({ ...step, problem: null, scroll: CURSOR, ...changes });
  switch (action.type) {
    case 'move':
      return to({ cursor: within(cursor + action.by, rows) });
    case 'pick':
      return pick(step, action.number, to);
    case 'toggle':
      return to({ draft: toggleRow(draft, question, cursor) });
    case 'shift':
      return to({ draft: moveItem(draft, cursor, action.by), cursor: within(cursor + action.by, rows) });
    case 'turn':
      return to({ draft: turnRow(draft, question, cursor, action.by) });
    case 'text':
      return to({ draft: editText(draft, action.key, question, cursor) ?? draft });
    case 'hint':
      return { ...step, hints: Math.min(question.hints.length, step.hints + 1), scroll: NEWS };
    case 'submit':
      return submit(step);
    default:
      return step;
  }
}

function pick(step: Asking, number: number, to: (changes: Partial<Asking>) => Asking): Step {
  const { question, draft, cursor } = step;
  const rows = rowsOf(question);
  if (question.kind === 'match' || question.kind === 'gaps') {
    const choice = choicesOf(question, cursor)[number - 1];
    if (choice === undefined) return step;
    // On to the next row, so that a row of digits answers the whole question.
    return to({ draft: giveRow(draft, question, cursor, choice), cursor: within(cursor + 1, rows) });
  }
  const row = number - 1;
  if (row >= rows) return step;
  const picked = to({ cursor: row, draft: toggleRow(draft, question, row) });
  return question.kind === 'single' ? submit(picked) : picked;
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

/** How sure the learner is of the answer. */
export function reduceSure(step: Sure, action: QuizAction): Step {
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
