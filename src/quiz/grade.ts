import type { Inline, Rich } from '../text/document.ts';
import { readQuantity } from './number.ts';
import type { Answer, Gap, Grade, NearMiss, Option, Question, Tolerance } from './types.ts';

type Of<K extends Question['kind']> = Extract<Question, { kind: K }>;

/** Relative slack for the rounding of binary fractions: 2.41 lies within 0.01 of 2.4. */
const SLACK = 1e-12;

/**
 * Grades an answer. Scores lie in 0…1, and 1 means wholly right. Multiple choice and lines: right minus wrong, as a
 * share of all that is right. Order: Kendall's rank correlation over the pairs that matter, not below 0. Match and gaps:
 * the share that is right. `reasons` speak of what was chosen or missed; the explanation of the question is not among
 * them.
 */
export function grade(question: Question, answer: Answer): Grade {
  if (answer.kind === 'shown') return graded(0, shownReasons(question));
  switch (question.kind) {
    case 'single':
      return gradeSingle(question, expectKind(answer, 'single').key);
    case 'multi':
      return gradeMulti(question, new Set(expectKind(answer, 'multi').keys));
    case 'numeric':
      return gradeNumeric(question, expectKind(answer, 'numeric').text);
    case 'order':
      return gradeOrder(question, expectKind(answer, 'order').keys);
    case 'match':
      return gradeMatch(question, expectKind(answer, 'match').pairs);
    case 'gaps':
      return gradeGaps(question, expectKind(answer, 'gaps').values);
    case 'lines':
      return gradeLines(question, new Set(expectKind(answer, 'lines').lines));
  }
}

/** What each hint that was taken leaves off the score: the help is worth having, and it is counted. */
export const HINT_COST = 0.1;

/** The score that is kept: a right answer with three hints is worth 0.7, and no answer less than nothing. */
export function scoreAfterHints(score: number, hints: number): number {
  return Math.round(Math.max(0, score * (1 - HINT_COST * hints)) * 1e6) / 1e6;
}

function expectKind<K extends Answer['kind']>(answer: Answer, kind: K): Extract<Answer, { kind: K }> {
  if (answer.kind !== kind) throw new TypeError(`an answer of kind ${answer.kind} to a question of kind ${kind}`);
  return answer as Extract<Answer, { kind: K }>;
}

const EMPTY: Grade = { kind: 'invalid', reason: 'empty' };

type Believed = readonly (string | undefined)[];

const graded = (score: number, reasons: readonly Rich[] = [], believed: Believed = []): Grade => ({
  kind: 'graded',
  score,
  reasons,
  misconceptions: [...new Set(believed.filter(id => id !== undefined))],
});

/** Why what is right is right, for a learner who asked to see it. */
function shownReasons(question: Question): Rich[] {
  if ('options' in question) return question.options.filter(({ correct }) => correct).map(({ why }) => why);
  if (question.kind === 'match') return question.pairs.map(({ why }) => why);
  if (question.kind === 'gaps') return question.gaps.flatMap(gap => rightWhy(gap) ?? []);
  return [];
}

function gradeSingle(question: Of<'single'>, key: string): Grade {
  const option = question.options.find(candidate => candidate.key === key);
  return option ? graded(option.correct ? 1 : (option.credit ?? 0), [option.why], [option.misconception]) : EMPTY;
}

function gradeMulti(question: Of<'multi'>, keys: ReadonlySet<string>): Grade {
  const chosen = question.options.filter(option => keys.has(option.key));
  if (chosen.length === 0) return EMPTY;
  const right = question.options.filter(option => option.correct).length;
  const wrong = chosen.filter(option => !option.correct);
  const hits = chosen.length - wrong.length;
  const reasons = question.options.filter(option => keys.has(option.key) || option.correct).map(option => option.why);
  const believed = wrong.map(option => option.misconception);
  return graded(Math.max(0, (hits - wrong.length) / right), reasons, believed);
}

/** Whether a value lies within the tolerance about a target. */
export function isWithin(value: number, target: number, tolerance: Tolerance): boolean {
  const reach = 'abs' in tolerance ? tolerance.abs : tolerance.rel * Math.abs(target);
  return Math.abs(value - target) <= reach + SLACK * Math.max(Math.abs(value), Math.abs(target));
}

function gradeNumeric(question: Of<'numeric'>, text: string): Grade {
  if (text.trim() === '') return EMPTY;
  const read = readQuantity(text, question.unit);
  if (read.kind === 'none') return { kind: 'invalid', reason: 'not-a-number' };
  if (read.kind === 'other-unit') return { kind: 'invalid', reason: 'other-unit' };
  if (question.needsUnit && !read.hasUnit) return { kind: 'invalid', reason: 'needs-unit' };
  const { value } = read;
  if (isWithin(value, question.answer, question.tolerance)) return graded(1);
  const near = nearest(question, value);
  return graded(0, near ? [near.why] : [], [near?.misconception]);
}

function nearest({ near, tolerance }: Of<'numeric'>, value: number): NearMiss | undefined {
  return near
    .filter(candidate => isWithin(value, candidate.value, tolerance))
    .sort((a, b) => Math.abs(value - a.value) - Math.abs(value - b.value))[0];
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

const word = (text: string): Inline => ({ kind: 'text', text });

/** "A comes before B", in the words of the items. */
function precedence(question: Of<'order'>, [first, then]: readonly [string, string]): Rich {
  const textOf = (key: string): Rich => question.items.find(item => item.key === key)!.text;
  const [a, b] = [textOf(first), textOf(then)];
  return {
    zh: [word('“'), ...a.zh, word('”在“'), ...b.zh, word('”之前。')],
    en: [word('“'), ...a.en, word('” comes before “'), ...b.en, word('”.')],
  };
}

function gradeMatch(question: Of<'match'>, pairs: Readonly<Record<string, string>>): Grade {
  if (question.pairs.some(({ key }) => pairs[key] === undefined)) return EMPTY;
  const wrong = question.pairs.filter(({ key }) => pairs[key] !== key);
  const extra = (key: string) => question.extra.find(candidate => candidate.key === pairs[key]);
  const reasons = wrong.flatMap(({ key, why }) => {
    const distractor = extra(key);
    return distractor ? [distractor.why, why] : [why];
  });
  const believed = wrong.map(({ key, misconception }) => extra(key)?.misconception ?? misconception);
  return graded(1 - wrong.length / question.pairs.length, [...new Set(reasons)], believed);
}

/** NFKC, no blanks, one kind of quotes: what is meant, not how it is spaced. */
export function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[“”„‟"‘’`]/g, "'")
    .replace(/[−–]/g, '-');
}

const rightWhy = (gap: Gap): Rich | undefined =>
  gap.fill === 'choose' ? gap.options.find(({ correct }) => correct)?.why : gap.why;

type Filled = { readonly right: boolean; readonly why: Rich | undefined; readonly misconception: string | undefined };

/** How one gap was filled. */
export function gradeGap(gap: Gap, value: string): Filled {
  if (gap.fill === 'choose') {
    const option: Option | undefined = gap.options.find(({ key }) => key === value);
    return { right: option?.correct === true, why: option?.why, misconception: option?.misconception };
  }
  const given = comparable(value);
  if (gap.accept.some(text => comparable(text) === given)) {
    return { right: true, why: gap.why, misconception: undefined };
  }
  const near = gap.near.find(({ text }) => comparable(text) === given);
  return { right: false, why: near?.why ?? gap.why, misconception: near?.misconception };
}

function gradeGaps({ gaps }: Of<'gaps'>, values: Readonly<Record<string, string>>): Grade {
  if (gaps.some(({ key }) => (values[key] ?? '').trim() === '')) return EMPTY;
  const filled = gaps.map(gap => gradeGap(gap, values[gap.key] ?? ''));
  const wrong = filled.filter(({ right }) => !right);
  const reasons = wrong.flatMap(({ why }) => why ?? []);
  return graded(
    1 - wrong.length / gaps.length,
    reasons,
    wrong.map(({ misconception }) => misconception),
  );
}

function gradeLines(question: Of<'lines'>, lines: ReadonlySet<number>): Grade {
  if (lines.size === 0) return EMPTY;
  const hits = question.bugs.filter(bug => lines.has(bug)).length;
  const marked = [...lines].sort((a, b) => a - b);
  const reasons = marked.flatMap(line => question.notes[String(line)] ?? []);
  const believed = marked.map(line => question.misconceptions?.[String(line)]);
  return graded(Math.max(0, (hits - (lines.size - hits)) / question.bugs.length), reasons, believed);
}
