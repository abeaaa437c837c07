import { createRandom, type Random, shuffled } from '../platform/random.ts';
import type { CodeToken, Rich } from '../text/document.ts';
import { realise } from './generated.ts';
import { grade, orderedPairs } from './grade.ts';
import type { Answer, Figure, Form, Gap, GapLine, Item, Option, Question } from './types.ts';

/**
 * The question as it is put on the screen: options in an order that depends on the question's id and the seed (the
 * number of the attempt, say), pinned ones at their ends; items of an order never in a right order; the numbers of a
 * generated question drawn. The answer to it is graded alike against either form.
 */
export function present(item: Item, seed: number | string): Question {
  const question = item.kind === 'generated' ? realise(item, seed) : item;
  const random = createRandom(`${question.id}:${seed}`, 'present');
  switch (question.kind) {
    case 'single':
    case 'multi':
      return question.shuffle ? { ...question, options: shuffleOptions(question.options, random) } : question;
    case 'order':
      return { ...question, items: shuffleItems(question, random), before: orderedPairs(question) };
    case 'match':
      return { ...question, rights: shuffled(question.rights, random) };
    case 'gaps':
      return { ...question, gaps: question.gaps.map(gap => shuffleGap(gap, random)) };
    default:
      return question;
  }
}

function shuffleOptions(options: readonly Option[], random: Random): Option[] {
  const pinned = (pin: Option['pin']): Option[] => options.filter(option => option.pin === pin);
  return [...pinned('first'), ...shuffled(pinned(undefined), random), ...pinned('last')];
}

const shuffleGap = (gap: Gap, random: Random): Gap =>
  gap.fill === 'choose' ? { ...gap, options: shuffleOptions(gap.options, random) } : gap;

type Order = Extract<Question, { kind: 'order' }>;

function shuffleItems(question: Order, random: Random): Order['items'] {
  const items = shuffled(question.items, random);
  const result = grade(question, { kind: 'order', keys: items.map(item => item.key) });
  const isRight = result.kind === 'graded' && result.score === 1;
  // Turned round, every pair that matters is broken.
  return isRight ? items.reverse() : items;
}

/** An answer that is wholly right. For a number it is the answer as a text. */
export function rightAnswer(question: Question): Answer {
  switch (question.kind) {
    case 'single':
      return { kind: 'single', key: question.options.find(option => option.correct)?.key ?? '' };
    case 'multi':
      return { kind: 'multi', keys: question.options.filter(option => option.correct).map(option => option.key) };
    case 'numeric':
      return { kind: 'numeric', text: `${question.answer}${question.needsUnit ? ` ${question.unit}` : ''}` };
    case 'order':
      return { kind: 'order', keys: sortByPairs(question) };
    case 'match':
      return { kind: 'match', pairs: Object.fromEntries(question.pairs.map(({ key }) => [key, key])) };
    case 'gaps':
      return { kind: 'gaps', values: Object.fromEntries(question.gaps.map(gap => [gap.key, rightFilling(gap)])) };
    case 'lines':
      return { kind: 'lines', lines: question.bugs };
  }
}

/** The key or text that fills a gap rightly. */
export const rightFilling = (gap: Gap): string =>
  (gap.fill === 'choose' ? gap.options.find(({ correct }) => correct)?.key : gap.accept[0]) ?? '';

/** The items in an order that breaks no pair: each time the first item that nothing left over must precede. */
function sortByPairs(question: Order): string[] {
  const left = question.items.map(item => item.key);
  const pairs = orderedPairs(question);
  const sorted: string[] = [];
  while (left.length > 0) {
    const free = left.findIndex(key => !pairs.some(([first, then]) => then === key && left.includes(first)));
    sorted.push(...left.splice(Math.max(0, free), 1));
  }
  return sorted;
}

/** Whether some answer to the question scores 1: false means that the question is broken. */
export function answerable(question: Question): boolean {
  const result = grade(question, rightAnswer(question));
  return result.kind === 'graded' && result.score === 1;
}

/** Answers that are each wrong in one respect: every wrong option, near miss, filling, line and swapped pair. */
export function wrongAnswers(question: Question): Answer[] {
  switch (question.kind) {
    case 'single':
      return question.options.filter(({ correct }) => !correct).map(({ key }) => ({ kind: 'single', key }));
    case 'multi': {
      const right = question.options.filter(({ correct }) => correct).map(({ key }) => key);
      const others = question.options.filter(({ correct }) => !correct);
      return [
        ...others.map(({ key }): Answer => ({ kind: 'multi', keys: [...right, key] })),
        ...(right.length > 1 ? right.map((key): Answer => ({ kind: 'multi', keys: [key] })) : []),
      ];
    }
    case 'numeric':
      return question.near.map(({ value }) => ({
        kind: 'numeric',
        text: `${value}${question.needsUnit ? ` ${question.unit}` : ''}`,
      }));
    case 'order':
      return [{ kind: 'order', keys: sortByPairs(question).reverse() }];
    case 'match': {
      const keys = question.pairs.map(({ key }) => key);
      const right = Object.fromEntries(keys.map(key => [key, key]));
      return keys.flatMap(key =>
        question.rights
          .filter(other => other !== key)
          .map((other): Answer => ({ kind: 'match', pairs: { ...right, [key]: other } })),
      );
    }
    case 'gaps': {
      const right = Object.fromEntries(question.gaps.map(gap => [gap.key, rightFilling(gap)]));
      const wrong = (gap: Gap): string[] =>
        gap.fill === 'choose'
          ? gap.options.filter(({ correct }) => !correct).map(({ key }) => key)
          : gap.near.map(({ text }) => text);
      return question.gaps.flatMap(gap =>
        wrong(gap).map((value): Answer => ({ kind: 'gaps', values: { ...right, [gap.key]: value } })),
      );
    }
    case 'lines':
      return question.code
        .map((_, i) => i + 1)
        .filter(line => !question.bugs.includes(line))
        .map(line => ({ kind: 'lines', lines: [line] }));
  }
}

export type Choice = { readonly key: string; readonly text: Rich; readonly chart?: readonly number[] };

/** A question without anything that gives its answer away. */
export type OpenQuestion = {
  readonly id: string;
  /** The form where there is one, else how it is answered. */
  readonly kind: Question['kind'] | Form;
  readonly level: Question['level'];
  readonly terms: readonly string[];
  readonly prompt: Rich;
  readonly code?: readonly (readonly CodeToken[])[];
  readonly figure?: Figure;
  /** Options, items of an order, or the left side of a matching. */
  readonly choices?: readonly Choice[];
  /** The right side of a matching. */
  readonly matches?: readonly Choice[];
  readonly body?: readonly GapLine[];
  /** For each gap what may be chosen; null: it is typed. */
  readonly gaps?: readonly { readonly key: string; readonly choices: readonly Choice[] | null }[];
  readonly unit?: string;
  /** The template that the numbers come from: they are others each time. */
  readonly template?: string;
};

const bare = ({ key, text, chart }: Choice): Choice => ({ key, text, ...(chart && { chart }) });

/** The question for those who list it: no right answer, reason, hint or telling order. */
export function withoutAnswer(item: Item): OpenQuestion {
  const question = present(item, 0);
  const { id, kind, form, level, terms, prompt, code, figure } = question;
  return {
    id,
    kind: form ?? kind,
    level,
    terms,
    prompt,
    ...(code && { code }),
    ...(figure && { figure }),
    ...('options' in question && { choices: question.options.map(bare) }),
    ...('items' in question && { choices: question.items.map(bare) }),
    ...(question.kind === 'match' && {
      choices: question.pairs.map(({ key, left }) => ({ key, text: left })),
      matches: question.rights.map((key, i) => ({ key: String(i + 1), text: rightText(question, key) })),
    }),
    ...(question.kind === 'gaps' && {
      body: question.body,
      gaps: question.gaps.map(gap => ({
        key: gap.key,
        choices: gap.fill === 'choose' ? gap.options.map(bare) : null,
      })),
    }),
    ...(question.kind === 'numeric' && question.unit && { unit: question.unit }),
    ...(item.kind === 'generated' && { template: item.template }),
  };
}

/** The text of something on the right of a matching. */
export function rightText({ pairs, extra }: Extract<Question, { kind: 'match' }>, key: string): Rich {
  return (
    pairs.find(pair => pair.key === key)?.right ?? extra.find(other => other.key === key)?.text ?? { zh: [], en: [] }
  );
}
