import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { buildCourse } from '../../src/course/build.ts';
import { loadClaims, loadGlossary, loadIndex, loadLesson, loadQuiz, loadSources } from '../../src/course/load.ts';
import { TutorError } from '../../src/platform/errors.ts';
import { answerable, present } from '../../src/quiz/present.ts';
import { edited, experiments, goodCourse, writeCourse } from './sample.ts';

const place = vi.hoisted(() => ({ dist: '/nowhere' }));
vi.mock('../../src/platform/paths.ts', () => ({ distFolder: () => place.dist }));

/** Builds the sample and lets the loaders read it. */
async function build(changes: Readonly<Record<string, string | null>> = {}): Promise<{ root: string; out: string }> {
  const root = writeCourse(changes);
  const out = join(root, 'dist', 'course');
  expect(await buildCourse({ root, out, experiments })).toEqual([]);
  place.dist = join(root, 'dist');
  return { root, out };
}

function codeOf(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof TutorError) return `${error.code} ${error.exitCode} ${error.text.en}`;
    throw error;
  }
  return 'nothing thrown';
}

describe('buildCourse and the loaders', () => {
  it('hands the course from one to the other', async () => {
    await build();
    const index = loadIndex();
    expect(index.chapters[0]?.lessons.map(lesson => lesson.id)).toEqual(['forward', 'backprop']);
    expect(index.chapters[0]?.lessons[1]).toEqual({
      id: 'backprop',
      title: { zh: '反向传播', en: 'Back-propagation' },
      minutes: 12,
      requires: ['forward'],
      terms: ['gradient'],
      sources: ['rumelhart1986'],
      claims: ['bp.updates'],
      experiments: ['xor'],
      quiz: 'backprop-quiz',
      screens: 2,
    });
    expect(index.quizzes).toMatchObject([
      { id: 'backprop-quiz', lesson: 'backprop', title: { zh: '小测', en: 'Check' }, questions: 5 },
    ]);
    const asked = loadQuiz('backprop-quiz').questions;
    expect(index.quizzes[0]?.items).toEqual(
      asked.map(({ id, rev, level, terms, claim }) => ({ id, rev, level, terms, ...(claim && { claim }) })),
    );
    const lesson = loadLesson('backprop');
    expect(lesson.zh.map(block => block.kind)).toEqual(lesson.en.map(block => block.kind));
    expect(loadGlossary()[0]).toMatchObject({ id: 'gradient', also: [], avoid: ['倾斜度', 'slope'] });
    expect(loadSources()).toHaveLength(1);
    expect(loadClaims()).toEqual([{ id: 'bp.updates', section: '4.1', verdict: 'refine', experiments: ['xor'] }]);
  });

  it('compiles questions that can be answered', async () => {
    await build();
    const { questions } = loadQuiz('backprop-quiz');
    expect(questions.map(question => question.kind)).toEqual(['single', 'multi', 'numeric', 'order', 'lines']);
    expect(questions.every(item => answerable(present(item, 0)))).toBe(true);
    expect(questions[4]).toMatchObject({ bugs: [2], code: [[{ text: 'a = ' }, { text: '1', class: 'number' }], {}] });
    expect(questions[1]).toMatchObject({ rev: 1, terms: [], shuffle: true });
  });

  it('writes the same bytes again, and removes what is gone', async () => {
    const { root, out } = await build();
    const read = (): string[] =>
      readdirSync(out, { recursive: true, withFileTypes: true })
        .filter(entry => entry.isFile())
        .map(entry => `${entry.name} ${readFileSync(join(entry.parentPath, entry.name), 'utf8')}`)
        .sort();
    const first = read();
    await buildCourse({ root, out, experiments });
    expect(read()).toEqual(first);

    const smaller = writeCourse({
      ...edited('lessons/course.yaml', '      - forward\n', ''),
      'lessons/networks/forward/zh.md': null,
      'lessons/networks/forward/en.md': null,
      'lessons/networks/backprop/zh.md': goodCourse['lessons/networks/backprop/zh.md']!.replace('[forward]', '[]'),
      'lessons/networks/backprop/en.md': goodCourse['lessons/networks/backprop/en.md']!.replace('[forward]', '[]'),
    });
    expect(await buildCourse({ root: smaller, out, experiments })).toEqual([]);
    expect(readdirSync(join(out, 'lessons'))).toEqual(['backprop.json']);
  });

  it('writes nothing when there is an error', async () => {
    const root = writeCourse(edited('quizzes/backprop.yaml', 'answer: 2.5', 'answer: x'));
    const out = join(root, 'dist');
    const findings = await buildCourse({ root, out, experiments });
    expect(findings.map(finding => finding.severity)).toEqual(['error']);
    expect(existsSync(out)).toBe(false);
  });

  it('writes in spite of a warning', async () => {
    const root = writeCourse(edited('quizzes/backprop.yaml', 'zh: 甲 $x$？', 'zh: 甲,乙？'));
    const findings = await buildCourse({ root, out: join(root, 'dist'), experiments });
    expect(findings.map(finding => finding.severity)).toEqual(['warning']);
    expect(existsSync(join(root, 'dist', 'index.json'))).toBe(true);
  });

  it('says what is missing', async () => {
    await build();
    expect(codeOf(() => loadLesson('backprob'))).toBe(
      'unknown-id 2 There is no lesson "backprob"; did you mean "backprop"?.',
    );
    expect(codeOf(() => loadQuiz('nothing'))).toBe('unknown-id 2 There is no quiz "nothing".');
    place.dist = '/nowhere';
    expect(codeOf(loadIndex)).toContain('course-missing 3');
  });
});
