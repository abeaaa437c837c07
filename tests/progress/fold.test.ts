import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_FOLD, type Fold, foldEvents, inOrder, probabilityOf, stampOf } from '../../src/progress/fold.ts';
import type { Event, Fact } from '../../src/progress/types.ts';
import { eventsArbitrary } from './events.ts';

let clock = Date.UTC(2026, 0, 1);
function eventOf(fact: Fact, id = `e${clock}`): Event {
  clock += 1000;
  return { v: 2, id, at: new Date(clock).toISOString(), zone: 0, ...fact };
}

const foldOf = (events: readonly Event[]): Fold => foldEvents(EMPTY_FOLD, inOrder(events));

describe('foldEvents', () => {
  it('keeps a finished lesson finished when it is read again, and goes on at the place that was read last', () => {
    const { progress } = foldOf([
      eventOf({ type: 'lesson.opened', lesson: 'a' }),
      eventOf({ type: 'lesson.finished', lesson: 'a' }),
      eventOf({ type: 'lesson.opened', lesson: 'b' }),
      eventOf({ type: 'lesson.position', lesson: 'a', anchor: 'rule', screen: 3 }),
    ]);
    expect(progress.lessons.a).toEqual({ status: 'finished', anchor: 'rule', screen: 3 });
    expect(progress.lessons.b).toEqual({ status: 'opened', anchor: null, screen: 0 });
    expect(progress.current).toBe('a');
    expect(progress.events).toBe(4);
  });

  it('begins a question anew when its revision rises and passes over answers to older ones', () => {
    const answered = (rev: number, score: number) =>
      eventOf({
        type: 'question.answered',
        quiz: 'a',
        question: 'q',
        rev,
        answer: { kind: 'single', key: 'x' },
        score,
        hints: 0,
      });
    const { progress } = foldOf([answered(1, 1), answered(2, 0.5), answered(2, 0), answered(1, 1)]);
    expect(progress.questions.q).toMatchObject({ rev: 2, last: 0, best: 0.5, answers: 2 });
  });

  it('keeps the last and the best score of a quiz', () => {
    const { progress } = foldOf([0.4, 0.9, 0.6].map(score => eventOf({ type: 'quiz.finished', quiz: 'a', score })));
    expect(progress.quizzes.a).toEqual({ last: 0.6, best: 0.9, times: 3 });
  });

  it('scores predictions by the squared difference, and settles each of them once', () => {
    const made = (id: string, confidence: 1 | 5) =>
      eventOf({ type: 'prediction.made', experiment: 'x', option: 'up', confidence }, id);
    const settled = (prediction: string, right: boolean) =>
      eventOf({ type: 'prediction.settled', experiment: 'x', prediction, outcome: 'up', right });
    const { progress, open } = foldOf([
      made('sure', 5),
      made('doubt', 1),
      made('waiting', 5),
      settled('sure', false),
      settled('sure', true),
      settled('doubt', true),
      settled('nobody', true),
    ]);
    expect(probabilityOf(5)).toBe(0.9);
    expect(progress.predictions).toEqual({ made: 3, settled: 2, right: 1, brier: 0.81 });
    expect(open).toEqual({ waiting: 5 });
  });

  it('is not fooled by ids that are names of every object', () => {
    const { progress } = foldOf([
      eventOf({ type: 'run.finished', experiment: 'constructor', card: '', status: 'finished' }),
    ]);
    expect(progress.runs.constructor).toBe(1);
  });

  it('gives the same state for the same events in any order and any number of copies', () => {
    fc.assert(
      fc.property(eventsArbitrary, fc.infiniteStream(fc.nat()), (events, picks) => {
        const keys = events.concat(events).map(event => ({ event, key: picks.next().value as number }));
        const shuffled = keys.sort((a, b) => a.key - b.key).map(entry => entry.event);
        expect(foldOf(shuffled)).toEqual(foldOf(events));
      }),
    );
  });

  it('may fold in parts, and leaves its input alone', () => {
    fc.assert(
      fc.property(eventsArbitrary, fc.nat(30), (events, cut) => {
        const ordered = inOrder(events);
        const first = foldEvents(EMPTY_FOLD, ordered.slice(0, cut));
        const before = structuredClone(first);
        expect(foldEvents(first, ordered.slice(cut))).toEqual(foldEvents(EMPTY_FOLD, ordered));
        expect(first).toEqual(before);
        expect(first.last).toBe(ordered.slice(0, cut).map(stampOf).at(-1) ?? '');
      }),
    );
  });
});
