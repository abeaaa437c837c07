import { charts } from '../i18n/charts.ts';
import type { Place, TrajectoriesPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid } from './grid.ts';
import { clip, forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { canvasOf, cellIn, labelPoint, layPlane, tooSmall, tracePath } from './plane.ts';
import { DASHES, type Frame, keyOf } from './plot.ts';
import { listed, say, sentences } from './say.ts';
import { linearScale } from './scale.ts';
import type { Chart, Look } from './types.ts';

const isFinitePlace = ({ x, y }: Place): boolean => Number.isFinite(x) && Number.isFinite(y);

/** Ways over a plane as lines of dots, dashed differently, with their first points hollow and their last ones filled. */
export function trajectoriesChart(picture: TrajectoriesPicture, grid: Grid, look: Look): Chart {
  const text = describeTrajectories(picture, look);
  const { capabilities, lang } = look;
  const [xMin, xMax, yMin, yMax] = picture.domain;
  if (picture.paths.length === 0 && picture.landmarks.length === 0) drawNothing(grid, look);
  else if (tooSmall(grid)) drawSentence(text, grid, look);
  else {
    const ascii = capabilities.glyphs === 'ascii';
    const scales = { x: linearScale(xMin, xMax), y: linearScale(yMin, yMax) };
    const frame = layPlane(
      grid,
      look,
      scales,
      { x: '', y: '' },
      picture.paths.map(({ label }, k) => ({
        key: ascii ? (STARS[k % STARS.length] ?? '*') : keyOf(k, true, glyphSet(capabilities.glyphs)),
        label: forTier(label[lang], capabilities.glyphs),
        value: '',
        ink: { fg: seriesColor(k, capabilities) },
      })),
    );
    drawWays(picture, frame);
    for (const { x, y, label } of picture.landmarks) {
      const cell = cellIn(frame, x, y);
      if (cell) grid.put(cell.x, cell.y, '+', { attr: BOLD });
      labelPoint(frame, x, y, clip(forTier(label[lang], capabilities.glyphs), 14), quiet(capabilities).fg);
    }
    drawEnds(picture, frame);
  }
  return { lines: grid.toLines(capabilities.color), text };
}

/** Signs of the ways where there are no dots of braille. */
const STARS = ['*', '.', '%', '~'];

function drawWays(picture: TrajectoriesPicture, frame: Frame): void {
  const { grid, look, left, top } = frame;
  const ascii = look.capabilities.glyphs === 'ascii';
  const canvas = canvasOf(frame);
  picture.paths.forEach(({ points }, k) => {
    const places = points.map(({ x, y }) => ({ u: frame.x.position(x), v: 1 - frame.y.position(y) }));
    tracePath(canvas, places, k, DASHES[k % DASHES.length]);
  });
  canvas.each((x, y, glyph, owner) => {
    const sign = ascii ? (STARS[owner % STARS.length] ?? '*') : glyph;
    grid.put(left + x, top + y, sign, { fg: seriesColor(owner, look.capabilities) });
  });
}

function drawEnds(picture: TrajectoriesPicture, frame: Frame): void {
  const { grid, look, glyphs } = frame;
  picture.paths.forEach(({ points }, k) => {
    const ends = [points.find(isFinitePlace), points.findLast(isFinitePlace)];
    ends.forEach((point, i) => {
      const cell = point && cellIn(frame, point.x, point.y);
      if (cell)
        grid.put(cell.x, cell.y, glyphs.ends[i as 0 | 1], { fg: seriesColor(k, look.capabilities), attr: BOLD });
    });
  });
}

/** Length of a way along its finite points. */
export function lengthOf(points: readonly Place[]): number {
  const finite = points.filter(isFinitePlace);
  return finite.reduce((sum, point, i) => {
    const before = finite[i - 1];
    return before ? sum + Math.hypot(point.x - before.x, point.y - before.y) : 0;
  }, 0);
}

function describeTrajectories({ domain, paths, landmarks }: TrajectoriesPicture, { lang }: Look): string {
  if (paths.length === 0 && landmarks.length === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const [xMin, xMax, yMin, yMax] = domain;
  const marks = landmarks.map(({ label, x, y }) => say(lang, charts.landmark, { name: label[lang], x, y }));
  if (paths.length === 0) return sentences(lang, [listed(lang, marks)]);
  return sentences(
    lang,
    paths.map(({ label, points }) => {
      const finite = points.filter(isFinitePlace);
      const first = finite[0];
      const last = finite[finite.length - 1];
      const name = label[lang];
      if (!first || !last) return say(lang, charts.pathEmpty, { name });
      const nearest = landmarks.reduce<{ name: string; distance: number } | null>((best, mark) => {
        const distance = Math.hypot(mark.x - last.x, mark.y - last.y);
        return Number.isFinite(distance) && (!best || distance < best.distance)
          ? { name: mark.label[lang], distance }
          : best;
      }, null);
      const facts = {
        name,
        n: points.length,
        x0: first.x,
        y0: first.y,
        x: last.x,
        y: last.y,
        length: lengthOf(points),
      };
      const left = finite.some(({ x, y }) => x < xMin || x > xMax || y < yMin || y > yMax);
      return (
        say(lang, charts.way, facts) +
        (nearest ? say(lang, charts.wayEndsNear, { ...nearest }) : '') +
        (left ? say(lang, charts.wayLeaves) : '') +
        (finite.length < points.length ? say(lang, charts.pathLost) : '')
      );
    }),
  );
}
