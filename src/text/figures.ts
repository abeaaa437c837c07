import type { Block } from './document.ts';
import type { LayoutOptions } from './layout.ts';
import { sanitise } from './sanitise.ts';
import type { Line, Span, Tone } from './styled.ts';
import { truncate, width } from './width.ts';
import { wrapSpans } from './wrap.ts';

const TONES: Readonly<Record<string, Tone>> = {
  keyword: 'keyword',
  built_in: 'keyword',
  literal: 'number',
  number: 'number',
  string: 'string',
  comment: 'comment',
  title: 'accent',
};

/** Code keeps its columns; a line that is too long is wrapped under itself. */
export function codeLines(block: Extract<Block, { kind: 'code' }>, { columns, glyphs }: LayoutOptions): Line[] {
  const bar = { text: glyphs === 'full' ? '▏ ' : '| ', style: { dim: true } } as const;
  return block.lines.flatMap((tokens): Line[] => {
    const spans = tokens.map((token): Span => {
      const tone = TONES[token.class];
      return { text: sanitise(token.text), style: tone ? { tone } : {} };
    });
    const indent = /^ */.exec(spans.map(span => span.text).join(''))?.[0].length ?? 0;
    const room = columns - 2;
    if (spans.reduce((sum, span) => sum + width(span.text), 0) <= room) return [[bar, ...spans]];
    const lines = wrapSpans(spans, Math.max(4, room - indent - 2));
    const under = { text: ' '.repeat(Math.min(indent + 2, room - 4)), style: {} };
    return lines.map((line, index): Line => (index === 0 ? [bar, ...line] : [bar, under, ...line]));
  });
}

/** A formula in two dimensions, indented; one that is too wide falls back to its form on one line. */
export function mathLines(block: Extract<Block, { kind: 'math' }>, { columns, glyphs }: LayoutOptions): Line[] {
  const lines = block.lines.map(sanitise);
  const widest = Math.max(0, ...lines.map(width));
  if (widest > columns || glyphs === 'ascii') {
    return wrapSpans([{ text: sanitise(block.inline), style: { tone: 'math' } }], columns);
  }
  const margin = ' '.repeat(Math.min(8, Math.floor((columns - widest) / 2)));
  return lines.map((line): Line => [{ text: margin + line.trimEnd(), style: { tone: 'math' } }]);
}

/** A diagram is never wrapped. Where it does not fit or cannot be drawn, its description follows. */
export function diagramLines(block: Extract<Block, { kind: 'diagram' }>, { columns, glyphs }: LayoutOptions): Line[] {
  const lines = block.lines.map(sanitise);
  const fits = lines.every(line => width(line) <= columns);
  const margin = fits ? ' '.repeat(Math.min(4, columns - Math.max(0, ...lines.map(width)))) : '';
  const description = wrapSpans([{ text: sanitise(block.alt), style: { dim: true } }], columns);
  if (glyphs === 'ascii') return description;
  const drawn = lines.map((line): Line => [{ text: margin + truncate(line, columns), style: {} }]);
  return fits ? drawn : [...drawn, ...description];
}
