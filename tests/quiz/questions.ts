import fc from 'fast-check';
import type { Gap, Option, Question } from '../../src/quiz/types.ts';
import type { Rich } from '../../src/text/document.ts';

/** A text that says the same in both languages. */
export function rich(text: string): Rich {
  return { zh: [{ kind: 'text', text }], en: [{ kind: 'text', text }] };
}

export const base = {
  id: 'q',
  rev: 1,
  level: 'recall',
  terms: [],
  prompt: rich('prompt'),
  hints: [],
  explain: rich('explain'),
} as const;

export function option(key: string, extra: Partial<Option> = {}): Option {
  return { key, text: rich(key), why: rich(`why ${key}`), ...extra };
}

const keys = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,4}$/), { minLength: 2, maxLength: 8 });
const pin = fc.constantFrom(undefined, undefined, 'first' as const, 'last' as const);

const options = fc
  .record({ names: keys, pins: fc.array(pin, { minLength: 8, maxLength: 8 }) })
  .map(({ names, pins }) => names.map((name, i) => option(name, pins[i] ? { pin: pins[i] } : {})));

const rightAt = (list: readonly Option[], isRight: (i: number) => boolean): Option[] =>
  list.map((entry, i) => (isRight(i) ? { ...entry, correct: true } : entry));

export const single: fc.Arbitrary<Extract<Question, { kind: 'single' }>> = fc
  .record({ list: options, right: fc.nat(), shuffle: fc.boolean() })
  .map(({ list, right, shuffle }) => ({
    kind: 'single',
    ...base,
    shuffle,
    options: rightAt(list, i => i === right % list.length),
  }));

export const multi: fc.Arbitrary<Extract<Question, { kind: 'multi' }>> = fc
  .record({ list: options, right: fc.nat(), shuffle: fc.boolean() })
  .map(({ list, right, shuffle }) => ({
    kind: 'multi',
    ...base,
    shuffle,
    options: rightAt(list, i => i <= right % (list.length - 1)),
  }));

export const numeric: fc.Arbitrary<Extract<Question, { kind: 'numeric' }>> = fc
  .record({ answer: fc.double({ noNaN: true, min: -1e6, max: 1e6 }), abs: fc.double({ noNaN: true, min: 0, max: 10 }) })
  .map(({ answer, abs }) => ({ kind: 'numeric', ...base, answer, tolerance: { abs }, near: [] }));

export const order: fc.Arbitrary<Extract<Question, { kind: 'order' }>> = keys.map(names => ({
  kind: 'order',
  ...base,
  items: names.map(key => ({ key, text: rich(key) })),
}));

export const lines: fc.Arbitrary<Extract<Question, { kind: 'lines' }>> = fc.integer({ min: 1, max: 6 }).map(bug => ({
  kind: 'lines',
  ...base,
  code: Array.from({ length: 6 }, (_, i) => [{ text: `line ${i + 1}`, class: '' }]),
  bugs: [bug],
  notes: { '1': rich('note 1') },
}));

export const match: fc.Arbitrary<Extract<Question, { kind: 'match' }>> = fc
  .record({ names: keys, spare: fc.nat() })
  .map(({ names, spare }) => {
    const count = Math.max(1, names.length - (spare % 3));
    const pairs = names.slice(0, count).map(key => {
      return {
        key,
        left: rich(key),
        right: rich(`right ${key}`),
        why: rich(`why ${key}`),
        misconception: `not-${key}`,
      };
    });
    const extra = names.slice(count).map(key => {
      return { key, text: rich(`extra ${key}`), why: rich(`why ${key}`), misconception: `lured-by-${key}` };
    });
    return { kind: 'match', ...base, pairs, extra, rights: names };
  });

export const gaps: fc.Arbitrary<Extract<Question, { kind: 'gaps' }>> = keys.map(names => ({
  kind: 'gaps',
  ...base,
  body: [names.map(gap => ({ gap }))],
  gaps: names.map((key, i): Gap => {
    if (i % 2 === 0) {
      const near = [{ text: 'a+b', why: rich('plus'), misconception: 'adds' }];
      return { key, fill: 'type', accept: ['a - b', 'a*b'], why: rich('minus'), near };
    }
    return { key, fill: 'choose', options: [option('r', { correct: true }), option('w', { misconception: 'wrong' })] };
  }),
}));

export const question: fc.Arbitrary<Question> = fc.oneof(single, multi, numeric, order, match, gaps, lines);
