import type { Block, Inline } from './document.ts';
import { spansOf, textOf } from './inline.ts';
import type { LayoutOptions } from './layout.ts';
import type { Line, Span } from './styled.ts';
import { width } from './width.ts';
import { wrapSpans } from './wrap.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Cell = readonly Inline[];

const GAP = 2;
const NARROWEST = 6;

/** Columns as wide as their content where that fits, else narrowed; one record a row where even that does not. */
export function tableLines(table: Table, options: LayoutOptions): Line[] {
  const natural = table.header.map((cell, index) =>
    Math.max(width(textOf(cell)), ...table.rows.map(row => width(textOf(row[index] ?? [])))),
  );
  const room = options.columns - GAP * (natural.length - 1);
  const widths = fit(natural, room);
  if (!widths) return records(table, options);
  const rule = options.glyphs === 'full' ? '─' : '-';
  const total = widths.reduce((sum, columns) => sum + columns, 0) + GAP * (widths.length - 1);
  return [
    ...rowLines(table.header, widths, table.align, { bold: true }),
    [{ text: rule.repeat(total), style: { dim: true } }],
    ...table.rows.flatMap(row => rowLines(row, widths, table.align, {})),
  ];
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

function rowLines(
  row: readonly Cell[],
  widths: readonly number[],
  align: Table['align'],
  style: Span['style'],
): Line[] {
  const cells = widths.map((columns, index) => wrapSpans(spansOf(row[index] ?? [], style), Math.max(1, columns)));
  const height = Math.max(...cells.map(lines => lines.length));
  return Array.from(
    { length: height },
    (_, y): Line =>
      cells.flatMap((lines, index) => {
        const line = lines[y] ?? [];
        const free = (widths[index] ?? 0) - line.reduce((sum, span) => sum + width(span.text), 0);
        const side = align[index] ?? 'left';
        const before = side === 'right' ? free : side === 'center' ? Math.floor(free / 2) : 0;
        const last = index === widths.length - 1;
        const blank = (count: number): Span => ({ text: ' '.repeat(Math.max(0, count)), style: {} });
        return [blank(before), ...line, blank(last ? 0 : free - before + GAP)];
      }),
  );
}

/** Name and value on a line each, for narrow terminals. */
function records(table: Table, { columns }: LayoutOptions): Line[] {
  return table.rows.flatMap((row, index) => [
    ...(index > 0 ? [[]] : []),
    ...row.flatMap((cell, at) =>
      wrapSpans(
        [...spansOf(table.header[at] ?? [], { dim: true }), { text: '  ', style: {} }, ...spansOf(cell)],
        columns,
      ),
    ),
  ]);
}
