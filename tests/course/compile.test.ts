import { describe, expect, it } from 'vitest';
import { compileLesson } from '../../src/course/compile/lesson.ts';
import type { Block, Inline } from '../../src/text/document.ts';

const HEAD = '---\nid: x\ntitle: X\nminutes: 1\n---\n\n## H {#h}\n\n';

/** The blocks below the heading; any finding is a failure. */
function compile(body: string, expectFindings = false): readonly Block[] {
  const findings: string[] = [];
  const { blocks } = compileLesson(HEAD + body, 'zh', [], (line, code) => findings.push(`${line} ${code}`));
  if (!expectFindings) expect(findings).toEqual([]);
  return blocks.slice(1);
}

function inlines(body: string): readonly Inline[] {
  const block = compile(body)[0];
  if (block?.kind !== 'paragraph') throw new Error('no paragraph');
  return block.content;
}

const text = (content: string, style: object = {}): Inline => ({ kind: 'text', text: content, ...style });

describe('inline text', () => {
  it('keeps colons that are no directives', () => {
    expect(inlines('loss:NaN at 12:30, a:b and C:\\\\x')).toEqual([text('loss:NaN at 12:30, a:b and C:\\x')]);
  });

  it('reads bold beside Chinese signs', () => {
    expect(inlines('**学习率（rate）**决定**“太大”**就')).toEqual([
      text('学习率（rate）', { bold: true }),
      text('决定'),
      text('“太大”', { bold: true }),
      text('就'),
    ]);
  });

  it('drops line ends between Chinese characters only, also at the edge of a style', () => {
    expect(inlines('中文\n中文 English\nwords 中文\nword，\n**粗**\n体')).toEqual([
      text('中文中文 English words 中文 word，'),
      text('粗', { bold: true }),
      text('体'),
    ]);
  });

  it('nests styles and keeps code, formulas, links and breaks', () => {
    expect(inlines('***a*b** `c` $d$ [e *f*](https://g.h)\\\n\\$5')).toMatchObject([
      text('a', { bold: true, italic: true }),
      text('b', { bold: true }),
      text(' '),
      { kind: 'code', text: 'c' },
      text(' '),
      { kind: 'math', tex: 'd' },
      text(' '),
      { kind: 'link', url: 'https://g.h', content: [text('e '), text('f', { italic: true })] },
      { kind: 'break' },
      text('$5'),
    ]);
  });
});

describe('blocks', () => {
  it('compiles lists with what is inside', () => {
    expect(compile('3. a\n4. b\n   - c\n')).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [
          [{ kind: 'paragraph', content: [text('a')] }],
          [
            { kind: 'paragraph', content: [text('b')] },
            { kind: 'list', ordered: false, start: 1, items: [[{ kind: 'paragraph', content: [text('c')] }]] },
          ],
        ],
      },
    ]);
  });

  it('colours code once, line by line, and loses no character', () => {
    const source = 'def f(x):\n    """two\n    lines"""\n    return f"{x}" # é 中\n\n\nx = 1';
    const block = compile(`\`\`\`py\n${source}\n\`\`\``)[0];
    if (block?.kind !== 'code') throw new Error('no code');
    expect(block.lang).toBe('python');
    expect(block.lines.map(line => line.map(token => token.text).join('')).join('\n')).toBe(source);
    expect(block.lines[0]?.[0]).toEqual({ text: 'def', class: 'keyword' });
    expect(block.lines[3]?.at(-1)).toEqual({ text: '# é 中', class: 'comment' });
    expect(block.lines[4]).toEqual([]);
  });

  it('compiles tables, quotes, formulas and diagrams', () => {
    const body =
      '| a | b | c |\n|:-:|--:|---|\n| 1 | `x\\|y` | |\n\n> q\n\n$$\nx\n$$\n\n```diagram alt="A"\n a\n\nb\n```\n';
    expect(compile(body)).toMatchObject([
      {
        kind: 'table',
        align: ['center', 'right', 'left'],
        header: [[text('a')], [text('b')], [text('c')]],
        rows: [[[text('1')], [{ kind: 'code', text: 'x|y' }], []]],
      },
      { kind: 'quote', blocks: [{ kind: 'paragraph', content: [text('q')] }] },
      { kind: 'math', tex: 'x' },
      { kind: 'diagram', alt: 'A', lines: [' a', '', 'b'] },
    ]);
  });

  it('splits a claim at its line', () => {
    const claim =
      ':::claim{id=a.b verdict=wrong evidence=literature source="s1, s2"}\nsays\n\n---\n\nholds\n\nmore\n:::';
    expect(compile(claim)).toEqual([
      {
        kind: 'claim',
        id: 'a.b',
        verdict: 'wrong',
        evidence: 'literature',
        sources: ['s1', 's2'],
        says: [{ kind: 'paragraph', content: [text('says')] }],
        holds: [
          { kind: 'paragraph', content: [text('holds')] },
          { kind: 'paragraph', content: [text('more')] },
        ],
      },
    ]);
  });

  it('goes on after an error, to find the next one', () => {
    const blocks = compile('<b>\n\n::nothing\n\nrest', true);
    expect(blocks).toEqual([{ kind: 'paragraph', content: [text('rest')] }]);
  });
});
