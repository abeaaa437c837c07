import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../src/course/check.ts';
import { edited, experiments, goodCourse, writeCourse } from './sample.ts';

const FORWARD = 'lessons/networks/forward';
const BACK = 'lessons/networks/backprop';

async function findingsOf(changes: Readonly<Record<string, string | null>>): Promise<string[]> {
  const { findings } = await checkCourse(writeCourse(changes), { experiments });
  return findings.map(({ file, line, severity, code, message }) => `${file}:${line} ${severity} ${code}: ${message}`);
}
const both = (folder: string, change: (text: string) => string): Record<string, string> =>
  Object.fromEntries(
    ['zh', 'en'].map(lang => [`${folder}/${lang}.md`, change(goodCourse[`${folder}/${lang}.md`] ?? '')]),
  );

describe('the order of the course', () => {
  it('lets no lesson build on a later one', async () => {
    const swapped = edited('lessons/course.yaml', '- forward\n      - backprop', '- backprop\n      - forward');
    expect((await findingsOf(swapped)).filter(text => text.includes('requires-later'))).toEqual([
      `${BACK}/zh.md:5 error requires-later: "forward" stands after this lesson in lessons/course.yaml; move one of them, or do not require it`,
    ]);
  });

  it('lets no question ask for a term that no lesson up to its own lists', async () => {
    const asked = await findingsOf(edited('quizzes/backprop.yaml', 'lesson: backprop', 'lesson: forward'));
    expect(asked.filter(text => text.includes('early-term'))).toEqual([
      expect.stringMatching(/^quizzes\/backprop\.yaml:\d+ error early-term: .*"gradient"/),
    ]);
  });

  it.each([
    ['zh', '文字。', '先看梯度。', '梯度'],
    ['en', 'Text.', 'First the gradient.', 'gradient'],
  ])('warns of a word that a later lesson teaches, in %s', async (lang, from, to, word) => {
    const found = await findingsOf(edited(`${FORWARD}/${lang}.md`, from, to));
    expect(found).toEqual([
      `${FORWARD}/${lang}.md:12 warning early-word: "${word}" is taught later, in "backprop"; teach it here ("terms") or say it otherwise`,
    ]);
  });

  it('allows parts of other words, and the word in the title of the lesson to come', async () => {
    expect(await findingsOf(edited(`${FORWARD}/en.md`, 'Text.', 'Gradients and upgradient.'))).toEqual([]);
    const titled = both(BACK, text => text.replace(/title: .*/, 'title: The gradient 梯度'));
    const said = edited(`${FORWARD}/en.md`, 'Text.', 'Next: the gradient.');
    expect(await findingsOf({ ...titled, ...said })).toEqual([]);
  });
});
