import fc from 'fast-check';
import type { Event, Fact } from '../../src/progress/types.ts';

/** One fact of each kind; the compiler demands that none is missing. */
export const FACTS: { readonly [T in Fact['type']]: Extract<Fact, { type: T }> } = {
  'lesson.opened': { type: 'lesson.opened', lesson: 'bn' },
  'lesson.position': { type: 'lesson.position', lesson: 'bn', anchor: 'whiten', screen: 2 },
  'lesson.finished': { type: 'lesson.finished', lesson: 'bn' },
  'question.answered': {
    type: 'question.answered',
    quiz: 'bn',
    question: 'bn.q1',
    rev: 1,
    answer: { kind: 'numeric', text: '一半，0.5\n' },
    score: 0.5,
    hints: 1,
    confidence: 4,
  },
  'prediction.made': { type: 'prediction.made', experiment: 'bn.depth', option: 'up', confidence: 2 },
  'prediction.settled': {
    type: 'prediction.settled',
    experiment: 'bn.depth',
    prediction: 'e1',
    outcome: 'up',
    right: true,
  },
  'run.finished': { type: 'run.finished', experiment: 'bn.depth', card: 'bn.depth@1', status: 'finished' },
  'quiz.finished': { type: 'quiz.finished', quiz: 'bn', score: 1 },
  'rating.undone': { type: 'rating.undone', question: 'bn.q1', answer: 'e1' },
  'rating.raised': { type: 'rating.raised', question: 'bn.q1', answer: 'e1' },
  'chapter.tested-out': { type: 'chapter.tested-out', chapter: 'core', lessons: ['bn'], score: 1 },
  'chapter.test-withdrawn': { type: 'chapter.test-withdrawn', chapter: 'core' },
  'lesson.forgotten': { type: 'lesson.forgotten', lesson: 'other', quiz: 'other-quiz' },
  'progress.reset': { type: 'progress.reset' },
  'goal.set': { type: 'goal.set', day: '2027-01-31' },
};

const name = fc.constantFrom('a', 'b', 'c');
const confidence = fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const, 5 as const);
const score = fc.constantFrom(0, 0.25, 1);
/** Few ids, so that predictions and their settling meet and clashes happen. */
const eventId = fc.nat(40).map(n => `e${n}`);

const factArbitrary: fc.Arbitrary<Fact> = fc.oneof(
  fc.record({ type: fc.constant('lesson.opened' as const), lesson: name }),
  fc.record({ type: fc.constant('lesson.position' as const), lesson: name, anchor: name, screen: fc.nat(9) }),
  fc.record({ type: fc.constant('lesson.finished' as const), lesson: name }),
  fc.record({ type: fc.constant('quiz.finished' as const), quiz: name, score }),
  fc.record({
    type: fc.constant('question.answered' as const),
    quiz: name,
    question: name,
    rev: fc.integer({ min: 1, max: 3 }),
    answer: fc.constant({ kind: 'single' as const, key: 'x' }),
    score,
    hints: fc.nat(2),
  }),
  fc.record({
    type: fc.constant('question.answered' as const),
    quiz: name,
    question: name,
    rev: fc.integer({ min: 1, max: 3 }),
    answer: fc.constant({ kind: 'single' as const, key: 'x' }),
    score,
    hints: fc.nat(2),
    confidence,
    asked: fc.constantFrom('review' as const, 'warm-up' as const, 'test' as const),
  }),
  fc.record({ type: fc.constant('rating.undone' as const), question: name, answer: eventId }),
  fc.record({ type: fc.constant('rating.raised' as const), question: name, answer: eventId }),
  fc.record({
    type: fc.constant('chapter.tested-out' as const),
    chapter: name,
    lessons: fc.constant(['a', 'b']),
    score,
  }),
  fc.record({ type: fc.constant('chapter.test-withdrawn' as const), chapter: name }),
  fc.record({ type: fc.constant('lesson.forgotten' as const), lesson: name, quiz: fc.option(name) }),
  fc.constant({ type: 'progress.reset' as const }),
  fc.record({ type: fc.constant('goal.set' as const), day: fc.constantFrom('2027-01-31', null) }),
  fc.record({ type: fc.constant('prediction.made' as const), experiment: name, option: name, confidence }),
  fc.record({
    type: fc.constant('prediction.settled' as const),
    experiment: name,
    prediction: eventId,
    outcome: name,
    right: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('run.finished' as const),
    experiment: name,
    card: fc.constant('card'),
    status: fc.constant('finished'),
  }),
);

/** The time follows from the id, and many ids share one. */
const eventArbitrary: fc.Arbitrary<Event> = fc.tuple(eventId, factArbitrary).map(([id, fact]) => ({
  v: 2,
  id,
  at: new Date(Date.UTC(2026, 0, 1) + (Number(id.slice(1)) % 7) * 9 * 60 * 60 * 1000).toISOString(),
  zone: 0,
  ...fact,
}));

/** Events with different ids, in any order. */
export const eventsArbitrary: fc.Arbitrary<Event[]> = fc.uniqueArray(eventArbitrary, {
  selector: event => event.id,
  maxLength: 30,
});
