import { beforeAll, describe, expect, it } from 'vitest';
import { parseDay } from '../../src/platform/days.ts';
import { createRandom } from '../../src/platform/random.ts';
import { agendaOf } from '../../src/progress/agenda.ts';
import { EMPTY_FOLD, type Fold, foldEvents } from '../../src/progress/fold.ts';
import { DEFAULT_SETTINGS } from '../../src/progress/settings.ts';
import type { Event, Fact } from '../../src/progress/types.ts';
import { type Card, dueDay, retrievability } from '../../src/review/memory.ts';
import { courseOf } from './course.ts';

const START = parseDay('2026-01-01') as number;
const DAYS = 365;
const CAP = 20;
const COURSE = courseOf(12, 5, 8);
const LESSONS = COURSE.quizzes;
const SETTINGS = DEFAULT_SETTINGS;
/** Three weeks without the tutor, in the middle of the year. */
const AWAY = { from: 200, to: 221 };

type DayLog = {
  readonly day: number;
  readonly asked: number;
  readonly overdue: number;
  readonly chapters: readonly string[];
};

/** A learner who forgets as the memory model says, and takes a lesson every third day and every review that is due. */
function liveAYear() {
  const random = createRandom(1, 'learner');
  let fold: Fold = EMPTY_FOLD;
  let count = 0;
  const happen = (day: number, fact: Fact): void => {
    count += 1;
    const at = new Date(day * 864e5 + 8 * 36e5 + (count % 3000) * 1000).toISOString();
    const event: Event = { v: 2, id: `e${String(count).padStart(9, '0')}`, at, zone: 0, ...fact };
    fold = foldEvents(fold, [event]);
  };
  const answer = (day: number, question: string, quiz: string, knows: boolean, asked?: 'review'): void =>
    happen(day, {
      ...{ type: 'question.answered', quiz, question, rev: 1, answer: { kind: 'single', key: 'a' }, hints: 0 },
      ...{ score: knows ? 1 : 0, ...(asked && { asked }) },
    });
  const punctual = { n: 0, known: 0 };
  const log: DayLog[] = [];
  for (let i = 0; i < DAYS; i++) {
    if (i >= AWAY.from && i < AWAY.to) continue;
    const day = START + i;
    const chapters: string[] = [];
    const due = (card: Card): boolean => dueDay(card) <= day && card.day < day;
    const overdue = agendaOf(COURSE, fold.progress, SETTINGS, day).items.filter(({ card }) => due(card)).length;
    let asked = 0;
    for (;;) {
      // Asked anew after each answer, as one does who opens and closes the tutor all the time.
      const [next] = agendaOf(COURSE, fold.progress, SETTINGS, day).queue;
      if (!next) break;
      const knows = random() < retrievability(next.card, day);
      if (next.due === day && next.card.reps > 0) {
        punctual.n += 1;
        punctual.known += knows ? 1 : 0;
      }
      answer(day, next.question, next.quiz, knows, 'review');
      chapters.push(next.chapter);
      asked += 1;
    }
    log.push({ day, asked, overdue, chapters });
    const lesson = i % 3 === 0 ? LESSONS[i / 3] : undefined;
    for (const { id } of lesson?.items ?? []) answer(day, id, lesson?.id ?? '', random() < 0.7);
  }
  return { log, punctual, progress: fold.progress };
}

let year: ReturnType<typeof liveAYear>;
beforeAll(() => {
  year = liveAYear();
}, 60_000);

describe('a year of daily use, three weeks of it away', () => {
  it('never asks more than the cap', () => {
    expect(Math.max(...year.log.map(({ asked }) => asked))).toBeLessThanOrEqual(CAP);
    expect(year.log.reduce((sum, { asked }) => sum + asked, 0)).toBeGreaterThan(1000);
  });

  it('lets no backlog grow: what the absence left is worked off in a fortnight', () => {
    const before = year.log.filter(({ day }) => day < START + AWAY.from);
    expect(Math.max(...before.map(({ overdue }) => overdue))).toBeLessThan(2.5 * CAP);
    const settled = year.log.filter(({ day }) => day >= START + AWAY.to + 14);
    expect(Math.max(...settled.map(({ overdue }) => overdue))).toBeLessThanOrEqual(CAP);
  });

  it('keeps what falls due on its day known nine times in ten', () => {
    const { n, known } = year.punctual;
    expect(n).toBeGreaterThan(500);
    expect(known / n).toBeGreaterThan(0.87);
    expect(known / n).toBeLessThan(0.93);
  });

  it('comes back to each chapter, in the last quarter too', () => {
    const chapters = (log: readonly DayLog[]) => new Set(log.flatMap(day => day.chapters)).size;
    expect(chapters(year.log)).toBe(12);
    expect(chapters(year.log.filter(({ day }) => day > START + 274))).toBe(12);
  });

  it('counts each day by itself', () => {
    const counted = year.log.map(({ day }) => year.progress.days[day]?.reviews ?? 0);
    expect(counted).toEqual(year.log.map(({ asked }) => asked));
  });
});
