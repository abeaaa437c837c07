import { describe, expect, it } from 'vitest';
import { checkCourse } from '../../src/course/check.ts';
import { edited, editedTwins, experiments, goodCourse, writeCourse } from './sample.ts';

const ZH = 'lessons/networks/backprop/zh.md';
const EN = 'lessons/networks/backprop/en.md';

async function findingsOf(changes: Readonly<Record<string, string | null>>): Promise<string[]> {
  const { findings } = await checkCourse(writeCourse(changes), { experiments });
  return findings.map(({ file, line, severity, code, message }) => `${file}:${line} ${severity} ${code}: ${message}`);
}

it('finds nothing in a good course', async () => {
  expect(await checkCourse(writeCourse(), { experiments })).toEqual({ findings: [], errors: 0, warnings: 0 });
});

/** The text of the lesson, what replaces it in both languages, the line, the code, and a part of the message. */
const inBothLanguages: readonly [string, string, number, string, string][] = [
  ['id: backprop', 'id: backprob', 2, 'lesson-id', 'the folder is "backprop"'],
  ['minutes: 12', 'minute: 12', 4, 'unknown-key', 'did you mean "minutes"?'],
  ['minutes: 12', 'minutes: many', 4, 'schema', 'expected number'],
  ['minutes: 12\n', '', 2, 'missing-key', '"minutes" is missing'],
  ['requires: [forward]', 'requires: [forwad]', 5, 'unknown-lesson', 'did you mean "forward"?'],
  ['requires: [forward]', 'requires: [backprop]', 5, 'requires-cycle', 'backprop → backprop'],
  ['terms: [gradient]', 'terms: [gradient, radient]', 6, 'unknown-term', 'did you mean "gradient"?'],
  ['terms: [gradient]', 'terms: []', 12, 'unlisted-term', 'list "gradient" under "terms"'],
  ['sources: [rumelhart1986]', 'sources: [rumelhart1987, rumelhart1986]', 7, 'unknown-source', 'rumelhart1986'],
  ['sources: [rumelhart1986]', 'sources: []', 44, 'unlisted-source', 'front matter'],
  ['{id=gradient}', '{id=gradent}', 12, 'unknown-term', 'did you mean "gradient"?'],
  ['{id=gradient}', '{ib=gradient}', 12, 'missing-attribute', ':term[text]{id=…}'],
  [':term[', ':tern[', 12, 'unknown-directive', 'did you mean "term"?'],
  ['## ', '# ', 10, 'heading', 'the title stands in the front matter'],
  [' {#gradients}', '', 10, 'heading-id', 'ends with an id'],
  ['{#try}', '{#gradients}', 36, 'duplicate-id', 'line 10'],
  ['$x^2$', '$x^\\bad$', 12, 'math', '\\$'],
  ['+ b', '+ \\bad{b}', 16, 'math', '\\bad'],
  ['$x^2$', '<br>', 12, 'unsupported', 'HTML'],
  ['$x^2$', '![x](y.png)', 12, 'unsupported', 'diagram'],
  ['$x^2$', '~~x~~', 12, 'unsupported', 'struck'],
  ['$x^2$', '[x](./y.md)', 12, 'link', 'http'],
  ['$x^2$', 'a\u202eb', 12, 'control-character', 'U+202E'],
  ['$x^2$', 'a&#x200e;b', 12, 'control-character', 'U+200E'],
  ['- ', '- [ ] ', 19, 'unsupported', 'task lists'],
  ['```python', '```pyton', 22, 'code-language', 'did you mean "python"?'],
  ['```python', '```', 22, 'code-language', 'write one of'],
  ['```python', '```python {1}', 22, 'unknown-attribute', 'delete it'],
  ['```diagram alt=', '```diagram at=', 26, 'missing-attribute', 'alt='],
  ['| 1 | 2 |', '| 1 |', 32, 'table', '1 cells, the header 2'],
  ['::pause', '::pause\n\n::pause', 36, 'empty-screen', 'delete it'],
  ['::pause', '::pauze', 34, 'unknown-directive', 'did you mean "pause"?'],
  ['::pause', '::pause{x=1}', 34, 'unknown-attribute', '"x"'],
  ['::pause', '::pause {x=1}', 34, 'broken-directive', 'no space'],
  ['::pause', '---', 34, 'unsupported', '::pause'],
  ['{experiment=xor}', '{experiment=xorr}', 38, 'unknown-experiment', 'did you mean "xor"?'],
  ['{experiment=xor}', '{}', 38, 'missing-attribute', 'experiment=…'],
  ['::experiment{id=xor preset=linear}', '::experiment{id=xor preset=liner}', 42, 'unknown-preset', '"linear"'],
  ['::experiment{id=xor preset=linear}', ':::experiment{id=xor}\nx\n:::', 42, 'directive-form', '::experiment'],
  ['::experiment{id=xor preset=linear}', '::experiment[x]{id=xor}', 42, 'directive-form', 'label'],
  ['bp.updates', 'bp.update', 44, 'unknown-claim', 'did you mean "bp.updates"?'],
  ['verdict=refine', 'verdict=refined', 44, 'attribute-value', 'did you mean "refine"?'],
  ['verdict=refine', 'verdict=wrong', 44, 'claim-verdict', 'lessons/claims.yaml'],
  ['evidence=measured', 'evidence=guessed', 44, 'attribute-value', 'derivation'],
  ['source="rumelhart1986"', 'source=""', 44, 'missing-attribute', 'source'],
  [' check=xor', '', 44, 'missing-attribute', 'check=…'],
  [' check=xor', ' check=xer', 44, 'unknown-experiment', 'did you mean "xor"?'],
  ['::quiz{id=backprop-quiz}', '::quiz{id=backprop-qiz}', 56, 'unknown-quiz', '"backprop-quiz"'],
  ['::quiz{id=backprop-quiz}', '::quiz{id=backprop-quiz}\n\n::quiz{id=backprop-quiz}', 58, 'second-quiz', 'one quiz'],
  [':::note', ':::note\n::pause', 53, 'nested', 'top level'],
];

describe('an error in both texts of a lesson is found in each, at its line', () => {
  it.each(inBothLanguages)('%j → %j', async (from, to, line, code, part) => {
    const found = await findingsOf(editedTwins(from, to));
    const shown = found.filter(text => text.startsWith(`${ZH}:`) && text.includes(` error ${code}: `));
    expect(shown, found.join('\n')).toHaveLength(1);
    expect(shown[0]).toContain(`${ZH}:${line} `);
    expect(shown[0]).toContain(part);
  });
});

/** File, text, replacement, and where the only finding of it stands. */
const once: readonly [string, string, string, string][] = [
  [ZH, 'minutes: 12', 'minutes: 12\nminutes: 13', `${ZH}:5 error yaml`],
  [EN, 'minutes: 12', 'minutes: 13', `${EN}:4 error languages-differ`],
  [EN, 'requires: [forward]', 'requires: []', `${EN}:5 error languages-differ`],
  [EN, '- two\n', '', `${EN}:19 error languages-differ`],
  [EN, '{#try}', '{#tries}', `${EN}:36 error languages-differ`],
  [EN, '::experiment{id=xor preset=linear}', '::experiment{id=xor}', `${EN}:42 error languages-differ`],
  [EN, 'Note.', 'Note.\n\nMore.', `${EN}:55 error languages-differ`],
  [EN, ' is **important**', ' is a slope, **important**', `${EN}:12 warning avoided-word`],
  [ZH, '**很重要**。', '**很重要**,对', `${ZH}:12 warning half-width`],
  [ZH, '会怎样？', '会怎样？**这样**.', `${ZH}:39 warning half-width`],
  [ZH, '会怎样？', '倾斜度。', `${ZH}:39 warning avoided-word`],
  [ZH, '会怎样？', '会** 怎样？', `${ZH}:39 warning broken-bold`],
  [ZH, 'x -> y', 'x'.repeat(73), `${ZH}:27 warning wide-diagram`],
  [ZH, '一支箭"\n', `一支箭"\n${'宽'.repeat(37)}\n`, `${ZH}:27 warning wide-diagram`],
  [ZH, 'w = 1', 'w'.repeat(73), `${ZH}:23 warning wide-code`],
  [ZH, 'a\n+ b', `a ${'+ b '.repeat(20)}`, `${ZH}:14 warning wide-formula`],
  [ZH, '会怎样？', '会怎样(大小)？', `${ZH}:39 warning half-width`],
  [ZH, '会怎样？', '大,小。', `${ZH}:39 warning half-width`],
  [ZH, '会怎样？', '会"怎样？', `${ZH}:39 warning straight-quote`],
  [EN, 'What happens?', "What's next?", `${EN}:39 warning straight-quote`],
  [EN, 'What happens?', 'What  happens?', `${EN}:39 warning double-space`],
  [EN, 'What happens?', 'What happens？', `${EN}:39 warning full-width`],
  [ZH, '}（gradient）', '}', `${ZH}:12 warning first-use`],
  [ZH, '}（gradient）', '}（斜率）', `${ZH}:12 warning first-use`],
  [ZH, '会怎样？', Array.from({ length: 8 }, () => '一段。').join('\n\n'), `${ZH}:34 warning long-screen`],
  ['quizzes/backprop.yaml', 'a = 1', 'a'.repeat(73), 'quizzes/backprop.yaml:63 warning wide-code'],
  ['lessons/course.yaml', 'chapters:', 'chapter:', 'lessons/course.yaml:2 error unknown-key'],
  ['lessons/course.yaml', '- backprop', '- backprob', 'lessons/course.yaml:7 error missing-file'],
  ['lessons/course.yaml', '- backprop', '- backprop\n      - backprop', 'lessons/course.yaml:8 error duplicate-id'],
  ['lessons/course.yaml', '      - forward\n', '', 'lessons/networks/forward:1 error stray-folder'],
  ['lessons/glossary.yaml', 'avoid:', 'avoided:', 'lessons/glossary.yaml:5 error unknown-key'],
  ['lessons/glossary.yaml', 'zh: 梯度', 'zh: ""', 'lessons/glossary.yaml:3 error schema'],
  ['lessons/glossary.yaml', 'zh: 方向', 'zh: "\\e[31m"', 'lessons/glossary.yaml:6 error control-character'],
  ['lessons/sources.yaml', 'where: doi:', 'where: somewhere ', 'lessons/sources.yaml:6 error schema'],
  ['lessons/sources.yaml', 'year: 1986', 'year: "1986"', 'lessons/sources.yaml:4 error schema'],
  ['lessons/claims.yaml', 'section: "4.1"', 'section: 4.1', 'lessons/claims.yaml:3 error schema'],
  [
    'lessons/claims.yaml',
    'claims:\n',
    'claims:\n  - { id: bp.updates, section: "1", verdict: refine }\n',
    'lessons/claims.yaml:3 error duplicate-id',
  ],
];

describe('an error in one file is the first finding', () => {
  it.each(once)('%s: %j → %j', async (file, from, to, expected) => {
    const found = await findingsOf(edited(file, from, to));
    expect(
      found.some(text => text.startsWith(`${expected}: `)),
      found.join('\n'),
    ).toBe(true);
    expect(found.filter(text => text.includes(expected.split(' ').slice(1).join(' ')))).toHaveLength(1);
  });
});

/** Good ones that look like what a rule finds. */
const fine: readonly [string, string, string][] = [
  [ZH, 'w = 1', 'w'.repeat(72)],
  [ZH, 'x -> y', 'x'.repeat(72)],
  [ZH, 'a\n+ b', `a ${'+ b '.repeat(18)}`],
  [ZH, '会怎样？', '精度 0.5, 0.6 与“大”（XOR, 2）的 `a,b` 和 $f(x),y$？'],
  [ZH, '会怎样？', '`print("a")` 会怎样？'],
  [EN, 'What happens?', 'What’s “next” in `a  b "c"`?'],
  [ZH, '}（gradient）', '}（gradient，斜率）**很重要**。:term[梯度]{id=gradient}'],
  [ZH, ':term[梯度]{id=gradient}（gradient）', ':term[ReLU]{id=gradient}'],
];

describe('what looks like a fault and is none', () => {
  it.each(fine)('%s: %j → %j', async (file, from, to) => {
    const found = await findingsOf(edited(file, from, to));
    expect(found.filter(text => !text.includes('languages-differ'))).toEqual([]);
  });
});

describe('files', () => {
  it('misses a translation', async () => {
    const found = await findingsOf({ [EN]: null });
    expect(found[0]).toMatch(/^lessons\/networks\/backprop\/en\.md:1 error missing-translation: /);
  });

  it('misses a data file once, without doubting what refers to it', async () => {
    expect(await findingsOf({ 'lessons/glossary.yaml': null })).toEqual([
      'lessons/glossary.yaml:1 error missing-file: the course needs this file; write it',
    ]);
  });

  it('wants front matter', async () => {
    const found = await findingsOf({ [ZH]: goodCourse[ZH]!.replace(/^---[\s\S]*?---\n/, '') });
    expect(found.filter(text => text.includes('front-matter'))).toHaveLength(1);
  });

  it('wants both halves of a claim', async () => {
    const joined = await findingsOf(edited(ZH, '。\n\n---\n', '。\n'));
    expect(
      joined.some(text => text.startsWith(`${ZH}:44 error claim-form: `)),
      joined.join('\n'),
    ).toBe(true);
    const setext = await findingsOf(edited(ZH, '。\n\n---\n', '。\n---\n'));
    expect(setext.some(text => text.startsWith(`${ZH}:44 error claim-form: `) && text.includes('blank lines'))).toBe(
      true,
    );
  });

  it('sees a block that is never closed', async () => {
    const found = await findingsOf(edited(ZH, '实际上。\n:::', '实际上。'));
    expect(found.some(text => text.startsWith(`${ZH}:44 error unclosed-directive`) || text.includes('nested'))).toBe(
      true,
    );
  });

  it('reads Windows line ends and a byte order mark', async () => {
    const windows = Object.entries(goodCourse).map(([file, text]) => [file, `\ufeff${text.replaceAll('\n', '\r\n')}`]);
    expect(await findingsOf(Object.fromEntries(windows))).toEqual([]);
  });

  it('finds a cycle over two lessons, once', async () => {
    const twins = (lang: string) =>
      edited(`lessons/networks/forward/${lang}.md`, 'requires: []', 'requires: [backprop]');
    expect(await findingsOf({ ...twins('zh'), ...twins('en') })).toEqual([
      expect.stringMatching(/backprop\/zh\.md:5 error requires-cycle: .*forward → backprop → forward/),
    ]);
  });

  it('gives a claim one home', async () => {
    const claim =
      '{#forward}\n\n:::claim{id=bp.updates verdict=refine evidence=derivation source=rumelhart1986}\na\n\n---\n\nb\n:::\n';
    const file = (lang: string): string => `lessons/networks/forward/${lang}.md`;
    const changed = (lang: string) => ({
      [file(lang)]: goodCourse[file(lang)]!.replace('{#forward}', claim).replace(
        'sources: []',
        'sources: [rumelhart1986]',
      ),
    });
    expect(await findingsOf({ ...changed('zh'), ...changed('en') })).toEqual([
      expect.stringMatching(/^lessons\/networks\/backprop\/zh\.md:44 error duplicate-id: .*forward\/zh\.md:12/),
    ]);
  });

  it('does not doubt experiments when it knows none', async () => {
    const root = writeCourse(editedTwins('{experiment=xor}', '{experiment=other}'));
    expect((await checkCourse(root)).findings).toEqual([]);
  });
});
