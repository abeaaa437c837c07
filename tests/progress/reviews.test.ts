import { describe, expect, it } from 'vitest';
import { agendaOf, itemsOf, testItems, warmUpFor } from '../../src/progress/agenda.ts';
import { EMPTY_FOLD, foldEvents, inOrder } from '../../src/progress/fold.ts';
import { brierOf, masteryOf, scoresOf } from '../../src/progress/mastery.ts';
import { DEFAULT_SETTINGS } from '../../src/progress/settings.ts';
import type { Event, Fact, Progress } from '../../src/progress/types.ts';
import { dueDay, nextCard } from '../../src/review/memory.ts';
import { courseOf } from './course.ts';

const COURSE = courseOf(2, 2, 3);
const SETTINGS = DEFAULT_SETTINGS;
const NOON = Date.UTC(2026, 0, 1, 12);
const DAY = NOON / 864e5 - 0.5;

/** Folds facts that happen at noon of days counted from 2026-01-01, so many minutes east of UTC. */
function after(...happened: readonly (readonly [day: number, fact: Fact, more?: Partial<Event>])[]): Progress {
  const events = happened.map(([day, fact, more], i): Event => {
    const at = new Date(NOON + day * 864e5 + i * 1000).toISOString();
    return { v: 2, id: `e${i}`, at, zone: 0, ...fact, ...more } as Event;
  });
  return foldEvents(EMPTY_FOLD, inOrder(events)).progress;
}

type Answered = Extract<Fact, { type: 'question.answered' }>;
const answer = (score: number, more: Partial<Answered> = {}): Answered => ({
  ...{ type: 'question.answered', quiz: 'c0-l0-quiz', question: 'c0-l0-q0', rev: 1 },
  ...{ answer: { kind: 'single', key: 'a' }, score, hints: 0 },
  ...more,
});
const cardOf = (progress: Progress) => progress.questions['c0-l0-q0']?.card;

describe('the card of a question', () => {
  it('is rated by the first answer of a day alone', () => {
    const once = after([0, answer(0)]);
    const thrice = after([0, answer(0)], [0, answer(1)], [0, answer(1)]);
    expect(cardOf(thrice)).toEqual(cardOf(once));
    expect(thrice.questions['c0-l0-q0']).toMatchObject({ best: 1, last: 1, answers: 3 });
    expect(cardOf(after([0, answer(0)], [1, answer(1)]))).toEqual(nextCard(nextCard(null, 1, DAY, 1), 1, DAY + 1, 3));
  });

  it('goes by the calendar where the learner was, over summer time and time zones', () => {
    // 23:30 and 00:30 of the next day in Berlin, an hour apart; the second one after the clocks went forward.
    const berlin = after(
      [0, answer(1), { at: '2026-03-28T22:30:00.000Z', zone: 60 }],
      [0, answer(1), { at: '2026-03-28T23:30:00.000Z', zone: 60 }],
    );
    expect(cardOf(berlin)?.reps).toBe(2);
    // The same calendar day in Shanghai and, later, in New York.
    const travelled = after(
      [0, answer(1), { at: '2026-03-28T01:00:00.000Z', zone: 480 }],
      [0, answer(1), { at: '2026-03-29T01:00:00.000Z', zone: -240 }],
    );
    expect(cardOf(travelled)?.reps).toBe(1);
  });

  it('starts anew when the question is revised, and the revised question is asked again soon', () => {
    const progress = after([0, answer(1)], [4, answer(1)], [30, answer(1, { rev: 2 })]);
    expect(cardOf(progress)).toMatchObject({ rev: 2, reps: 1 });
    const [quiz, ...others] = COURSE.quizzes;
    const items = quiz?.items.map(item => ({ ...item, rev: 3 })) ?? [];
    const revised = { ...COURSE, quizzes: [{ ...quiz!, items }, ...others] };
    const [item] = itemsOf(revised, progress);
    expect(item?.card.rev).toBe(3);
    expect(dueDay(item!.card) - item!.card.day).toBeLessThan(3);
  });

  it('is as it was when its last rating is taken back, and can be rated again that day', () => {
    const before = after([0, answer(1)]);
    const undone = after(
      [0, answer(1)],
      [4, answer(0, { asked: 'review' })],
      [4, { type: 'rating.undone', question: 'c0-l0-q0', answer: 'e1' }],
    );
    expect(cardOf(undone)).toEqual(cardOf(before));
    expect(undone.days[DAY + 4]).toMatchObject({ reviews: 0, recalls: 0, answers: 1 });
    const again = after(
      [0, answer(1)],
      [4, answer(0, { asked: 'review' })],
      [4, { type: 'rating.undone', question: 'c0-l0-q0', answer: 'e1' }],
      [4, answer(1, { asked: 'review' })],
    );
    expect(cardOf(again)).toEqual(nextCard(cardOf(before) ?? null, 1, DAY + 4, 3));
    expect(again.days[DAY + 4]).toMatchObject({ reviews: 1, recalls: 1, recalled: 1 });
  });

  it('passes over an undo that does not mean its last rating, or comes twice', () => {
    const undo: Fact = { type: 'rating.undone', question: 'c0-l0-q0', answer: 'e0' };
    const progress = after([0, answer(1)], [4, answer(1)], [4, undo]);
    expect(cardOf(progress)?.reps).toBe(2);
    const last: Fact = { ...undo, answer: 'e1' };
    expect(cardOf(after([0, answer(1)], [4, answer(1)], [4, last], [4, last]))?.reps).toBe(1);
  });

  it('waits longer when the learner found it too easy, if it was right without help', () => {
    const raise: Fact = { type: 'rating.raised', question: 'c0-l0-q0', answer: 'e0' };
    expect(cardOf(after([0, answer(1)], [0, raise]))).toEqual(nextCard(null, 1, DAY, 4));
    expect(cardOf(after([0, answer(1, { hints: 1 })], [0, raise]))?.rating).toBe(2);
  });
});

describe('what a review leaves alone', () => {
  it('is the attempt at the quiz', () => {
    const progress = after([0, answer(1)], [4, answer(0, { asked: 'review' })], [5, answer(0, { asked: 'warm-up' })]);
    expect(progress.questions['c0-l0-q0']).toMatchObject({ answers: 1, last: 1 });
  });
});

describe('forgetting', () => {
  const known = [
    [0, { type: 'lesson.finished', lesson: 'c0-l0' }],
    [0, answer(1)],
    [0, { type: 'quiz.finished', quiz: 'c0-l0-quiz', score: 1 }],
  ] as const satisfies readonly (readonly [number, Fact])[];

  it('a lesson takes its place, its quiz and its cards; the days stay', () => {
    const progress = after(...known, [1, { type: 'lesson.forgotten', lesson: 'c0-l0', quiz: 'c0-l0-quiz' }]);
    expect(progress).toMatchObject({ lessons: {}, questions: {}, quizzes: {}, current: null, events: 4 });
    expect(progress.days[DAY]?.answers).toBe(1);
  });

  it('everything empties the state and keeps counting events', () => {
    const progress = after(...known, [1, { type: 'progress.reset' }], [2, answer(1)]);
    expect(progress).toMatchObject({ lessons: {}, quizzes: {}, events: 5 });
    expect(cardOf(progress)?.reps).toBe(1);
  });
});

describe('a test passed', () => {
  const lessons = ['c0-l0', 'c0-l1'];
  const passed: Fact = { type: 'chapter.tested-out', chapter: 'c0', lessons, score: 1 };

  it('can be taken back', () => {
    expect(after([0, passed]).tested).toEqual({ c0: { lessons, score: 1 } });
    expect(after([0, passed], [1, { type: 'chapter.test-withdrawn', chapter: 'c0' }]).tested).toEqual({});
  });

  it('no longer covers a lesson that is forgotten', () => {
    const progress = after([0, passed], [1, { type: 'lesson.forgotten', lesson: 'c0-l1', quiz: null }]);
    expect(progress.tested.c0?.lessons).toEqual(['c0-l0']);
  });

  it('may ask every question of the chapter', () => {
    expect(testItems(COURSE, 'c1')).toHaveLength(6);
    expect(testItems(COURSE, 'none')).toEqual([]);
  });
});

describe("the day's agenda", () => {
  const answered = ['c0-l0', 'c1-l0'].flatMap(lesson =>
    [0, 1, 2].map(i => [0, answer(1, { quiz: `${lesson}-quiz`, question: `${lesson}-q${i}` })] as const),
  );

  it('has what is due of the questions that exist, within the cap of the settings', () => {
    const gone = answer(1, { question: 'removed' });
    const progress = after(...answered, [0, gone]);
    expect(agendaOf(COURSE, progress, SETTINGS, DAY + 2).queue).toEqual([]);
    expect(agendaOf(COURSE, progress, SETTINGS, DAY + 3).queue).toHaveLength(6);
    const reviewed = after(...answered, [3, answer(1, { asked: 'review' })]);
    expect(agendaOf(COURSE, reviewed, { ...SETTINGS, reviews: '10' }, DAY + 3)).toMatchObject({
      plan: { cap: 10, done: 1 },
      queue: { length: 5 },
    });
  });

  it('offers two older questions before a lesson that was never opened', () => {
    const progress = after(...answered);
    expect(warmUpFor(COURSE, progress, 'c0-l1', DAY + 1).map(({ lesson }) => lesson)).toEqual(['c0-l0', 'c0-l0']);
    expect(warmUpFor(COURSE, progress, 'c0-l1', DAY)).toEqual([]);
    const opened = after(...answered, [1, { type: 'lesson.opened', lesson: 'c0-l1' }]);
    expect(warmUpFor(COURSE, opened, 'c0-l1', DAY + 1)).toEqual([]);
  });

  it('aims higher when a goal is near', () => {
    const progress = after(...answered, [0, { type: 'goal.set', day: '2026-01-03' }]);
    expect(agendaOf(COURSE, progress, SETTINGS, DAY).plan.target).toBeGreaterThan(0.9);
    expect(agendaOf(COURSE, progress, SETTINGS, DAY + 5).plan.target).toBe(0.9);
    expect(after([0, { type: 'goal.set', day: '2026-01-03' }], [1, { type: 'goal.set', day: null }]).goal).toBeNull();
  });
});

describe('what is known', () => {
  it('is nothing before the first answer and grows with each that is right', () => {
    const known = (progress: Progress, day: number) =>
      masteryOf(COURSE, progress, day).terms.find(({ id }) => id === 't-c0-l0')?.known ?? -1;
    expect(known(after(), DAY)).toBe(0);
    const once = after([0, answer(1)]);
    const twice = after([0, answer(1)], [3, answer(1)]);
    expect(known(once, DAY)).toBeGreaterThan(0.1);
    expect(known(twice, DAY + 3)).toBeGreaterThan(known(once, DAY + 3));
    expect(masteryOf(COURSE, once, DAY).claims[0]).toMatchObject({ id: 'k-c0-l0', asked: 1, questions: 3 });
  });

  it('has a calibration whose Brier score is the mean squared difference', () => {
    const progress = after([0, answer(1, { confidence: 5 })], [0, answer(0, { confidence: 4 })], [0, answer(1)]);
    const { answers } = progress.calibration;
    expect(answers.map(({ n }) => n)).toEqual([0, 0, 0, 1, 1]);
    expect(brierOf(answers)).toBeCloseTo((0.1 ** 2 + 0.7 ** 2) / 2, 12);
    expect(brierOf(progress.calibration.predictions)).toBeNull();
  });

  it('shows the mean score of each day', () => {
    const progress = after([0, answer(1)], [0, answer(0.5)], [2, answer(0)]);
    expect(scoresOf(progress, DAY + 2, 4)).toEqual([null, 0.75, null, 0]);
  });
});
