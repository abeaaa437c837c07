import type { Picture } from '../lab/types.ts';
import { type Area, inkAt, paintPixels } from './area.ts';
import { Braille } from './braille.ts';
import { inkOn } from './color.ts';
import { describeField } from './describe-pictures.ts';
import { formatNumber } from './format.ts';
import { type Glyphs, glyphSet } from './glyphs.ts';
import { type Grid, NONE } from './grid.ts';
import { cells } from './measure.ts';
import { LEVELS, quiet, ramp, rampColor } from './palette.ts';
import { tracePath } from './plane.ts';
import type { Chart, Look } from './types.ts';
import { words } from './words.ts';

export type Field = Extract<Picture, { kind: 'field' }>;

/** A scalar field: two pixels in a cell where the tier has half blocks, shading where there is no colour. */
export function fieldChart(field: Field, grid: Grid, look: Look): Chart {
  const glyphs = glyphSet(look.capabilities.glyphs);
  const area = layField(field, grid, look);
  if (look.capabilities.color > 0) paintColors(field, area, grid, look);
  else paintShades(field, area, grid, glyphs);
  drawPath(field, area, grid, look, glyphs);
  for (const point of field.points) {
    const cell = cellOf(point, field, area);
    if (cell) grid.put(cell.x, cell.y, glyphs.points[point.label] ?? '?', inkAt(grid, cell.x, cell.y));
  }
  drawPathEnds(field, area, grid, glyphs);
  return { lines: grid.toLines(look.capabilities.color), text: describeField(field, look.lang) };
}

/** 0 … 1 between the ends of the range, clamped; NaN stays. */
export function shareOfRange(value: number, { range }: Field): number {
  const span = range[1] - range[0];
  return span === 0 ? 0.5 : Math.max(0, Math.min(1, (value - range[0]) / span));
}

/** Values at the middles of equal cells, row by row from the top. */
export type Lattice = { readonly values: ArrayLike<number>; readonly cols: number; readonly rows: number };

/** Value at a place of the picture, 0 … 1 from the left and from the top, on the plane between its four neighbours. */
export function sample(field: Lattice, u: number, v: number): number {
  const { cols, rows, values } = field;
  if (!(cols > 0 && rows > 0)) return Number.NaN;
  const x = Math.max(0, Math.min(cols - 1, u * cols - 0.5));
  const y = Math.max(0, Math.min(rows - 1, v * rows - 0.5));
  const x0 = Math.floor(x);
  const y0 = Math.floor(y);
  const x1 = Math.min(cols - 1, x0 + 1);
  const y1 = Math.min(rows - 1, y0 + 1);
  const at = (column: number, row: number) => values[row * cols + column] ?? Number.NaN;
  const top = at(x0, y0) * (1 - (x - x0)) + at(x1, y0) * (x - x0);
  const bottom = at(x0, y1) * (1 - (x - x0)) + at(x1, y1) * (x - x0);
  return top * (1 - (y - y0)) + bottom * (y - y0);
}

/** Legend above, range of x below, range of y on the left: as far as there is room. */
function layField(field: Field, grid: Grid, look: Look): Area {
  const top = grid.rows >= 5 && grid.columns >= 16 ? drawKey(field, grid, look) : 0;
  if (grid.rows < 9 || grid.columns < 30) return { left: 0, top, columns: grid.columns, rows: grid.rows - top };
  const [xMin, xMax, yMin, yMax] = field.domain.map(value => formatNumber(value, 2)) as [
    string,
    string,
    string,
    string,
  ];
  const left = Math.max(yMin.length, yMax.length) + 1;
  if (left > grid.columns / 4) return { left: 0, top, columns: grid.columns, rows: grid.rows - top };
  const ink = quiet(look.capabilities);
  const bottom = grid.rows - 2;
  grid.text(left - 1 - yMax.length, top, yMax, ink);
  grid.text(left - 1 - yMin.length, bottom, yMin, ink);
  grid.text(left, bottom + 1, xMin, ink);
  grid.text(grid.columns - xMax.length, bottom + 1, xMax, ink);
  return { left, top, columns: grid.columns - left, rows: grid.rows - top - 1 };
}

/** Says what colours and glyphs mean; returns the rows it took. */
function drawKey(field: Field, grid: Grid, look: Look): number {
  const { capabilities, lang } = look;
  const glyphs = glyphSet(capabilities.glyphs);
  const colors = ramp(field.scale, capabilities);
  const shade = (u: number) => {
    if (capabilities.color > 0) return { glyph: ' ', bg: colors[Math.min(LEVELS - 1, Math.floor(u * LEVELS))] ?? NONE };
    const list = field.scale === 'classes' ? glyphs.sides : glyphs.heights;
    return { glyph: list[Math.min(list.length - 1, Math.floor(u * list.length))] ?? ' ', bg: NONE };
  };
  let x = 0;
  if (field.scale === 'height') {
    x = grid.text(0, 0, formatNumber(field.range[0]), quiet(capabilities)) + 1;
    const length = Math.max(4, Math.min(12, Math.floor(grid.columns / 5)));
    for (let k = 0; k < length; k++) {
      const { glyph, bg } = shade(k / (length - 1));
      grid.put(x++, 0, glyph, { bg });
    }
    x = grid.text(x + 1, 0, formatNumber(field.range[1]), quiet(capabilities)) + 3;
  } else {
    for (const side of [0, 1] as const) {
      const { glyph, bg } = shade(side);
      const name = words[side === 0 ? 'class0' : 'class1'][lang];
      if (x + 4 + cells(name) > grid.columns) break;
      for (const char of [glyph, glyphs.points[side], glyph])
        grid.put(x++, 0, char, bg === NONE ? {} : { bg, fg: inkOn(bg) });
      x = grid.text(x + 1, 0, name, quiet(capabilities)) + 2;
    }
  }
  const extras =
    field.path.length > 0 ? [`${glyphs.ends[0]} ${words.start[lang]}`, `${glyphs.ends[1]} ${words.end[lang]}`] : [];
  if (field.scale === 'classes' && capabilities.color === 0) extras.push(`${glyphs.sides[2]} ${words.boundary[lang]}`);
  for (const text of extras) if (x + cells(text) <= grid.columns) x = grid.text(x, 0, text, quiet(capabilities)) + 2;
  return 1;
}

function paintColors(field: Field, area: Area, grid: Grid, look: Look): void {
  const colors = ramp(field.scale, look.capabilities);
  paintPixels(area, (u, v) => rampColor(colors, shareOfRange(sample(field, u, v), field)), grid, look);
}

/** Sides of the decision as light and dense shading with a line between; heights as glyphs from light to dense. */
function paintShades(field: Field, area: Area, grid: Grid, glyphs: Glyphs): void {
  const shares = new Float64Array((area.columns + 1) * (area.rows + 1));
  const wide = area.columns + 1;
  for (let y = 0; y <= area.rows; y++)
    for (let x = 0; x < wide; x++)
      shares[y * wide + x] = shareOfRange(sample(field, (x + 0.5) / area.columns, (y + 0.5) / area.rows), field);
  for (let y = 0; y < area.rows; y++)
    for (let x = 0; x < area.columns; x++) {
      const share = shares[y * wide + x] as number;
      const right = shares[y * wide + x + 1] as number;
      const below = shares[(y + 1) * wide + x] as number;
      const crossed = share < 0.5 !== right < 0.5 || share < 0.5 !== below < 0.5;
      grid.put(area.left + x, area.top + y, shadeOf(share, crossed, field.scale, glyphs));
    }
}

function shadeOf(share: number, crossed: boolean, scale: Field['scale'], glyphs: Glyphs): string {
  if (Number.isNaN(share)) return '?';
  if (scale === 'height')
    return glyphs.heights[Math.min(glyphs.heights.length - 1, Math.floor(share * glyphs.heights.length))] ?? ' ';
  if (crossed) return glyphs.sides[2];
  return glyphs.sides[share < 0.25 ? 0 : share < 0.5 ? 1 : share < 0.75 ? 3 : 4];
}

type Place = { readonly x: number; readonly y: number };

/** 0 … 1 from the left and from the top. */
function placeOf(point: Place, { domain: [xMin, xMax, yMin, yMax] }: Field): { u: number; v: number } {
  return { u: (point.x - xMin) / (xMax - xMin), v: (yMax - point.y) / (yMax - yMin) };
}

/** The cell of a point; null outside the picture. */
function cellOf(point: Place, field: Field, area: Area): Place | null {
  const { u, v } = placeOf(point, field);
  if (!(u >= 0 && u <= 1 && v >= 0 && v <= 1)) return null;
  return {
    x: area.left + Math.min(area.columns - 1, Math.floor(u * area.columns)),
    y: area.top + Math.min(area.rows - 1, Math.floor(v * area.rows)),
  };
}

/** Connected dots; without colour or dots of braille, stars. */
function drawPath(field: Field, area: Area, grid: Grid, look: Look, glyphs: Glyphs): void {
  const places = field.path.map(point => placeOf(point, field));
  const canvas = new Braille(area.columns, area.rows);
  const fine = look.capabilities.color > 0 && look.capabilities.glyphs !== 'ascii';
  tracePath(canvas, places, 0);
  canvas.each((x, y, glyph) => {
    const [column, row] = [area.left + x, area.top + y];
    grid.put(column, row, fine ? glyph : '*', inkAt(grid, column, row));
  });
  if (fine) return;
  for (const point of field.path) {
    const cell = cellOf(point, field, area);
    if (cell) grid.put(cell.x, cell.y, glyphs.dot, inkAt(grid, cell.x, cell.y));
  }
}

function drawPathEnds(field: Field, area: Area, grid: Grid, glyphs: Glyphs): void {
  const ends = [field.path[0], field.path.findLast(point => Number.isFinite(point.x) && Number.isFinite(point.y))];
  ends.forEach((point, i) => {
    const cell = point && field.path.length > i ? cellOf(point, field, area) : null;
    if (cell) grid.put(cell.x, cell.y, glyphs.ends[i as 0 | 1], inkAt(grid, cell.x, cell.y));
  });
}
