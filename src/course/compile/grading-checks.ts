import { grade } from '../../quiz/grade.ts';
import { answerable, present, wrongAnswers } from '../../quiz/present.ts';
import type { Answer, Item, Question } from '../../quiz/types.ts';
import type { Report } from './findings.ts';

/** Variants of a generated question that the linter tries. */
const VARIANTS = 50;

/**
 * Runs a question through its own grader: its right answer must be worth 1, every wrong one less. Returns the ids of
 * the misconceptions that a wrong answer can show: what cannot be reached that way is dead.
 */
export function checkGrading(item: Item, line: number, report: Report): string[] {
  const asked = variantsOf(item, line, report);
  const reached = new Set<string>();
  for (const question of asked) {
    if (!answerable(question)) {
      report(line, 'right-fails', `the right answer to "${item.id}" does not pass its own grader`);
      break;
    }
    const passing = wrongAnswers(question).find(answer => gradeWrong(question, answer, reached));
    if (passing) {
      report(line, 'wrong-passes', `"${item.id}" takes a wrong answer for a right one: ${JSON.stringify(passing)}`);
      break;
    }
  }
  return [...reached];
}

function variantsOf(item: Item, line: number, report: Report): Question[] {
  if (item.kind !== 'generated') return [item];
  try {
    return Array.from({ length: VARIANTS }, (_, variant) => present(item, variant));
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(line, 'template', `${error.message}; give its parameters other values`);
    return [];
  }
}

/** Whether a wrong answer passes; what it shows about the learner is added to `reached`. */
function gradeWrong(question: Question, answer: Answer, reached: Set<string>): boolean {
  const result = grade(question, answer);
  if (result.kind !== 'graded') return false;
  for (const id of result.misconceptions) reached.add(id);
  return result.score === 1;
}
