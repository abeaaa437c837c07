import { charts } from '../i18n/charts.ts';
import type { PolicyCell, PolicyPicture } from '../lab/pictures.ts';
import { type Area, drawNothing, drawSentence, inkAt } from './area.ts';
import { formatShort } from './format.ts';
import { type Glyphs, glyphSet } from './glyphs.ts';
import { type Grid, NONE } from './grid.ts';
import { quiet, ramp, rampColor, seriesColor } from './palette.ts';
import { say, sentences } from './say.ts';
import { extent } from './scale.ts';
import type { Chart, Look } from './types.ts';

type Free = Extract<PolicyCell, { kind: 'free' }>;

/** Joints of the lattice: upper, middle and lower row, each left, middle, right. */
const JOINTS = ['┌', '┬', '┐', '├', '┼', '┤', '└', '┴', '┘'];

const STEP = { up: [-1, 0], down: [1, 0], left: [0, -1], right: [0, 1] } as const;

/** Arrows in a grid world, with the values of the cells as colours and, where there is room, as numbers. */
export function policyChart(picture: PolicyPicture, grid: Grid, look: Look): Chart {
  const text = describePolicy(picture, look);
  const cols = Math.floor(picture.cols);
  const rows = Math.floor(picture.rows);
  if (!(cols >= 1 && rows >= 1)) drawNothing(grid, look);
  else if (cols > grid.columns || rows > grid.rows) drawSentence(text, grid, look);
  else drawWorld(picture, cols, rows, grid, look);
  return { lines: grid.toLines(look.capabilities.color), text };
}

function drawWorld(picture: PolicyPicture, cols: number, rows: number, grid: Grid, look: Look): void {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const numbered = picture.cells.some(cell => cell.kind === 'free' && cell.value !== undefined);
  // A cell with a frame about it shares its left and upper edge with its neighbours.
  const width = [10, 8, 6, 4].find(cells => cells * cols + 1 <= grid.columns) ?? 0;
  const height = [4, 3, 2].find(cells => cells * rows + 1 <= grid.rows && (cells < 4 || width >= 10)) ?? 0;
  if (width === 0 || height === 0) {
    const step = [3, 2, 1].find(cells => cells * cols <= grid.columns) ?? 1;
    for (let row = 0; row < rows; row++)
      for (let col = 0; col < cols; col++) {
        const area = { left: col * step, top: row, columns: step, rows: 1 };
        drawCell(picture, row * cols + col, area, false, grid, look);
      }
    return;
  }
  drawLattice(cols, rows, width, height, glyphs, grid, look);
  for (let row = 0; row < rows; row++)
    for (let col = 0; col < cols; col++) {
      const area = { left: col * width + 1, top: row * height + 1, columns: width - 1, rows: height - 1 };
      drawCell(picture, row * cols + col, area, numbered && height >= 3 && width >= 6, grid, look);
    }
}

function drawLattice(
  cols: number,
  rows: number,
  width: number,
  height: number,
  glyphs: Glyphs,
  grid: Grid,
  look: Look,
): void {
  const ink = quiet(look.capabilities);
  for (let y = 0; y <= rows * height; y++)
    for (let x = 0; x <= cols * width; x++) {
      const [upright, level] = [x % width === 0, y % height === 0];
      const joint = JOINTS[(y === 0 ? 0 : y === rows * height ? 6 : 3) + (x === 0 ? 0 : x === cols * width ? 2 : 1)];
      if (upright && level) grid.put(x, y, look.capabilities.glyphs === 'full' ? (joint ?? '┼') : '+', ink);
      else if (upright) grid.put(x, y, glyphs.upright, ink);
      else if (level) grid.put(x, y, glyphs.level, ink);
    }
}

function drawCell(picture: PolicyPicture, index: number, area: Area, numbered: boolean, grid: Grid, look: Look): void {
  const { capabilities } = look;
  const glyphs = glyphSet(capabilities.glyphs);
  const cell = picture.cells[index];
  if (!cell) return;
  const wall = cell.kind === 'wall';
  const bg = wall ? NONE : groundOf(cell, picture, look);
  for (let y = 0; y < area.rows; y++)
    for (let x = 0; x < area.columns; x++)
      grid.put(area.left + x, area.top + y, wall ? glyphs.wall : ' ', wall ? quiet(capabilities) : { bg });
  if (wall) return;
  const x = area.left + Math.floor((area.columns - 1) / 2);
  const y = area.top + Math.floor((area.rows - 1) / 2);
  const sign = signOf(cell, glyphs);
  const ink = inkAt(grid, x, y);
  if (cell.kind === 'end' && area.columns >= 4) {
    const reward = `${cell.reward > 0 ? '+' : ''}${formatShort(cell.reward).replace(/\.00$/, '')}`;
    grid.text(area.left + Math.max(0, Math.floor((area.columns - reward.length) / 2)), y, reward, ink, area.columns);
  } else grid.put(x, y, sign, ink);
  if (picture.agent === index) {
    const side = area.columns > 1 ? x - 1 : x;
    grid.put(side, y, '@', { ...ink, ...(bg === NONE ? { fg: seriesColor(1, capabilities) } : {}) });
  }
  if (!numbered || cell.kind !== 'free' || cell.value === undefined) return;
  const value = formatShort(cell.value);
  const start = area.left + Math.floor((area.columns - value.length) / 2);
  if (value.length <= area.columns) grid.text(start, area.top + area.rows - 1, value, { ...ink, attr: 0 });
}

function signOf(cell: PolicyCell, glyphs: Glyphs): string {
  if (cell.kind === 'wall') return glyphs.wall;
  if (cell.kind === 'end') return cell.reward > 0 ? '+' : '-';
  return cell.action ? glyphs.arrows[cell.action] : '?';
}

const worthOf = (cell: PolicyCell): number =>
  cell.kind === 'free' ? (cell.value ?? Number.NaN) : cell.kind === 'end' ? cell.reward : Number.NaN;

/** Two-sided about zero, so that what leads to harm and what leads to a reward look different. */
function groundOf(cell: PolicyCell, picture: PolicyPicture, look: Look): number {
  const range = extent([picture.cells.map(worthOf)]);
  if (look.capabilities.color === 0 || !range) return NONE;
  const largest = Math.max(Math.abs(range[0]), Math.abs(range[1])) || 1;
  return rampColor(ramp('classes', look.capabilities), worthOf(cell) / largest / 2 + 0.5);
}

/** Steps from a cell to an end, following the policy; null where it runs in a circle or into a wall. */
export function followPolicy(picture: PolicyPicture, from: number): { steps: number; reward: number } | null {
  const seen = new Set<number>();
  let at = from;
  for (let steps = 0; !seen.has(at); steps++) {
    seen.add(at);
    const cell = picture.cells[at];
    if (cell?.kind === 'end') return { steps, reward: cell.reward };
    if (cell?.kind !== 'free' || !cell.action) return null;
    const [down, right] = STEP[cell.action];
    const row = Math.floor(at / picture.cols) + down;
    const col = (at % picture.cols) + right;
    if (!(row >= 0 && row < picture.rows && col >= 0 && col < picture.cols)) return null;
    if (picture.cells[row * picture.cols + col]?.kind === 'wall') return null;
    at = row * picture.cols + col;
  }
  return null;
}

/** From how many cells the policy reaches an end with a reward. */
function describePolicy(picture: PolicyPicture, { lang }: Look): string {
  const free = picture.cells.flatMap((cell, i) => (cell.kind === 'free' ? [{ cell: cell as Free, i }] : []));
  if (free.length === 0) return sentences(lang, [say(lang, charts.nothing)]);
  const outcomes = free.map(({ i }) => followPolicy(picture, i));
  const good = outcomes.filter(outcome => outcome && outcome.reward > 0);
  const bad = outcomes.filter(outcome => outcome && outcome.reward <= 0);
  const longest = Math.max(0, ...good.map(outcome => outcome?.steps ?? 0));
  const facts = { cols: picture.cols, rows: picture.rows, n: free.length, good: good.length, longest };
  const lost = free.length - good.length - bad.length;
  return sentences(lang, [
    say(lang, good.length > 0 ? charts.policyReaches : charts.policyFails, facts),
    bad.length > 0 ? say(lang, charts.policyHarms, { n: bad.length }) : '',
    lost > 0 ? say(lang, charts.policyLost, { n: lost }) : '',
  ]);
}
