import { charts } from '../i18n/charts.ts';
import type { MatrixPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { formatShort } from './format.ts';
import type { Grid } from './grid.ts';
import { forTier } from './measure.ts';
import { countBad, say, sentences } from './say.ts';
import { extent } from './scale.ts';
import { drawTiles } from './tiles.ts';
import type { Chart, Look } from './types.ts';

/** Numbers as coloured tiles; the numbers themselves stand in them where there is room. */
export function matrixChart(picture: MatrixPicture, grid: Grid, look: Look): Chart {
  const { lang, capabilities } = look;
  const text = describeMatrix(picture, look);
  const range = extent(picture.values);
  if (!range || picture.rows.length === 0 || picture.cols.length === 0) drawNothing(grid, look);
  else {
    const largest = Math.max(Math.abs(range[0]), Math.abs(range[1]));
    const [low, high] = picture.scale === 'signed' ? [-largest, largest] : range;
    const shareOf = (value: number) => (high > low ? value / (high - low) - low / (high - low) : 0.5);
    const names = (list: MatrixPicture['rows']) => list.map(label => forTier(label[lang], capabilities.glyphs));
    const drawn = drawTiles(
      {
        rows: names(picture.rows),
        cols: names(picture.cols),
        text: (row, col) => formatShort(picture.values[row]?.[col] ?? Number.NaN),
        share: (row, col) => shareOf(picture.values[row]?.[col] ?? Number.NaN),
        ramp: picture.scale === 'signed' ? 'classes' : 'height',
        strong: () => false,
        empty: () => false,
        top: 0,
      },
      grid,
      look,
    );
    if (!drawn) drawSentence(text, grid, look);
  }
  return { lines: grid.toLines(capabilities.color), text };
}

/** Whether row i and column i are the same thing, so that the diagonal says nothing. */
const isSquare = ({ rows, cols }: MatrixPicture): boolean =>
  rows.length === cols.length && rows.every((label, i) => label.en === cols[i]?.en);

function describeMatrix(picture: MatrixPicture, { lang }: Look): string {
  const { rows, cols, values } = picture;
  const square = isSquare(picture);
  const entries = rows.flatMap((row, i) =>
    cols.flatMap((col, j) => {
      const value = values[i]?.[j] ?? Number.NaN;
      return Number.isFinite(value) && !(square && i === j) ? [{ row: row[lang], col: col[lang], value }] : [];
    }),
  );
  const first = entries[0];
  if (!first) return sentences(lang, [say(lang, charts.matrixSize, { rows: rows.length, cols: cols.length })]);
  const most = entries.reduce((a, b) => (b.value > a.value ? b : a), first);
  const least = entries.reduce((a, b) => (b.value < a.value ? b : a), first);
  const bad = countBad(values.flat());
  const off = square ? say(lang, charts.offDiagonal) : '';
  return sentences(lang, [
    say(lang, charts.matrixSize, { rows: rows.length, cols: cols.length }),
    off +
      say(lang, charts.extremes, {
        mostRow: most.row,
        mostCol: most.col,
        most: most.value,
        leastRow: least.row,
        leastCol: least.col,
        least: least.value,
      }),
    bad > 0 ? say(lang, charts.notFinite, { n: bad }) : '',
  ]);
}
