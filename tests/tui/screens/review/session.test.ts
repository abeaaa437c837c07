import { describe, expect, it } from 'vitest';
import {
  type Asked,
  currentOf,
  factOf,
  leftOf,
  reduceSession,
  type Session,
  startSession,
} from '../../../../src/tui/screens/review/session.ts';
import { KINDS } from '../../../support/fixture-kinds.ts';

const askedOf = (id: string, seed: number): Asked => {
  const question = KINDS.questions.find(one => one.id === id);
  if (!question) throw new Error(`the fixture has no question ${id}`);
  return { question, quiz: KINDS, seed };
};

const generated = (seed: number): Session => startSession([askedOf('k-generated', seed)]);

/** The question on the screen, with its numbers. */
const shownIn = ({ state: { step } }: Session): string => ('question' in step ? JSON.stringify(step.question) : '');

const type = (session: Session, text: string): Session =>
  [...text].reduce((one, key) => reduceSession(one, { type: 'text', key }), session);

const answered = (session: Session, text: string): Session => {
  const sure = reduceSession(type(session, text), { type: 'submit' });
  return reduceSession(sure, { type: 'answered', id: 'event-1', how: 'grade' });
};

describe('a review', () => {
  it('asks a generated question with the numbers of its seed, and with new ones the next time', () => {
    expect(shownIn(generated(3))).toBe(shownIn(generated(3)));
    expect(shownIn(generated(3))).not.toBe(shownIn(generated(4)));
  });

  it('writes down the seed that the numbers came from, and no confidence where none was asked', () => {
    const sure = reduceSession(type(generated(3), '7'), { type: 'submit' });
    const fact = factOf(sure, 'review', { asksConfidence: true });
    expect(fact).toMatchObject({ question: 'k-generated', seed: 3, asked: 'review', hints: 0 });
    expect(fact).toHaveProperty('confidence');
    expect(factOf(sure, 'review', { asksConfidence: false })).not.toHaveProperty('confidence');
    expect(factOf(generated(3), 'review', { asksConfidence: true })).toBeNull();
  });

  it('shows the answer only after the last hint, and writes that it was shown', () => {
    expect(factOf(generated(3), 'review', { asksConfidence: true, reveals: true })).toBeNull();
    let session = generated(3);
    for (let i = 0; i < 3; i++) session = reduceSession(session, { type: 'hint' });
    const fact = factOf(session, 'review', { asksConfidence: true, reveals: true });
    expect(fact).toMatchObject({ answer: { kind: 'shown' }, shown: true, score: 0, hints: 3 });
    expect(fact).not.toHaveProperty('confidence');
    const shown = reduceSession(session, { type: 'answered', id: 'event-1', how: 'reveal' });
    expect(shown.state.step.phase).toBe('graded');
    expect(leftOf(shown)).toBe(0);
  });

  it('takes the last answer back and asks the question again, with the same numbers', () => {
    const first = generated(3);
    const after = answered(first, '7');
    expect(leftOf(after)).toBe(0);
    const back = reduceSession(after, { type: 'undo' });
    expect(leftOf(back)).toBe(1);
    expect(back.answers).toEqual([]);
    expect(shownIn(back)).toBe(shownIn(first));
    expect(reduceSession(first, { type: 'undo' })).toBe(first);
  });

  it('goes on with a question that is added, and to its end without one', () => {
    const after = answered(generated(3), '7');
    const longer = reduceSession(after, { type: 'extend', asked: askedOf('k-match', 0) });
    expect(currentOf(longer)?.question.id).toBe('k-match');
    expect(reduceSession(after, { type: 'next' }).state.step.phase).toBe('summary');
  });
});
