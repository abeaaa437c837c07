import { createRandom, type Random, shuffled } from '../platform/random.ts';
import type { CodeToken, Rich } from '../text/document.ts';
import { grade, orderedPairs } from './grade.ts';
import type { Answer, Option, Question } from './types.ts';

/**
 * The question as it is put on the screen: options in an order that depends on the question's id and the seed (the
 * number of the attempt, say), pinned ones at their ends; items of an order never in a right order. The answer to it
 * is graded alike against either form.
 */
export function present(question: Question, seed: number | string): Question {
  const random = createRandom(`${question.id}:${seed}`, 'present');
  switch (question.kind) {
    case 'single':
    case 'multi':
      return question.shuffle ? { ...question, options: shuffleOptions(question.options, random) } : question;
    case 'order':
      return { ...question, items: shuffleItems(question, random), before: orderedPairs(question) };
    default:
      return question;
  }
}

function shuffleOptions(options: readonly Option[], random: Random): Option[] {
  const pinned = (pin: Option['pin']): Option[] => options.filter(option => option.pin === pin);
  return [...pinned('first'), ...shuffled(pinned(undefined), random), ...pinned('last')];
}

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
      return { kind: 'numeric', text: String(question.answer) };
    case 'order':
      return { kind: 'order', keys: sortByPairs(question) };
    case 'lines':
      return { kind: 'lines', lines: question.bugs };
  }
}

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

/** A question without anything that gives its answer away. */
export type OpenQuestion = {
  readonly id: string;
  readonly kind: Question['kind'];
  readonly level: Question['level'];
  readonly terms: readonly string[];
  readonly prompt: Rich;
  readonly code?: readonly (readonly CodeToken[])[];
  readonly choices?: readonly { readonly key: string; readonly text: Rich }[];
  readonly unit?: string;
};

/** The question for those who list it: no right answer, reason, hint or telling order. */
export function withoutAnswer(question: Question): OpenQuestion {
  const { id, kind, level, terms, prompt, code } = question;
  const shown = present(question, 0);
  const choices = 'options' in shown ? shown.options : 'items' in shown ? shown.items : undefined;
  return {
    id,
    kind,
    level,
    terms,
    prompt,
    ...(code && { code }),
    ...(choices && { choices: choices.map(({ key, text }) => ({ key, text })) }),
    ...(question.kind === 'numeric' && question.unit && { unit: question.unit }),
  };
}
