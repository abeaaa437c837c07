import { breakPositions, cutAt, inMath } from './breaks.ts';
import type { Line, Span, Style } from './styled.ts';
import { cellsOf } from './width.ts';

export { breakPositions } from './breaks.ts';

export type Range = { readonly from: number; readonly to: number };

/** Share of the columns that a line keeps when it gives words to a last line that is too short. */
const FULL_ENOUGH = 0.5;
/** A single word of at most so many cells looks lost on a line of its own. */
const SHORT_WORD = 8;

/** A text with what breaking needs to know of it: cells up to each character, and where a line may end. */
type Measured = { readonly text: string; readonly cells: readonly number[]; readonly breaks: readonly number[] };

const columnsOf = ({ cells }: Measured, from: number, to: number): number => (cells[to] ?? 0) - (cells[from] ?? 0);

/** The end without the white space before it. */
function trimEnd(text: string, { from, to }: Range): number {
  let end = to;
  while (end > from && /\s/.test(text[end - 1] ?? '')) end--;
  return end;
}

/** Ranges of the text that make up the lines; white space at the ends of lines is outside of them. */
export function wrapRanges(text: string, columns: number, spans: readonly Span[] = []): Range[] {
  const positions = breakPositions(text);
  const breaks = spans.some(span => span.style.tone === 'math') ? inMath(spans, positions, columns) : positions;
  const measured: Measured = { text, cells: cellsOf(text), breaks };
  const lines: Range[] = [];
  let paragraph: Range[] = [];
  let line: Range | null = null;
  let start = 0;
  for (const position of breaks) {
    for (const piece of cut(measured, { from: start, to: position }, columns)) {
      const from: number = line?.from ?? piece.from;
      if (!line || columnsOf(measured, from, trimEnd(text, { from, to: piece.to })) <= columns) {
        line = { from, to: piece.to };
        continue;
      }
      // An indent alone, because the first word does not fit beside it, is no line.
      if (text.slice(line.from, line.to).trim() !== '') paragraph.push(line);
      const skipped = /^\s*/.exec(text.slice(piece.from, piece.to))?.[0].length ?? 0;
      line = { from: piece.from + skipped, to: piece.to };
    }
    if (line && (text[position - 1] === '\n' || position === text.length)) {
      lines.push(...withoutWidow(measured, [...paragraph, line], columns));
      paragraph = [];
      line = null;
    }
    start = position;
  }
  return lines.map(range => ({ from: range.from, to: trimEnd(text, range) }));
}

/** A piece that no line can hold is cut between graphemes: the last place on a full line that kinsoku allows, if any. */
function cut(measured: Measured, { from: start, to }: Range, columns: number): Range[] {
  const end = trimEnd(measured.text, { from: start, to });
  const pieces: Range[] = [];
  let from = start;
  while (columnsOf(measured, from, end) > columns) {
    const next = cutAt(measured.text, from, end, columns);
    pieces.push({ from, to: next });
    from = next;
  }
  return [...pieces, { from, to }];
}

/** One Chinese character or one short word, with the marks around it. */
function isWidow(measured: Measured, { from, to }: Range): boolean {
  const text = measured.text.slice(from, trimEnd(measured.text, { from, to })).trimStart();
  const bare = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (bare === '' || /\s/.test(bare)) return false;
  return /^\p{sc=Han}$/u.test(bare) || (!/\p{sc=Han}/u.test(bare) && columnsOf(measured, from, to) <= SHORT_WORD);
}

/** The lines of a paragraph; where the last one is a widow, it gets the last words of the line before. */
function withoutWidow(measured: Measured, lines: readonly Range[], columns: number): readonly Range[] {
  const [before, last] = lines.slice(-2);
  if (!before || !last || !isWidow(measured, last)) return lines;
  const room = columnsOf(measured, last.from, trimEnd(measured.text, last));
  for (let at = measured.breaks.lastIndexOf(before.to) - 1; at >= 0; at--) {
    const position = measured.breaks[at] ?? 0;
    const kept = columnsOf(measured, before.from, trimEnd(measured.text, { from: before.from, to: position }));
    if (position <= before.from || kept < Math.max(columns * FULL_ENOUGH, room)) return lines;
    const longer = { from: position, to: last.to };
    const fits = columnsOf(measured, position, trimEnd(measured.text, longer)) <= columns;
    if (fits && !isWidow(measured, longer)) return [...lines.slice(0, -2), { from: before.from, to: position }, longer];
  }
  return lines;
}

/** Styled text in lines of at most `columns` cells. Always at least one line. */
export function wrapSpans(spans: readonly Span[], columns: number): Line[] {
  const text = spans.map(span => span.text).join('');
  const ranges = wrapRanges(text, Math.max(1, columns), spans);
  const lines = ranges.map(range => sliceSpans(spans, range));
  return lines.length > 0 ? lines : [[]];
}

/** The styled characters of a range. */
export function sliceSpans(spans: readonly Span[], { from, to }: Range): Line {
  const line: { text: string; style: Style }[] = [];
  let offset = 0;
  for (const { text, style } of spans) {
    const part = text.slice(Math.max(0, from - offset), Math.max(0, to - offset));
    if (part) line.push({ text: part, style });
    offset += text.length;
    if (offset >= to) break;
  }
  return line;
}
