import type { Rich } from '../text/document.ts';
import { parseNumber } from './number.ts';
import type { Answer, Grade, Question, Tolerance } from './types.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** Relative slack for the rounding of binary fractions: 2.41 lies within 0.01 of 2.4. */
const SLACK = 1e-12;

/**
 * Grades an answer. Scores lie in 0…1, and 1 means wholly right. Multiple choice and lines: right minus wrong, as a
 * share of all that is right. Order: Kendall's rank correlation over the pairs that matter, not below 0. `reasons`
 * speak of what was chosen or missed; the explanation of the question is not among them.
 */
export function grade(question: Question, answer: Answer): Grade {
  switch (question.kind) {
    case 'single':
      return gradeSingle(question, expectKind(answer, 'single').key);
    case 'multi':
      return gradeMulti(question, new Set(expectKind(answer, 'multi').keys));
    case 'numeric':
      return gradeNumeric(question, expectKind(answer, 'numeric').text);
    case 'order':
      return gradeOrder(question, expectKind(answer, 'order').keys);
    case 'lines':
      return gradeLines(question, new Set(expectKind(answer, 'lines').lines));
  }
}

function expectKind<K extends Answer['kind']>(answer: Answer, kind: K): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new TypeError(`an answer of kind ${answer.kind} to a question of kind ${kind}`);
  return answer as Extract<Answer, { kind: K }>;
}

const EMPTY: Grade = { kind: 'invalid', reason: 'empty' };

const graded = (score: number, reasons: readonly Rich[] = []): Grade => ({ kind: 'graded', score, reasons });

function gradeSingle(question: Of<'single'>, key: string): Grade {
  const option = question.options.find(candidate => candidate.key === key);
  return option ? graded(option.correct ? 1 : 0, [option.why]) : EMPTY;
}

function gradeMulti(question: Of<'multi'>, keys: ReadonlySet<string>): Grade {
  const chosen = question.options.filter(option => keys.has(option.key));
  if (chosen.length === 0) return EMPTY;
  const right = question.options.filter(option => option.correct).length;
  const hits = chosen.filter(option => option.correct).length;
  const reasons = question.options.filter(option => keys.has(option.key) || option.correct).map(option => option.why);
  return graded(Math.max(0, (hits - (chosen.length - hits)) / right), reasons);
}

/** Whether a value lies within the tolerance about a target. */
function isWithin(value: number, target: number, tolerance: Tolerance): boolean {
  const reach = 'abs' in tolerance ? tolerance.abs : tolerance.rel * Math.abs(target);
  return Math.abs(value - target) <= reach + SLACK * Math.max(Math.abs(value), Math.abs(target));
}

function gradeNumeric(question: Of<'numeric'>, text: string): Grade {
  if (text.trim() === '') return EMPTY;
  const value = parseNumber(text, question.unit);
  if (value === undefined) return { kind: 'invalid', reason: 'not-a-number' };
  if (isWithin(value, question.answer, question.tolerance)) return graded(1);
  const near = question.near
    .filter(candidate => isWithin(value, candidate.value, question.tolerance))
    .sort((a, b) => Math.abs(value - a.value) - Math.abs(value - b.value))[0];
  return graded(0, near ? [near.why] : []);
}

/** The pairs of keys whose order matters: those of `before`, else every pair. */
export function orderedPairs(question: Of<'order'>): readonly (readonly [string, string])[] {
  if (question.before) return question.before;
  const keys = question.items.map(item => item.key);
  return keys.flatMap((first, i) => keys.slice(i + 1).map(then => [first, then] as const));
}

function gradeOrder(question: Of<'order'>, keys: readonly string[]): Grade {
  const place = new Map(keys.map((key, i) => [key, i]));
  if (place.size !== question.items.length || question.items.some(item => !place.has(item.key))) return EMPTY;
  const pairs = orderedPairs(question);
  const broken = pairs.filter(([first, then]) => place.get(first)! > place.get(then)!);
  const score = Math.max(0, 1 - (2 * broken.length) / pairs.length);
  return graded(score, broken[0] ? [precedence(question, broken[0])] : []);
}

/** "A comes before B", in the words of the items. */
function precedence(question: Of<'order'>, [first, then]: readonly [string, string]): Rich {
  const textOf = (key: string): Rich => question.items.find(item => item.key === key)!.text;
  const [a, b] = [textOf(first), textOf(then)];
  const word = (text: string) => ({ kind: 'text', text }) as const;
  return {
    zh: [word('“'), ...a.zh, word('”在“'), ...b.zh, word('”之前。')],
    en: [word('“'), ...a.en, word('” comes before “'), ...b.en, word('”.')],
  };
}

function gradeLines(question: Of<'lines'>, lines: ReadonlySet<number>): Grade {
  if (lines.size === 0) return EMPTY;
  const hits = question.bugs.filter(bug => lines.has(bug)).length;
  const reasons = [...lines].sort((a, b) => a - b).flatMap(line => question.notes[String(line)] ?? []);
  return graded(Math.max(0, (hits - (lines.size - hits)) / question.bugs.length), reasons);
}
