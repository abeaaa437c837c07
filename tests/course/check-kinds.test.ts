import { describe, expect, it } from 'vitest';
import { checkCourse, formatFinding } from '../../src/course/check.ts';
import { experiments, goodCourse, writeCourse } from './sample.ts';

const QUIZ = 'quizzes/backprop.yaml';
const BELIEFS = 'quizzes/misconceptions.yaml';

const REST = `    level: apply
    prompt: P
    hints: [a, b, c]
    explain: E
`;

/** One good question of each kind that the sample lacks. */
const KINDS = `  - id: q-match
    kind: match
${REST}    pairs:
      - { key: a, left: l1, right: r1, why: W, misconception: wrong-belief }
      - { key: b, left: l2, right: r2, why: W, misconception: wrong-belief }
    extra:
      - { key: c, text: r3, why: W, misconception: wrong-belief }
  - id: q-gaps
    kind: gaps
${REST}    body: |
      x = {{first}} + {{second}}
    gaps:
      - key: first
        options:
          - { key: a, correct: true, text: y, why: W }
          - { key: b, text: z, why: W, misconception: wrong-belief }
      - key: second
        accept: [b2]
        why: W
        near:
          - { text: b1, why: W, misconception: wrong-belief }
  - id: q-curve
    kind: curve
${REST}    options:
      - { key: a, correct: true, text: up, why: W, chart: [0, 1] }
      - { key: b, text: down, why: W, chart: [1, 0], misconception: wrong-belief }
  - id: q-chart
    kind: read-chart
${REST}    figure:
      kind: bars
      items:
        - { label: { zh: 甲, en: A }, value: 1 }
        - { label: { zh: 乙, en: B }, value: 2 }
    answer: 2
    tolerance: { abs: 0.1 }
  - id: q-true
    kind: true-false
${REST}    holds: false
    why: W
    misconception: wrong-belief
    corrections:
      - { key: a, correct: true, text: so, why: W }
      - { key: b, text: thus, why: W, misconception: wrong-belief }
  - id: q-generated
    kind: generated
    level: apply
    template: matrix-shapes
    params:
      rows: { from: 4, to: 20 }
`;

/** What the template's near misses show. */
const SHOWN = ['inner-axis-stays', 'broadcast-appends', 'shape-of-weights', 'broadcast-shrinks'];
const belief = (id: string): string =>
  `  - { id: ${id}, name: N, holds: H, refutedBy: { questions: [q-generated] } }\n`;

const course: Readonly<Record<string, string>> = {
  [QUIZ]: `${goodCourse[QUIZ]}${KINDS}`,
  [BELIEFS]: `${goodCourse[BELIEFS]}${SHOWN.map(belief).join('')}`,
};

async function findings(changes: Readonly<Record<string, string | null>>): Promise<string[]> {
  return (await checkCourse(writeCourse({ ...course, ...changes }), { experiments })).findings.map(formatFinding);
}

const inFile = (file: string, from: string, to: string): Readonly<Record<string, string>> => {
  if (!course[file]?.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { [file]: course[file].replace(from, () => to) };
};

it('finds nothing in a course with one good question of each kind', async () => {
  expect(await findings({})).toEqual([]);
});

describe('the linter of questions', () => {
  const cases: readonly [string, string, string, string][] = [
    ['key: b, left: l2', 'key: a, left: l2', 'duplicate-key', '"a" stands twice'],
    ['text: r3', 'text: r1', 'duplicate-item', 'nobody can tell the two apart'],
    [
      'right: r2, why: W, misconception: wrong-belief',
      'right: r2, why: W',
      'no-misconception',
      'names what is believed',
    ],
    ['+ {{second}}', '+ second', 'gap', 'the body has no {{second}}'],
    ['{{first}} +', '{{frist}} +', 'gap', 'did you mean "first"?'],
    ['correct: true, text: y', 'text: y, misconception: wrong-belief', 'one-correct', 'a gap has one right option'],
    ['text: b1, why', 'text: " b 2", why', 'near', 'accepted as right'],
    ['accept: [b2]', 'accept: [权重]', 'schema', 'ASCII'],
    ['chart: [1, 0], ', '', 'missing-key', '"chart" is missing'],
    ['    answer: 2\n', '', 'chart-answer', 'either "options" or "answer"'],
    ['correct: true, text: so', 'text: so, misconception: wrong-belief', 'one-correct', 'exactly one correction'],
    ['holds: false', 'holds: true', 'one-correct', 'no correction is right'],
    ['template: matrix-shapes', 'template: matrix-shape', 'unknown-template', 'did you mean "matrix-shapes"?'],
    ['rows: {', 'row: {', 'unknown-param', 'did you mean "rows"?'],
    ['rows: { from: 4, to: 20 }', 'rows: [5]\n      inner: [5]', 'template', 'no good question'],
    ['text: b, why: c, misconception: wrong-belief', 'text: b, why: c', 'no-misconception', 'names what is believed'],
    ['      [{ zh: 提示, en: hint }, second, third]', '      [second, third]', 'hints', '2 of 3 hints'],
    ['    hints: [a, b, c]\n', '', 'hints', 'no hints'],
    [
      'tolerance: { abs: 0.1 }\n    near:',
      'tolerance: { abs: 0.1 }\n    needsUnit: true\n    near:',
      'right-fails',
      '',
    ],
  ];

  it.each(cases)('%j → %j', async (from, to, code, part) => {
    const found = await findings(inFile(QUIZ, from, to));
    expect(
      found.some(text => text.includes(`error ${code}: `) && text.includes(part)),
      found.join('\n'),
    ).toBe(true);
  });

  it('refuses an id that is retired', async () => {
    const found = await findings({ 'quizzes/retired.yaml': 'questions: [q-order]\n' });
    expect(found).toEqual([expect.stringContaining('error retired-id: "q-order" is retired')]);
  });
});

describe('the linter of misconceptions', () => {
  const cases: readonly [string, string, string][] = [
    ['id: wrong-belief', 'id: wrong-beliefs', 'unknown-misconception'],
    ['id: wrong-belief', 'id: other-belief', 'unreachable'],
    ['[q-single], experiments: [xor]', '[], experiments: []', 'not-refuted'],
    ['[q-single]', '[q-singel]', 'unknown-question'],
    ['[xor]', '[xro]', 'unknown-experiment'],
    ['id: inner-axis-stays', 'id: wrong-belief', 'duplicate-id'],
  ];

  it.each(cases)('%j → %j', async (from, to, code) => {
    const found = await findings(inFile(BELIEFS, from, to));
    expect(
      found.some(text => text.includes(`error ${code}: `)),
      found.join('\n'),
    ).toBe(true);
  });

  it('puts those that a quiz names into it', async () => {
    const { compileCourse } = await import('../../src/course/compile/course.ts');
    const { course: compiled } = compileCourse(writeCourse(course), { experiments });
    expect(compiled?.quizzes[0]?.misconceptions?.map(({ id }) => id)).toEqual(['wrong-belief', ...SHOWN]);
  });

  it('misses the file where a question names a misconception', async () => {
    const found = await findings({ [BELIEFS]: null, 'quizzes/retired.yaml': null });
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(text => !text.includes('error unknown-misconception: '))).toEqual([]);
  });
});
