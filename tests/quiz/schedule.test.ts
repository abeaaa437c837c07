import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bringRefutation, type Turn, WITHIN } from '../../src/quiz/schedule.ts';
import type { Misconception } from '../../src/quiz/types.ts';
import { rich } from './questions.ts';

const misconception = (id: string, questions: readonly string[]): Misconception => ({
  id,
  name: rich(id),
  holds: rich(`not ${id}`),
  refutedBy: { questions, experiments: [] },
});
const turns = (...ids: string[]): Turn[] => ids.map(id => ({ id, again: false }));
const ids = (queue: readonly Turn[]): string => queue.map(({ id, again }) => (again ? `${id}!` : id)).join(' ');

describe('after a wrong option', () => {
  const known = {
    misconceptions: [
      misconception('m', ['far', 'old']),
      misconception('n', ['second']),
      misconception('o', ['missed']),
    ],
    answered: ['old', 'missed'],
  };
  const after = (queue: Turn[], ...misconceptions: string[]): string =>
    ids(bringRefutation(queue, { misconceptions, question: 'missed' }, known));

  it('brings a refuting question forward', () => {
    expect(after(turns('a', 'b', 'c', 'd', 'far'), 'm')).toBe('far a b c d');
  });

  it('leaves the turns alone when one of the next three refutes it', () => {
    expect(after(turns('a', 'b', 'far', 'd'), 'm')).toBe('a b far d');
  });

  it('asks a question again that was answered, when none is left that refutes', () => {
    expect(after(turns('a', 'b'), 'm')).toBe('old! a b');
  });

  it('asks the missed question itself again only when nothing else refutes, and not at once', () => {
    expect(after(turns('a', 'b', 'c'), 'o')).toBe('a b missed! c');
    expect(after([], 'o')).toBe('missed!');
  });

  it('meets two beliefs of one answer', () => {
    expect(after(turns('a', 'b', 'c', 'd', 'second', 'far'), 'm', 'n')).toBe('far second a b c d');
  });

  it('changes nothing where nobody refutes', () => {
    expect(after(turns('a', 'b'), 'unheard-of')).toBe('a b');
  });
});

it('puts a refuting question among the next three and loses none, whatever was chosen', () => {
  const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2}$/), { minLength: 2, maxLength: 12 });
  fc.assert(
    fc.property(names, fc.nat(), fc.nat(), fc.nat(), (all, at, pick, other) => {
      const place = at % all.length;
      const [answered, left] = [all.slice(0, place + 1), all.slice(place + 1)];
      const missed = all[place] as string;
      const questions = [all[pick % all.length] as string, all[other % all.length] as string];
      const queue = turns(...left);
      const known = { misconceptions: [misconception('m', questions)], answered };
      const next = bringRefutation(queue, { misconceptions: ['m'], question: missed }, known);
      expect(next.slice(0, WITHIN).some(({ id }) => questions.includes(id))).toBe(true);
      expect(
        next
          .filter(({ again }) => !again)
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...left].sort());
    }),
  );
});
