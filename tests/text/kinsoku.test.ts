import { describe, expect, it } from 'vitest';
import { experiments } from '../../src/lab/experiments/index.ts';
import type { Inline } from '../../src/text/document.ts';
import { spansOf } from '../../src/text/inline.ts';
import { wrapSpans } from '../../src/text/wrap.ts';
import { CLOSING, OPENING, realCourse, textOfLine, widthOfLine } from './support.ts';

type Named = { readonly name: string; readonly content: readonly Inline[] };

/** Every text in both languages below a value, compiled or plain. */
function textsIn(value: unknown, name: string): Named[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('zh' in value && 'en' in value) {
    return (['zh', 'en'] as const).map(lang => {
      const text = (value as Record<string, unknown>)[lang];
      const content = typeof text === 'string' ? [{ kind: 'text', text } as const] : (text as readonly Inline[]);
      return { name: `${name}.${lang}`, content };
    });
  }
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${name}.${key}`));
}

const { quizzes, glossary, index } = realCourse();

describe.each([
  ['quizzes', textsIn(quizzes, 'quizzes'), 60],
  ['glossary', textsIn(glossary, 'glossary'), 40],
  ['course', textsIn(index, 'course'), 6],
  ['experiments', textsIn(experiments, 'experiments'), 40],
] as const)('the texts of the %s', (_, texts, least) => {
  it('begin no line with a closing mark, end none with an opening one, and fit, at every width from 24 to 120', () => {
    expect(texts.length).toBeGreaterThan(least);
    const broken: unknown[] = [];
    for (const { name, content } of texts) {
      const spans = spansOf(content);
      for (let columns = 24; columns <= 120; columns++) {
        wrapSpans(spans, columns).forEach((line, at) => {
          const text = textOfLine(line);
          const bad = (at > 0 && CLOSING.test(text)) || OPENING.test(text) || widthOfLine(line) > columns;
          if (bad) broken.push([name, columns, text]);
        });
      }
    }
    expect(broken).toEqual([]);
  });
});
