import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '../../src/text/document.ts';
import { spansOf, textOf } from '../../src/text/inline.ts';
import { spaced } from '../../src/text/spacing.ts';

const text = (given: string): Inline => ({ kind: 'text', text: given });
const math = (given: string): Inline => ({ kind: 'math', text: given, tex: '' });

describe('between Chinese and Latin', () => {
  it.each([
    ['用softmax做分类', '用 softmax 做分类'],
    ['共9个参数', '共 9 个参数'],
    ['约75%的样本', '约 75% 的样本'],
    ['从-1到+1', '从 -1 到 +1'],
    ['学习率α越大', '学习率 α 越大'],
    ['用 softmax 做分类', '用 softmax 做分类'],
    ['取ReLU。再取（tanh），“XOR”三种', '取 ReLU。再取（tanh），“XOR”三种'],
    ['3/4的点', '3/4 的点'],
    ['plain English', 'plain English'],
  ])('%s is set as %s', (given, set) => {
    expect(textOf([text(given)])).toBe(set);
  });

  it('stands a gap at the edges of formulas and code too, and none inside of them', () => {
    expect(textOf([text('损失'), math('L(θ)'), text('对'), { kind: 'code', text: '权重w' }, text('求导')])).toBe(
      '损失 L(θ) 对权重w 求导',
    );
    expect(textOf([text('设'), math('x'), text('，'), text('取'), math('−1'), text('。')])).toBe('设 x，取 −1。');
    expect(textOf([text('的'), { kind: 'term', id: 'a', content: [text('ReLU')] }, text('层')])).toBe('的 ReLU 层');
  });

  it('is a gap that belongs to a link only inside of it', () => {
    const link: Inline = {
      kind: 'link',
      url: 'https://a.b',
      content: [text('论文'), { kind: 'text', text: 'ReLU', bold: true }],
    };
    const gaps = spansOf([text('见'), link, text('吧')]).filter(span => span.text === ' ');
    expect(gaps.map(span => span.style.href)).toEqual(['https://a.b/', undefined]);
  });

  it('is never put in twice', () => {
    const piece = fc.constantFrom('梯度', 'loss', ' ', '，', '9', '%', '（', '−1', 'σ');
    const spans = fc.array(
      fc.record({ text: piece, style: fc.constantFrom({}, { tone: 'math' as const }, { tone: 'code' as const }) }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(spans, given => {
        const once = spaced(given);
        expect(spaced(once)).toEqual(once);
        const gaps = (all: readonly { readonly text: string }[]) =>
          all
            .map(span => span.text)
            .join('')
            .replace(/ /g, '');
        expect(gaps(once)).toBe(gaps(given));
      }),
    );
  });
});
