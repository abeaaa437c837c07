import type { Block } from './document.ts';
import { isAmbiguous } from './formula.ts';
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
  attr: 'accent',
  attribute: 'accent',
  type: 'keyword',
  regexp: 'string',
  meta: 'comment',
  symbol: 'number',
  variable: 'accent',
  title: 'accent',
};

/** Code keeps its columns; a line that is too long is wrapped under itself. Lines have numbers where the text names them. */
export function codeLines(block: Extract<Block, { kind: 'code' }>, { columns, glyphs }: LayoutOptions): Line[] {
  const bar = { text: glyphs === 'full' ? '▏ ' : '| ', style: { dim: true } } as const;
  const digits = block.numbered ? String(block.lines.length).length + 2 : 0;
  return block.lines.flatMap((tokens, index): Line[] => {
    const spans = tokens.map((token): Span => {
      const tone = TONES[token.class];
      return { text: sanitise(token.text), style: tone ? { tone } : {} };
    });
    const number = `${index + 1}  `.padStart(digits);
    const lead = (text: string): Line => (digits > 0 ? [bar, { text, style: { dim: true } }] : [bar]);
    const indent = /^ */.exec(spans.map(span => span.text).join(''))?.[0].length ?? 0;
    const room = columns - 2 - digits;
    if (spans.reduce((sum, span) => sum + width(span.text), 0) <= room) return [[...lead(number), ...spans]];
    const lines = wrapSpans(spans, Math.max(4, room - indent - 2));
    const under = { text: ' '.repeat(Math.max(0, Math.min(indent + 2, room - 4))), style: {} };
    return lines.map(
      (line, row): Line => (row === 0 ? [...lead(number), ...line] : [...lead(' '.repeat(digits)), under, ...line]),
    );
  });
}

/** A diagram is never wrapped. Where it does not fit or cannot be drawn, its description follows. */
export function diagramLines(block: Extract<Block, { kind: 'diagram' }>, { columns, glyphs }: LayoutOptions): Line[] {
  const lines = block.lines.map(sanitise);
  const fits = lines.every(line => width(line) <= columns);
  const margin = fits ? ' '.repeat(Math.min(4, columns - Math.max(0, ...lines.map(width)))) : '';
  const description = wrapSpans([{ text: sanitise(block.alt), style: { dim: true } }], columns);
  if (glyphs === 'ascii' || (glyphs === 'safe' && lines.some(isAmbiguous))) return description;
  const drawn = lines.map((line): Line => [{ text: margin + truncate(line, columns), style: {} }]);
  return fits ? drawn : [...drawn, ...description];
}
