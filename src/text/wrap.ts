import LineBreaker from 'linebreak';
import type { Line, Span, Style } from './styled.ts';
import { graphemes, width } from './width.ts';

/** Closing marks that must not begin a line, opening marks that must not end one (kinsoku), beyond UAX 14. */
const NOT_FIRST = /^[，。、；：？！）》」』】〉”’…—%‰℃·)\],.;:?!]/;
const NOT_LAST = /[（《「『【〈“‘([]$/;

/** Not even behind a blank: units of a number, marks of Chinese. */
const NEVER_FIRST = /^[，。、；：？！）》」』】〉”%‰℃]/;

/** Around quotation marks in Chinese a line may end (UAX 14, LB19a); the tables of the library are older than that rule. */
const QUOTES = /(?<=[\p{sc=Han}，。、；：？！）》」』】〉])(?=[“‘])|(?<=[”’])(?=[\p{sc=Han}（《「『【〈])/gu;

const mayEnd = (text: string, position: number): boolean => {
  const before = text.slice(position - 1, position);
  const after = text.slice(position, position + 1);
  if (NEVER_FIRST.test(after)) return false;
  return /\s$/.test(before) || !(NOT_FIRST.test(after) || NOT_LAST.test(before));
};

/** Positions after which a line may end (UAX 14, revised by kinsoku), the end of the text included. */
export function breakPositions(text: string): number[] {
  const breaker = new LineBreaker(text);
  const positions = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    if (next.required || mayEnd(text, next.position)) positions.add(next.position);
  }
  for (const { index } of text.matchAll(QUOTES)) positions.add(index);
  positions.add(text.length);
  return [...positions].sort((a, b) => a - b);
}

type Piece = { readonly from: number; readonly to: number };

/** A piece that no line can hold is cut between graphemes: the last place on a full line that kinsoku allows, if any. */
function cut(text: string, piece: Piece, columns: number): Piece[] {
  const pieces: Piece[] = [];
  let { from } = piece;
  while (width(text.slice(from, piece.to).trimEnd()) > columns) {
    const to = endOfLine(text, { from, to: piece.to }, columns);
    pieces.push({ from, to });
    from = to;
  }
  return [...pieces, { from, to: piece.to }];
}

function endOfLine(text: string, { from, to }: Piece, columns: number): number {
  let at = from;
  let used = 0;
  let good: number | null = null;
  for (const grapheme of graphemes(text.slice(from, to))) {
    used += width(grapheme);
    if (used > columns && at > from) break;
    at += grapheme.length;
    if (!NOT_FIRST.test(text.slice(at, at + 1)) && !NOT_LAST.test(text.slice(at - 1, at))) good = at;
  }
  return good ?? at;
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
      // An indent alone, because the first word does not fit beside it, is no line.
      if (text.slice(line.from, line.to).trim() !== '') lines.push(trimmed(text, line));
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

/** The styled characters of a range. */
export function sliceSpans(spans: readonly Span[], { from, to }: Piece): Line {
  const line: { text: string; style: Style }[] = [];
  let offset = 0;
  for (const { text, style } of spans) {
    const part = text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
    if (part) line.push({ text: part, style });
    offset += text.length;
  }
  return line;
}
