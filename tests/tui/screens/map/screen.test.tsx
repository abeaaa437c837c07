import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Fact } from '../../../../src/progress/types.ts';
import { reduceStack } from '../../../../src/tui/screen.ts';
import { MAP_COURSE } from '../../../support/fixture-map.ts';
import { bodyOf, expectFrame, WINDOWS } from '../../../support/screens.ts';
import { freshStore, mountTutor } from '../../../support/tutor.tsx';

vi.mock('../../../../src/tui/screens/lesson/screen.tsx', async () => ({
  LessonScreen: (await import('../stand-ins.tsx')).standIn('lesson'),
}));
vi.mock('../../../../src/tui/screens/quiz/screen.tsx', async () => ({
  QuizScreen: (await import('../stand-ins.tsx')).standIn('quiz'),
}));

let mounted: ReturnType<typeof mountTutor> | null = null;

function open(facts: readonly Fact[] = [], more: Partial<Parameters<typeof mountTutor>[0]> = {}) {
  const store = freshStore();
  for (const fact of facts) store.append(fact);
  mounted = mountTutor({ course: MAP_COURSE, store, ...more });
  return mounted;
}

afterEach(async () => {
  await mounted?.unmount();
  mounted = null;
});

const position = (lesson: string, screen: number): Fact => ({ type: 'lesson.position', lesson, anchor: 'a', screen });
const FINISHED: readonly Fact[] = [
  { type: 'lesson.opened', lesson: 'network' },
  { type: 'lesson.finished', lesson: 'network' },
  { type: 'quiz.finished', quiz: 'network-quiz', score: 0.8 },
];

describe.each(WINDOWS)('the map at $columns×$rows in $lang', ({ columns, rows, lang }) => {
  it('shows where to begin, every chapter, the lessons of the open one and their remarks, uncut', async () => {
    const tutor = open([], { columns, rows, lang });
    const screen = await tutor.screen();
    expectFrame(screen, { columns, rows });
    const text = screen.join('\n');
    const cut = screen.filter(row => row.includes('…'));
    // What an English lesson needs does not stand beside a long title in forty columns.
    if (columns > 40 || lang === 'zh') expect(cut).toEqual([]);
    else expect(cut.filter(row => !row.includes('needs: '))).toEqual([]);
    for (const { title, lessons } of MAP_COURSE.chapters) {
      expect(text).toContain(title[lang]);
      expect(text).toContain(`0/${lessons.length}`);
    }
    for (const { title } of MAP_COURSE.chapters[0]?.lessons ?? []) expect(text).toContain(title[lang]);
    expect(text).toContain(lang === 'zh' ? '开始：神经网络' : 'Start: Neural networks');
    expect(screen.at(-1)).toMatch(lang === 'zh' ? /↵ 打开.*q 退出.*\? 按键/ : /↵ open.*q quit.*\? keys/);
  });

  it('tells how far one has come and goes on there', async () => {
    const tutor = open([...FINISHED, position('backprop', 3)], { columns, rows, lang });
    const body = bodyOf(await tutor.screen());
    const text = body.join('\n');
    expect(body.find(row => row.trim() !== '')).toContain(
      lang === 'zh' ? '继续：反向传播' : 'Continue: Backpropagation',
    );
    expect(text).toMatch(/✓[^\n]*80%/);
    expect(text).toMatch(lang === 'zh' ? /第 4\/9 屏|4\/9/ : /screen 4 of 9|4\/9/);
    expect(text).toContain('1/3');
    await tutor.type('enter');
    await tutor.until('lesson backprop');
  });

  it('never cuts the title of a lesson', async () => {
    const tutor = open([position('init', 4)], { columns, rows, lang });
    const title = MAP_COURSE.chapters[1]?.lessons[0]?.title[lang] ?? '';
    expect(bodyOf(await tutor.screen()).filter(row => row.includes(title))).toHaveLength(
      columns === 40 && lang === 'en' ? 1 : 2,
    );
  });
});

describe('keys', () => {
  it('arrows and j k choose, round the ends', async () => {
    const tutor = open();
    const chosen = async (): Promise<string> => (await tutor.screen()).find(row => row.includes('▸')) ?? '';
    expect(await chosen()).toContain('Start');
    await tutor.type('down');
    expect(await chosen()).toContain('Core techniques');
    await tutor.type('j', 'j');
    expect(await chosen()).toContain('Backpropagation');
    await tutor.type('k', 'up', 'up', 'up');
    expect(await chosen()).toContain('Practice');
  });

  it('Enter opens and closes a chapter, and opens a lesson; esc leads back to its row', async () => {
    const tutor = open();
    await tutor.type('down', 'enter');
    expect(await tutor.text()).not.toContain('Batch normalisation');
    await tutor.type('down', 'enter');
    expect(await tutor.text()).toContain('Initialising weights');
    await tutor.type('down', 'enter');
    await tutor.until('lesson init');
    await tutor.type('esc');
    await tutor.until('Deep learning');
    expect((await tutor.screen()).find(row => row.includes('▸'))).toContain('Initialising');
  });

  it('t opens the quiz of the lesson, and is offered only where there is one', async () => {
    const tutor = open();
    expect((await tutor.screen()).at(-1)).toContain('t quiz');
    await tutor.type('down');
    expect((await tutor.screen()).at(-1)).not.toContain('t quiz');
    await tutor.type('t');
    expect(await tutor.text()).not.toContain('quiz core');
    await tutor.type('up', 't');
    await tutor.until('quiz network-quiz');
  });

  it.each([
    ['l', 'Laboratory'],
    ['p', 'Progress'],
    ['?', 'Keys'],
  ])('%s opens %s, esc leads back', async (key, title) => {
    const tutor = open();
    await tutor.type(key);
    expect((await tutor.screen())[0]).toContain(title);
    await tutor.type('esc');
    expect((await tutor.until('dl-tutor')).split('\n')[0]).toContain('Deep learning');
  });

  it('q leaves; below the map lies nothing to go back to', async () => {
    expect(reduceStack([{ kind: 'map' }], { type: 'back' })).toEqual([{ kind: 'map' }]);
    const tutor = open();
    await tutor.until('dl-tutor');
    const left = tutor.app.waitUntilExit();
    await tutor.type('q');
    await left;
    mounted = null;
    expect(tutor.isAlternate()).toBe(false);
  });

  it('L changes the language, keeps the row and is remembered', async () => {
    const tutor = open();
    await tutor.type('j', 'j', 'j', 'L');
    const text = await tutor.until('深度学习');
    expect(text).toMatch(/▸ +反向传播/);
    expect(tutor.store.settings().lang).toBe('zh');
    await tutor.type('L');
    expect(await tutor.until('Deep learning')).toMatch(/▸ +Backpropagation/);
  });
});

describe('the window', () => {
  it('keeps the row when its size changes', async () => {
    const tutor = open();
    await tutor.type('j', 'j');
    for (const size of [
      { columns: 40, rows: 12 },
      { columns: 120, rows: 30 },
      { columns: 80, rows: 24 },
    ]) {
      await tutor.resize(size);
      expectFrame(await tutor.screen(), size);
      expect(await tutor.text()).toMatch(/▸ +Neural networks/);
    }
  });

  it.each([
    { columns: 39, rows: 24 },
    { columns: 80, rows: 11 },
    { columns: 12, rows: 4 },
  ])('says in one line that $columns×$rows is too small, and comes back', async size => {
    const tutor = open();
    await tutor.type('j');
    await tutor.resize(size);
    const rows = (await tutor.screen()).filter(row => row !== '');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/^Too small/);
    await tutor.type('enter', 'q');
    await tutor.resize({ columns: 80, rows: 24 });
    expect(await tutor.text()).toMatch(/▸ 1 {2}Core techniques/);
  });

  it('shows the chosen row among more rows than it has', async () => {
    const lessons = Array.from({ length: 15 }, (_, n) => ({
      ...MAP_COURSE.chapters[1]!.lessons[0]!,
      id: `lesson-${n}`,
      title: { zh: `第 ${n} 课`, en: `Lesson ${n}` },
    }));
    const course = { ...MAP_COURSE, chapters: [{ ...MAP_COURSE.chapters[0]!, lessons }] };
    const tutor = open([], { course, columns: 40, rows: 12 });
    for (let n = 0; n < 16; n++) await tutor.type('down');
    const screen = await tutor.screen();
    expectFrame(screen, { columns: 40, rows: 12 });
    expect(screen.join('\n')).toMatch(/▸ +Lesson 14/);
  });
});
