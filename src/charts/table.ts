import { charts } from '../i18n/charts.ts';
import type { TablePicture } from '../lab/pictures.ts';
import { drawNothing } from './area.ts';
import { alignDecimals, formatNumber } from './format.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid, INVERSE } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { quiet } from './palette.ts';
import { indexOfLeast, say, sentences, unbroken } from './say.ts';
import type { Chart, Look } from './types.ts';
import { more } from './words.ts';

type Cell = TablePicture['rows'][number][number];
type Column = {
  readonly header: string;
  readonly texts: readonly string[];
  readonly numeric: boolean;
  readonly width: number;
};

const GAP = 2;
/** A column of words is not cut below this; before that, columns at the right are left out. */
const LEAST = 9;

const isNumeric = (cells: readonly (Cell | undefined)[]): boolean =>
  cells.some(cell => typeof cell === 'number') && cells.every(cell => cell == null || typeof cell === 'number');

/** Headers over columns; numbers stand on their decimal points with thin groups of digits, words on the left. */
export function tableChart(picture: TablePicture, grid: Grid, look: Look): Chart {
  if (picture.columns.length === 0 || picture.rows.length === 0) drawNothing(grid, look);
  else drawTable(picture, fitColumns(columnsOf(picture, look), grid.columns - marginOf(picture)), grid, look);
  return { lines: grid.toLines(look.capabilities.color), text: describeTable(picture, look) };
}

/** Room on the left for the sign of the current row. */
const marginOf = ({ current }: TablePicture): number => (current === undefined ? 0 : 2);

function columnsOf({ columns, rows }: TablePicture, look: Look): Column[] {
  const { lang, capabilities } = look;
  const { none } = glyphSet(capabilities.glyphs);
  return columns.map((label, j) => {
    const header = forTier(label[lang], capabilities.glyphs);
    const values = rows.map(row => row[j]);
    const numeric = isNumeric(values);
    const raw = values.map(value => {
      if (value == null) return none;
      if (typeof value === 'number') return formatNumber(value, 4);
      return forTier(typeof value === 'string' ? value : value[lang], capabilities.glyphs);
    });
    const texts = numeric ? alignDecimals(raw) : raw;
    return { header, texts, numeric, width: Math.max(cells(header), ...texts.map(cells)) };
  });
}

/** Columns that fit: words are cut first, widest column first; then columns at the right are left out. */
function fitColumns(all: readonly Column[], room: number): Column[] {
  const columns = [...all];
  const total = () => columns.reduce((sum, { width }) => sum + width + GAP, -GAP);
  while (total() > room) {
    const widest = columns
      .map((column, j) => ({
        j,
        slack: column.width - (column.numeric ? Math.max(0, ...column.texts.map(cells)) : LEAST),
      }))
      .filter(({ slack }) => slack > 0)
      .sort((a, b) => (columns[b.j]?.width ?? 0) - (columns[a.j]?.width ?? 0))[0];
    const column = widest && columns[widest.j];
    if (widest && column)
      columns[widest.j] = { ...column, width: column.width - Math.min(widest.slack, total() - room) };
    else if (columns.length > 1) columns.pop();
    else break;
  }
  return columns;
}

function drawTable(picture: TablePicture, columns: readonly Column[], grid: Grid, look: Look): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const ink = quiet(look.capabilities);
  const head = grid.rows >= 4 ? 2 : grid.rows >= 2 ? 1 : 0;
  const room = grid.rows - head;
  const count = picture.rows.length;
  const shown = count <= room ? count : Math.max(1, room - 1);
  const current = picture.current ?? -1;
  const first = Math.max(0, Math.min(count - shown, current - Math.floor(shown / 2)));
  let x = marginOf(picture);
  if (x > 0 && current >= first && current < first + shown)
    grid.text(0, head + current - first, `${glyphs.current} `, { attr: BOLD | INVERSE });
  for (const column of columns) {
    const { header, texts, numeric, width } = column;
    const text = clip(header, width);
    if (head > 0) grid.text(numeric ? x + width - cells(text) : x, 0, text, { attr: BOLD });
    if (head > 1) for (let k = 0; k < width; k++) grid.put(x + k, 1, glyphs.level, ink);
    const longest = Math.max(0, ...texts.map(cells));
    for (let row = 0; row < shown; row++) {
      const value = clip(texts[first + row] ?? '', width);
      const start = numeric ? x + Math.max(0, width - longest) : x;
      if (first + row === current) {
        const bar = { attr: BOLD | INVERSE };
        grid.text(x, head + row, ' '.repeat(width + (column === columns[columns.length - 1] ? 0 : GAP)), bar);
        grid.text(start, head + row, value, bar);
      } else grid.text(start, head + row, value);
    }
    x += width + GAP;
  }
  const left = picture.columns.length - columns.length;
  const hint = `+${left}`;
  if (left > 0 && head > 0 && grid.isBlank(grid.columns - hint.length - 1, 0, hint.length + 1))
    grid.text(grid.columns - hint.length, 0, hint, ink);
  if (shown < count && grid.rows > head + shown)
    grid.text(0, grid.rows - 1, clip(more(count - shown)[look.lang], grid.columns), ink);
}

/** Size, and for each column of numbers where its ends stand. */
function describeTable({ columns, rows, current }: TablePicture, { lang }: Look): string {
  if (columns.length === 0 || rows.length === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const textOf = (cell: Cell | undefined): string =>
    cell == null
      ? ''
      : typeof cell === 'number'
        ? unbroken(formatNumber(cell, 4))
        : typeof cell === 'string'
          ? cell
          : cell[lang];
  const nameOf = (i: number) => textOf(rows[i]?.[0]);
  const ends = columns.flatMap((label, j) => {
    const values = rows.map(row => row[j]);
    if (j === 0 || !isNumeric(values)) return [];
    const numbers = values.map(value => (typeof value === 'number' ? value : Number.NaN));
    const [low, high] = [indexOfLeast(numbers), indexOfLeast(numbers, -1)];
    if (low < 0 || low === high) return [];
    const facts = {
      name: label[lang],
      low: textOf(numbers[low]),
      lowName: nameOf(low),
      high: textOf(numbers[high]),
      highName: nameOf(high),
    };
    return [say(lang, charts.columnEnds, facts)];
  });
  const row = current === undefined ? undefined : rows[current];
  const stressed = row
    ? say(lang, charts.rowSays, {
        list: row.map((cell, j) => `${columns[j]?.[lang] ?? ''} ${textOf(cell)}`).join(lang === 'zh' ? '，' : ', '),
      })
    : '';
  return sentences(lang, [
    say(lang, charts.table, { rows: rows.length, cols: columns.length }),
    ...ends.slice(0, 4),
    stressed,
  ]);
}
