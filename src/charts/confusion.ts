import { charts } from '../i18n/charts.ts';
import type { ConfusionPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { formatNumber } from './format.ts';
import type { Grid } from './grid.ts';
import { clip, forTier } from './measure.ts';
import { quiet } from './palette.ts';
import { listed, percent, say, sentences } from './say.ts';
import { drawTiles } from './tiles.ts';
import type { Chart, Look } from './types.ts';

const sum = (values: readonly number[]): number =>
  values.reduce((total, value) => total + (Number.isFinite(value) && value > 0 ? value : 0), 0);

/** Actual classes down, predicted ones across; the colour is the share of the row, recall stands at its end. */
export function confusionChart(picture: ConfusionPicture, grid: Grid, look: Look): Chart {
  const text = describeConfusion(picture, look);
  const { lang, capabilities } = look;
  const names = picture.classes.map(label => forTier(label[lang], capabilities.glyphs));
  const totals = names.map((_, i) => sum(rowOf(picture, i)));
  if (names.length === 0 || sum(totals) === 0) drawNothing(grid, look);
  else {
    const recall = names.map((_, i) => percent((picture.counts[i]?.[i] ?? 0) / (totals[i] ?? 0)));
    const withRecall = grid.columns >= 24 + 4 * names.length;
    const titled = grid.rows >= names.length + 3;
    if (titled) grid.text(0, 0, clip(say(lang, charts.actualPredicted), grid.columns), quiet(capabilities));
    const cols = withRecall ? [...names, say(lang, charts.recall)] : names;
    const drawn = drawTiles(
      {
        rows: names,
        cols,
        text: (i, j) => (j < names.length ? formatNumber(rowOf(picture, i)[j] ?? 0) : (recall[i] ?? '')),
        share: (i, j) => (j < names.length ? (rowOf(picture, i)[j] ?? 0) / (totals[i] || 1) : Number.NaN),
        ramp: 'height',
        strong: (i, j) => i === j,
        empty: (i, j) => j < names.length && rowOf(picture, i)[j] === 0,
        top: titled ? 1 : 0,
      },
      grid,
      look,
    );
    if (!drawn) drawSentence(text, grid, look);
  }
  return { lines: grid.toLines(capabilities.color), text };
}

/** One number a class, whatever the data holds. */
const rowOf = ({ classes, counts }: ConfusionPicture, i: number): number[] =>
  classes.map((_, j) => counts[i]?.[j] ?? 0);

const WORST = 3;

/** The share that is right, and the confusions that occur most. */
function describeConfusion(picture: ConfusionPicture, { lang }: Look): string {
  const rows = picture.classes.map((_, i) => rowOf(picture, i));
  const total = sum(rows.flat());
  if (total === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const right = sum(rows.map((row, i) => row[i] ?? 0));
  const nameOf = (i: number) => picture.classes[i]?.[lang] ?? '';
  const wrong = rows
    .flatMap((row, i) => row.map((count, j) => ({ i, j, count })))
    .filter(({ i, j, count }) => i !== j && count > 0 && Number.isFinite(count))
    .sort((a, b) => b.count - a.count)
    .slice(0, WORST)
    .map(({ i, j, count }) => say(lang, charts.taken, { actual: nameOf(i), predicted: nameOf(j), n: count }));
  const worst = rows
    .map((row, i) => ({ i, recall: (row[i] ?? 0) / sum(row) }))
    .filter(({ recall }) => Number.isFinite(recall))
    .sort((a, b) => a.recall - b.recall)[0];
  return sentences(lang, [
    say(lang, charts.rightOf, { right, n: total, share: percent(right / total) }),
    wrong.length > 0 ? say(lang, charts.confusions, { list: listed(lang, wrong) }) : say(lang, charts.noConfusion),
    worst && worst.recall < 1 ? say(lang, charts.hardest, { name: nameOf(worst.i), share: percent(worst.recall) }) : '',
  ]);
}
