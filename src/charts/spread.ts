import { charts } from '../i18n/charts.ts';
import type { SpreadPicture } from '../lab/pictures.ts';
import { drawNothing, drawSentence, glyphAt, paintGlyphs, paintPixels } from './area.ts';
import { drawAxes, layFrame } from './axes.ts';
import { glyphSet } from './glyphs.ts';
import { type Grid, NONE } from './grid.ts';
import { densityOf, momentsOf, rangeOf } from './histograms.ts';
import { quiet, ramp, rampColor } from './palette.ts';
import { tooSmall } from './plane.ts';
import { say, sentences } from './say.ts';
import { extent, linearScale } from './scale.ts';
import type { Chart, Look } from './types.ts';
import { words } from './words.ts';

/** Bins up, steps to the right, the share of the values as colour (its square root, so that tails are seen). */
export function spreadChart(picture: SpreadPicture, grid: Grid, look: Look): Chart {
  const text = describeSpread(picture, look);
  const range = rangeOf(picture.edges);
  const steps = extent([picture.steps]);
  if (!range || !steps || picture.counts.length === 0) drawNothing(grid, look);
  else if (tooSmall(grid)) drawSentence(text, grid, look);
  else drawSpread(picture, range, steps, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawSpread(
  picture: SpreadPicture,
  range: readonly [number, number],
  steps: readonly [number, number],
  grid: Grid,
  look: Look,
): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const scales = { x: linearScale(...steps), y: linearScale(...range) };
  const frame = layFrame(grid, look, glyphs, scales, { top: 1, right: 0 });
  const fine = look.capabilities.glyphs === 'full' && look.capabilities.color > 0 ? frame.rows * 2 : frame.rows;
  const columns = picture.counts.map(counts => densityOf(picture.edges, counts, range, fine));
  const most = columns.reduce((peak, column) => column.reduce((a, b) => Math.max(a, b), peak), 0);
  const at = nearestSteps(picture, steps, frame.columns);
  const shareAt = (u: number, v: number) => {
    const column = columns[at[Math.floor(u * frame.columns)] ?? 0];
    const value = column?.[Math.floor((1 - v) * fine)] ?? 0;
    return most > 0 ? Math.sqrt(value / most) : 0;
  };
  const colors = ramp('height', look.capabilities);
  if (look.capabilities.color > 0)
    paintPixels(frame, (u, v) => (shareAt(u, v) > 0 ? rampColor(colors, shareAt(u, v)) : NONE), grid, look, ' ');
  else {
    const shades = glyphs.greys;
    paintGlyphs(frame, shareAt, shades, grid);
  }
  drawAxes(frame, true, words.step[look.lang]);
  drawKey(most > 0, grid, look);
}

/** Which histogram each column shows: the one whose step is nearest. */
function nearestSteps({ steps }: SpreadPicture, [low, high]: readonly [number, number], columns: number): number[] {
  return Array.from({ length: columns }, (_, c) => {
    const step = low + ((high - low) * c) / Math.max(1, columns - 1);
    let best = 0;
    steps.forEach((other, i) => {
      if (Math.abs(other - step) < Math.abs((steps[best] ?? Number.POSITIVE_INFINITY) - step)) best = i;
    });
    return best;
  });
}

function drawKey(any: boolean, grid: Grid, look: Look): void {
  const { greys } = glyphSet(look.capabilities.glyphs);
  const colors = ramp('height', look.capabilities);
  const ink = quiet(look.capabilities);
  let x = grid.text(0, 0, `${say(look.lang, charts.few)} `, ink);
  const length = any ? Math.min(10, grid.columns - x - 6) : 0;
  for (let k = 0; k < length; k++) {
    const share = (k + 0.5) / length;
    if (look.capabilities.color > 0) grid.put(x++, 0, ' ', { bg: rampColor(colors, share) });
    else grid.put(x++, 0, glyphAt(greys, share));
  }
  grid.text(x, 0, ` ${say(look.lang, charts.many)}`, ink);
}

function describeSpread({ steps, edges, counts }: SpreadPicture, { lang }: Look): string {
  const moments = counts.map(each => momentsOf(edges, each));
  const first = moments.findIndex(({ n }) => n > 0);
  const last = moments.findLastIndex(({ n }) => n > 0);
  const [a, b] = [moments[first], moments[last]];
  if (!a || !b) return sentences(lang, [say(lang, charts.nothing)]);
  const grows = b.sd > a.sd * 1.1 ? charts.widens : b.sd < a.sd * 0.9 ? charts.narrows : charts.keepsWidth;
  const values = { fromStep: steps[first] ?? 0, toStep: steps[last] ?? 0, from: a.sd, to: b.sd };
  return sentences(lang, [say(lang, grows, values), say(lang, charts.meanMoves, { from: a.mean, to: b.mean })]);
}
