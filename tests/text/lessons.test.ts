import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../src/text/document.ts';
import { spansOf, textOf } from '../../src/text/inline.ts';
import { layoutBlocks, plainText } from '../../src/text/layout.ts';
import { wrapSpans } from '../../src/text/wrap.ts';
import { CLOSING, OPENING, realCourse, textOfLine, widthOfLine } from './support.ts';

const { lessons } = realCourse();
const WIDTHS = Array.from({ length: 97 }, (_, index) => 24 + index);
const texts = lessons.flatMap(lesson =>
  (['zh', 'en'] as const).map(lang => ({ id: lesson.id, lang, blocks: lesson[lang] })),
);

/** Every run of text in the blocks, however deep. */
function runsOf(blocks: readonly Block[]): (readonly Inline[])[] {
  return blocks.flatMap((block): (readonly Inline[])[] => {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return [block.content];
      case 'list':
        return block.items.flatMap(runsOf);
      case 'quote':
        return runsOf(block.blocks);
      case 'callout':
      case 'predict':
        return runsOf(block.body);
      case 'claim':
        return [...runsOf(block.says), ...runsOf(block.holds)];
      case 'table':
        return [...block.header, ...block.rows.flat()];
      default:
        return [];
    }
  });
}

describe.each(texts)('the lesson $id in $lang', ({ lang, blocks }) => {
  it('is not wider than asked at any width from 24 to 120', () => {
    const wide = WIDTHS.flatMap(columns => {
      const { lines } = layoutBlocks(blocks, { columns, lang, glyphs: 'full' });
      return lines.filter(line => widthOfLine(line) > columns).map(line => [columns, textOfLine(line)]);
    });
    expect(wide).toEqual([]);
  });

  it('begins no line with a closing mark, ends none with an opening one, and loses nothing', () => {
    const runs = runsOf(blocks);
    expect(runs.length).toBeGreaterThan(20);
    const broken = WIDTHS.flatMap(columns =>
      runs.flatMap(run => {
        const lines = wrapSpans(spansOf(run), columns).map(textOfLine);
        const lost = lines.join('').replace(/\s/g, '') !== textOf(run).replace(/\s/g, '');
        return [
          ...(lost ? [[columns, 'lost', textOf(run)]] : []),
          ...lines.filter((line, index) => (index > 0 && CLOSING.test(line)) || OPENING.test(line)),
        ];
      }),
    );
    expect(broken).toEqual([]);
  });

  it('has no double empty line and none at its ends', () => {
    for (const columns of [24, 40, 78, 120]) {
      const text = plainText(layoutBlocks(blocks, { columns, lang, glyphs: 'full' }).lines);
      expect(text).not.toMatch(/^\n|\n\n\n|\n$/);
    }
  });
});
