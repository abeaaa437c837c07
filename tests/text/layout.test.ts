import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { VERDICTS } from '../../src/text/claim.ts';
import type { Block, ClaimVerdict, Inline } from '../../src/text/document.ts';
import { spansOf, textOf } from '../../src/text/inline.ts';
import { layoutBlocks, layoutInlines, plainText, splitScreens } from '../../src/text/layout.ts';
import { mathToLines } from '../../src/text/math/index.ts';
import { blocks, paragraph, words } from './blocks.ts';
import { widthOfLine } from './support.ts';

const options = { columns: 60, lang: 'en', glyphs: 'full' } as const;
const shown = (block: Block | Block[], more: Partial<Parameters<typeof layoutBlocks>[1]> = {}): string[] =>
  plainText(layoutBlocks([block].flat(), { ...options, ...more }).lines).split('\n');

describe('blocks of every kind', () => {
  const settings = fc.record({
    columns: fc.integer({ min: 24, max: 120 }),
    lang: fc.constantFrom('zh' as const, 'en' as const),
    glyphs: fc.constantFrom('full' as const, 'safe' as const, 'ascii' as const),
  });

  it('keep within their columns', () => {
    fc.assert(
      fc.property(blocks, settings, (given, setting) => {
        const { lines } = layoutBlocks(given, setting);
        expect(lines.map(widthOfLine).filter(cells => cells > setting.columns)).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  it('have their embeds and headings where they say', () => {
    fc.assert(
      fc.property(blocks, settings, (given, setting) => {
        const { lines, embeds, anchors } = layoutBlocks(given, setting);
        for (const { line, block } of embeds) {
          const id = block.kind === 'predict' ? block.experiment : block.id;
          expect(plainText([lines[line] ?? []])).toBe(`[${id}]`.slice(0, setting.columns));
        }
        expect(anchors.filter(({ line }) => line >= lines.length)).toEqual([]);
      }),
    );
  });

  it('are as plain as the language says, down to ASCII marks', () => {
    const list: Block = { kind: 'list', ordered: false, start: 1, items: [[paragraph('one')]] };
    expect([shown(list), shown(list, { glyphs: 'ascii' })]).toEqual([['• one'], ['- one']]);
  });
});

describe('paragraphs and headings', () => {
  it('are parted by one empty line, a pause by nothing', () => {
    const heading: Block = { kind: 'heading', depth: 2, id: 'h', content: words('Title') };
    expect(shown([heading, paragraph('a'), { kind: 'pause' }, paragraph('b')])).toEqual(['Title', '', 'a', '', 'b']);
    expect(layoutBlocks([paragraph('a'), heading], options).anchors).toEqual([{ id: 'h', line: 2 }]);
  });

  it('narrower than ten columns are set in ten', () => {
    expect(shown(paragraph('a neuron sums'), { columns: 3 })).toEqual(['a neuron', 'sums']);
    expect(layoutInlines(words('a neuron sums'), { ...options, columns: 3 })).toHaveLength(2);
  });
});

describe('lists', () => {
  it('hang behind their marks', () => {
    const items = [[paragraph('first words that go on')], [paragraph('second')]];
    expect(shown({ kind: 'list', ordered: true, start: 9, items }, { columns: 18 })).toEqual([
      ' 9. first words',
      '    that go on',
      '10. second',
    ]);
  });

  it('hold several paragraphs, and lists in lists', () => {
    const deep: Block = { kind: 'list', ordered: true, start: 1, items: [[paragraph('deep')]] };
    const items = [[paragraph('one'), paragraph('more of one'), deep], [paragraph('two')]];
    expect(shown({ kind: 'list', ordered: true, start: 1, items })).toEqual([
      '1. one',
      '',
      '   more of one',
      '',
      '   1. deep',
      '2. two',
    ]);
  });

  it('nest', () => {
    const inner: Block = { kind: 'list', ordered: false, start: 1, items: [[paragraph('in')]] };
    expect(shown({ kind: 'list', ordered: false, start: 1, items: [[paragraph('out'), inner]] })).toEqual([
      '• out',
      '',
      '  • in',
    ]);
  });
});

describe('rules', () => {
  it('part what stands above from what stands below', () => {
    expect(shown([paragraph('a'), { kind: 'rule' }, paragraph('b')], { columns: 12, glyphs: 'ascii' })).toEqual([
      'a',
      '',
      '------------',
      '',
      'b',
    ]);
  });
});

describe('quotes and callouts', () => {
  it('have a bar', () => {
    expect(shown({ kind: 'quote', blocks: [paragraph('said')] })).toEqual(['▏ said']);
    const callout: Block = { kind: 'callout', tone: 'warning', body: [paragraph('mind')] };
    expect(shown(callout)).toEqual(['▏ Careful', '▏ mind']);
    expect(shown(callout, { lang: 'zh', glyphs: 'ascii' })).toEqual(['| 注意', '| mind']);
  });
});

describe('code', () => {
  const block = (text: string): Block => ({ kind: 'code', lang: 'python', lines: [[{ text, class: '' }]] });

  it('keeps its columns', () => {
    expect(shown(block('    return  x'))).toEqual(['▏     return  x']);
  });

  it('goes on under itself where it is too long', () => {
    expect(shown(block('  loss = criterion(output, target)'), { columns: 24 })).toEqual([
      '▏   loss =',
      '▏     criterion(output,',
      '▏     target)',
    ]);
  });

  it('has the numbers of its lines where the text speaks of them', () => {
    const lines = Array.from({ length: 10 }, (_, i) => [{ text: `step(${i}, learningRate)`, class: '' }]);
    const numbered: Block = { kind: 'code', lang: 'python', lines, numbered: true };
    expect(shown(numbered).slice(8)).toEqual(['▏  9  step(8, learningRate)', '▏ 10  step(9, learningRate)']);
    expect(shown(numbered, { columns: 22 }).slice(0, 2)).toEqual(['▏  1  step(0,', '▏       learningRate)']);
  });

  it('has the tones of its tokens', () => {
    const tokens = [
      { text: 'def', class: 'keyword' },
      { text: ' f', class: '' },
    ];
    const [line] = layoutBlocks([{ kind: 'code', lang: 'python', lines: [tokens] }], options).lines;
    expect(line?.map(({ text, style }) => [text, style.tone])).toEqual([
      ['▏ ', undefined],
      ['def', 'keyword'],
      [' f', undefined],
    ]);
  });
});

describe('formulas', () => {
  const block: Block = { kind: 'math', lines: ['  a  ', '─────', 'b + c'], inline: 'a/(b + c)', tex: '' };

  it('stand in two dimensions, indented', () => {
    expect(shown(block)).toEqual(['          a', '        ─────', '        b + c']);
    expect(shown(block, { columns: 10 })).toEqual(['    a', '  ─────', '  b + c']);
  });

  it('are on one line where there is no room', () => {
    const wide: Block = { ...block, lines: ['─'.repeat(30)] };
    expect(shown(wide, { columns: 20 })).toEqual(['a/(b + c)']);
  });

  it('are drawn in ASCII where the glyphs are missing or of uncertain width', () => {
    const both: Block = { ...block, ascii: { lines: ['  a  ', '-----', 'b + c'], inline: 'a/(b + c)' } };
    for (const glyphs of ['ascii', 'safe'] as const)
      expect(shown(both, { glyphs })).toEqual(['          a', '        -----', '        b + c']);
    const plain: Block = { ...both, lines: ['a = b'], ascii: { lines: ['not this'], inline: '' } };
    expect(shown(plain, { glyphs: 'safe' })).toEqual(['        a = b']);
  });

  it('break before a relation where they are too wide, else at a sum, else are written on one line', () => {
    const { unicode } = mathToLines('L = \\frac{a + b + c}{n} + \\lambda w_1 = aaaaa + bbbbbb + ccccc + ddddd + eeeee');
    const wide: Block = { kind: 'math', ...unicode, tex: '' };
    expect(shown(wide, { columns: 48 })).toEqual([
      '     a + b + c',
      'L = ─────────── + λw₁',
      '         n',
      '    = aaaaa + bbbbbb + ccccc + ddddd + eeeee',
    ]);
    expect(shown(wide, { columns: 24 })).toEqual([
      '     a + b + c',
      'L = ─────────── + λw₁',
      '         n',
      '    = aaaaa + bbbbbb',
      '    + ccccc + ddddd',
      '    + eeeee',
    ]);
    expect(shown(wide, { columns: 14 })[0]).toBe('L = (a + b +');
  });
});

describe('diagrams', () => {
  const block: Block = { kind: 'diagram', lines: ['x ──→ y'.padEnd(30, '─')], alt: 'x leads to y' };

  it('are drawn as they are, and described where they cannot be', () => {
    expect(shown(block)).toEqual([`    ${block.lines[0]}`]);
    expect(shown(block, { columns: 20 })).toEqual(['x ──→ y────────────…', 'x leads to y']);
    expect(shown(block, { glyphs: 'ascii' })).toEqual(['x leads to y']);
  });
});

describe('tables', () => {
  const table: Block = {
    kind: 'table',
    align: ['left', 'right', 'center'],
    header: [words('激活'), words('value'), words('at')],
    rows: [
      [words('ReLU'), words('0.5'), words('0')],
      [words('双曲正切'), words('0.462'), words('1')],
    ],
  };

  it('have columns as wide as what is in them', () => {
    expect(shown(table)).toEqual([
      '激活      value  at',
      '───────────────────',
      'ReLU      0.5    0',
      '双曲正切  0.462  1',
    ]);
  });

  it('have points one below the other, and what is no number at the right edge', () => {
    const numbers = { ...table, align: ['left', 'right'] as const, header: [words('a'), words('value')] };
    const rows = [
      ['x', '−0.5'],
      ['y', '12.125'],
      ['z', '?'],
      ['w', '7'],
    ].map(row => row.map(words));
    expect(shown({ ...numbers, rows })).toEqual([
      'a   value',
      '─────────',
      'x  −0.5',
      'y  12.125',
      'z       ?',
      'w   7',
    ]);
  });

  it('wrap their cells where the room is small', () => {
    const wide: Block = {
      ...table,
      rows: [[words('a rectified linear unit'), words('0.5'), words('0')]],
    };
    expect(shown(wide, { columns: 24 })).toEqual([
      '激活           value  at',
      '────────────────────────',
      'a rectified      0.5  0',
      'linear unit',
    ]);
  });

  it('are a record a row where even that has no room', () => {
    const many: Block = {
      kind: 'table',
      align: [],
      header: ['one', 'two', 'three', 'four'].map(words),
      rows: [['alphabet', 'betatron', 'gammarays', 'deltawing'].map(words), ['a', 'b', 'c', 'd'].map(words)],
    };
    expect(shown(many, { columns: 24 })).toEqual([
      'one    alphabet',
      'two    betatron',
      'three  gammarays',
      'four   deltawing',
      '',
      'one    a',
      'two    b',
      'three  c',
      'four   d',
    ]);
  });
});

describe('claims', () => {
  const claim = (verdict: ClaimVerdict, sources: string[]): Block => ({
    kind: 'claim',
    id: 'bp.forward',
    verdict,
    evidence: 'literature',
    sources,
    says: [paragraph('It adds.')],
    holds: [paragraph('It weighs, adds and bends.')],
  });
  const source = (id: string): string => `${id}, a book`;

  it('have labels in a column where it is wide', () => {
    expect(shown(claim('refine', ['a2020', 'b2021']), { source })).toEqual([
      'The notes say  It adds.',
      '',
      'What holds     It weighs, adds and bends.',
      '',
      'Verdict        needs refining  bp.forward',
      'Source         a2020, a book; b2021, a book',
    ]);
    expect(
      shown(claim('refine', ['a2020', 'b2021']), { source: id => `${id}, a long book on networks` }).slice(-2),
    ).toEqual(['Source         a2020, a long book on networks', '               b2021, a long book on networks']);
  });

  it('have labels above where it is narrow, and no label without a text', () => {
    expect(shown(claim('unsourced', []), { columns: 30, lang: 'zh' })).toEqual([
      '笔记说',
      'It adds.',
      '实际上',
      'It weighs, adds and bends.',
      '结论',
      '没有出处  bp.forward',
    ]);
  });

  it('say each verdict in both languages', () => {
    for (const verdict of Object.keys(VERDICTS) as ClaimVerdict[]) {
      for (const lang of ['zh', 'en'] as const)
        expect(shown(claim(verdict, []), { lang }).join('\n')).toContain(`${VERDICTS[verdict][lang]}  bp.forward`);
    }
  });
});

describe('inline content', () => {
  it('carries its styles inwards', () => {
    expect(
      spansOf([
        { kind: 'text', text: 'a', bold: true, italic: true },
        { kind: 'code', text: 'b' },
        { kind: 'link', url: 'https://c.org/', content: [{ kind: 'math', text: 'x', tex: 'x' }] },
        { kind: 'term', id: 'loss', content: words('loss') },
        { kind: 'break' },
      ]),
    ).toEqual([
      { text: 'a', style: { bold: true, italic: true } },
      { text: 'b', style: { tone: 'code' } },
      { text: 'x', style: { underline: true, href: 'https://c.org/', tone: 'math' } },
      { text: 'loss', style: { tone: 'term' } },
      { text: '\n', style: {} },
    ]);
  });

  it('has links to addresses of the web alone, written out where nothing can be clicked', () => {
    const link = (url: string): Inline[] => [{ kind: 'link', url, content: words('paper') }];
    expect(spansOf(link('https://c\x1b[31m'))).toEqual([{ text: 'paper', style: { underline: true } }]);
    expect(spansOf(link('file:///etc'))).toEqual([{ text: 'paper', style: { underline: true } }]);
    const look = { glyphs: 'full', addresses: true } as const;
    expect(spansOf(link('https://a.org/b'), {}, look).map(span => span.text)).toEqual(['paper', ' (https://a.org/b)']);
    const bare: Inline[] = [{ kind: 'link', url: 'https://a.org/b', content: words('a.org/b') }];
    expect(spansOf(bare, {}, look).map(span => span.text)).toEqual(['a.org/b']);
  });

  it('is text without controls', () => {
    expect(
      textOf([
        { kind: 'text', text: 'a\x1b[2Jb\u202e' },
        { kind: 'code', text: '\x07c' },
      ]),
    ).toBe('abc');
  });

  it('breaks where a break stands', () => {
    expect(plainText(layoutInlines([...words('a'), { kind: 'break' }, ...words('b')], options))).toBe('a\nb');
  });
});

describe('screens', () => {
  it('are what lies between pauses', () => {
    const [a, b] = [paragraph('a'), paragraph('b')];
    expect(splitScreens([a, { kind: 'pause' }, b, { kind: 'pause' }])).toEqual([[a], [b], []]);
    expect(splitScreens([])).toEqual([[]]);
  });
});
