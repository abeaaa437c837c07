import LineBreaker from 'linebreak';
import type { Line, Span, Style } from './styled.ts';
import { graphemes, width } from './width.ts';

/** Closing marks that must not begin a line, opening marks that must not end one (kinsoku), beyond UAX 14. */
const NOT_FIRST = /^[，。、；：？！）》」』】〉”’…—%‰℃·)\],.;:?!]/;
const NOT_LAST = /[（《「『【〈“‘([]$/;

/** Positions after which a line may end (UAX 14, revised by kinsoku), the end of the text included. */
export function breakPositions(text: string): number[] {
  const breaker = new LineBreaker(text);
  const positions: number[] = [];
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const forbidden = NOT_FIRST.test(text.slice(next.position)) || NOT_LAST.test(text.slice(0, next.position));
    if (next.required || !forbidden || /\s$/.test(text.slice(0, next.position))) positions.push(next.position);
  }
  if (positions.at(-1) !== text.length) positions.push(text.length);
  return positions;
}

type Piece = { readonly from: number; readonly to: number };

/** A piece that no line can hold is cut between graphemes. */
function cut(text: string, piece: Piece, columns: number): Piece[] {
  const whole = text.slice(piece.from, piece.to);
  if (width(whole.trimEnd()) <= columns) return [piece];
  const pieces: Piece[] = [];
  let from = piece.from;
  let at = piece.from;
  let used = 0;
  for (const grapheme of graphemes(whole)) {
    const cells = width(grapheme);
    if (used + cells > columns && at > from) {
      pieces.push({ from, to: at });
      from = at;
      used = 0;
    }
    used += cells;
    at += grapheme.length;
  }
  return [...pieces, { from, to: piece.to }];
}

/** Without the white space at its end. */
const trimmed = (text: string, { from, to }: Piece): Piece => ({
  from,
  to: from + text.slice(from, to).trimEnd().length,
});

/** Ranges of the text that make up the lines; white space at the ends of lines is outside of them. */
export function wrapRanges(text: string, columns: number): Piece[] {
  const lines: Piece[] = [];
  let line: Piece | null = null;
  let start = 0;
  for (const position of breakPositions(text)) {
    for (const piece of cut(text, { from: start, to: position }, columns)) {
      const joined: Piece = { from: line?.from ?? piece.from, to: piece.to };
      if (!line || width(text.slice(joined.from, joined.to).trimEnd()) <= columns) {
        line = joined;
        continue;
      }
      lines.push(trimmed(text, line));
      const skipped = /^\s*/.exec(text.slice(piece.from, piece.to))?.[0].length ?? 0;
      line = { from: piece.from + skipped, to: piece.to };
    }
    if (line && text[position - 1] === '\n') {
      lines.push(trimmed(text, line));
      line = null;
    }
    start = position;
  }
  return line ? [...lines, trimmed(text, line)] : lines;
}

/** Styled text in lines of at most `columns` cells. Always at least one line. */
export function wrapSpans(spans: readonly Span[], columns: number): Line[] {
  const text = spans.map(span => span.text).join('');
  const ranges = wrapRanges(text, Math.max(1, columns));
  const lines = ranges.map(range => sliceSpans(spans, range));
  return lines.length > 0 ? lines : [[]];
}

function sliceSpans(spans: readonly Span[], { from, to }: Piece): Line {
  const line: { text: string; style: Style }[] = [];
  let offset = 0;
  for (const { text, style } of spans) {
    const part = text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
    if (part) line.push({ text: part, style });
    offset += text.length;
  }
  return line;
}
