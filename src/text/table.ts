import type { Block, Inline } from './document.ts';
import { spansOf } from './inline.ts';
import type { LayoutOptions } from './layout.ts';
import type { Line, Span, Style } from './styled.ts';
import { width } from './width.ts';
import { wrapSpans } from './wrap.ts';

type Table = Extract<Block, { kind: 'table' }>;

/** A cell as styled text. `tail`: cells that a number keeps free behind it, so that points stand in line. */
type Cell = { readonly spans: readonly Span[]; readonly tail: number };

const GAP = 2;
const NARROWEST = 6;
/** Below this width a row that needs more lines than `TALLEST` reads better as a record. */
const NARROW = 60;
const TALLEST = 2;

const widthOf = (spans: readonly Span[]): number => spans.reduce((sum, span) => sum + width(span.text), 0);
const blank = (count: number): Span => ({ text: ' '.repeat(Math.max(0, count)), style: {} });

/** Columns as wide as their content where that fits, else narrowed; one record a row where that would be hard to read. */
export function tableLines(table: Table, options: LayoutOptions): Line[] {
  const cellsOf = (row: readonly (readonly Inline[])[], style: Style): Cell[] =>
    table.header.map((_, x) => ({ spans: spansOf(row[x] ?? [], style, options), tail: 0 }));
  const header = cellsOf(table.header, { bold: true });
  const rows = withPoints(
    table.rows.map(row => cellsOf(row, {})),
    table.align,
  );
  const natural = header.map((cell, x) =>
    Math.max(widthOf(cell.spans), ...rows.map(row => widthOf(row[x]?.spans ?? []) + (row[x]?.tail ?? 0))),
  );
  const widths = fit(natural, options.columns - GAP * (natural.length - 1));
  const lines = widths && rows.map(row => rowLines(row, widths, table.align));
  const hard = options.columns < NARROW && lines?.some(row => row.length > TALLEST);
  if (!widths || !lines || hard) return records(header, rows, options);
  const rule = options.glyphs === 'full' ? '─' : '-';
  const total = widths.reduce((sum, columns) => sum + columns, 0) + GAP * (widths.length - 1);
  return [
    ...rowLines(header, widths, table.align),
    [{ text: rule.repeat(total), style: { dim: true } }],
    ...lines.flat(),
  ];
}

const NUMBER = /^[−+-]?[\d ,]*\d(\.\d+)?$|^[−+-]?\.\d+$/;

/** Free cells behind the numbers of a column to the right, so that their points stand one below the other. */
function withPoints(rows: readonly (readonly Cell[])[], align: Table['align']): Cell[][] {
  const behind = ({ spans }: Cell): number | null => {
    const text = spans
      .map(span => span.text)
      .join('')
      .trim();
    if (!NUMBER.test(text)) return null;
    return text.includes('.') ? text.length - text.indexOf('.') : 0;
  };
  const longest = align.map((side, x) =>
    side === 'right' ? Math.max(0, ...rows.map(row => (row[x] && behind(row[x])) ?? 0)) : 0,
  );
  return rows.map(row =>
    row.map((cell, x) => {
      const own = longest[x] ? behind(cell) : null;
      return own === null ? cell : { ...cell, tail: (longest[x] ?? 0) - own };
    }),
  );
}

/** Takes from the widest columns until the sum fits; null when a column would become too narrow to read. */
function fit(natural: readonly number[], room: number): number[] | null {
  const widths = [...natural];
  let excess = widths.reduce((sum, columns) => sum + columns, 0) - room;
  while (excess > 0) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= NARROWEST) return null;
    widths[widest] = (widths[widest] ?? 0) - 1;
    excess--;
  }
  return widths;
}

function rowLines(row: readonly Cell[], widths: readonly number[], align: Table['align']): Line[] {
  const cells = widths.map((columns, x) => wrapSpans(row[x]?.spans ?? [], Math.max(1, columns)));
  const height = Math.max(...cells.map(lines => lines.length));
  return Array.from(
    { length: height },
    (_, y): Line =>
      cells.flatMap((lines, x) => {
        const line = lines[y] ?? [];
        const free = (widths[x] ?? 0) - widthOf(line);
        const side = align[x] ?? 'left';
        const tail = Math.min(free, row[x]?.tail ?? 0);
        const before = side === 'right' ? free - tail : side === 'center' ? Math.floor(free / 2) : 0;
        const last = x === widths.length - 1;
        return [blank(before), ...line, blank(last ? 0 : free - before + GAP)];
      }),
  );
}

/** Name and value on a line each, the values in a column of their own where the names leave room for one. */
function records(header: readonly Cell[], rows: readonly (readonly Cell[])[], { columns }: LayoutOptions): Line[] {
  const names = Math.max(...header.map(cell => widthOf(cell.spans))) + GAP;
  const hanging = names <= columns / 2;
  return rows.flatMap((row, y) => [
    ...(y > 0 ? [[]] : []),
    ...row.flatMap((cell, x): Line[] => {
      const name = (header[x]?.spans ?? []).map(({ text }): Span => ({ text, style: { dim: true } }));
      if (!hanging) return wrapSpans([...name, blank(GAP), ...cell.spans], columns);
      const values = wrapSpans(cell.spans, columns - names);
      return values.map(
        (line, at): Line => [...(at === 0 ? [...name, blank(names - widthOf(name))] : [blank(names)]), ...line],
      );
    }),
  ]);
}
