import fc from 'fast-check';
import type { Block, Inline } from '../../src/text/document.ts';

export const words = (text: string): Inline[] => [{ kind: 'text', text }];
export const paragraph = (text: string): Block => ({ kind: 'paragraph', content: words(text) });

const phrase = fc
  .array(
    fc.constantFrom('反向传播', '梯度，', '（loss）', 'weights ', 'backpropagation ', '0.5', '。', '“网络”', ' '),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map(parts => parts.join(''));

const inline: fc.Arbitrary<Inline> = fc.oneof(
  phrase.map((text): Inline => ({ kind: 'text', text })),
  phrase.map((text): Inline => ({ kind: 'text', text, bold: true })),
  fc.constantFrom<Inline>(
    { kind: 'code', text: 'model.fit(x, y)' },
    { kind: 'math', text: 'ŷ = σ(wᵀx + b)', tex: '' },
    { kind: 'break' },
    { kind: 'term', id: 'loss', content: words('损失') },
    { kind: 'link', url: 'https://example.org', content: words('a link') },
  ),
);
const inlines = fc.array(inline, { minLength: 1, maxLength: 5 });
const cell = fc.array(inline, { maxLength: 2 });

const code: fc.Arbitrary<Block> = fc
  .array(
    fc.tuple(fc.nat(12), phrase).map(([indent, text]) => [
      { text: `${' '.repeat(indent)}for`, class: 'keyword' },
      { text: ` ${text}`, class: '' },
    ]),
    { minLength: 1, maxLength: 4 },
  )
  .map(lines => ({ kind: 'code', lang: 'python', lines }));

const table: fc.Arbitrary<Block> = fc.integer({ min: 1, max: 5 }).chain(columns =>
  fc.record({
    kind: fc.constant('table' as const),
    align: fc.array(fc.constantFrom('left' as const, 'right' as const, 'center' as const), { maxLength: columns }),
    header: fc.array(cell, { minLength: columns, maxLength: columns }),
    rows: fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 4 }),
  }),
);

const figure: fc.Arbitrary<Block> = fc
  .integer({ min: 1, max: 130 })
  .chain(columns =>
    fc.constantFrom<Block>(
      { kind: 'math', lines: [' '.repeat(columns), '─'.repeat(columns)], inline: 'a/b = c + d', tex: '' },
      { kind: 'diagram', lines: ['┌', '─'.repeat(columns)], alt: '从左到右的一条线。' },
    ),
  );

/** Blocks of every kind, nested two deep. */
export const blocks: fc.Arbitrary<Block[]> = fc
  .letrec<{ block: Block }>(tie => {
    const inner = fc.array(tie('block'), { minLength: 1, maxLength: 2 });
    return {
      block: fc.oneof(
        { depthSize: 'small', maxDepth: 2 },
        inlines.map((content): Block => ({ kind: 'paragraph', content })),
        inlines.map((content): Block => ({ kind: 'heading', depth: 2, id: 'h', content })),
        code,
        table,
        figure,
        fc.constantFrom<Block>(
          { kind: 'pause' },
          { kind: 'experiment', id: 'a-long-name-of-an-experiment' },
          { kind: 'quiz', id: 'q' },
        ),
        fc
          .record({
            ordered: fc.boolean(),
            start: fc.integer({ min: 1, max: 99 }),
            items: fc.array(inner, { maxLength: 3 }),
          })
          .map((list): Block => ({ kind: 'list', ...list })),
        inner.map((nested): Block => ({ kind: 'quote', blocks: nested })),
        inner.map((body): Block => ({ kind: 'predict', experiment: 'xor-mlp', body })),
        fc
          .tuple(fc.constantFrom('note' as const, 'warning' as const, 'detail' as const), inner)
          .map(([tone, body]): Block => ({ kind: 'callout', tone, body })),
        fc.tuple(inner, inner, fc.subarray(['rumelhart1986', 'glorot2010'])).map(
          ([says, holds, sources]): Block => ({
            kind: 'claim',
            id: 'bp.forward',
            verdict: 'refine',
            evidence: 'literature',
            sources,
            says,
            holds,
          }),
        ),
      ),
    };
  })
  .block.chain(first => fc.array(fc.constant(first), { minLength: 1, maxLength: 2 }));
