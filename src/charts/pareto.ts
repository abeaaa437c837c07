import { charts } from '../i18n/charts.ts';
import type { ParetoPicture, Place } from '../lab/pictures.ts';
import { drawNothing, drawSentence } from './area.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid } from './grid.ts';
import { clip, forTier } from './measure.ts';
import { quiet, seriesColor } from './palette.ts';
import { canvasOf, cellIn, labelPoint, layPlane, scaleAbout, tooSmall, tracePath } from './plane.ts';
import type { Frame } from './plot.ts';
import { listed, say, sentences } from './say.ts';
import type { Chart, Look } from './types.ts';

type Point = ParetoPicture['points'][number];

/** The points that no other point beats or equals in both measures while beating it in one, in order of x. */
export function frontOf({ x, y, points }: ParetoPicture): Point[] {
  const sx = x.better === 'low' ? 1 : -1;
  const sy = y.better === 'low' ? 1 : -1;
  const finite = points.filter(point => Number.isFinite(point.x) && Number.isFinite(point.y));
  const sorted = [...finite].sort((a, b) => (a.x - b.x) * sx || (a.y - b.y) * sy);
  const front: Point[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (const point of sorted) {
    const last = front[front.length - 1];
    const equal = last !== undefined && last.x === point.x && last.y === point.y;
    if (point.y * sy < best || equal) front.push(point);
    best = Math.min(best, point.y * sy);
  }
  return front.sort((a, b) => a.x - b.x);
}

/** Candidates with the front as a staircase; what lies behind it is hollow. */
export function paretoChart(picture: ParetoPicture, grid: Grid, look: Look): Chart {
  const front = frontOf(picture);
  const text = describePareto(picture, front, look);
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
  else drawFront(picture, front, { x, y }, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawFront(
  picture: ParetoPicture,
  front: readonly Point[],
  scales: Pick<Frame, 'x' | 'y'>,
  grid: Grid,
  look: Look,
): void {
  const { capabilities, lang } = look;
  const [behind, best] = glyphSet(capabilities.glyphs).points;
  const named = (axis: ParetoPicture['x']) =>
    `${axis.label[lang]} (${say(lang, axis.better === 'low' ? charts.lowBetter : charts.highBetter)})`;
  const color = seriesColor(1, capabilities);
  const frame = layPlane(grid, look, scales, { x: named(picture.x), y: named(picture.y) }, [
    { key: best, label: say(lang, charts.front), value: String(front.length), ink: { fg: color, attr: BOLD } },
    {
      key: behind,
      label: say(lang, charts.beaten),
      value: String(picture.points.length - front.length),
      ink: quiet(capabilities),
    },
  ]);
  drawStairs(picture, front, frame);
  for (const each of [picture.points.filter(point => !front.includes(point)), front])
    for (const { x, y } of each) {
      const cell = cellIn(frame, x, y);
      if (cell && each === front) grid.put(cell.x, cell.y, best, { fg: color, attr: BOLD });
      else if (cell) grid.put(cell.x, cell.y, behind, quiet(capabilities));
    }
  const shortName = (point: Point) => clip(forTier(point.label[lang], capabilities.glyphs), 18);
  for (const point of front) labelPoint(frame, point.x, point.y, shortName(point), color);
  for (const point of picture.points)
    if (!front.includes(point)) labelPoint(frame, point.x, point.y, shortName(point), quiet(capabilities).fg);
}

/** The edge of what is beaten: level, then upright, from each point of the front to the next. */
function drawStairs(picture: ParetoPicture, front: readonly Point[], frame: Frame): void {
  const canvas = canvasOf(frame);
  // From a point one moves along x first when a smaller x is the better one: until the next point nothing is gained.
  const corner = (a: Place, b: Place) => (picture.x.better === 'low' ? { x: b.x, y: a.y } : { x: a.x, y: b.y });
  const stairs = front.flatMap((point, i): Place[] => {
    const before = front[i - 1];
    return before ? [corner(before, point), point] : [point];
  });
  const places = stairs.map(({ x, y }) => ({ u: frame.x.position(x), v: 1 - frame.y.position(y) }));
  tracePath(canvas, places, 0);
  const ascii = frame.look.capabilities.glyphs === 'ascii';
  canvas.each((x, y, glyph) => {
    frame.grid.put(frame.left + x, frame.top + y, ascii ? '.' : glyph, { fg: seriesColor(1, frame.look.capabilities) });
  });
}

function describePareto(picture: ParetoPicture, front: readonly Point[], { lang }: Look): string {
  const first = front[0];
  const last = front[front.length - 1];
  if (!first || !last) return sentences(lang, [say(lang, charts.nothing)]);
  const names = { x: picture.x.label[lang], y: picture.y.label[lang] };
  const item = (point: Point) => say(lang, charts.candidate, { name: point.label[lang], x: point.x, y: point.y });
  const shown = front.length <= 6 ? front : [first, last];
  return sentences(lang, [
    say(lang, charts.frontIs, {
      ...names,
      n: picture.points.length,
      k: front.length,
      list: listed(lang, shown.map(item)),
    }),
  ]);
}
