import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** The experiments that the sample's lessons may name. */
export const experiments = [{ id: 'xor', presets: [{ id: 'linear' }] }];

const lesson = (lang: 'zh' | 'en'): string => {
  const t = (zh: string, en: string): string => (lang === 'zh' ? zh : en);
  return `---
id: backprop
title: ${t('反向传播', 'Back-propagation')}
minutes: 12
requires: [forward]
terms: [gradient]
sources: [rumelhart1986]
---

## ${t('梯度', 'Gradients')} {#gradients}

:term[${t('梯度', 'gradient')}]{id=gradient}${t('（gradient）**很重要**。', ' is **important**.')} $x^2$

$$
a
+ b
$$

- ${t('一', 'one')}
- ${t('二', 'two')}

\`\`\`python
w = 1
\`\`\`

\`\`\`diagram alt="${t('一支箭', 'an arrow')}"
x -> y
\`\`\`

| a | b |
|:--|--:|
| 1 | 2 |

::pause

## ${t('试', 'Try')} {#try}

:::predict{experiment=xor}
${t('会怎样？', 'What happens?')}
:::

::experiment{id=xor preset=linear}

:::claim{id=bp.updates verdict=refine evidence=measured source="rumelhart1986" check=xor}
${t('笔记说。', 'The notes say.')}

---

${t('实际上。', 'In fact.')}
:::

:::note
${t('注意。', 'Note.')}
:::

::quiz{id=backprop-quiz}
`;
};

const forward = (lang: 'zh' | 'en'): string => `---
id: forward
title: ${lang === 'zh' ? '前向' : 'Forward'}
minutes: 5
requires: []
terms: []
sources: []
---

## ${lang === 'zh' ? '前向' : 'Forward'} {#forward}

${lang === 'zh' ? '文字。' : 'Text.'}
`;

/** A small course without a finding, by path. */
export const goodCourse: Readonly<Record<string, string>> = {
  'lessons/course.yaml': `title: { zh: 课, en: Course }
chapters:
  - id: networks
    title: { zh: 网络, en: Networks }
    lessons:
      - forward
      - backprop
`,
  'lessons/glossary.yaml': `terms:
  - id: gradient
    zh: 梯度
    en: gradient
    avoid: [倾斜度, slope]
    meaning: { zh: 方向, en: direction }
`,
  'lessons/sources.yaml': `sources:
  - id: rumelhart1986
    authors: Rumelhart, Hinton, Williams
    year: 1986
    title: Learning representations by back-propagating errors
    where: doi:10.1038/323533a0
`,
  'lessons/claims.yaml': `claims:
  - id: bp.updates
    section: "4.1"
    verdict: refine
    experiments: [xor]
`,
  'lessons/networks/forward/zh.md': forward('zh'),
  'lessons/networks/forward/en.md': forward('en'),
  'lessons/networks/backprop/zh.md': lesson('zh'),
  'lessons/networks/backprop/en.md': lesson('en'),
  'quizzes/backprop.yaml': `id: backprop-quiz
lesson: backprop
title: { zh: 小测, en: Check }
questions:
  - id: q-single
    kind: single
    level: recall
    terms: [gradient]
    claim: bp.updates
    passage: gradients
    experiment: xor
    prompt:
      zh: 甲 $x$？
      en: A $x$?
    options:
      - key: a
        correct: true
        text: { zh: 对, en: yes }
        why: { zh: 因为, en: because }
      - key: b
        text: { zh: 不, en: "no" }
        why: { zh: 不是, en: it is not }
        misconception: wrong-belief
    hints:
      [{ zh: 提示, en: hint }, second, third]
    explain: { zh: 解释, en: explanation }
  - id: q-multi
    kind: multi
    level: apply
    prompt: $a$ or $b$
    options:
      - { key: a, correct: true, text: a, why: b }
      - { key: b, text: b, why: c, misconception: wrong-belief }
    explain: E
    hints: [a, b, c]
  - id: q-numeric
    kind: numeric
    level: apply
    prompt: P
    answer: 2.5
    tolerance: { abs: 0.1 }
    near:
      - { value: 3, why: W }
    explain: E
    hints: [a, b, c]
  - id: q-order
    kind: order
    level: recall
    prompt: P
    items:
      - { key: a, text: first }
      - { key: b, text: second }
    before:
      - [a, b]
    explain: E
    hints: [a, b, c]
  - id: q-lines
    kind: lines
    level: analyse
    prompt: P
    lang: python
    code: |
      a = 1
      b = 2
    bugs:
      - 2
    notes:
      "1": N
    explain: |
      One
      two $y$
    hints: [a, b, c]
`,
  'quizzes/misconceptions.yaml': `misconceptions:
  - id: wrong-belief
    name: { zh: 误解, en: a wrong belief }
    holds: { zh: 实情, en: what holds }
    refutedBy: { questions: [q-single], experiments: [xor] }
`,
  'quizzes/retired.yaml': `questions: [q-gone]
`,
};

/** Writes a course to a folder of its own, which is gone after the test. A value of null leaves the file out. */
export function writeCourse(changes: Readonly<Record<string, string | null>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries({ ...goodCourse, ...changes })) {
    if (text === null) continue;
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  return root;
}

/** A file of the sample with one text, which must be there, put in place of another. */
export function edited(file: string, from: string, to: string): Readonly<Record<string, string>> {
  const text = goodCourse[file];
  if (!text?.includes(from)) throw new Error(`${file} has no "${from}"`);
  return { [file]: text.replace(from, () => to) };
}

/** The same edit in both languages of the lesson `backprop`. */
export function editedTwins(from: string, to: string): Readonly<Record<string, string>> {
  const twin = (lang: string): Readonly<Record<string, string>> =>
    edited(`lessons/networks/backprop/${lang}.md`, from, to);
  return { ...twin('zh'), ...twin('en') };
}
