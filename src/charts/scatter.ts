import { charts } from '../i18n/charts.ts';
import type { ScatterPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence, glyphAt } from './area.ts';
import { fixed, formatNumber } from './format.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid } from './grid.ts';
import type { LegendItem } from './legend.ts';
import { clip, forTier } from './measure.ts';
import { pointColor, seriesColor } from './palette.ts';
import { cellIn, labelPoint, layPlane, scaleAbout, tooSmall } from './plane.ts';
import type { Frame } from './plot.ts';
import { say, sentences } from './say.ts';
import { extent } from './scale.ts';
import type { Chart, Look } from './types.ts';

type Point = ScatterPicture['points'][number];

/** Points by group (shape and colour), by a value (a digit from 0 to 9 in its colour), with labels where free. */
export function scatterChart(picture: ScatterPicture, grid: Grid, look: Look): Chart {
  const text = describeScatter(picture, look);
  const x = scaleAbout(
    picture.points.map(point => point.x),
    picture.x.log === true,
    6,
  );
  const y = scaleAbout(
    picture.points.map(point => point.y),
    picture.y.log === true,
    5,
  );
  if (!x || !y) drawNothing(grid, look);
  else if (tooSmall(grid)) drawSentence(text, grid, look);
  else {
    const names = { x: picture.x.label[look.lang], y: picture.y.label[look.lang] };
    drawPoints(picture, layPlane(grid, look, { x, y }, names, keysOf(picture, look)));
  }
  return { lines: grid.toLines(look.capabilities.color), text };
}

const valuesOf = (picture: ScatterPicture): [number, number] | null =>
  extent([picture.points.map(({ value }) => value ?? Number.NaN)]);

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'];

function keysOf(picture: ScatterPicture, look: Look): LegendItem[] {
  const { capabilities, lang } = look;
  const { markers } = glyphSet(capabilities.glyphs);
  const range = valuesOf(picture);
  const keys = picture.groups.map((label, k): LegendItem => {
    const ink = range ? { attr: BOLD } : { fg: seriesColor(k, capabilities), attr: BOLD };
    return {
      key: markers[k % markers.length] ?? 'o',
      label: forTier(label[lang], capabilities.glyphs),
      value: '',
      ink,
    };
  });
  if (!range) return keys;
  const name = forTier(picture.measure?.[lang] ?? '', capabilities.glyphs);
  const mark = (share: number) => glyphAt(DIGITS, share);
  return [
    ...keys,
    { key: mark(0), label: formatNumber(range[0]), value: '', ink: { fg: pointColor(0, capabilities) } },
    { key: mark(1), label: formatNumber(range[1]), value: name, ink: { fg: pointColor(1, capabilities) } },
  ];
}

function drawPoints(picture: ScatterPicture, frame: Frame): void {
  const { capabilities, lang } = frame.look;
  const range = valuesOf(picture);
  const shareOf = ({ value }: Point) =>
    range && value !== undefined ? (value - range[0]) / (range[1] - range[0] || 1) : Number.NaN;
  const inkOf = (point: Point) =>
    range
      ? pointColor(shareOf(point), capabilities)
      : seriesColor(Math.max(0, Math.floor(point.group ?? 0)), capabilities);
  for (const point of picture.points) {
    const cell = cellIn(frame, point.x, point.y);
    if (!cell) continue;
    const { markers } = frame.glyphs;
    const marker = markers[Math.max(0, Math.floor(point.group ?? 0)) % markers.length] ?? 'o';
    const glyph = range ? glyphAt(DIGITS, shareOf(point)) : marker;
    frame.grid.put(cell.x, cell.y, glyph, { fg: inkOf(point), attr: BOLD });
  }
  for (const point of picture.points) {
    const label = clip(forTier(point.label?.[lang] ?? '', capabilities.glyphs), 16);
    labelPoint(frame, point.x, point.y, label, range ? undefined : inkOf(point));
  }
}

/** Pearson's correlation of the finite points; NaN where one of the two does not vary. */
export function correlation(points: readonly { readonly x: number; readonly y: number }[]): number {
  const n = points.length;
  const mean = (of: 'x' | 'y') => points.reduce((sum, point) => sum + point[of] / n, 0);
  const [mx, my] = [mean('x'), mean('y')];
  let [xx, yy, xy] = [0, 0, 0];
  for (const { x, y } of points) {
    xx += (x - mx) ** 2;
    yy += (y - my) ** 2;
    xy += (x - mx) * (y - my);
  }
  return xy / Math.sqrt(xx) / Math.sqrt(yy);
}

/** Whether each group has its place, or how the two measures hang together. */
function describeScatter(picture: ScatterPicture, { lang }: Look): string {
  const finite = picture.points.filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  if (finite.length === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const [xLow, xHigh] = extent([finite.map(({ x }) => x)]) ?? [0, 0];
  const [yLow, yHigh] = extent([finite.map(({ y }) => y)]) ?? [0, 0];
  const names = { x: picture.x.label[lang], y: picture.y.label[lang] };
  const lost = picture.points.length - finite.length;
  const statements = [say(lang, charts.points, { n: finite.length, ...names, xLow, xHigh, yLow, yHigh })];
  if (picture.groups.length > 1)
    picture.groups.forEach((label, k) => {
      const group = finite.filter(point => (point.group ?? 0) === k);
      if (group.length === 0) return;
      const mean = (of: 'x' | 'y') => group.reduce((sum, point) => sum + point[of] / group.length, 0);
      statements.push(say(lang, charts.cluster, { name: label[lang], n: group.length, x: mean('x'), y: mean('y') }));
    });
  else {
    const r = correlation(finite);
    if (Number.isFinite(r) && finite.length > 2) statements.push(say(lang, charts.correlated, { r: fixed(r, 2) }));
  }
  const range = valuesOf(picture);
  if (range && picture.measure)
    statements.push(say(lang, charts.valued, { name: picture.measure[lang], low: range[0], high: range[1] }));
  if (lost > 0) statements.push(say(lang, charts.notFinite, { n: lost }));
  return sentences(lang, statements);
}
