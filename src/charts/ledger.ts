import type { Picture } from '../lab/types.ts';
import { describeLedger } from './describe-pictures.ts';
import { alignDecimals, formatNumber } from './format.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid, INVERSE, type Ink } from './grid.ts';
import { cells, clip, fold, forTier } from './measure.ts';
import { quiet } from './palette.ts';
import type { Chart, Look } from './types.ts';

export type Ledger = Extract<Picture, { kind: 'ledger' }>;

type Entry = { readonly heading: string; readonly index: -1 } | { readonly heading: null; readonly index: number };

/** A calculation line by line; the current line is marked and always in view. */
export function ledgerChart(ledger: Ledger, grid: Grid, look: Look): Chart {
  const entries = entriesOf(ledger, look);
  const note = noteLines(ledger, grid, look);
  const rows = grid.rows - note.length;
  const columns = layColumns(ledger, grid, look);
  const first = firstShown(entries, ledger.current, rows);
  entries.slice(first, first + rows).forEach((entry, row) => {
    const sticky = row === 0 && first > 0 && entry.heading === null && rows > 2 && entry.index !== ledger.current;
    if (entry.heading !== null || sticky) drawHeading(entry.heading ?? headingOf(ledger, entry.index, look), row, grid);
    else drawEntry(ledger, entry.index, row, columns, grid, look);
  });
  if (entries.length > rows && rows > 1) drawPlace(ledger, grid, look);
  note.forEach((line, i) => {
    grid.text(0, rows + i, line, quiet(look.capabilities));
  });
  return { lines: grid.toLines(look.capabilities.color), text: describeLedger(ledger, look.lang) };
}

const headingOf = (ledger: Ledger, index: number, look: Look): string =>
  forTier(ledger.rows[index]?.section[look.lang] ?? '', look.capabilities.glyphs);

/** The rows with a heading wherever the section changes. */
function entriesOf(ledger: Ledger, look: Look): Entry[] {
  return ledger.rows.flatMap((row, index): Entry[] => {
    const heading = headingOf(ledger, index, look);
    const entry: Entry = { heading: null, index };
    const changes = index === 0 || ledger.rows[index - 1]?.section[look.lang] !== row.section[look.lang];
    return changes && heading !== '' ? [{ heading, index: -1 }, entry] : [entry];
  });
}

/** The note below, with an empty line above it where there is room. */
function noteLines(ledger: Ledger, grid: Grid, look: Look): string[] {
  const note = forTier(ledger.note[look.lang], look.capabilities.glyphs);
  if (note === '' || grid.rows < 4) return [];
  const whole = fold(note, grid.columns);
  const lines = whole.slice(0, Math.max(1, Math.floor(grid.rows / 4)));
  if (lines.length < whole.length)
    lines.push(`${clip(`${lines.pop() ?? ''}....`, grid.columns).replace(/\.+$/, '')}..`);
  return grid.rows >= 8 ? ['', ...lines] : lines;
}

type Columns = {
  readonly name: number;
  readonly formula: number;
  readonly values: readonly string[];
  readonly value: number;
};

function layColumns(ledger: Ledger, grid: Grid, look: Look): Columns {
  const tier = look.capabilities.glyphs;
  const texts = ledger.rows.map(row => (row.value === null ? '' : formatNumber(row.value, 4)));
  const values = alignDecimals(texts);
  const value = Math.max(0, ...values.map(cells));
  const room = Math.max(0, grid.columns - 2 - value - 2);
  const names = Math.max(0, ...ledger.rows.map(row => cells(forTier(row.name, tier))));
  const longest = Math.max(0, ...ledger.rows.map(row => cells(forTier(row.formula, tier))));
  // A formula that would be cut to a stump makes room for the name.
  const left = room - Math.min(names, 16) - 3;
  const formula = left >= Math.min(8, longest) ? Math.min(longest, left) : 0;
  const name = Math.min(names, formula > 0 ? room - formula - 3 : room);
  return { name, formula, values, value };
}

/** The first entry of the window: the current line stands in its middle third, its heading above it if possible. */
function firstShown(entries: readonly Entry[], current: number, rows: number): number {
  const at = Math.max(
    0,
    entries.findIndex(entry => entry.index === current),
  );
  return Math.max(0, Math.min(entries.length - rows, at - Math.floor(rows / 2)));
}

function drawHeading(heading: string, row: number, grid: Grid): void {
  grid.text(0, row, clip(heading, grid.columns), { attr: BOLD });
}

function drawEntry(ledger: Ledger, index: number, row: number, columns: Columns, grid: Grid, look: Look): void {
  const entry = ledger.rows[index];
  if (!entry) return;
  const { glyphs: tier } = look.capabilities;
  const current = index === ledger.current;
  const ink: Ink = current ? { attr: BOLD | INVERSE } : entry.value === null ? quiet(look.capabilities) : {};
  if (current) grid.text(0, row, ' '.repeat(Math.min(grid.columns, endOf(columns))), ink);
  grid.text(0, row, current ? glyphSet(tier).current : ' ', ink);
  grid.text(2, row, clip(forTier(entry.name, tier), columns.name), ink);
  if (columns.formula > 0) {
    grid.text(2 + columns.name, row, ' = ', ink);
    grid.text(5 + columns.name, row, clip(forTier(entry.formula, tier), columns.formula), ink);
  }
  const value = columns.values[index] ?? '';
  const x = Math.min(endOf(columns) - columns.value, grid.columns - columns.value);
  if (x >= 0) grid.text(x, row, value, ink);
}

/** The column after the values: they follow the formulas, not the edge of the screen. */
const endOf = (columns: Columns): number =>
  2 + columns.name + (columns.formula > 0 ? 3 + columns.formula : 0) + 2 + columns.value;

/** Which line of how many, at the right of the first row. */
function drawPlace(ledger: Ledger, grid: Grid, look: Look): void {
  const place = `${Math.max(0, ledger.current) + 1}/${ledger.rows.length}`;
  const x = grid.columns - place.length;
  if (grid.isBlank(x - 1, 0, place.length + 1)) grid.text(x, 0, place, quiet(look.capabilities));
}
