import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CourseIndex } from '../../../../src/course/types.ts';
import { openStore } from '../../../../src/progress/store.ts';
import type { Fact } from '../../../../src/progress/types.ts';
import { QUIZ, QUIZ_COURSE } from '../../../support/fixture-quiz.ts';
import { bodyOf, expectFrame, WINDOWS } from '../../../support/screens.ts';
import { mountTutor } from '../../../support/tutor.tsx';
import { freshFolder } from './folder.ts';

vi.mock('../../../../src/course/load.ts', () => ({ loadQuiz: () => QUIZ, loadGlossary: () => [] }));
vi.mock('../../../../src/tui/screens/lesson/screen.tsx', async () => ({
  LessonScreen: (await import('../stand-ins.tsx')).standIn('lesson'),
}));

const DAY = 864e5;
const [chapter] = QUIZ_COURSE.chapters;
const [lesson] = chapter!.lessons;
/** The questions of the fixture, a lesson that has them and one that builds on it. */
const COURSE: CourseIndex = {
  ...QUIZ_COURSE,
  chapters: [
    {
      ...chapter!,
      lessons: [
        lesson!,
        { ...lesson!, id: 'next', title: { zh: '下一课', en: 'Next' }, quiz: null, requires: ['fixture'] },
      ],
    },
  ],
  quizzes: [
    {
      ...QUIZ_COURSE.quizzes[0]!,
      items: QUIZ.questions.map(({ id, rev, level }) => ({ id, rev, level, terms: ['gradient'] })),
    },
  ],
};

let mounted: ReturnType<typeof mountTutor> | null = null;
afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

type Setup = Partial<Parameters<typeof mountTutor>[0]> & {
  /** Days ago the questions were answered in their quiz; null: never. */
  readonly ago?: number | null;
  readonly questions?: readonly string[];
};

const answered = (question: string): Fact => ({
  ...{ type: 'question.answered', quiz: QUIZ.id, question, rev: 1 },
  ...{ answer: { kind: 'single', key: 'flat' }, score: 1, hints: 0 },
});

function open({ ago = 5, questions = ['q-single', 'q-numeric'], ...more }: Setup = {}) {
  const folder = freshFolder();
  if (ago !== null) {
    const past = openStore(folder, () => Date.now() - ago * DAY);
    past.append({ type: 'lesson.finished', lesson: 'fixture' });
    for (const question of questions) past.append(answered(question));
  }
  mounted = mountTutor({ course: COURSE, screen: { kind: 'review' }, store: openStore(folder), ...more });
  return mounted;
}

const right: Readonly<Record<string, readonly string[]>> = { single: ['2', 'enter'], number: ['4', 'enter', 'enter'] };

describe.each(WINDOWS)('the review at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('asks what is due, says when each comes back, and ends with what is coming', async () => {
    const tutor = open({ columns, rows, lang });
    expectFrame(await tutor.screen(), { columns, rows });
    expect((await tutor.screen())[0]).toContain(lang === 'zh' ? '还剩 2 题' : '2 left');
    await tutor.type('5', 'enter', 'enter');
    await tutor.until(lang === 'zh' ? '再见' : 'comes back');
    expect((await tutor.screen())[0]).toContain(lang === 'zh' ? '还剩 1 题' : '1 left');
    await tutor.type('enter', ...right.single!);
    await tutor.until(lang === 'zh' ? '再见' : 'comes back');
    await tutor.type('enter');
    const text = await tutor.until(lang === 'zh' ? '复习了 2 题，记得 1 题' : '2 reviewed, 1 remembered');
    expect(text).toContain(lang === 'zh' ? '下一次' : 'Next:');
    expectFrame(await tutor.screen(), { columns, rows });
    await tutor.type('enter');
    await tutor.until('dl-tutor');
  });
});

describe('an answer', () => {
  it('is kept with its place and seed, and counts for the day and not for the quiz', async () => {
    const tutor = open();
    await tutor.type(...right.number!);
    await tutor.until('comes back');
    const { questions, days } = tutor.store.progress();
    expect(questions['q-numeric']).toMatchObject({ answers: 1, card: { reps: 2 }, rated: { review: true, rating: 3 } });
    expect(Object.values(days).at(-1)).toMatchObject({ reviews: 1, recalls: 1, recalled: 1 });
  });

  it('that was too easy comes back later', async () => {
    const tutor = open();
    await tutor.type(...right.number!);
    const before = await tutor.until('comes back');
    await tutor.type('y');
    const after = await tutor.text();
    const days = (text: string): number => Number(/comes back in (\d+) days/.exec(text)?.[1]);
    expect(days(after)).toBeGreaterThan(days(before));
    expect(after).not.toContain('too easy');
  });

  it('is taken back by u and asked again, from the next question and from the summary too', async () => {
    const tutor = open();
    expect(await tutor.text()).not.toContain('u undo');
    await tutor.type('5', 'enter', 'enter');
    await tutor.until('comes back tomorrow');
    await tutor.type('enter');
    await tutor.until('A sigmoid unit');
    await tutor.type('u');
    await tutor.until('float32');
    expect(tutor.store.progress().questions['q-numeric']).toMatchObject({ card: { reps: 1 }, rated: null });
    await tutor.type(...right.number!, 'enter', ...right.single!, 'enter');
    await tutor.until('2 reviewed, 2 remembered');
    await tutor.type('u');
    await tutor.until('A sigmoid unit');
    expect(tutor.store.progress().questions['q-single']?.card?.reps).toBe(1);
  });

  it('is not asked for again when one comes back to the review', async () => {
    const tutor = open();
    await tutor.type(...right.number!);
    await tutor.until('comes back');
    await tutor.type('esc');
    await tutor.until('Review: 1 due today');
    await tutor.type('r');
    expect((await tutor.screen())[0]).toContain('1 left');
    expect(await tutor.text()).toContain('A sigmoid unit');
  });
});

describe('a review without questions', () => {
  it('says that questions come here from the quizzes', async () => {
    const tutor = open({ ago: null });
    const text = await tutor.until('nothing to review today');
    expect(text).toContain('come back here');
    await tutor.type('enter');
    await tutor.until('dl-tutor');
  });

  it('says when the next one comes', async () => {
    const tutor = open({ ago: 0 });
    expect(await tutor.until('nothing to review today')).toMatch(/Next: \d{4}-\d\d-\d\d, 2 to review/);
  });
});

describe('before a new lesson', () => {
  it('two older questions are asked, and the lesson follows', async () => {
    const tutor = open({ ago: 1, screen: { kind: 'map' } });
    await tutor.type('enter');
    await tutor.until('two older questions first');
    await tutor.type(...right.number!, 'enter', ...right.single!, 'enter');
    await tutor.until('lesson next');
    await tutor.type('esc');
    await tutor.until('dl-tutor');
    expect(Object.values(tutor.store.progress().days).at(-1)).toMatchObject({ answers: 2, reviews: 0 });
  });

  it('they can be skipped', async () => {
    const tutor = open({ ago: 1, screen: { kind: 'map' } });
    await tutor.type('enter');
    await tutor.until('skip to the lesson');
    await tutor.type('s');
    await tutor.until('lesson next');
  });

  it('nothing is asked where nothing was learnt', async () => {
    const tutor = open({ ago: null, screen: { kind: 'map' } });
    await tutor.type('down', 'down', 'enter');
    await tutor.until('lesson fixture');
  });
});

describe("a chapter's test", () => {
  const answers: Readonly<Record<string, readonly string[]>> = {
    sigmoid: ['2', 'enter'],
    curves: ['1', '3', 'enter', 'enter'],
    float32: ['4', 'enter', 'enter'],
    partner: ['5', 'enter', 'enter'],
  };

  async function take(tutor: ReturnType<typeof mountTutor>, well: boolean): Promise<void> {
    for (let n = 0; n < 5; n++) {
      const text = await tutor.until(shown => /question \d of|Passed|Not passed/.test(shown));
      if (/Passed|Not passed/.test(text)) return;
      const key = Object.keys(answers).find(word => text.includes(word));
      await tutor.type(...(well && key ? answers[key]! : ['enter', 'enter', 'enter']));
      if (!(await tutor.text()).includes('↵ next')) await tutor.type('1', 'enter', 'enter');
      await tutor.until('↵ next');
      await tutor.type('enter');
    }
  }

  it('that is failed marks nothing and stops early', async () => {
    const tutor = open({ ago: null, screen: { kind: 'test', chapter: 'core' } });
    await take(tutor, false);
    await tutor.until('Not passed this time');
    expect(tutor.store.progress().tested).toEqual({});
    expect(tutor.store.progress().events).toBeLessThan(5);
  });

  it('that was passed makes the lessons known, until it is taken back on the map', async () => {
    const tutor = open({ ago: null, screen: { kind: 'map' } });
    tutor.store.append({ type: 'chapter.tested-out', chapter: 'core', lessons: ['fixture', 'next'], score: 1 });
    await tutor.type('down', 'T');
    await tutor.until('question 1 of at most 5');
    await tutor.type('1', 'esc');
    await mounted?.unmount();
    mounted = mountTutor({ course: COURSE, store: tutor.store });
    const text = bodyOf(await mounted.screen()).join('\n');
    expect(text).toContain('2/2  tested out');
    expect(text).toContain('✓ known');
    await mounted.type('W');
    await mounted.until('no longer tested out');
    expect(tutor.store.progress().tested).toEqual({});
    expect(await mounted.text()).toContain('0/2');
  });
});

describe('forgetting a lesson on the map', () => {
  it('asks first, and only the second press forgets', async () => {
    const tutor = open({ screen: { kind: 'map' }, ago: 1 });
    await tutor.type('down', 'down', 'F');
    await tutor.until('Press F again to forget');
    await tutor.type('up', 'down', 'F');
    expect(tutor.store.progress().lessons.fixture?.status).toBe('finished');
    await tutor.type('F');
    await tutor.until('Forgot "Back-propagation"');
    expect(tutor.store.progress()).toMatchObject({ lessons: {}, questions: {} });
  });
});

describe.each(WINDOWS)('the plots of the progress at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('stand in the window, each with a title of its own', async () => {
    const tutor = open({ columns, rows, lang, screen: { kind: 'progress' } });
    tutor.store.append({ ...answered('q-single'), confidence: 4 } as Fact);
    const titles =
      lang === 'zh'
        ? ['总览', '成绩', '把握', '日程', '掌握']
        : ['Overview', 'Scores', 'Calibration', 'Schedule', 'Mastery'];
    for (const title of titles) {
      const screen = await tutor.screen();
      expectFrame(screen, { columns, rows });
      expect(screen[0]).toContain(title);
      await tutor.type('right');
    }
    expect((await tutor.screen())[0]).toContain(titles[0]);
    await tutor.type('left');
    expect((await tutor.screen())[0]).toContain(titles[4]);
    expect(await tutor.text()).toContain('gradient');
  });
});
