import { describe, expect, it } from 'vitest';
import type { Block } from '../../src/text/document.ts';
import { spokenOf } from '../../src/text/inline.ts';
import { spokenBlocks } from '../../src/text/spoken.ts';
import { paragraph, words } from './blocks.ts';
import { realCourse } from './support.ts';

describe('what a voice reads', () => {
  it('says formulas in words', () => {
    expect(
      spokenOf([...words('这里'), { kind: 'math', text: 'x²', tex: 'x^2', spoken: 'x 的平方' }, ...words('。')]),
    ).toBe('这里 x 的平方。');
    const block: Block = { kind: 'math', lines: ['a'], inline: 'a/b', tex: '', spoken: 'a over b' };
    expect(spokenBlocks([block], 'en')).toEqual(['Formula: a over b']);
  });

  it('describes diagrams, counts lists and code, names the columns of tables', () => {
    const blocks: Block[] = [
      { kind: 'diagram', lines: ['→'], alt: 'An arrow.' },
      { kind: 'list', ordered: true, start: 3, items: [[paragraph('three'), paragraph('more')], [paragraph('four')]] },
      { kind: 'code', lang: 'python', lines: [[{ text: 'w = 1', class: '' }]], numbered: true },
      {
        kind: 'table',
        align: ['left', 'right'],
        header: [words('name'), words('value')],
        rows: [[words('w'), words('1')]],
      },
      { kind: 'callout', tone: 'warning', body: [paragraph('mind')] },
      { kind: 'quote', blocks: [paragraph('said')] },
      { kind: 'rule' },
    ];
    expect(spokenBlocks(blocks, 'en')).toEqual([
      'Diagram: An arrow.',
      'Item 3: three',
      'more',
      'Item 4: four',
      'Code, 1 line: ',
      'line 1: w = 1',
      'Table, 1 row: ',
      'name w, value 1',
      'Careful: ',
      'mind',
      'Quote: ',
      'said',
    ]);
  });

  it('leaves out no paragraph of the lessons, and no sign that a voice would skip', () => {
    for (const lesson of realCourse().lessons) {
      for (const lang of ['zh', 'en'] as const) {
        const said = spokenBlocks(lesson[lang], lang);
        expect(said.length).toBeGreaterThan(lesson[lang].filter(block => block.kind !== 'pause').length - 1);
        const formulas = lesson[lang].filter(block => block.kind === 'math');
        expect(
          formulas.every(block => block.kind === 'math' && said.some(text => text.endsWith(block.spoken ?? '?'))),
        ).toBe(true);
      }
    }
  });
});
