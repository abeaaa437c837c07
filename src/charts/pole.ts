import { charts } from '../i18n/charts.ts';
import type { PolePicture } from '../lab/pictures.ts';
import { drawSentence } from './area.ts';
import { Braille } from './braille.ts';
import { fixed, formatNumber } from './format.ts';
import { glyphSet } from './glyphs.ts';
import { BOLD, type Grid } from './grid.ts';
import { cells, clip, forTier } from './measure.ts';
import { alarm, quiet, seriesColor } from './palette.ts';
import { say, sentences } from './say.ts';
import type { Chart, Look } from './types.ts';

const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** True when the episode is over: outside the track, or fallen too far. */
export const hasFallen = ({ position, angle, limits }: PolePicture): boolean =>
  !(Math.abs(position) <= limits.position && Math.abs(angle) <= limits.angle);

/** A pole on a cart on its track, with the ends of the track and the angle at which the episode ends. */
export function poleChart(picture: PolePicture, grid: Grid, look: Look): Chart {
  const text = describePole(picture, look);
  const drawable = Number.isFinite(picture.position) && Number.isFinite(picture.angle) && picture.limits.position > 0;
  if (grid.rows < 5 || grid.columns < 20 || !drawable) drawSentence(text, grid, look);
  else drawScene(picture, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawScene(picture: PolePicture, grid: Grid, look: Look): void {
  const { capabilities } = look;
  const glyphs = glyphSet(capabilities.glyphs);
  const ink = quiet(capabilities);
  const ground = grid.rows - 2;
  const reach = (grid.columns - 9) / 2;
  const at = (position: number) =>
    Math.round((grid.columns - 1) / 2 + Math.max(-1.1, Math.min(1.1, position / picture.limits.position)) * reach);
  for (let x = 0; x < grid.columns; x++) grid.put(x, ground, glyphs.level, ink);
  for (const end of [-1, 1]) {
    const x = at(end * picture.limits.position);
    grid.put(x, ground, glyphs.corner === '└' ? '┴' : '+', ink);
    const label = formatNumber(end * picture.limits.position, 2);
    grid.text(Math.max(0, Math.min(grid.columns - label.length, x - (label.length >> 1))), ground + 1, label, ink);
  }
  const cart = Math.max(3, Math.min(grid.columns - 4, at(picture.position)));
  drawPole(picture, cart, ground - 2, grid, look);
  drawCart(picture, cart, ground - 1, grid, look);
  drawReading(picture, grid, look);
}

/** The pole from the middle of the cart up; dots at the limit of its angle on both sides. */
function drawPole(picture: PolePicture, cart: number, bottom: number, grid: Grid, look: Look): void {
  const canvas = new Braille(grid.columns, grid.rows);
  const length = Math.max(2, (bottom + 1) * 4 - 5);
  const [x, y] = [cart * 2, bottom * 4 + 3];
  const end = (angle: number, share: number): [number, number] => [
    Math.round(x + Math.sin(angle) * length * share),
    Math.round(y - Math.cos(angle) * length * share),
  ];
  for (const side of [-1, 1]) {
    const from = end(side * picture.limits.angle, 0.7);
    canvas.line(...from, ...end(side * picture.limits.angle, 1), 0, n => n % 3 === 0);
  }
  for (const shift of [0, 1]) {
    const [ex, ey] = end(picture.angle, 1);
    canvas.line(x + shift, y, ex + shift, Math.min(ey, grid.rows * 4 + 8), 1);
  }
  const ascii = look.capabilities.glyphs === 'ascii';
  const signs = Math.abs(picture.angle) < 0.1 ? '|' : picture.angle > 0 ? '/' : '\\';
  const color = hasFallen(picture) ? alarm(look.capabilities) : seriesColor(1, look.capabilities);
  canvas.each((column, row, glyph, owner) => {
    const ink = owner === 1 ? { fg: color, attr: BOLD } : quiet(look.capabilities);
    if (row > 0 || grid.rows < 8) grid.put(column, row, ascii ? (owner === 1 ? signs : '.') : glyph, ink);
  });
}

function drawCart({ force }: PolePicture, cart: number, row: number, grid: Grid, look: Look): void {
  const { arrows } = glyphSet(look.capabilities.glyphs);
  const ink = { fg: seriesColor(0, look.capabilities), attr: BOLD };
  grid.text(cart - 2, row, '[o-o]', ink);
  if (force === 'right') grid.text(cart - 4, row, arrows.right, ink);
  if (force === 'left') grid.text(cart + 4, row, arrows.left, ink);
}

/** Step, position and angle above the scene; what has gone wrong stands first. */
function drawReading(picture: PolePicture, grid: Grid, look: Look): void {
  const { capabilities, lang } = look;
  const reading = say(lang, charts.poleReading, {
    step: picture.step,
    x: fixed(picture.position, 2),
    angle: fixed(degrees(picture.angle), 1),
  });
  const fallen = hasFallen(picture) ? `${glyphSet(capabilities.glyphs).bad} ${say(lang, charts.fallen)}` : '';
  const text = clip(forTier(reading, capabilities.glyphs), grid.columns);
  grid.text(0, 0, text, quiet(capabilities));
  if (cells(text) + 2 + cells(fallen) <= grid.columns)
    grid.text(cells(text) + 2, 0, fallen, { fg: alarm(capabilities), attr: BOLD });
}

function describePole(picture: PolePicture, { lang }: Look): string {
  const { position, angle, limits, force, step } = picture;
  if (!Number.isFinite(position) || !Number.isFinite(angle))
    return sentences(lang, [say(lang, charts.poleLost, { step })]);
  const side = (value: number) => say(lang, value < 0 ? charts.left : charts.right);
  const facts = {
    step,
    x: Math.abs(position).toFixed(2),
    side: side(position),
    angle: Math.abs(degrees(angle)).toFixed(1),
    lean: side(angle),
  };
  const pushed = force === 'none' ? '' : say(lang, charts.pushed, { side: side(force === 'left' ? -1 : 1) });
  return sentences(lang, [
    say(lang, charts.pole, facts) + pushed,
    hasFallen(picture)
      ? say(lang, Math.abs(angle) > limits.angle ? charts.overAngle : charts.overTrack, {
          limit: Math.abs(angle) > limits.angle ? degrees(limits.angle).toFixed(0) : formatNumber(limits.position),
        })
      : '',
  ]);
}
