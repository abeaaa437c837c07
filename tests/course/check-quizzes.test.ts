import { describe, expect, it } from 'vitest';
import { checkCourse, formatFinding } from '../../src/course/check.ts';
import { edited, experiments, goodCourse, writeCourse } from './sample.ts';

const QUIZ = 'quizzes/backprop.yaml';

async function findingsOf(changes: Readonly<Record<string, string | null>>): Promise<string[]> {
  return (await checkCourse(writeCourse(changes), { experiments })).findings.map(formatFinding);
}

/** Text, replacement, line, severity and code, and a part of the message: the only finding. */
const cases: readonly [string, string, number, string, string][] = [
  ['kind: single', 'kind: singel', 6, 'error schema', 'kind must be one of single, multi'],
  ['level: recall', 'level: recal', 7, 'error schema', 'did you mean "recall"?'],
  ['terms: [gradient]', 'terms: [gradeint]', 8, 'error unknown-term', 'did you mean "gradient"?'],
  ['claim: bp.updates', 'claim: bp.nothing', 9, 'error unknown-claim', '"bp.nothing"'],
  ['passage: gradients', 'passage: gradient', 10, 'error unknown-passage', 'did you mean "gradients"?'],
  ['experiment: xor', 'experiment: xo', 11, 'error unknown-experiment', 'did you mean "xor"?'],
  ['zh: 甲 $x$？', 'zh: 甲 $\\bad$？', 13, 'error math', '\\bad'],
  ['en: A $x$?', 'en: A :term[x]{id=none}?', 14, 'error unknown-term', '"none"'],
  ['zh: 甲 $x$？', 'zh: 甲,乙？', 13, 'warning half-width', 'full-width'],
  ['en: A $x$?', 'en: A slope?', 14, 'warning avoided-word', 'say "gradient"'],
  ['en: A $x$?', 'en: "A \\e[31m"', 14, 'error control-character', 'U+001B'],
  ['      en: A $x$?\n', '', 12, 'error missing-key', '"en" is missing'],
  ['        correct: true\n', '', 15, 'error one-correct', 'has 0 options'],
  ['- key: b\n', '- key: b\n        correct: true\n', 15, 'error one-correct', 'has 2 options'],
  ['        why: { zh: 因为, en: because }\n', '', 16, 'error missing-key', '"why" is missing'],
  ['why: { zh: 因为', 'wy: { zh: 因为', 19, 'error unknown-key', 'did you mean "why"?'],
  ['- key: b\n', '- key: a\n', 20, 'error duplicate-key', '"a" stands twice'],
  ['text: { zh: 不, en: "no" }', 'text: { zh: 以上都不对, en: "no" }', 20, 'error pin-last', 'pin: last'],
  ['text: { zh: 不, en: "no" }', 'text: { zh: A 和 B, en: "no" }', 20, 'error letter', 'no letters'],
  ['text: { zh: 对, en: yes }', 'text: 对', 18, 'error schema', 'write { zh: …, en: … }'],
  [
    'text: { zh: 对, en: yes }',
    'text: { zh: 对, en: yes, sure }',
    18,
    'error unknown-key',
    'quote a text that has a comma',
  ],
  ['explain: { zh: 解释, en: explanation }', 'explain: "a\\n\\nb"', 26, 'error paragraphs', 'one paragraph'],
  [
    '- { key: a, correct: true, text: a, why: b }',
    '- { key: a, text: a, why: b }',
    31,
    'error some-correct',
    'no right option',
  ],
  ['{ key: b, text: b', '{ key: b, correct: true, text: b', 31, 'error some-correct', 'no wrong option'],
  ['answer: 2.5', 'answer: many', 40, 'error schema', 'expected number'],
  ['tolerance: { abs: 0.1 }', 'tolerance: { abs: 0.7 }', 41, 'error tolerance', '28 %'],
  ['tolerance: { abs: 0.1 }', 'tolerance: { rel: 0.3 }', 41, 'error tolerance', '30 %'],
  ['tolerance: { abs: 0.1 }', 'tolerance: { abs: 0 }', 41, 'error tolerance', 'last digit'],
  ['tolerance: { abs: 0.1 }', 'tolerance: { about: 0.1 }', 41, 'error unknown-key', '"about"'],
  [
    'tolerance: { abs: 0.1 }',
    'tolerance: { abs: 0.1, rel: 0.1 }',
    41,
    'error schema',
    'write { abs: … } or { rel: … }',
  ],
  ['value: 3', 'value: 2.55', 43, 'error near', 'within the tolerance'],
  ['{ key: b, text: second }', '{ key: a, text: second }', 52, 'error duplicate-key', '"a" stands twice'],
  ['{ key: b, text: second }', '{ key: b, text: first }', 52, 'error duplicate-item', 'tell them apart'],
  ['- [a, b]', '- [b, a]', 54, 'error before', 'right order'],
  ['- [a, b]', '- [a, c]', 54, 'error before', '"c" is no key'],
  ['lang: python', 'lang: pyton', 61, 'error code-language', 'did you mean "python"?'],
  ['- 2\n', '- 3\n', 66, 'error bug-line', 'the code has 2 lines'],
  ['"1": N', '"3": N', 68, 'error bug-line', 'the code has 2 lines'],
  ['"1": N', '"2": N', 68, 'error bug-line', 'use explain'],
  ['two $y$', 'two $\\bad$', 71, 'error math', '\\bad'],
  ['explain: |\n      One\n      two $y$', 'explain: >-\n      One\n      two $\\bad$', 71, 'error math', '\\bad'],
  ['id: q-multi', 'id: q-single', 27, 'error duplicate-id', 'quizzes/backprop.yaml:5'],
  ['lesson: backprop', 'lesson: forward', 56, 'error quiz-lesson', 'belongs to lesson "forward"'],
];

describe('an error in a quiz is found at its line', () => {
  it.each(cases)('%j → %j', async (from, to, line, kind, part) => {
    const found = await findingsOf(edited(QUIZ, from, to));
    const shown = found.filter(text => text.includes(` ${kind}`));
    const file = kind.endsWith('quiz-lesson') ? 'lessons/networks/backprop/zh.md' : QUIZ;
    expect(shown, found.join('\n')).toHaveLength(1);
    expect(shown[0]).toContain(`${file}:${line} ${kind}`);
    expect(shown[0]).toContain(part);
  });
});

describe('quizzes together', () => {
  it('wants quiz ids to differ', async () => {
    const again = goodCourse[QUIZ]!.replaceAll('id: q-', 'id: r-');
    expect(await findingsOf({ 'quizzes/z.yaml': again })).toEqual([
      expect.stringMatching(/^quizzes\/z\.yaml:1 error duplicate-id: .*quizzes\/backprop\.yaml/),
    ]);
  });

  it('warns of a quiz that no lesson shows', async () => {
    const other = goodCourse[QUIZ]!.replaceAll('id: q-', 'id: r-').replace('backprop-quiz', 'spare');
    expect(await findingsOf({ 'quizzes/z.yaml': other })).toEqual([
      expect.stringMatching(/^quizzes\/z\.yaml:1 warning unused-quiz: /),
    ]);
  });

  it('does not call a quiz unknown that merely has an error', async () => {
    const found = await findingsOf(edited(QUIZ, 'kind: single', 'kind: none'));
    expect(found).toHaveLength(1);
  });

  it('says where YAML is broken', async () => {
    const found = await findingsOf(edited(QUIZ, 'answer: 2.5', 'answer: [2.5'));
    expect(found.filter(text => text.startsWith(`${QUIZ}:`) && text.includes('error yaml')).length).toBeGreaterThan(0);
    expect(found[0]).toContain('error');
  });
});
